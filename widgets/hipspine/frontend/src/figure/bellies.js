// The form of muscles and nerves: strands that follow their bones. The twin of figures/bellies.py.

/** @import { Band, Point } from "./types.d.ts" */

const CURVE_STEPS = 8;
const BELLY_STEPS = 16;
const TENDON = 0.1;
const SWELL = 0.3;
const FIBRES = [-0.5, 0, 0.5];
const RADIANS = Math.PI / 180;

/**
 * A spline through points, in one direction.
 * @param {number[]} p
 */
export function through(p) {
  const ends = [p[0], ...p, p[p.length - 1]];
  const curve = [p[0]];
  for (let i = 0; i + 3 < ends.length; i += 1) {
    const a = ends[i];
    const b = ends[i + 1];
    const c = ends[i + 2];
    const d = ends[i + 3];
    for (let k = 1; k <= CURVE_STEPS; k += 1) {
      const t = k / CURVE_STEPS;
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
 * The outline of a strand and the lines of its fibres.
 * @param {Point[]} points
 * @param {number} width
 * @param {number} tension
 */
export function belly(points, width, tension) {
  const spine = even(through(points.map(([x]) => x)), through(points.map(([, y]) => y)));
  const half = (width / 2) * (1 + SWELL * tension);
  /** @type {Point[]} */
  const left = [];
  /** @type {Point[]} */
  const right = [];
  /** @type {Point[][]} */
  const fibres = FIBRES.map(() => []);
  spine.forEach(([x, y], k) => {
    const [ax, ay] = spine[Math.max(k - 1, 0)];
    const [bx, by] = spine[Math.min(k + 1, BELLY_STEPS)];
    const length = Math.hypot(bx - ax, by - ay) || 1;
    const nx = (ay - by) / length;
    const ny = (bx - ax) / length;
    const wide = half * (TENDON + (1 - TENDON) * Math.sin((Math.PI * k) / BELLY_STEPS) ** 0.75);
    left.push([x + nx * wide, y + ny * wide]);
    right.push([x - nx * wide, y - ny * wide]);
    if (k > 1 && k < BELLY_STEPS - 1) {
      FIBRES.forEach((part, n) => fibres[n].push([x + nx * wide * part, y + ny * wide * part]));
    }
  });
  return { outline: [...left, ...right.reverse(), left[0]], fibres };
}

/**
 * Points at even distances along a line.
 * @param {number[]} xs
 * @param {number[]} ys
 */
function even(xs, ys) {
  const lengths = xs.slice(1).map((x, i) => Math.hypot(x - xs[i], ys[i + 1] - ys[i]));
  const step = lengths.reduce((sum, length) => sum + length, 0) / BELLY_STEPS;
  /** @type {Point[]} */
  const points = [[xs[0], ys[0]]];
  let walked = 0;
  let part = 0;
  for (let k = 1; k < BELLY_STEPS; k += 1) {
    while (part < lengths.length - 1 && walked + lengths[part] < k * step) {
      walked += lengths[part];
      part += 1;
    }
    const t = (k * step - walked) / (lengths[part] || 1);
    points.push([xs[part] + (xs[part + 1] - xs[part]) * t, ys[part] + (ys[part + 1] - ys[part]) * t]);
  }
  points.push([xs[xs.length - 1], ys[ys.length - 1]]);
  return points;
}
