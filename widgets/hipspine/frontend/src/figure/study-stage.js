// A chart of study values within a drawing: painted with it, and drawn by Plotly in the same field once a reader points
// at it. Its words stay as they are painted.

/** @import { Plotly } from "../lib/plotly.js" */
/** @import { Frame, Sheet, Spec, Theme } from "./types.d.ts" */

import { h } from "../lib/dom.js";
import { TEXT } from "./labels.js";
import { sheetOf, studyPlotly } from "./study.js";

const AWAKE = "hs-awake";
// From an axis to the middle of its painted words, below and to their right edge, beside it, in the figure's units.
const [BELOW, BESIDE] = [14, 6];
const PAD = 3; // that Plotly keeps by itself, in pixels

/**
 * @param {HTMLElement} plot
 * @param {{ svg: SVGSVGElement, groups: SVGElement[] }} drawn the drawing, and its group for each primitive
 * @param {Spec} spec
 * @param {() => Frame} fit
 * @param {() => Promise<Plotly>} open
 * @param {AbortSignal} signal
 */
export function studyStage(plot, { svg, groups }, spec, fit, open, signal) {
  spec.primitives.forEach(({ charted }, n) => groups[n].classList.toggle("hs-charted", Boolean(charted)));
  const field = h("div", { class: "hs-chart-field" }); // where a pointer asks for values
  const home = h("div", { class: "hs-chart-home" }); // where Plotly draws
  /** @type {Plotly | null} */
  let awake = null;
  let last = { numbers: /** @type {number[]} */ ([]), theme: /** @type {Theme} */ ("light") };
  let shown = "";

  /** @type {(numbers: number[], theme: Theme) => void} */
  function show(numbers, theme) {
    last = { numbers, theme };
    const found = sheetOf(spec, numbers);
    const sheet = found?.box ? found : null;
    if (!field.isConnected) plot.append(field, home);
    field.hidden = home.hidden = !sheet;
    svg.classList.toggle(AWAKE, Boolean(awake && sheet));
    if (!sheet) return;
    const place = placeOf(sheet, fit());
    Object.assign(field.style, place.css);
    if (awake) draw(awake, sheet, place);
  }

  /** @type {(Plotly: Plotly, sheet: Sheet, place: ReturnType<typeof placeOf>) => void} */
  function draw(Plotly, sheet, { margin }) {
    const { numbers, theme } = last;
    const chart = /** @type {NonNullable<ReturnType<typeof studyPlotly>>} */ (
      studyPlotly(spec, numbers, theme === "light" ? 0 : 1)
    );
    const { width, height, kind, scale } = fit();
    const now = JSON.stringify([chart, width, kind, theme]);
    if (now === shown) return;
    shown = now;
    const style = getComputedStyle(plot);
    /** @param {string} name */
    const token = (name) => style.getPropertyValue(name).trim();
    const { fontFamily: family, color } = style;
    // No lines across: each value has its words, and they would be struck.
    const axis = { linecolor: token("--muted"), showgrid: false, zeroline: false, tickfont: { weight: 600 } };
    const clear = { ticks: "outside", tickcolor: "rgba(0,0,0,0)" }; // they only keep the words where they were painted
    const still = { ...axis, ...clear, fixedrange: true, title: "", tickangle: 0 };
    const words = { family, size: TEXT[kind] };
    const [xaxis, yaxis] = [chart.layout.xaxis, chart.layout.yaxis].map((one) => ({ ...one, ...still }));
    const rows = !sheet.y.title; // their names stand in the drawing
    Plotly.react(
      home,
      chart.data,
      {
        ...chart.layout,
        xaxis: { ...xaxis, showline: true, ticklen: Math.max(0, BELOW * scale - TEXT[kind] * 0.6 - PAD) },
        yaxis: { ...yaxis, showline: !rows, showticklabels: !rows, ticklen: Math.max(0, BESIDE * scale - PAD) },
        autosize: false,
        width,
        height,
        margin,
        dragmode: false,
        paper_bgcolor: "rgba(0,0,0,0)",
        plot_bgcolor: "rgba(0,0,0,0)",
        font: { ...words, color: token("--muted") },
        hoverlabel: {
          bgcolor: token("--paper"),
          bordercolor: token("--accent"),
          align: "left",
          font: { ...words, color },
        },
      },
      { displayModeBar: false },
    );
  }

  async function begin() {
    const Plotly = await open();
    if (signal.aborted) return;
    awake = Plotly;
    signal.addEventListener("abort", () => Plotly.purge(home));
    show(last.numbers, last.theme);
  }

  /** @type {Promise<void> | undefined} */
  let begun;
  function wake() {
    // Where it does not load, the painted chart stays, and the next touch asks again.
    begun ??= begin().catch(() => {
      begun = undefined;
    });
    return begun;
  }
  field.addEventListener("pointerenter", wake, { signal });
  return { show };
}

/**
 * Where a chart lies in the drawing, in pixels.
 * @type {(sheet: Sheet, fit: Frame) => {
 *   css: { left: string, top: string, width: string, height: string },
 *   margin: { l: number, r: number, t: number, b: number } }}
 */
function placeOf({ box }, { width, height, scale, x, y }) {
  const [left, right, bottom, top] = box ?? [0, 0, 0, 0];
  const [l, t] = [x + left * scale, y - top * scale];
  const [wide, high] = [(right - left) * scale, (top - bottom) * scale];
  return {
    css: { left: `${l}px`, top: `${t}px`, width: `${wide}px`, height: `${high}px` },
    margin: { l, r: width - l - wide, t, b: height - t - high },
  };
}
