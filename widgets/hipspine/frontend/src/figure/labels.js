// Where the names beside a drawing stand: in two gutters, with a line to what they name. Twin: figures/labels.py.

/** @import { Element, Frame, TextElement } from "./types.d.ts" */

export const DESK = 560;
export const PHONE = 358;
export const TEXT = { phone: 13, desk: 15 };
export const NOTE = { phone: 13, desk: 15 };
export const LEADING = 1.25;
export const LEADER = 22;
const GAP = 8;
const LINE = 5; // between words and their line

/**
 * Which boxes fit into `room` below each other: those that are `first`, then the others in order.
 * @param {number[]} heights
 * @param {boolean[]} first
 * @param {number} room
 */
export function fitting(heights, first, room) {
  const order = heights.map((_, i) => i).sort((a, b) => Number(first[b]) - Number(first[a]) || a - b);
  let left = room + GAP;
  const kept = order.filter((i) => {
    const fits = heights[i] + GAP <= left;
    if (fits) left -= heights[i] + GAP;
    return fits;
  });
  return kept.sort((a, b) => a - b);
}

/**
 * The middles of boxes from the top down, as near to `wanted` as the gap between them allows.
 * @param {number[]} wanted
 * @param {number[]} heights
 * @param {number} room
 */
export function apart(wanted, heights, room) {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
  /** @type {[total: number, count: number][]} */
  const pools = [];
  /** @type {number[]} */
  const offsets = [];
  let offset = 0;
  for (const i of order) {
    offsets.push(offset);
    pools.push([wanted[i] - heights[i] / 2 - offset, 1]);
    offset += heights[i] + GAP;
    while (pools.length > 1) {
      const [above, below] = pools.slice(-2);
      if (above[0] / above[1] <= below[0] / below[1]) break;
      pools.pop();
      above[0] += below[0];
      above[1] += below[1];
    }
  }
  const most = Math.max(0, room - (offset - GAP));
  const tops = pools.flatMap(([total, count]) => Array(count).fill(Math.min(Math.max(total / count, 0), most)));
  const middles = wanted.map(() => 0);
  order.forEach((i, n) => (middles[i] = tops[n] + offsets[n] + heights[i] / 2));
  return middles;
}

/** @type {[ems: number, letters: Set<string>][]} */
const EMS = [
  [0.38, new Set("iljI.,'’:;|!()")],
  [0.47, new Set("trf -/")],
  [1.04, new Set("mwMW%")],
];
const [CAPITAL, OTHER] = [0.77, 0.69];

/**
 * How wide a text is in bold letters of a wide font, in its own size.
 * @param {string} text
 */
export function ems(text) {
  const of = (/** @type {string} */ letter) => {
    const known = EMS.find(([, letters]) => letters.has(letter));
    if (known) return known[0];
    return letter !== letter.toLowerCase() ? CAPITAL : OTHER;
  };
  return [...text].reduce((sum, letter) => sum + of(letter), 0);
}

/**
 * The names of one gutter.
 * @typedef {object} Gutter
 * @property {number} edge where the words begin or end, in pixels
 * @property {TextElement["anchor"]} anchor
 * @property {{ n: number, top: number, leader: Element[] }[]} names those that fit: their place among the spots, the
 *   top of their words, and the line to what they name
 */

/**
 * How names stand in a gutter; `spots` tell from the top down what each names, how high its words are, and whether it
 * is among the `first` to stay where not all fit into `room`.
 * @param {{ x: number, y: number, height: number, first: boolean }[]} spots
 * @param {boolean} left
 * @param {Frame} fit
 * @param {number} room
 * @param {number} size of the dot at the end of a line
 * @returns {Gutter}
 */
export function gutter(spots, left, fit, room, size) {
  const kept = fitting(
    spots.map(({ height }) => height),
    spots.map(({ first }) => first),
    room,
  );
  const middles = apart(
    kept.map((n) => spots[n].y),
    kept.map((n) => spots[n].height),
    room,
  );
  const edge = left ? fit.before - LEADER : fit.width - fit.after + LEADER;
  const start = edge + (left ? LINE : -LINE);
  const names = kept.map((n, k) => {
    const { x, y, height } = spots[n];
    /** @type {Element[]} */
    const leader = [
      { tag: "path", style: "leader", rings: [[start, middles[k], x, y]], closed: false },
      { tag: "circle", style: "leader-end", x, y, r: size / 2 },
    ];
    return { n, top: middles[k] - height / 2, leader };
  });
  return { edge, anchor: left ? "end" : "start", names };
}
