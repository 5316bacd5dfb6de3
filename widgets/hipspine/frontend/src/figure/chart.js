// A chart beside a scene, painted until a reader asks for its values: the twin of figures/chart.py.

/** @import { Chart, CircleElement, Element, Frame, PathElement, Spec, Swept, TextElement } from "./types.d.ts" */

import { apart, ems, LEADING, TEXT } from "./labels.js";
import { LIFT } from "./painting.js";

const STEPS = 48;
const HEIGHT = 0.66;
const [LEAST, MOST] = [210, 320];
const GAP = 6;
export const NARROW = 340;
export const COLUMNS = 2;
/**
 * The parameter's values along x, and each curve's along them; `at` gives a figure's numbers there.
 * @param {Chart} chart
 * @param {(x: number) => number[]} at
 * @returns {Swept}
 */
export function sweep({ ticks: [ticks], curves }, at) {
  const [low, high] = [ticks[0], ticks[ticks.length - 1]];
  const xs = Array.from({ length: STEPS + 1 }, (_, k) => low + ((high - low) * k) / STEPS);
  const rows = xs.map(at);
  return { xs, rows: curves.map(({ value }) => rows.map((row) => row[value])) };
}

/** @param {number} tick */
const worded = (tick) => String(tick).replace("-", "−");

/**
 * The elements of a chart `width` pixels wide, in groups, and its height.
 * @param {Spec & { chart: Chart }} spec
 * @param {Swept} swept
 * @param {number} x
 * @param {number[]} now
 * @param {number} width
 * @param {Frame["kind"]} kind
 */
export function chartPainting(spec, swept, x, now, width, kind) {
  const { groups, height } = chartField(spec, swept, now, width, kind);
  groups.splice(MARK, 0, ...chartMark(spec, x, now, width, kind));
  return { groups, height };
}

export const MARK = 5; // the place of what marks the pose among the groups of a chart

/**
 * How a chart's numbers lie in its field.
 * @type {(chart: Chart, width: number, kind: Frame["kind"]) => ReturnType<typeof fieldOf> &
 *   { across: (value: number) => number, up: (value: number) => number }}
 */
function placedIn(chart, width, kind) {
  const field = fieldOf(chart, width, kind);
  const { left, right, top, bottom } = field;
  const [[x0, x1], [y0, y1]] = chart.ticks.map((ticks) => [ticks[0], ticks[ticks.length - 1]]);
  return {
    ...field,
    across: (value) => left + ((value - x0) / (x1 - x0)) * (right - left),
    up: (value) => bottom - ((value - y0) / (y1 - y0)) * (bottom - top),
  };
}

/** @type {(style: string, ...rings: number[][]) => PathElement} */
const line = (style, ...rings) => ({ tag: "path", style, rings, closed: false });

/**
 * What marks the pose on a chart: a line, and a dot on each curve.
 * @param {Spec & { chart: Chart }} spec
 * @param {number} x
 * @param {number[]} now
 * @param {number} width
 * @param {Frame["kind"]} kind
 * @returns {[PathElement[], CircleElement[]]}
 */
export function chartMark({ chart }, x, now, width, kind) {
  const { top, bottom, across, up } = placedIn(chart, width, kind);
  /** @type {CircleElement[]} */
  const dots = chart.curves
    .filter(({ value }) => Number.isFinite(now[value]))
    .map(({ style, value }) => ({ tag: "circle", style: `now-${style}`, x: across(x), y: up(now[value]), r: 5 }));
  return [[line("guide", [across(x), top, across(x), bottom])], dots];
}

/**
 * The rest of a chart, which stands still while its own parameter moves.
 * @param {Spec & { chart: Chart }} spec
 * @param {Swept} swept
 * @param {number[]} now
 * @param {number} width
 * @param {Frame["kind"]} kind
 */
export function chartField(spec, { xs, rows }, now, width, kind) {
  const { chart } = spec;
  const size = TEXT[kind];
  const unit = shownIn(spec);
  const [xTicks, yTicks] = chart.ticks;
  const { left, right, bottom, height, across, up } = placedIn(chart, width, kind);
  const [y0, y1] = [yTicks[0], yTicks[yTicks.length - 1]];
  /** @type {(style: string, x: number, y: number, anchor: TextElement["anchor"], line: string) => TextElement} */
  const text = (style, px, py, anchor, line) => {
    const place = { x: px, y: py + LIFT * size };
    return { tag: "text", style, ...place, anchor, size, lines: [line], notes: style === "label-tick" ? 1 : 0 };
  };
  const [low, high] = (chart.band ?? []).map((edge) => up(Math.min(y1, Math.max(y0, now[edge]))));
  /** @type {PathElement[]} */
  const usual = chart.band
    ? [{ tag: "path", style: "band", rings: [[left, low, left, high, right, high, right, low]], closed: true }]
    : [];
  const axes = [
    ...yTicks.map((tick) => text("label-tick", left - GAP, up(tick), "end", worded(tick))),
    ...xTicks.map((tick) => text("label-tick", across(tick), bottom + GAP + size / 2, "middle", worded(tick * unit))),
  ];
  const titles = [
    text("label-tick", (left + right) / 2, bottom + GAP + size * (0.5 + LEADING), "middle", chart.titles[0]),
    text("label-tick", 0, size * 0.6, "start", chart.titles[1]),
  ];
  if (chart.band) titles.push(text("label-tick", left + GAP, high + size * 0.8, "start", chart.band_label));
  const places = namesOf(
    chart,
    rows.map((ys) => (Number.isFinite(ys[ys.length - 1]) ? up(ys[ys.length - 1]) : bottom)),
    { right, height, width, size },
  );
  /** @type {Element[][]} */
  const groups = [
    usual,
    yTicks.map((tick) => line("grid", [left, up(tick), right, up(tick)])),
    axes,
    titles,
    chart.curves.map(({ style }, n) =>
      line(
        style,
        xs.flatMap((value, k) => (rows[n][k] >= y0 && rows[n][k] <= y1 ? [across(value), up(rows[n][k])] : [])),
      ),
    ),
    chart.curves.map(({ style, label }, n) => text(`name-${style}`, ...places[n], "start", label)),
  ];
  return { groups, height };
}

/**
 * Where the curves' names begin: right of the field or, where that would be too narrow, above it.
 * @type {(chart: Chart, ends: number[], place: { right: number, height: number, width: number, size: number }) =>
 *   [number, number][]}
 */
function namesOf({ curves }, ends, { right, height, width, size }) {
  if (width < NARROW) {
    return curves.map((_, n) => {
      return [((n % COLUMNS) * width) / COLUMNS, (2 + Math.floor(n / COLUMNS)) * LEADING * size];
    });
  }
  const heights = ends.map(() => LEADING * size);
  return apart(ends, heights, height).map((middle) => [right + GAP, middle]);
}

/**
 * Where the field of the curves lies.
 * @param {Chart} chart
 * @param {number} width
 * @param {Frame["kind"]} kind
 */
export function fieldOf({ ticks: [, ticks], curves, ems: name }, width, kind) {
  const size = TEXT[kind];
  const left = Math.max(...ticks.map((tick) => ems(worded(tick)))) * size + GAP;
  const rows = width < NARROW ? Math.ceil(curves.length / COLUMNS) : 0;
  const right = width - (rows ? 2 * GAP : name * size + 2 * GAP);
  const height = Math.min(MOST, Math.max(LEAST, width * HEIGHT)) + rows * LEADING * size;
  const top = (rows ? 2.2 + rows : 1.6) * LEADING * size;
  return { left, right, top, bottom: height - 2 * LEADING * size - GAP, height };
}

/**
 * By how much the chart's parameter is multiplied to be shown, as on its slider.
 * @param {Spec & { chart: Chart }} spec
 */
const shownIn = ({ sliders, chart }) => sliders.find(({ parameter }) => parameter === chart.parameter)?.scale ?? 1;

/**
 * The same for Plotly: its traces, and the layout of its axes. The twin of `plotly` in figures/chart.py.
 * @param {Spec & { chart: Chart }} spec
 * @param {Swept} swept
 * @param {number} x
 * @param {number[]} now
 * @param {number} theme
 */
export function plotlyOf(spec, { xs, rows }, x, now, theme) {
  const { chart, styles, palette } = spec;
  const unit = shownIn(spec);
  /** @param {string} style */
  const colour = (style) => palette[styles[style].line ?? "ink"][theme];
  const lines = chart.curves.map(({ label, style, decimals }, n) => {
    const { width, dash } = styles[style];
    const told = `%{y:.${decimals}f}${chart.unit}`;
    const common = { type: "scatter", mode: "lines", name: label, hovertemplate: told };
    return { ...common, x: xs.map((along) => along * unit), y: rows[n], line: { color: colour(style), width, dash } };
  });
  const dots = {
    type: "scatter",
    mode: "markers",
    hoverinfo: "skip",
    x: chart.curves.map(() => x * unit),
    y: chart.curves.map(({ value }) => now[value]),
    marker: { size: 10, color: chart.curves.map(({ style }) => colour(style)) },
  };
  const shown = [chart.ticks[0].map((tick) => tick * unit), chart.ticks[1]];
  const [xaxis, yaxis] = shown.map((ticks, n) => {
    return { title: { text: chart.titles[n] }, range: [ticks[0], ticks[ticks.length - 1]], tickvals: ticks };
  });
  const shapes = chart.band ? { shapes: [bandOf(chart.band, now, palette[styles.band.fill ?? "line"][theme])] } : {};
  return { data: [...lines, dots], layout: { xaxis, yaxis, hovermode: "x unified", showlegend: false, ...shapes } };
}

/** @type {(band: [number, number], now: number[], fillcolor: string) => object} */
function bandOf([low, high], now, fillcolor) {
  const place = { xref: "paper", x0: 0, x1: 1, y0: now[low], y1: now[high], layer: "below" };
  return { type: "rect", ...place, fillcolor, line: { width: 0 } };
}
