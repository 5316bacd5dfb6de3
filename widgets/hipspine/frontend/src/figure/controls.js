// What a reader sets and reads beside a drawing: sliders, choices and readouts as native controls.

/** @import { ChoiceParameter, NumberParameter, Readout, Slider, Spec, Value } from "./types.d.ts" */

import { h } from "../lib/dom.js";
import { printed, withUnit } from "../lib/print.js";
import { figure as words } from "../words.js";

/**
 * What happens when a parameter is to be set.
 * @typedef {(name: string, value: Value) => void} Ask
 */

/**
 * A control of one parameter, which can show its value.
 * @typedef {{ name: string, element: HTMLElement, show(value: Value): void }} Row
 */

/**
 * @param {Slider} slider
 * @param {Spec} spec
 * @param {string} id
 * @param {Ask} ask
 * @returns {Row}
 */
export function sliderRow(slider, spec, id, ask) {
  const { parameter: name, label, step, decimals, unit, scale, ends } = slider;
  const { minimum, maximum } = /** @type {NumberParameter} */ (spec.parameters.find((p) => p.name === name));
  /** @type {(value: number) => string} */
  const amount = (value) => withUnit(printed(value * scale, decimals), unit);
  const shown = h("output", { for: id });
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
  const element = h("div", { class: "hs-control" }, h("label", { for: id }, label), shown, input, ...edges);
  return {
    name,
    element,
    show(/** @type {number} */ value) {
      input.value = String(value);
      input.style.setProperty("--hs-at", `${((value - minimum) / (maximum - minimum)) * 100}%`);
      shown.textContent = amount(value);
      input.setAttribute("aria-valuetext", amount(value));
    },
  };
}

/**
 * @param {ChoiceParameter} parameter
 * @param {string} id
 * @param {Ask} ask
 * @returns {Row}
 */
export function choiceRow(parameter, id, ask) {
  return (parameter.as_list ? listed : buttons)(parameter, id, ask);
}

/** @type {typeof choiceRow} */
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

/** @type {typeof choiceRow} */
function buttons({ name, label, options }, id, ask) {
  const inputs = options.map((option) =>
    h("input", { type: "radio", name: `${id}-${name}`, value: option.id, onchange: () => ask(name, option.id) }),
  );
  const element = h(
    "fieldset",
    { class: "hs-choice" },
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
  const amount = h("b");
  const flag = h("span", { class: "hs-unusual" });
  const element = h("div", {}, h("dt", {}, label, ...(note ? [h("small", {}, note)] : [])), h("dd", {}, amount, flag));
  return {
    element,
    /** @param {number[]} numbers */
    show(numbers) {
      const none = !Number.isFinite(numbers[value]);
      amount.textContent = none ? "–" : withUnit(printed(numbers[value], decimals), unit);
      flag.textContent = unusual !== null && numbers[unusual] > 0 ? words.unusual : "";
    },
  };
}

/**
 * What teaches with the figure: the prediction before it, the tasks and the hidden answer after it.
 * @param {Spec} spec
 * @returns {{ before: HTMLElement[], after: HTMLElement[] }}
 */
export function teaching({ prediction, tasks, answer }) {
  const before = prediction ? [h("p", { class: "hs-prediction" }, prediction)] : [];
  const list = h("ol", {}, ...tasks.map((task) => h("li", {}, task)));
  /** @type {HTMLElement[]} */
  const after = tasks.length ? [h("div", { class: "hs-tasks" }, h("p", {}, h("b", {}, words.task)), list)] : [];
  if (answer.length) {
    const summary = h("summary", {}, words.answer);
    after.push(h("details", { class: "hs-more hs-answer" }, summary, ...answer.map((part) => h("p", {}, part))));
  }
  return { before, after };
}
