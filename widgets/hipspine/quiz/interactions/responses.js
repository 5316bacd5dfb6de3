// What the interactions share in looking at responses.

/** @import { Mark, Option } from "./types.d.ts" */

/**
 * Whether a value is there.
 * @template T
 * @param {T} value
 * @returns {value is NonNullable<T>}
 */
export const is = (value) => value !== undefined && value !== null;

/**
 * Whether a value is an object with names.
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export const record = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Whether two lists hold the same names, in whatever order.
 * @param {string[]} first
 * @param {string[]} second
 */
export function sameNames(first, second) {
  const others = [...second].sort();
  return first.length === second.length && [...first].sort().every((name, i) => name === others[i]);
}

/**
 * The ids of an item's options.
 * @param {{ options: { id: string }[] }} item
 */
export const letters = (item) => item.options.map((option) => option.id);

/**
 * The ids of its right options.
 * @param {{ options: Option[] }} item
 */
export const rightOf = (item) => item.options.filter((option) => option.correct).map((option) => option.id);

/**
 * Whether a response is a list of some of the names, each once.
 * @param {string[]} names
 * @param {unknown} response
 */
export const someOf = (names, response) =>
  Array.isArray(response) && response.every((id) => names.includes(id)) && new Set(response).size === response.length;

/**
 * The mark of several choices: (right - wrong) / number right, not below 0.
 * @param {{ options: Option[] }} item
 * @param {string[]} chosen
 * @param {string[]} feedback
 * @returns {Mark}
 */
export function partial(item, chosen, feedback) {
  const fitting = rightOf(item);
  const hits = chosen.filter((id) => fitting.includes(id)).length;
  const score = Math.max(0, (hits - (chosen.length - hits)) / fitting.length);
  return { score, correct: score === 1, feedback };
}
