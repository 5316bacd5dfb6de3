// Where the points of each primitive lie, in the figure's units: the twin of figures/paths.py.

/**
 * @import {
 *   Arc, Area, Arrow, Band, Bands, Bone, Dot, Flat, Icons, Label, Line, Muscle, Nerve, Outlines, Path, Point,
 *   Primitive, Region, Ring,
 * } from "./types.d.ts"
 */

import { bellied as bellies, posed, through } from "./bellies.js";

const ARC_STEPS = 24;
const RADIANS = Math.PI / 180;

/**
 * Pieces with a gap between them.
 * @param {Path[]} parts
 * @returns {Path}
 */
function joined(parts) {
  /** @type {Path} */
  const [x, y] = [[], []];
  parts.forEach(([xs, ys], index) => {
    if (index) {
      x.push(null);
      y.push(null);
    }
    for (const value of xs) x.push(value);
    for (const value of ys) y.push(value);
  });
  return [x, y];
}

/**
 * @param {Ring[]} rings
 * @param {(point: Point) => Point} move
 */
function outline(rings, move) {
  return joined(
    rings.map((ring) => {
      const points = ring.map(move);
      return [points.map((p) => p[0]), points.map((p) => p[1])];
    }),
  );
}

/**
 * @param {Bone | Region} primitive
 * @param {number[]} numbers
 * @param {Outlines} shapes
 */
function bone(primitive, numbers, shapes) {
  const [angle, dx, dy] = primitive.at.map((i) => numbers[i]);
  const c = Math.cos(angle * RADIANS);
  const s = Math.sin(angle * RADIANS);
  return outline(shapes[primitive.shape], ([x, y]) => [c * x - s * y + dx, s * x + c * y + dy]);
}

/**
 * The points of a primitive: a method, so that each kind fits that takes its own.
 * @typedef {{ points(primitive: Primitive, numbers: number[], shapes: Outlines): Path }["points"]} Points
 */

/** @type {Record<Exclude<Flat, Label>["kind"], Points>} */
export const POINTS = {
  bone,
  region: bone,
  line(/** @type {Line} */ primitive, numbers) {
    const x = primitive.points.map(([i]) => numbers[i]);
    const y = primitive.points.map(([, j]) => numbers[j]);
    return primitive.smooth ? [through(x), through(y)] : [x, y];
  },
  area(/** @type {Area} */ primitive, numbers) {
    const corners = [...primitive.points, primitive.points[0]];
    return [corners.map(([i]) => numbers[i]), corners.map(([, j]) => numbers[j])];
  },
  arc(/** @type {Arc} */ primitive, numbers) {
    const [cx, cy, radius, start, end] = primitive.at.map((i) => numbers[i]);
    const angles = Array.from({ length: ARC_STEPS + 1 }, (_, k) => (start + ((end - start) * k) / ARC_STEPS) * RADIANS);
    return [angles.map((a) => cx + radius * Math.cos(a)), angles.map((a) => cy + radius * Math.sin(a))];
  },
  arrow(/** @type {Arrow} */ primitive, numbers) {
    const [x0, y0, x1, y1] = primitive.at.map((i) => numbers[i]);
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (!(length > 1e-6)) return [[], []]; // also for NaN: no force, no arrow
    const ux = (x1 - x0) / length;
    const uy = (y1 - y0) / length;
    const half = primitive.width / 2;
    const neck = length - Math.min(primitive.width * 2.6, length * 0.6);
    const shape = [
      [0, half],
      [neck, half],
      [neck, half * 2.6],
      [length, 0],
    ];
    shape.push([neck, -half * 2.6], [neck, -half], [0, -half], [0, half]);
    return [shape.map(([a, b]) => x0 + ux * a - uy * b), shape.map(([a, b]) => y0 + uy * a + ux * b)];
  },
  dot: (/** @type {Dot} */ primitive, numbers) => [[numbers[primitive.at[0]]], [numbers[primitive.at[1]]]],
  icons(/** @type {Icons} */ { count, columns, spacing, at }, numbers) {
    const places = Array.from({ length: count }, (_, k) => k);
    const [left, top] = at.map((i) => numbers[i]);
    return [
      places.map((i) => left + (i % columns) * spacing),
      places.map((i) => top - Math.floor(i / columns) * spacing),
    ];
  },
  muscle: (/** @type {Muscle} */ primitive, numbers, bands) => bellied(primitive, numbers, bands).outline,
  nerve(/** @type {Nerve} */ primitive, numbers, bands) {
    const strands = posed(...bandOf(primitive, numbers, bands));
    return joined(strands.map(({ points }) => [through(points.map(([x]) => x)), through(points.map(([, y]) => y))]));
  },
};

/**
 * A muscle's outline and the lines along its belly, which come of one computation.
 * @param {Muscle} primitive
 * @param {number[]} numbers
 * @param {Outlines} bands
 */
export function bellied(primitive, numbers, bands) {
  const { outlines, fibres } = bellies(...bandOf(primitive, numbers, bands), numbers[primitive.value]);
  return { outline: joined(outlines.map(split)), fibres: joined(fibres.map(split)) };
}

/** @type {(primitive: Muscle | Nerve, numbers: number[], bands: Outlines) => [band: Band, at: number[]]} */
function bandOf({ shape, at }, numbers, bands) {
  const band = /** @type {Bands} */ (/** @type {unknown} */ (bands))[shape];
  return [band, at.map((i) => numbers[i])];
}

/** @type {(points: Point[]) => Path} */
const split = (points) => [points.map(([x]) => x), points.map(([, y]) => y)];
