// What a reader sets and reads beside a drawing: sliders, choices and readouts as native controls.

/** @import { ChoiceParameter, NumberParameter, Readout, Slider, Spec, Value } from "./types.d.ts" */

import { h, tell } from "../lib/dom.js";
import { printed, withUnit } from "../lib/print.js";
import { figure as words } from "../words/figure.js";

const LONG = 44; // letters of an option, more than which do not stand on one line of a phone

/**
 * What happens when a parameter is to be set.
 * @typedef {(name: string, value: Value) => void} Ask
 */

/**
 * A control of one parameter, which can show its value.
 * @typedef {{ name: string, element: HTMLElement, show(value: Value): void }} Row
 */

/**
 * Have an element keep the room of its longest text so far, so that the page is not laid out anew at every step.
 * @param {HTMLElement} element
 */
function roomy(element) {
  const shown = h("span");
  element.classList.add("hs-roomy");
  element.append(shown);
  return {
    /** @param {string} text */
    say(text) {
      if (text.length > (element.dataset.longest?.length ?? 0)) element.dataset.longest = text;
      tell(shown, text);
    },
  };
}

/**
 * @param {Slider} slider
 * @param {Pick<NumberParameter, "minimum" | "maximum">} range
 * @param {string} id
 * @param {Ask} ask
 * @returns {Row}
 */
export function sliderRow(slider, { minimum, maximum }, id, ask) {
  const { parameter: name, label, step, decimals, unit, scale, ends } = slider;
  // Where a slider leads to both sides of nothing, its ends say which way.
  const signed = minimum < 0 && maximum > 0 && Boolean(ends[0]);
  /** @type {(value: number) => string} */
  const amount = (value) => {
    const text = withUnit(printed(signed ? Math.abs(value * scale) : value * scale, decimals), unit);
    const direction = signed && Number(value.toFixed(decimals)) ? ends[value < 0 ? 0 : 1] : "";
    return direction ? `${text} ${direction}` : text;
  };
  const field = h("span", { class: "hs-amount", "aria-hidden": "true" }); // the slider says it itself
  const shown = roomy(field);
  /** @type {HTMLInputElement} */
  const input = h("input", {
    type: "range",
    id,
    min: minimum,
    max: maximum,
    step,
    oninput: () => ask(name, Math.min(maximum, Math.max(minimum, Number(input.value)))),
  });
  const [low, high] = ends;
  const texts = [h("span", {}, low), h("span", {}, high)];
  const edges = low ? [h("span", { class: "hs-ends", "aria-hidden": "true" }, ...texts)] : [];
  const element = h("div", { class: "hs-control" }, h("label", { for: id }, label), field, input, ...edges);
  /** @type {number | null} */
  let before = null;
  return {
    name,
    element,
    show(/** @type {number} */ value) {
      if (input.value !== String(value)) input.value = String(value);
      if (value === before) return;
      before = value;
      input.style.setProperty("--hs-at", `${((value - minimum) / (maximum - minimum)) * 100}%`);
      const said = amount(value);
      shown.say(said);
      if (input.getAttribute("aria-valuetext") !== said) input.setAttribute("aria-valuetext", said);
    },
  };
}

/**
 * @param {ChoiceParameter} parameter
 * @param {string} id
 * @param {Ask} ask
 * @returns {Row & { layer: boolean }}
 */
export function choiceRow(parameter, id, ask) {
  if (parameter.layer) return chip(parameter, id, ask);
  return { layer: false, ...(parameter.as_list ? listed : buttons)(parameter, id, ask) };
}

/**
 * A part of the drawing that can be added and taken away.
 * @type {typeof choiceRow}
 */
function chip({ name, label }, _, ask) {
  /** @type {HTMLButtonElement} */
  const element = h(
    "button",
    {
      type: "button",
      class: "hs-chip",
      "aria-pressed": "false",
      onclick: () => ask(name, element.ariaPressed === "true" ? "off" : "on"),
    },
    label,
  );
  return { name, element, layer: true, show: (value) => press(element, value === "on") };
}

/** @type {(button: HTMLButtonElement, on: boolean) => void} */
function press(button, on) {
  if (button.ariaPressed !== String(on)) button.ariaPressed = String(on);
}

/** @type {(parameter: ChoiceParameter, id: string, ask: Ask) => Row} */
function listed({ name, label, options }, id, ask) {
  /** @type {HTMLSelectElement} */
  const list = h(
    "select",
    { id: `${id}-${name}`, onchange: () => ask(name, list.value) },
    ...options.map((option) => h("option", { value: option.id }, option.label)),
  );
  const element = h("div", { class: "hs-choice" }, h("label", { for: list.id }, h("b", {}, label)), list);
  return { name, element, show: (value) => (list.value = String(value)) };
}

/** @type {(parameter: ChoiceParameter, id: string, ask: Ask) => Row} */
function buttons({ name, label, options }, id, ask) {
  const inputs = options.map((option) =>
    h("input", { type: "radio", name: `${id}-${name}`, value: option.id, onchange: () => ask(name, option.id) }),
  );
  const element = h(
    "fieldset",
    { class: options.some(({ label: said }) => said.length > LONG) ? "hs-choice hs-long" : "hs-choice" },
    h("legend", {}, label),
    ...options.map((option, i) => h("label", {}, inputs[i], h("span", {}, option.label))),
  );
  return {
    name,
    element,
    show(value) {
      for (const input of inputs) input.checked = input.value === value;
    },
  };
}

/** @param {Readout} readout */
export function readoutRow({ label, value, unit, decimals, note, unusual }) {
  const shown = h("b");
  const amount = roomy(shown);
  const flag = h("span", { class: "hs-unusual" });
  const element = h("div", {}, h("dt", {}, label, ...(note ? [h("small", {}, note)] : [])), h("dd", {}, shown, flag));
  return {
    element,
    /** @param {number[]} numbers */
    show(numbers) {
      const none = !Number.isFinite(numbers[value]);
      amount.say(none ? "–" : withUnit(printed(numbers[value], decimals), unit));
      tell(flag, unusual !== null && numbers[unusual] > 0 ? words.unusual : "");
    },
  };
}

/**
 * What there is to try, and what one should then have seen.
 * @param {Spec} spec
 * @returns {HTMLElement[]}
 */
export function tasks({ tasks: all, answer }) {
  const list = h("ol", {}, ...all.map((task) => h("li", {}, task)));
  if (!answer.length) return [list];
  const summary = h("summary", {}, words.answer);
  return [list, h("details", { class: "hs-answer" }, summary, ...answer.map((part) => h("p", {}, part)))];
}
