// A chart beside a scene, painted until a reader asks for its values: the twin of figures/chart.py.

/** @import { Chart, CircleElement, Element, Frame, PathElement, Spec, Swept, TextElement } from "./types.d.ts" */

import { apart, ems, LEADING, TEXT } from "./labels.js";
import { LIFT } from "./painting.js";

const STEPS = 48;
const HEIGHT = 0.66;
const [LEAST, MOST] = [210, 320];
const GAP = 6;
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
export function chartPainting({ chart }, { xs, rows }, x, now, width, kind) {
  const size = TEXT[kind];
  const [xTicks, yTicks] = chart.ticks;
  const field = fieldOf(chart, width, kind);
  const { left, right, top, bottom, height } = field;
  const [[x0, x1], [y0, y1]] = [xTicks, yTicks].map((ticks) => [ticks[0], ticks[ticks.length - 1]]);
  /** @param {number} value */
  const across = (value) => left + ((value - x0) / (x1 - x0)) * (right - left);
  /** @param {number} value */
  const up = (value) => bottom - ((value - y0) / (y1 - y0)) * (bottom - top);
  /** @type {(style: string, x: number, y: number, anchor: TextElement["anchor"], line: string) => TextElement} */
  const text = (style, px, py, anchor, line) => {
    const place = { x: px, y: py + LIFT * size };
    return { tag: "text", style, ...place, anchor, size, lines: [line], notes: 0 };
  };
  /** @type {(style: string, ...rings: number[][]) => PathElement} */
  const line = (style, ...rings) => ({ tag: "path", style, rings, closed: false });

  const axes = [
    ...yTicks.map((tick) => text("label-tick", left - GAP, up(tick), "end", worded(tick))),
    ...xTicks.map((tick) => text("label-tick", across(tick), bottom + GAP + size / 2, "middle", worded(tick))),
    text("label-tick", (left + right) / 2, bottom + GAP + size * (0.5 + LEADING), "middle", chart.titles[0]),
    text("label-tick", 0, size * 0.6, "start", chart.titles[1]),
  ];
  const ends = rows.map((ys) => up(ys[ys.length - 1]));
  const heights = ends.map(() => LEADING * size);
  const places = apart(ends, heights, height);
  /** @type {CircleElement[]} */
  const dots = chart.curves.map(({ style, value }) => {
    return { tag: "circle", style: `now-${style}`, x: across(x), y: up(now[value]), r: 5 };
  });
  /** @type {Element[][]} */
  const groups = [
    yTicks.map((tick) => line("grid", [left, up(tick), right, up(tick)])),
    axes,
    chart.curves.map(({ style }, n) =>
      line(
        style,
        xs.flatMap((value, k) => [across(value), up(rows[n][k])]),
      ),
    ),
    [line("guide", [across(x), top, across(x), bottom])],
    dots,
    chart.curves.map(({ style, label }, n) => text(`name-${style}`, right + GAP, places[n], "start", label)),
  ];
  return { groups, height };
}

/**
 * Where the field of the curves lies.
 * @param {Chart} chart
 * @param {number} width
 * @param {Frame["kind"]} kind
 */
export function fieldOf({ ticks: [, ticks], ems: name }, width, kind) {
  const size = TEXT[kind];
  const left = Math.max(...ticks.map((tick) => ems(worded(tick)))) * size + GAP;
  const right = width - name * size - 2 * GAP;
  const height = Math.min(MOST, Math.max(LEAST, width * HEIGHT));
  return { left, right, top: 2 * LEADING * size, bottom: height - 2 * LEADING * size - GAP, height };
}

/**
 * The same for Plotly: its traces, and the layout of its axes. The twin of `plotly` in figures/chart.py.
 * @param {Spec & { chart: Chart }} spec
 * @param {Swept} swept
 * @param {number} x
 * @param {number[]} now
 * @param {number} theme
 */
export function plotlyOf({ chart, styles, palette }, { xs, rows }, x, now, theme) {
  /** @param {string} style */
  const colour = (style) => palette[styles[style].line ?? "ink"][theme];
  const lines = chart.curves.map(({ label, style, decimals }, n) => {
    const { width, dash } = styles[style];
    const told = `%{y:.${decimals}f}${chart.unit}`;
    const common = { type: "scatter", mode: "lines", name: label, hovertemplate: told };
    return { ...common, x: xs, y: rows[n], line: { color: colour(style), width, dash } };
  });
  const dots = {
    type: "scatter",
    mode: "markers",
    hoverinfo: "skip",
    x: chart.curves.map(() => x),
    y: chart.curves.map(({ value }) => now[value]),
    marker: { size: 10, color: chart.curves.map(({ style }) => colour(style)) },
  };
  const [xaxis, yaxis] = chart.ticks.map((ticks, n) => {
    return { title: { text: chart.titles[n] }, range: [ticks[0], ticks[ticks.length - 1]], tickvals: ticks };
  });
  return { data: [...lines, dots], layout: { xaxis, yaxis, hovermode: "x unified", showlegend: false } };
}
