// Chance that is the same everywhere: the twin of quiz/sampling.py. SHA-256 of names starts a mulberry32 stream.

import { sha256 } from "../lib/sha256.js";

/** The stream of the given names: a function that gives the next whole number from 0 to below n. */
export function stream(...names) {
  let state = sha256(new TextEncoder().encode(names.join("/")))[0];
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t ^ (t + Math.imul(t ^ (t >>> 7), t | 61))) >>> 0;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) * n) / 4294967296);
  };
}

/** The things in a drawn order (Fisher and Yates, from the end). */
export function shuffled(things, below) {
  const result = [...things];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const chosen = below(last + 1);
    [result[last], result[chosen]] = [result[chosen], result[last]];
  }
  return result;
}
