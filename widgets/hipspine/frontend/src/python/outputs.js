// What a cell gives, as it stands in the page: text, errors, tables, plots, and a way to a figure that it moved.

/** @import { Output, PlotlyFigure } from "./types.d.ts" */

import { host } from "../island/page-host.js";
import { modelOf } from "../island/model.js";
import plot from "../island/plot.js";
import { h } from "../lib/dom.js";
import { python as words } from "../words/python.js";
import { note, said } from "./said.js";

const DRAWN = ["scatter", "bar", "pie"]; // what the page's bundle of Plotly knows
const PRECISION = 4; // digits in the table beside a plot

/**
 * Add a piece of output at the end of a cell's result.
 * @param {HTMLElement} place
 * @param {Output} output
 * @param {{ plotly: string, show: (island: string) => void }} page
 */
export function add(place, output, page) {
  if (said(place, output)) return;
  if (output.type === "plot") place.append(drawn(output.figure, page.plotly));
  else if (output.type === "island") {
    const button = h(
      "button",
      { type: "button", class: "hs-py-button", onclick: () => page.show(output.island) },
      words.show,
    );
    place.append(h("p", { class: "hs-py-note" }, `${output.words} `, button));
  }
}

/**
 * @param {PlotlyFigure} figure
 * @param {string} address of the page's Plotly
 */
function drawn(figure, address) {
  const { template: _, ...layout } = figure.layout;
  const shown = { data: figure.data, layout };
  const still = h("div", { class: "hs-figure hs-plain" }, table(shown));
  const island = h("div", { class: "hs-island hs-py-plot" }, still);
  if (!figure.data.every(({ type = "scatter" }) => DRAWN.includes(type))) {
    still.prepend(note(words.plotKinds));
    return island;
  }
  const model = /** @type {import("../lib/types.d.ts").HostModel<any>} any: as the loader of islands makes it */ (
    modelOf({ figure: shown, _plotly: address })
  );
  // It is measured, so it is drawn when it stands in the page.
  requestAnimationFrame(() =>
    plot.render({ model, el: island, host }).catch((/** @type {Error} */ error) => {
      console.error(error.message);
    }),
  );
  return island;
}

/** @param {PlotlyFigure} figure */
function table({ data, layout }) {
  const titles = [layout.xaxis, layout.yaxis].map((axis, i) => axis?.title?.text ?? "xy"[i]);
  const rows = data.flatMap(({ name = "", x, y }) => {
    const [along, up] = [listed(x), listed(y)];
    return up.map((value, i) => [name, printed(along[i] ?? i), printed(value)]);
  });
  const head = h("tr", {}, ...[words.line, ...titles].map((title) => h("th", { scope: "col" }, title)));
  const body = rows.map((row) => h("tr", {}, ...row.map((value) => h("td", {}, value))));
  return h(
    "details",
    { class: "hs-more" },
    h("summary", {}, words.plotNumbers),
    h("table", { class: "hs-table" }, h("thead", {}, head), h("tbody", {}, ...body)),
  );
}

/**
 * @param {unknown} values
 * @returns {unknown[]}
 */
const listed = (values) => (Array.isArray(values) ? values : []);
/** @type {(value: unknown) => string} */
const printed = (value) => (typeof value === "number" ? String(Number(value.toPrecision(PRECISION))) : String(value));
