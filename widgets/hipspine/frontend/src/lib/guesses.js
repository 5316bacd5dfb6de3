// What readers expected of figures before they moved anything: kept in this browser and nowhere else.

import { GUESSES } from "./kept.js";

/** The event of a figure whose reader has guessed; its detail is the answer, as it is kept here. */
export const GUESSED = "hs-guessed";

/**
 * @returns {Record<string, number | number[]>} by figure: the place of the option chosen, the numbers that were set, or
 *   -1 where the reader went on without
 */
export function guesses(store = () => globalThis.localStorage) {
  try {
    const kept = JSON.parse(store().getItem(GUESSES) ?? "{}");
    return typeof kept === "object" && kept !== null && !Array.isArray(kept) ? kept : {};
  } catch {
    return {}; // nothing is kept here, or it is damaged: the reader is asked again
  }
}

/**
 * @param {string} figure
 * @param {number | number[]} answer
 */
export function keepGuess(figure, answer, store = () => globalThis.localStorage) {
  try {
    store().setItem(GUESSES, JSON.stringify({ ...guesses(store), [figure]: answer }));
  } catch {
    // Where nothing can be kept, the reader is asked again next time.
  }
}
