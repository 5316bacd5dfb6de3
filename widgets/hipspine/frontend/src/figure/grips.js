// A guess that is made on the picture itself: a knob for each number, pulled over people or along a rail, and the
// dashed outline of what is expected, which stays when the figure shows what was found.

/** @import { Frame, Grip, Spec, Theme } from "./types.d.ts" */

import { drawing } from "../lib/dom.js";
import { printed } from "../lib/print.js";
import { pulls } from "../lib/pull.js";
import { TEXT } from "./labels.js";
import { LIFT } from "./painting.js";
import { placeAt } from "./pointing.js";

const HIT = 22; // half of what a finger needs, in pixels
const FACE = { phone: 15, desk: 18 }; // with a number on it

/** @typedef {(n: number, value: number) => void} Take */

/**
 * @param {Spec} spec
 * @param {Grip[]} grips
 * @param {Take} take
 */
export function gripsPicture(spec, grips, take) {
  const outlines = grips.map(() => drawing("path", { fill: "none", "stroke-linejoin": "round" }));
  const areas = grips.map(({ people }) =>
    people ? drawing("rect", { class: "hs-grip-area", fill: "transparent" }) : null,
  );
  const amounts = grips.map(() => drawing("text", { class: "hs-knob-amount", "text-anchor": "middle" }));
  const knobs = grips.map((_, n) =>
    drawing(
      "g",
      { class: "hs-knob hs-grip" },
      drawing("circle", { r: HIT, class: "hs-knob-hit" }),
      drawing("circle", { r: FACE.phone, class: "hs-knob-face" }),
      amounts[n],
    ),
  );
  const parts = [...areas.filter((area) => area !== null), ...knobs];
  const element = drawing("g", { class: "hs-guess-picture" }, ...parts);
  const below = drawing("g", { class: "hs-guess-outline" }, ...outlines);
  /** @type {Frame | null} */
  let fit = null;

  grips.forEach((grip, n) => {
    /** @param {PointerEvent} event */
    const move = (event) => {
      const svg = /** @type {SVGSVGElement} */ (element.ownerSVGElement);
      take(n, valueAt(grip, placeAt(event, svg, /** @type {Frame} */ (fit))));
    };
    /** @param {PointerEvent} event */
    const begin = (event) => {
      event.stopPropagation(); // what stands below it is not meant
      move(event);
    };
    for (const node of [knobs[n], areas[n]]) if (node) pulls(node, { take: begin, move });
  });

  /** @type {(values: number[], now: Frame, theme: Theme, asked: boolean) => void} */
  function show(values, now, theme, asked) {
    fit = now;
    /** @param {[number, number]} point */
    const px = ([x, y]) => [now.x + x * now.scale, now.y - y * now.scale];
    grips.forEach((grip, n) => {
      const { line, width } = spec.styles[grip.style];
      const look = { stroke: spec.palette[line ?? "ink"][theme === "light" ? 0 : 1], "stroke-width": width };
      set(outlines[n], { ...look, "stroke-dasharray": "6 4", d: pathOf(outlineOf(spec, values, n).map(px)) });
      amounts[n].textContent = asked ? printed(values[n], 0) : ""; // the knobs are hidden then
      set(amounts[n], { "font-size": TEXT[now.kind], y: TEXT[now.kind] * LIFT });
      knobs[n].querySelector(".hs-knob-face")?.setAttribute("r", String(FACE[now.kind]));
      const [x, y] = px(endOf(grip, values[n]));
      set(knobs[n], { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` });
      const area = areas[n];
      if (!area || !grip.people) return;
      const { at, columns, spacing } = grip.people;
      const [left, top] = px([at[0] - spacing / 2, at[1] + spacing / 2]);
      const height = Math.ceil((grip.people.first + grip.ends[1]) / columns) * spacing * now.scale;
      set(area, { x: left, y: top, width: columns * spacing * now.scale, height });
    });
  }
  return { element, below, show };
}

/** @type {(node: SVGElement, values: Record<string, string | number>) => void} */
function set(node, values) {
  for (const [name, value] of Object.entries(values)) node.setAttribute(name, String(value));
}

/** @param {number[][]} points */
const pathOf = (points) =>
  points.map((point, n) => `${n ? "L" : "M"}${point.map((one) => one.toFixed(1)).join(" ")}`).join("");

/** @type {(grip: Grip, value: number) => number} */
const within = ({ ends: [low, high] }, value) => Math.min(high, Math.max(low, Math.round(value)));

/**
 * The number that lies at a place.
 * @type {(grip: Grip, place: [number, number]) => number}
 */
export function valueAt(grip, [x, y]) {
  const { people, rail, ends } = grip;
  if (people) {
    const { at, columns, spacing, first } = people;
    const row = Math.max(0, Math.floor((at[1] - y) / spacing + 0.5));
    const column = Math.min(columns, Math.max(0, Math.round((x - at[0]) / spacing + 0.5)));
    return within(grip, row * columns + column - first);
  }
  const [[x0, y0], [x1, y1]] = /** @type {NonNullable<Grip["rail"]>} */ (rail);
  const [dx, dy] = [x1 - x0, y1 - y0];
  const part = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy);
  return within(grip, ends[0] + part * (ends[1] - ends[0]));
}

/**
 * Where the knob stands: the end of the people that are meant, or a place on the rail.
 * @type {(grip: Grip, value: number) => [number, number]}
 */
export function endOf({ people, rail, ends }, value) {
  if (people) {
    const { at, columns, spacing, first } = people;
    const end = first + value;
    const row = end && end % columns === 0 && value ? end / columns - 1 : Math.floor(end / columns);
    return [at[0] + (end - row * columns - 0.5) * spacing, at[1] - row * spacing];
  }
  const [[x0, y0], [x1, y1]] = /** @type {NonNullable<Grip["rail"]>} */ (rail);
  const part = (value - ends[0]) / (ends[1] - ends[0]);
  return [x0 + (x1 - x0) * part, y0 + (y1 - y0) * part];
}

/**
 * The outline of what is expected at a grip: around its people, or the piece of a line that ends there.
 * @type {(spec: Spec, values: number[], n: number) => [number, number][]}
 */
function outlineOf({ guess }, values, n) {
  const { grips, origin } = /** @type {NonNullable<Spec["guess"]>} */ (guess);
  const grip = grips[n];
  if (grip.people) return around(grip.people, values[n]);
  const start = n ? endOf(grips[n - 1], values[n - 1]) : origin;
  return start ? [start, endOf(grip, values[n])] : [];
}

/**
 * A closed line around so many people from the first on, row by row.
 * @type {(people: NonNullable<Grip["people"]>, count: number) => [number, number][]}
 */
export function around({ at, columns, spacing, first }, count) {
  const [from, to] = [first, first + count];
  const [top, bottom] = [Math.floor(from / columns), Math.floor(to / columns)];
  const [start, end] = [from % columns, to % columns];
  /** @type {[number, number][]} */
  const corners =
    top === bottom
      ? [
          [start, top],
          [end, top],
          [end, top + 1],
          [start, top + 1],
          [start, top],
        ]
      : [
          [start, top],
          [columns, top],
          [columns, bottom],
          .../** @type {[number, number][]} */ (
            end
              ? [
                  [end, bottom],
                  [end, bottom + 1],
                  [0, bottom + 1],
                ]
              : [[0, bottom]]
          ),
          .../** @type {[number, number][]} */ (
            start
              ? [
                  [0, top + 1],
                  [start, top + 1],
                ]
              : []
          ),
          [start, top],
        ];
  return corners.map(([column, row]) => [at[0] + (column - 0.5) * spacing, at[1] - (row - 0.5) * spacing]);
}
