// What stands on the page of a figure, beside and below the drawing.

/** @import { Ask, Row } from "./controls.js" */
/** @import { ChoiceParameter, Preset, Spec, Values } from "./types.d.ts" */

import { h } from "../lib/dom.js";
import { heading } from "../lib/heading.js";
import { figure as words } from "../words/figure.js";
import { card as cardOf } from "./card.js";
import { choiceRow, readoutRow, sliderRow, tasks } from "./controls.js";
import { guessing } from "./guess.js";
import { numbersTable, sourceLine, takeAway } from "./sharing.js";
import { numberOf } from "./values.js";
import { viewing } from "./views.js";

/** @type {(text: string, onclick: () => void) => HTMLButtonElement} */
const small = (text, onclick) => h("button", { type: "button", class: "hs-button hs-small", onclick }, text);
/** @type {<T, R>(list: T[], make: (list: T[]) => R) => R[]} */
const some = (list, make) => (list.length ? [make(list)] : []);

/**
 * Where a figure stands: in which element, what stood there before, whether what teaches is left out, whether all
 * is left out but a slider, the address of the page that lists works, and whether a link makes sense.
 * @typedef {object} Where
 * @property {Element} home
 * @property {Element | null} poster
 * @property {boolean} [bare]
 * @property {object} [alone]
 * @property {string} [references]
 * @property {boolean} inPage
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
 * @property {() => void} again
 * @property {import("../lib/types.d.ts").Host["share"]} [share]
 */

/** @typedef {ReturnType<typeof laidOut>} Parts */

/**
 * The elements of a figure.
 * @param {Spec} spec
 * @param {string} id
 * @param {Where} where
 * @param {Does} does
 */
export function laidOut(spec, id, { home, poster, bare, alone, references, inPage }, does) {
  const plot = h("div", { class: "hs-plot" });
  if (spec.solid) Object.assign(plot, { role: "group", ariaLabel: words.solid(spec.title) });
  const views = spec.views.length ? viewing(spec, plot) : null;
  if (poster) plot.append(poster);
  const sliders = spec.sliders.map((slider) =>
    sliderRow(slider, numberOf(spec, slider.parameter), `${id}-${slider.parameter}`, does.ask),
  );
  const choices = spec.choices.map((name) =>
    choiceRow(/** @type {ChoiceParameter} */ (spec.parameters.find((p) => p.name === name)), id, does.ask),
  );
  const readouts = spec.readouts.map(readoutRow);
  const sentence = h("p", { class: "hs-said", "aria-live": "polite" });
  const play = spec.play && small(words.play, does.toggle);
  const table = numbersTable(spec);
  const chart = spec.chart && h("div", { class: "hs-chart" });
  const charting = chart && chartChip(chart);
  const names = h("button", { type: "button", class: "hs-chip", "aria-pressed": "false", hidden: true }, words.names);
  const layers = some(
    [...choices.filter(({ layer }) => layer).map(({ element }) => element), ...(charting ? [charting] : []), names],
    (chips) => h("div", { class: "hs-layers", role: "group", "aria-label": words.layers }, ...chips),
  );
  const card = spec.card ? cardOf() : null;
  const panel = h(
    "div",
    { class: "hs-panel" },
    ...(alone ? [] : [...(views ? [views.element] : []), ...layers]),
    ...choices.filter(({ layer }) => !layer).map((row) => row.element),
    ...sliders.map((row) => row.element),
    ...(alone ? [] : [settings(spec, play, does)]),
    ...(card ? [sentence, card.element] : []),
    ...(alone ? [sentence] : []),
    ...(chart ? [chart] : []),
  );
  const title = heading(home, { class: "hs-figure-title", id }, spec.title);
  const level = title.localName.slice(1);
  const asked = spec.prediction && !bare ? guessing(spec, id, level, does) : null; // bare: within a quiz
  const described = h("p");
  const listing = h("dl", { class: "hs-readouts" }, ...readouts.map((row) => row.element));
  /** @returns {import("../share/share.js").Shared} */
  const shared = () => ({ spec, element, plot, asked, values: does.now() });
  const take = takeAway(spec, { now: does.now, picture: does.picture, inPage, share: does.share, shared });
  const numbers = more(words.numbers, "hs-numbers", described, listing, table.element);
  const teaching = spec.tasks.length && !bare ? [more(words.task, "hs-try", ...tasks(spec))] : [];
  const sources = more(words.how, "hs-how", ...notes(spec, references), take);
  const element = h(
    "section",
    { class: alone ? "hs-figure hs-alone" : "hs-figure", "aria-labelledby": id },
    title,
    ...(asked?.elements ?? []),
    h("div", { class: "hs-figure-body" }, plot, ...(asked?.beside ? [asked.beside] : []), panel),
    ...(card || alone ? [] : [sentence]),
    ...(alone ? [] : [h("div", { class: "hs-extras" }, ...teaching, numbers, sources)]),
  );
  const rows = { sliders, choices, readouts, numbers, table };
  return { element, plot, views, chart, card, names, sentence, described, play, asked, ...rows };
}

/** @type {(spec: Spec, play: HTMLElement | null, does: Does) => HTMLElement} */
const settings = (spec, play, does) =>
  h(
    "div",
    { class: "hs-presets", role: "group", "aria-label": words.settings },
    ...(play ? [play] : []),
    ...spec.presets.map((preset) => presetButton(preset, does.take)),
    small(words.reset, does.restore),
  );

/** @type {(name: string, kind: string, ...inside: Node[]) => HTMLDetailsElement} */
const more = (name, kind, ...inside) =>
  h("details", { class: `hs-more ${kind}` }, h("summary", {}, name), h("div", { class: "hs-inside" }, ...inside));

/**
 * On a phone the chart is asked for: it would push the sliders out of sight.
 * @param {HTMLElement} chart
 */
function chartChip(chart) {
  const chip = h(
    "button",
    { type: "button", class: "hs-chip hs-chart-chip", "aria-pressed": "false" },
    words.chartChip,
  );
  chip.addEventListener("click", () => {
    const shown = chart.classList.toggle("hs-asked-for");
    chip.ariaPressed = String(shown);
  });
  return chip;
}

/** @type {(preset: Preset, take: (values: Values) => void) => HTMLButtonElement} */
const presetButton = ({ label, values }, take) => small(label, () => take(values));

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
 * @param {() => Promise<unknown>} start
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
