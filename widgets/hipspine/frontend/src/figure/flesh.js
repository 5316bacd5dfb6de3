// The bodies of muscles in three dimensions, made of strands that follow their bones: the twin of figures/flesh.py.

/** @import { FleshData } from "./types.d.ts" */

import { even, swells, through } from "./bellies.js";

const STEPS = 14;
const CURVE = 5;
const SIDES = 7;
const RIM = 0.96;
const SWELLS = swells(STEPS);

/** @typedef {[number, number, number]} Place */
/** @typedef {{ points: Place[], faces: Place[] }} Body */

/**
 * Corners in metres and triangles of a muscle; `at` holds the matrix and the shift of each of its bones.
 * @param {FleshData} flesh
 * @param {number[]} at
 * @returns {Body}
 */
export function body({ thick, strands }, at) {
  const lines = strands.map(({ points }) => spineOf(posed(points, at)));
  if (thick > 0) return sheet(lines, thick);
  /** @type {Body} */
  const whole = { points: [], faces: [] };
  lines.forEach((line, n) => {
    const { points, faces } = tube(line, strands[n].width);
    const before = whole.points.length;
    for (const [a, b, c] of faces) whole.faces.push([a + before, b + before, c + before]);
    for (const point of points) whole.points.push(point);
  });
  return whole;
}

/** @type {(points: FleshData["strands"][0]["points"], at: number[]) => Place[]} */
function posed(points, at) {
  return points.map(([bone, p, q, r]) => {
    const [a, b, c, d, e, f, g, h, i, right, up, out] = at.slice(12 * bone, 12 * bone + 12);
    return [a * p + b * q + c * r + right, d * p + e * q + f * r + up, g * p + h * q + i * r + out];
  });
}

/** @type {(points: Place[]) => Place[]} */
function spineOf(points) {
  const [xs, ys, zs] = [0, 1, 2].map((axis) =>
    through(
      points.map((p) => p[axis]),
      CURVE,
    ),
  );
  const [right, up, out] = even([xs, ys, zs], STEPS);
  return right.map((x, k) => [x, up[k], out[k]]);
}

/** @type {(line: Place[], width: number) => Body} */
function tube(line, width) {
  /** @type {Place[]} */
  const points = [];
  /** @type {Place} */
  let side = [0, 0, 1];
  line.forEach((place, k) => {
    const along = unit(minus(line[Math.min(k + 1, STEPS)], line[Math.max(k - 1, 0)]));
    const off = dot(side, along);
    side = unit([side[0] - off * along[0], side[1] - off * along[1], side[2] - off * along[2]]);
    const other = cross(along, side);
    const half = (width / 2) * SWELLS[k];
    for (let n = 0; n < SIDES; n += 1) {
      const c = half * Math.cos((2 * Math.PI * n) / SIDES);
      const s = half * Math.sin((2 * Math.PI * n) / SIDES);
      points.push([
        place[0] + c * side[0] + s * other[0],
        place[1] + c * side[1] + s * other[1],
        place[2] + c * side[2] + s * other[2],
      ]);
    }
  });
  const [first, last] = [points.length, points.length + 1];
  points.push(line[0], line[line.length - 1]);
  /** @type {Place[]} */
  const faces = [];
  const top = STEPS * SIDES;
  for (let n = 0; n < SIDES; n += 1) {
    const m = (n + 1) % SIDES;
    faces.push([first, m, n], [last, top + n, top + m]);
    for (let k = 0; k < top; k += SIDES)
      faces.push([k + n, k + m, k + SIDES + m], [k + n, k + SIDES + m, k + SIDES + n]);
  }
  return { points, faces };
}

/** @type {(lines: Place[][], thick: number) => Body} */
function sheet(lines, thick) {
  const [many, long] = [lines.length, STEPS + 1];
  /** @type {Place[]} */
  const outer = [];
  /** @type {Place[]} */
  const inner = [];
  lines.forEach((line, n) => {
    const edge = Math.sqrt(1 - (RIM * ((2 * n) / (many - 1) - 1)) ** 2);
    line.forEach((place, k) => {
      const along = minus(line[Math.min(k + 1, STEPS)], line[Math.max(k - 1, 0)]);
      const across = minus(lines[Math.min(n + 1, many - 1)][k], lines[Math.max(n - 1, 0)][k]);
      const [x, y, z] = unit(cross(across, along));
      const half = (thick / 2) * SWELLS[k] * edge;
      outer.push([place[0] + half * x, place[1] + half * y, place[2] + half * z]);
      inner.push([place[0] - half * x, place[1] - half * y, place[2] - half * z]);
    });
  });
  return { points: [...outer, ...inner], faces: sewn(many, long) };
}

/**
 * The triangles of a sheet: its outer face, its inner one, and the seam around.
 * @type {(many: number, long: number) => Place[]}
 */
function sewn(many, long) {
  const below = many * long;
  /** @type {Place[]} */
  const faces = [];
  for (let n = 0; n < many - 1; n += 1) {
    for (let k = 0; k < STEPS; k += 1) {
      const [a, b] = [n * long + k, (n + 1) * long + k];
      const [c, d] = [b + 1, a + 1];
      faces.push([a, b, c], [a, c, d], [below + a, below + c, below + b], [below + a, below + d, below + c]);
    }
  }
  /** @type {number[]} */
  const rim = [];
  for (let k = 0; k < STEPS; k += 1) rim.push(k);
  for (let n = 0; n < many - 1; n += 1) rim.push(n * long + STEPS);
  for (let k = STEPS; k > 0; k -= 1) rim.push((many - 1) * long + k);
  for (let n = many - 1; n > 0; n -= 1) rim.push(n * long);
  rim.forEach((one, k) => {
    const two = rim[(k + 1) % rim.length];
    faces.push([one, two, below + two], [one, below + two, below + one]);
  });
  return faces;
}

/** @type {(a: Place, b: Place) => Place} */
const minus = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
/** @type {(a: Place, b: Place) => number} */
const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
/** @type {(a: Place, b: Place) => Place} */
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
/** @type {(a: Place) => Place} */
function unit(a) {
  const length = Math.sqrt(dot(a, a)) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
}
