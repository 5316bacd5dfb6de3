// Where the names beside a drawing stand: in two gutters, with a line to what they name. Twin: figures/labels.py.

export const DESK = 560;
export const PHONE = 358;
export const TEXT = { phone: 13, desk: 15 };
export const NOTE = { phone: 13, desk: 15 };
export const LEADING = 1.25;
export const LEADER = 22;
const GAP = 8;

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
