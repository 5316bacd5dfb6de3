// From a figure's declaration and its numbers to the elements of a picture, in pixels: the twin of figures/painting.py.

/**
 * @import {
 *   Element, Flat, Frame, Icons, Label, Muscle, Outlines, Path, PathElement, Primitive, Spec, TextElement,
 * } from "./types.d.ts"
 */
/** @import { Recall } from "./memory.js" */

import { filled, printed } from "../lib/print.js";
import { figure as words } from "../words/figure.js";
import { DESK, gutter, LEADER, LEADING, NOTE, PHONE, TEXT } from "./labels.js";
import { afresh, placesOf } from "./memory.js";
import { bellied, POINTS } from "./paths.js";

const SIZE = 12;
export const LIFT = 0.35;
/** @type {Element[]} */
const NOTHING = [];
const SCALE_STEPS = [0, 10, 25, 40, 60];
/** @type {Record<string, "start" | "middle" | "end">} */
const ANCHORS = { left: "end", center: "middle", right: "start" };
/** @type {Record<string, number>} */
const LIFTS = { middle: LIFT, top: -0.3, bottom: 1 };

/**
 * How a figure fits into a width.
 * @param {Spec} spec
 * @param {number} width
 * @param {boolean} [named] whether all names are shown on a phone too
 * @returns {Frame}
 */
export function frame({ extent: [left, right, bottom, top], gutters, most }, width, named = false) {
  const kind = width >= DESK ? "desk" : "phone";
  const wide = gutters[kind].map((ems) => (ems ? ems * TEXT[kind] + LEADER : 0));
  const room = Math.max(1, width - wide[0] - wide[1]);
  const scale = Math.min(room / (right - left), most[kind] / (top - bottom));
  const beside = (room - (right - left) * scale) / 2;
  const [before, after] = wide.map((gutter) => gutter + beside);
  const height = (top - bottom) * scale;
  const place = { x: before - left * scale, y: top * scale };
  return { kind, width, height, scale, ...place, before, after, named: named || kind === "desk" };
}

/**
 * Of each primitive's numbers, and of those of all names beside.
 * @typedef {{ all: number[][], beside: number[] }} Places
 */

/** @type {WeakMap<Spec, Places>} */
const PLACES = new WeakMap();

/** @param {Spec} spec */
function placesIn(spec) {
  const known = PLACES.get(spec);
  if (known) return known;
  const all = spec.primitives.map(placesOf);
  const found = { all, beside: [...new Set(all.filter((_, n) => isBeside(spec.primitives[n])).flat())] };
  PLACES.set(spec, found);
  return found;
}

/** @param {Primitive} p */
const isBeside = (p) => p.kind === "label" && Boolean(p.side);

/**
 * The elements of each primitive, in the order in which they are painted: the very same arrays where `recall` knows
 * them from the same numbers (memory.js).
 * @param {Spec} spec
 * @param {number[]} e
 * @param {Outlines} shapes
 * @param {Frame} fit
 * @param {Recall} [recall]
 * @returns {Element[][]}
 */
export function painting(spec, e, shapes, fit, recall = afresh) {
  const { all, beside: named } = placesIn(spec);
  const shown = spec.primitives.map((p) => (p.when === undefined || e[p.when] > 0 ? p : null));
  const beside = recall("beside", named, e, () => namesBeside(spec, e, shown, fit));
  return spec.primitives.map((p, n) => {
    if (isBeside(p)) return beside.get(n) ?? NOTHING;
    return recall(n, all[n], e, () => (shown[n] ? elements(p, spec, e, shapes, fit).filter(somewhere) : NOTHING));
  });
}

/**
 * Whether an element stands anywhere: a number that does not exist now has no place.
 * @param {Element} one
 */
const somewhere = (one) => one.tag === "path" || Number.isFinite(one.x + one.y);

/** @type {(p: Primitive, spec: Spec, e: number[], shapes: Outlines, fit: Frame) => Element[]} */
function elements(p, spec, e, shapes, fit) {
  const { kind, style } = p;
  if (kind === "label") return p.side ? [] : [word(p, spec, e, fit)];
  if (kind === "bone" || kind === "region") {
    const [angle, x, y] = p.at.map((i) => e[i]);
    if (!Number.isFinite(angle + x + y)) return []; // what stands nowhere now is not drawn
    /** @type {[number, number, number]} */
    const at = [-angle, fit.x + x * fit.scale, fit.y - y * fit.scale];
    /** @type {PathElement} */
    const bone = { tag: "path", style, shape: p.shape, at, closed: true };
    if (kind === "region") {
      const value = e[p.value];
      bone.fill = step(value);
      bone.title = words.region(p.name, Number.isNaN(value) ? words.notAsked : words.percent(printed(value, 0)));
      if (p.picks) bone.picks = p.picks;
    }
    return [bone];
  }
  const drawn = /** @type {Exclude<Flat, Label>} */ (p);
  const bellies = kind === "muscle" ? bellied(/** @type {Muscle} */ (p), e, shapes) : null;
  const points = bellies ? bellies.outline : POINTS[drawn.kind](drawn, e, shapes);
  if (kind === "icons") return crowd(/** @type {Icons} */ (p), spec, e, rings(points, fit)[0] ?? [], fit);
  if (kind === "dot") {
    const [x, y] = [fit.x + e[p.at[0]] * fit.scale, fit.y - e[p.at[1]] * fit.scale];
    return [{ tag: "circle", style, x, y, r: spec.styles[style].size / 2 }];
  }
  const closed = kind === "area" || kind === "arrow" || kind === "muscle";
  /** @type {PathElement} */
  const path = { tag: "path", style, rings: rings(points, fit), closed };
  const told = "picks" in p && p.picks ? { ...path, title: p.name, picks: p.picks } : path;
  if (!bellies) return [told];
  return [
    { ...told, name: /** @type {Muscle} */ (p).name },
    {
      tag: "path",
      style: style === "muscle-far" ? "fibre-far" : "fibre",
      rings: rings(bellies.fibres, fit).map(everySecond),
      closed: false,
    },
  ];
}

/**
 * The pieces of a path as x, y, x, y … in pixels; what is no number is left out.
 * @param {Path} points
 * @param {Frame} fit
 */
function rings([xs, ys], fit) {
  /** @type {number[][]} */
  const found = [[]];
  for (let n = 0; n < xs.length; n += 1) {
    const [x, y] = [xs[n], ys[n]];
    if (x === null || y === null || !(Number.isFinite(x) && Number.isFinite(y))) found.push([]);
    else found[found.length - 1].push(fit.x + x * fit.scale, fit.y - y * fit.scale);
  }
  return found.filter((ring) => ring.length);
}

/**
 * Fibres make do with every second point: on their gentle curves nobody sees the others, which a slider would move too.
 * @param {number[]} ring
 */
const everySecond = (ring) => ring.filter((_, n) => n % 4 < 2);

/**
 * People, those of a style in one path: a thousand nodes that change their colour take too long.
 * @type {(primitive: Icons, spec: Spec, e: number[], places: number[], fit: Frame) => PathElement[]}
 */
function crowd({ groups, count, style }, spec, e, places, fit) {
  // People grow with the distances between them: a crowd stays a crowd on a desk.
  const grown = fit.scale / frame(spec, PHONE).scale;
  let first = 0;
  return [...groups.map(([name, many]) => ({ name, many: Math.round(e[many]) })), { name: style, many: count }].map(
    ({ name, many }) => {
      const last = Math.min(count, first + many);
      const dots = places.slice(2 * first, 2 * last);
      first = last;
      return { tag: "path", style: name, dots, r: (spec.styles[name].size / 2) * grown, closed: true };
    },
  );
}

/** @param {number} value */
function step(value) {
  return Number.isNaN(value) ? "scale-none" : `scale-${SCALE_STEPS.slice(1).filter((low) => value >= low).length}`;
}

/** @type {(p: Label, e: number[], text: string) => string} */
function text(p, e, template) {
  const values = p.values.map((i) => e[i]);
  return filled(template, values, p.decimals);
}

/** @param {Label} p */
const picked = ({ picks }) => (picks ? { picks } : {});

/**
 * A label that stands within the drawing.
 * @type {(p: Label, spec: Spec, e: number[], fit: Frame) => TextElement}
 */
function word(p, spec, e, fit) {
  const style = spec.styles[p.style];
  const size = TEXT[fit.kind] + Math.max(0, style.size - SIZE - 1);
  const [vertical, side] = style.anchor.split(" ");
  const lines = text(p, e, p.text).split("<br>");
  const lift = LIFTS[vertical] * size - ((lines.length - 1) * LEADING * size) / 2;
  const [x, y] = [fit.x + e[p.at[0]] * fit.scale, fit.y - e[p.at[1]] * fit.scale + lift];
  return { tag: "text", style: p.style, x, y, anchor: ANCHORS[side], size, lines, notes: 0, ...picked(p) };
}

/**
 * The elements of the labels in the gutters, by the place of their primitive.
 * @type {(spec: Spec, e: number[], shown: (Primitive | null)[], fit: Frame) => Map<number, Element[]>}
 */
function namesBeside(spec, e, shown, fit) {
  /** @type {Map<number, Element[]>} */
  const found = new Map();
  const [size, note] = [TEXT[fit.kind], NOTE[fit.kind]];
  const told = shown.map((p) => (p?.kind === "label" && p.side ? lines(p, e, fit) : { lines: [], notes: 0 }));
  for (const side of ["left", "right"]) {
    const all = shown.flatMap((p, n) => {
      if (p?.kind !== "label" || p.side !== side || !(fit.named || p.rest)) return [];
      return Number.isFinite(e[p.at[0]] + e[p.at[1]]) ? [n] : [];
    });
    if (!all.length) continue;
    /** @param {number} n */
    const label = (n) => /** @type {Label} */ (shown[n]);
    /** @param {number} n */
    const high = (n) => {
      const { lines: said, notes } = told[n];
      return (said.length - notes) * LEADING * size + notes * LEADING * note;
    };
    const spots = all.map((n) => {
      const { at, rest } = label(n);
      const [x, y] = at.map((i) => e[i]);
      return { x: fit.x + x * fit.scale, y: fit.y - y * fit.scale, height: high(n), first: rest };
    });
    const { edge, anchor, names } = gutter(spots, side === "left", fit, fit.height, spec.styles["leader-end"].size);
    for (const { n: k, top, leader } of names) {
      const n = all[k];
      const y = top + (LEADING / 2 + LIFT) * size;
      const words = { x: edge, y, anchor, size, ...told[n], ...picked(label(n)) };
      found.set(n, [...leader, { tag: "text", style: label(n).style, ...words }]);
    }
  }
  return found;
}

/**
 * The lines of a name, and how many of them, the last, are its note.
 * @type {(p: Label, e: number[], fit: Frame) => { lines: string[], notes: number }}
 */
function lines(p, e, fit) {
  const name = text(p, e, p.text).split("<br>");
  const note = fit.kind === "desk" ? text(p, e, p.note) : "";
  return { lines: [...name, ...(note ? [note] : [])], notes: note ? 1 : 0 };
}
