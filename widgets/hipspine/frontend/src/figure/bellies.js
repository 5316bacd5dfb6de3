// The form of muscles and nerves: strands that follow their bones. The twin of figures/bellies.py.

/** @import { Band, Point } from "./types.d.ts" */

const CURVE_STEPS = 8;
const BELLY_STEPS = 16;
const TENDON = 0.1;
const SWELL = 0.3;
const EDGE_STEPS = 3;
const WEB_STEP = 2;
const FIBRES = [-0.5, 0, 0.5];
const RADIANS = Math.PI / 180;

/**
 * A spline through points, in one direction.
 * @param {number[]} p
 * @param {number} [steps] parts between two points
 */
export function through(p, steps = CURVE_STEPS) {
  const ends = [p[0], ...p, p[p.length - 1]];
  const curve = [p[0]];
  for (let i = 0; i + 3 < ends.length; i += 1) {
    const a = ends[i];
    const b = ends[i + 1];
    const c = ends[i + 2];
    const d = ends[i + 3];
    for (let k = 1; k <= steps; k += 1) {
      const t = k / steps;
      curve.push(b + t * ((c - a) / 2 + t * (a - 2.5 * b + 2 * c - d / 2 + t * (1.5 * b - 1.5 * c + (d - a) / 2))));
    }
  }
  return curve;
}

/**
 * Each strand as its points where the bones now are, and its width; `at` holds each bone's angle and shift.
 * @param {Band} band
 * @param {number[]} at
 */
export function posed({ bones, strands }, at) {
  const motions = bones.map((_, n) => {
    const [angle, x, y] = at.slice(3 * n, 3 * n + 3);
    return [Math.cos(angle * RADIANS), Math.sin(angle * RADIANS), x, y];
  });
  return strands.map(({ points, width }) => ({
    width,
    points: points.map(([bone, x, y]) => {
      const [c, s, dx, dy] = motions[bone];
      return /** @type {Point} */ ([c * x - s * y + dx, s * x + c * y + dy]);
    }),
  }));
}

/**
 * How wide a belly is at each of so many steps along it, as part of its middle.
 * @param {number} steps
 */
export const swells = (steps) =>
  Array.from(
    { length: steps + 1 },
    (_, k) => TENDON + (1 - TENDON) * Math.max(0, Math.sin((Math.PI * k) / steps)) ** 0.75,
  );
const SWELLS = swells(BELLY_STEPS);

/**
 * The middle line of a strand.
 * @param {Point[]} points
 * @returns {Point[]}
 */
function spineOf(points) {
  const [xs, ys] = even([through(points.map(([x]) => x)), through(points.map(([, y]) => y))], BELLY_STEPS);
  return xs.map((x, k) => [x, ys[k]]);
}

/**
 * The outlines of a muscle and the lines of its fibres.
 * @param {Band} band
 * @param {number[]} at
 * @param {number} tension
 */
export function bellied(band, at, tension) {
  const strands = posed(band, at);
  const spines = strands.map(({ points }) => spineOf(points));
  const grown = 1 + SWELL * tension;
  if (band.form === "sheet") {
    const [first, last] = [strands[0].width, strands[strands.length - 1].width];
    return { outlines: [hull(spines, (first / 2) * grown, (last / 2) * grown)], fibres: grain(spines) };
  }
  const halves = strands.map(({ width }) => (width / 2) * grown);
  const outlines = spines.map((spine, n) => {
    const left = shifted(spine, halves[n]);
    return [...left, ...shifted(spine, -halves[n]).reverse(), left[0]];
  });
  const fibres = spines.flatMap((spine, n) => FIBRES.map((part) => shifted(spine, halves[n] * part).slice(2, -2)));
  if (band.form !== "fan") return { outlines, fibres };
  const webs = spines.slice(1).map((other, n) => web(spines[n], other));
  return { outlines: [...outlines, ...webs], fibres: grain(spines) };
}

/**
 * What lies between two strands of a fan.
 * @param {Point[]} one
 * @param {Point[]} other
 */
function web(one, other) {
  /** @param {Point[]} line */
  const corners = (line) => line.filter((_, k) => k % WEB_STEP === 0);
  const line = [...corners(one), ...corners(other).reverse()];
  const ring = [...line, line[0]];
  const area = line.reduce((sum, [x, y], k) => sum + x * ring[k + 1][1] - ring[k + 1][0] * y, 0);
  return area < 0 ? ring : ring.reverse();
}

/**
 * A line beside a strand, to the left of its way.
 * @param {Point[]} spine
 * @param {number} half
 */
function shifted(spine, half) {
  return spine.map(([x, y], k) => {
    const [ax, ay] = spine[Math.max(k - 1, 0)];
    const [bx, by] = spine[Math.min(k + 1, BELLY_STEPS)];
    const wide = (half * SWELLS[k]) / (Math.hypot(bx - ax, by - ay) || 1);
    return /** @type {Point} */ ([x + (ay - by) * wide, y + (bx - ax) * wide]);
  });
}

/**
 * The outline of a sheet.
 * @param {Point[][]} spines
 * @param {number} one half the width of the first strand
 * @param {number} other half that of the last
 */
function hull(spines, one, other) {
  const [first, last] = [spines[0], spines[spines.length - 1]];
  const middle = BELLY_STEPS / 2;
  const [[ax, ay], [x, y], [bx, by]] = first.slice(middle - 1, middle + 2);
  const [u, v] = last[middle];
  const side = (bx - ax) * (v - y) - (by - ay) * (u - x) > 0 ? -1 : 1; // where the others are not
  const there = shifted(first, side * one);
  const back = shifted(last, -side * other).reverse();
  const insertions = edge(spines.map((spine) => spine[BELLY_STEPS]));
  const origins = edge(spines.map((spine) => spine[0])).reverse();
  return [...there, ...insertions, ...back, ...origins, there[0]];
}

/** @param {Point[]} ends */
function edge(ends) {
  const ys = through(
    ends.map(([, y]) => y),
    EDGE_STEPS,
  );
  const xs = through(
    ends.map(([x]) => x),
    EDGE_STEPS,
  );
  return xs.map((x, k) => /** @type {Point} */ ([x, ys[k]])).slice(1, -1);
}

/** @param {Point[][]} spines */
function grain(spines) {
  const between = spines
    .slice(1)
    .map((other, n) =>
      spines[n].map(([x, y], k) => /** @type {Point} */ ([(x + other[k][0]) / 2, (y + other[k][1]) / 2])),
    );
  return [...spines, ...between].map((line) => line.slice(2, -2));
}

/**
 * A line's points at even distances, so many parts long: a list for each of its axes, as it is given.
 * @param {number[][]} axes
 * @param {number} steps
 */
export function even(axes, steps) {
  const [first] = axes;
  const lengths = first.slice(1).map((_, i) => Math.hypot(...axes.map((along) => along[i + 1] - along[i])));
  const step = lengths.reduce((sum, length) => sum + length, 0) / steps;
  const found = axes.map((along) => [along[0]]);
  let walked = 0;
  let part = 0;
  for (let k = 1; k < steps; k += 1) {
    while (part < lengths.length - 1 && walked + lengths[part] < k * step) {
      walked += lengths[part];
      part += 1;
    }
    const t = (k * step - walked) / (lengths[part] || 1);
    axes.forEach((along, axis) => found[axis].push(along[part] + (along[part + 1] - along[part]) * t));
  }
  axes.forEach((along, axis) => found[axis].push(along[along.length - 1]));
  return found;
}
