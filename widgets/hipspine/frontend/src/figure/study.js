// Charts of study values within a drawing, as Plotly draws them: the twin of figures/study.py.

/** @import { Axis, Spec, StudyValue } from "./types.d.ts" */

const THICK = "interval";

/**
 * The chart that is shown at these numbers, if there is one.
 * @param {Spec} spec
 * @param {number[]} e
 */
export const sheetOf = (spec, e) => spec.sheets.find(({ when }) => e[when] > 0) ?? null;

/**
 * The same for Plotly, or null.
 * @param {Spec} spec
 * @param {number[]} e
 * @param {number} theme
 */
export function studyPlotly(spec, e, theme) {
  const sheet = sheetOf(spec, e);
  if (!sheet) return null;
  const lines = sheet.lines
    .filter(({ when }) => e[when] > 0)
    .map(({ style, points }) => {
      const { line, width, dash } = spec.styles[style];
      const common = { type: "scatter", mode: "lines", hoverinfo: "skip" };
      const place = { x: points.map(([x]) => x), y: points.map(([, y]) => y) };
      return { ...common, ...place, line: { color: spec.palette[line ?? "ink"][theme], width, dash } };
    });
  const drawn = sheet.values.filter(({ when }) => e[when] > 0).map((value) => traceOf(value, spec, theme));
  const look = { hovermode: "closest", showlegend: false, barmode: "overlay" };
  return { data: [...lines, ...drawn], layout: { xaxis: axisOf(sheet.x), yaxis: axisOf(sheet.y), ...look } };
}

/** @param {Axis} axis */
const axisOf = ({ ends, ticks, title, log }) => ({
  title: { text: title },
  range: [...ends],
  type: log ? "log" : "linear",
  tickvals: ticks.map(([value]) => value),
  ticktext: ticks.map(([, text]) => text),
});

/** @type {(value: StudyValue, spec: Spec, theme: number) => object} */
function traceOf({ kind, style, x, y, told, interval, half }, { styles, palette }, theme) {
  /** @param {string | null} token */
  const colour = (token) => palette[token ?? "ink"][theme];
  const { fill, line, width, size } = styles[style];
  const look = { color: colour(fill), line: { color: colour(line ?? fill), width: line ? width : 0 } };
  const says = { hovertemplate: `${told.join("<br>")}<extra></extra>` };
  const [low, high] = interval ?? [0, 0];
  if (kind !== "dot") {
    const [start, length] = kind === "range" ? [low, high - low] : [0, x];
    const place = { orientation: "h", base: [start], x: [length], y: [y], width: [2 * half] };
    return { type: "bar", ...place, marker: look, ...says };
  }
  const dot = { type: "scatter", mode: "markers", x: [x], y: [y], marker: { ...look, size }, ...says };
  if (!interval) return dot;
  const ends = { array: [high - x], arrayminus: [x - low] };
  const { line: thick, width: thickness } = styles[THICK];
  return { ...dot, error_x: { type: "data", symmetric: false, ...ends, color: colour(thick), thickness, width: 0 } };
}
