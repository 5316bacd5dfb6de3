// A plain Plotly plot of a chapter's cell, in the published page: fitted to the column and in the page's colours.
// The model holds name, figure (what plotly.py made) and _plotly, the address of a file of this site.

/** @import { Place } from "../lib/types.d.ts" */

import { plotly } from "../lib/plotly.js";
import { plot as words } from "../words/plot.js";

const MARGIN = { l: 56, r: 12, t: 12, b: 48 };
const HEIGHT = 320;
const COLOURS = ["blue", "red", "green", "amber", "violet"];

/**
 * @typedef {object} PlotTraits
 * @property {{ data: object[], layout: { xaxis?: object, yaxis?: object } }} figure
 * @property {string} _plotly
 */

/** @param {Place<PlotTraits>} place */
async function render({ model, el }) {
  const Plotly = await plotly(model);
  const { data, layout } = model.get("figure");
  const still = /** @type {HTMLElement} */ (el.querySelector(".hs-plain")); // the page has a table there
  const plot = document.createElement("div");
  plot.className = "hs-plain-plot";
  plot.setAttribute("role", "group");
  plot.setAttribute("aria-label", words.label);
  still.prepend(plot);
  still.querySelector(".hs-needs-script")?.remove();

  function draw() {
    const style = getComputedStyle(el);
    const gridcolor = style.getPropertyValue("--hs-line");
    const axis = { gridcolor, zeroline: false, automargin: true, fixedrange: true };
    const shown = {
      ...layout,
      autosize: false,
      width: plot.clientWidth,
      height: HEIGHT,
      margin: MARGIN,
      dragmode: false,
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      colorway: COLOURS.map((name) => style.getPropertyValue(`--hs-${name}`).trim()),
      font: { family: style.fontFamily, color: style.color, size: 13 },
      legend: { orientation: "h", y: 1.02, yanchor: "bottom", x: 0 },
      xaxis: { ...axis, ...layout.xaxis },
      yaxis: { ...axis, ...layout.yaxis },
    };
    // Plotly keeps and fills in what it is given; the state must stay as it came.
    Plotly.react(plot, structuredClone(data), structuredClone(shown), { displayModeBar: false });
  }

  new ResizeObserver(draw).observe(plot);
  new MutationObserver(draw).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  draw();
}

export const values = () => ({});
export default { render };
