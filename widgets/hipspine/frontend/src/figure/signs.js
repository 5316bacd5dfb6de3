// Names and directions about what is drawn in three dimensions, in pixels: the twin of figures/signs.py. And from where
// it is seen: the twin of what figures/solid.py says of views.

/** @import { Direction, Element, Frame, Primitive, Sign, Spec, TextElement, Viewed } from "./types.d.ts" */

import { gutter, LEADING, TEXT } from "./labels.js";
import { LIFT } from "./painting.js";

const AWAY = -0.3;
const NEARER = 0.015;
const MIDDLE = 6;
const ACROSS = 0.7;
const FOOT = 44;
const RADIANS = Math.PI / 180;

/** @typedef {[number, number, number]} Vector */
/** @typedef {[across: Vector, up: Vector, towards: Vector]} Axes */
/** @typedef {{ n: number, x: number, y: number, sign: Sign }} Spot */

/**
 * Which way is right in the picture, up in it, and towards the viewer.
 * @param {Viewed} view
 * @returns {Axes}
 */
export function basis({ turn, height }) {
  const [ca, sa] = [Math.cos(turn * RADIANS), Math.sin(turn * RADIANS)];
  const [ce, se] = [Math.cos(height * RADIANS), Math.sin(height * RADIANS)];
  return [
    [-sa, 0, -ca],
    [-se * ca, ce, se * sa],
    [ce * ca, se, -ce * sa],
  ];
}

/** @param {Viewed} view */
export function camera(view) {
  const [, up, eye] = basis(view).map(([x, y, z]) => ({ x, y, z }));
  return { eye, up, center: { x: 0, y: 0, z: 0 }, projection: { type: "orthographic" } };
}

/** @type {(a: number[], b: number[]) => number} */
const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/**
 * The elements of each primitive: of names and directions, none of others.
 * @param {Spec} spec
 * @param {number[]} e
 * @param {Viewed} view
 * @param {Frame} fit
 * @returns {Element[][]}
 */
export function signs(spec, e, view, fit) {
  const axes = basis(view);
  const shown = spec.primitives.map((p) => (p.when === undefined || e[p.when] > 0 ? p : null));
  const found = new Map([...names(spec, e, shown, axes, fit), ...directions(shown, axes, fit)]);
  return shown.map((_, n) => found.get(n) ?? []);
}

/** @type {(point: Vector, spec: Spec, axes: Axes, fit: Frame) => [number, number]} */
function place([x, y, z], { extent: [left, right, bottom, top] }, [across, up], fit) {
  const [middle, centre] = [(left + right) / 2, (bottom + top) / 2];
  const from = [x, y - centre, z];
  return [fit.x + (middle + dot(across, from)) * fit.scale, fit.y - (centre + dot(up, from)) * fit.scale];
}

/** @type {(sign: Sign, e: number[], towards: Vector) => Vector[]} */
function nearest({ at }, e, towards) {
  /** @type {Vector[]} */
  const places = [];
  for (let k = 0; k < at.length; k += 3) places.push([e[at[k]], e[at[k + 1]], e[at[k + 2]]]);
  const near = Math.max(...places.map((one) => dot(one, towards)));
  return places.filter((one) => dot(one, towards) > near - NEARER);
}

/** @type {(spec: Spec, e: number[], shown: (Primitive | null)[], axes: Axes, fit: Frame) => [number, Element[]][]} */
function names(spec, e, shown, axes, fit) {
  /** @type {Spot[]} */
  const left = [];
  /** @type {Spot[]} */
  const right = [];
  shown.forEach((sign, n) => {
    if (sign?.kind !== "sign" || !(fit.named || sign.rest)) return;
    if (sign.facing && dot(sign.facing, axes[2]) < AWAY) return;
    const ways = nearest(sign, e, axes[2]).map((point) => place(point, spec, axes, fit));
    // Of two sides that are seen alike, the one whose gutter has fewer names.
    const [first, other] = left.length <= right.length ? [left, right] : [right, left];
    const way = first === left ? -1 : 1;
    const fits = ways.find(([x]) => way * (x - fit.x) > -MIDDLE);
    const [x, y] = fits ?? ways[0];
    (fits ? first : other).push({ n, x, y, sign });
  });
  return [...beside(spec, left, true, fit), ...beside(spec, right, false, fit)];
}

/** @type {(spec: Spec, spots: Spot[], left: boolean, fit: Frame) => [number, Element[]][]} */
function beside(spec, spots, left, fit) {
  const [size, room] = [TEXT[fit.kind], fit.height - FOOT];
  const sorted = [...spots].sort((a, b) => a.y - b.y || a.n - b.n);
  const named = sorted.map(({ x, y, sign }) => {
    return { x, y, height: sign.text.split("<br>").length * LEADING * size, first: sign.rest };
  });
  const { edge, anchor, names: known } = gutter(named, left, fit, room, spec.styles["leader-end"].size);
  return known.map(({ n, top, leader }) => {
    return [sorted[n].n, [...leader, text(sorted[n].sign, edge, top, anchor, size)]];
  });
}

/** @type {(shown: (Primitive | null)[], axes: Axes, fit: Frame) => [number, Element[]][]} */
function directions(shown, axes, fit) {
  const size = TEXT[fit.kind];
  const middle = (fit.before + fit.width - fit.after) / 2;
  const low = fit.height - FOOT;
  const edges = [
    [0, -1, fit.before / 2, low],
    [0, 1, fit.width - fit.after / 2, low],
    [1, 1, middle, 4],
    [1, -1, middle, low],
  ];
  return edges.flatMap(([axis, sign, x, top]) => {
    let [best, much] = [-1, ACROSS];
    shown.forEach((p, n) => {
      if (p?.kind !== "direction" || sign * dot(axes[axis], p.facing) <= much) return;
      [best, much] = [n, sign * dot(axes[axis], p.facing)];
    });
    if (best < 0) return [];
    /** @type {[number, Element[]]} */
    const told = [best, [text(/** @type {Direction} */ (shown[best]), x, top, "middle", size)]];
    return [told];
  });
}

/** @type {(p: Sign | Direction, x: number, top: number, anchor: TextElement["anchor"], size: number) => TextElement} */
function text({ style, text: words }, x, top, anchor, size) {
  const y = top + (LEADING / 2 + LIFT) * size;
  return { tag: "text", style, x, y, anchor, size, lines: words.split("<br>"), notes: 0 };
}
