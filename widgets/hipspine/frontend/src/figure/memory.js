// A step of a slider moves few parts of a picture: what the same numbers made before is not made again.

/** @import { Primitive } from "./types.d.ts" */

/**
 * The places in a figure's vector that a primitive is drawn from.
 * @param {Primitive} primitive
 */
export function placesOf(primitive) {
  const { at, value, values, points, groups, when } =
    /** @type {{ at?: number[], value?: number, values?: number[], points?: number[][], groups?: [string, number][],
     *   when?: number }} */ (primitive);
  const many = groups?.map(([, place]) => place);
  const found = [...(at ?? []), ...(values ?? []), ...(points?.flat() ?? []), ...(many ?? []), value, when];
  return found.filter((place) => place !== undefined);
}

/**
 * What gives anew or again: by a key, the places of the numbers that it comes from and all the numbers.
 * @typedef {{ recall<T>(key: string | number, places: number[], e: number[], make: () => T): T }["recall"]} Recall
 */

/** Remember nothing. @type {Recall} */
export const afresh = (_key, _places, _e, make) => make();

/** A memory, and a way to empty it. */
export function memory() {
  /** @type {Map<string | number, { numbers: number[], made: unknown }>} */
  const kept = new Map();
  /** @type {Recall} */
  function recall(key, places, e, make) {
    const before = kept.get(key);
    if (before && places.every((place, n) => Object.is(before.numbers[n], e[place]))) {
      return /** @type {ReturnType<typeof make>} */ (before.made);
    }
    const made = make();
    kept.set(key, { numbers: places.map((place) => e[place]), made });
    return made;
  }
  return { recall, forget: () => kept.clear() };
}

/**
 * A function that makes something anew only where the list before its arguments is another one than the last time.
 * @template {unknown[]} Arguments
 * @template Made
 * @param {(...given: Arguments) => Made} make
 * @returns {(from: unknown[], ...given: Arguments) => Made}
 */
export function remembered(make) {
  /** @type {{ from: unknown[], made: Made } | null} */
  let last = null;
  return (from, ...given) => {
    const same = last?.from.length === from.length && from.every((one, n) => Object.is(one, last?.from[n]));
    if (!last || !same) last = { from, made: make(...given) };
    return last.made;
  };
}
