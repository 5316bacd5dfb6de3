// What was written in exercises and which are solved: kept in this browser and nowhere else. "My progress" deletes it.

import { EXERCISES } from "../lib/kept.js";

/** @typedef {{ code?: string, hints?: number, solved?: true }} Entry of one exercise */

/**
 * All that is kept, by exercise. Throws where the store is closed, and a SyntaxError where it holds something else.
 * @param {() => Storage} store
 * @returns {Record<string, Entry>}
 */
function all(store) {
  const data = JSON.parse(store().getItem(EXERCISES) ?? "{}");
  if (typeof data !== "object" || data === null || Array.isArray(data)) throw new SyntaxError("not a list");
  return data;
}

/** @param {any} entry any: what was kept */
const sound = (entry) => ({
  ...(typeof entry?.code === "string" && { code: entry.code }),
  ...(Number.isInteger(entry?.hints) && { hints: entry.hints }),
  ...(entry?.solved === true && { solved: entry.solved }),
});

/**
 * What is kept of one exercise: `read` and `write` throw what stops them.
 * @param {string} id
 */
export function keeper(id, store = () => globalThis.localStorage) {
  return {
    /** @returns {Entry} */
    read: () => sound(all(store)[id]),
    /** @param {Entry} entry */
    write: (entry) => store().setItem(EXERCISES, JSON.stringify({ ...all(store), [id]: entry })),
    /** Forget it; of what is damaged nothing can be left. */
    forget() {
      /** @type {Record<string, Entry>} */
      let others = {};
      try {
        ({ [id]: others[id], ...others } = all(store));
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
      }
      if (Object.keys(others).length) store().setItem(EXERCISES, JSON.stringify(others));
      else store().removeItem(EXERCISES);
    },
  };
}

/**
 * How many of these exercises are solved; none where nothing can be kept or read.
 * @param {string[]} ids
 */
export function solved(ids, store = () => globalThis.localStorage) {
  try {
    const kept = all(store);
    return ids.filter((id) => kept[id]?.solved === true).length;
  } catch {
    return 0;
  }
}
