// What stands on the page of a figure, beside and below the drawing.

/** @import { Ask, Row } from "./controls.js" */
/** @import { ChoiceParameter, Preset, Spec, Values } from "./types.d.ts" */

import { h } from "../lib/dom.js";
import { figure as words } from "../words.js";
import { choiceRow, readoutRow, sliderRow, teaching } from "./controls.js";
import { numbersTable, sourceLine, takeAway } from "./sharing.js";

const NO_TEACHING = { before: [], after: [] };
/** @type {(text: string, onclick: () => void) => HTMLButtonElement} */
const button = (text, onclick) => h("button", { type: "button", class: "hs-button", onclick }, text);
/** @type {<T, R>(list: T[], make: (list: T[]) => R) => R[]} */
const some = (list, make) => (list.length ? [make(list)] : []);

/**
 * Where a figure stands: what stood there before, whether what teaches is left out, the address of the page that lists
 * works, and whether a link makes sense.
 * @typedef {{ poster: Element | null, bare?: boolean, references?: string, inPage: boolean }} Where
 */

/**
 * What happens.
 * @typedef {object} Does
 * @property {Ask} ask
 * @property {(values: Values) => void} take
 * @property {() => void} toggle
 * @property {() => void} restore
 * @property {() => Values} now
 * @property {(format: string) => Promise<void>} picture
 */

/** @typedef {ReturnType<typeof laidOut>} Parts */

/**
 * The elements of a figure.
 * @param {Spec} spec
 * @param {string} id
 * @param {Where} where
 * @param {Does} does
 */
export function laidOut(spec, id, { poster, bare, references, inPage }, does) {
  const [left, right, bottom, top] = spec.extent;
  const plot = h("div", { class: "hs-plot", role: "group", "aria-label": words.drawing(spec.title) });
  plot.style.aspectRatio = `${right - left} / ${top - bottom}`;
  if (poster) plot.append(poster);
  const sliders = spec.sliders.map((slider) => sliderRow(slider, spec, `${id}-${slider.parameter}`, does.ask));
  const choices = spec.choices.map((name) =>
    choiceRow(/** @type {ChoiceParameter} */ (spec.parameters.find((p) => p.name === name)), id, does.ask),
  );
  const readouts = spec.readouts.map(readoutRow);
  const sentence = h("p", { class: "hs-said", "aria-live": "polite" });
  const play = spec.play && button(words.play, does.toggle);
  const presets = some(
    spec.presets.map((preset) => presetButton(preset, does.take)),
    presetGroup,
  );
  const table = numbersTable(spec);
  const { before, after } = bare ? NO_TEACHING : teaching(spec); // bare: within a quiz
  const panel = h(
    "div",
    { class: "hs-panel" },
    ...presets,
    ...choices.map((row) => row.element),
    ...sliders.map((row) => row.element),
    h("div", { class: "hs-buttons" }, ...(play ? [play] : []), button(words.reset, does.restore)),
  );
  const listing = h("dl", { class: "hs-readouts" }, ...readouts.map((row) => row.element));
  const extras = [table.element, takeAway(spec, { now: does.now, picture: does.picture, inPage })];
  const element = h(
    "section",
    { class: "hs-figure", "aria-labelledby": id },
    h("p", { class: "hs-figure-title", id }, spec.title),
    ...before,
    h("div", { class: "hs-figure-body" }, plot, panel, listing),
    sentence,
    ...after,
    ...notes(spec, references),
    h("div", { class: "hs-extras" }, ...extras),
  );
  return { element, plot, sliders, choices, readouts, sentence, play, table };
}

/** @type {(preset: Preset, take: (values: Values) => void) => HTMLButtonElement} */
const presetButton = ({ label, values }, take) =>
  h("button", { type: "button", class: "hs-button hs-small", onclick: () => take(values) }, label);

/** @param {HTMLElement[]} presets */
const presetGroup = (presets) =>
  h("div", { class: "hs-presets", role: "group", "aria-label": words.settings }, ...presets);

/**
 * @param {Spec} spec
 * @param {string | undefined} references
 */
function notes({ illustrative, caption, sources }, references) {
  return [
    illustrative && h("p", { class: "hs-illustrative" }, h("b", {}, words.illustrative), illustrative),
    caption && h("p", { class: "hs-caption" }, caption),
    sources.length && sourceLine(sources, references),
  ].filter((note) => typeof note === "object");
}

/**
 * The button over the still picture of a drawing in three dimensions.
 * @param {() => Promise<void>} start
 */
export function opening(start) {
  const button = h("button", { type: "button", class: "hs-button hs-open" }, words.open);
  button.addEventListener("click", async () => {
    button.disabled = true;
    button.textContent = words.opening;
    try {
      await start();
    } catch {
      button.disabled = false;
      button.textContent = words.notOpened;
    }
  });
  return button;
}
