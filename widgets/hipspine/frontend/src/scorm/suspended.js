// What a platform keeps of a quiz until its reader comes back: one text of 4,096 characters at most (cmi.suspend_data).

/** @import { Item, Response } from "../../../quiz/kinds/kinds.js" */
/** @import { Confidence, Responses } from "../quiz/types.d.ts" */

import { sha256 } from "../lib/sha256.js";

const ROOM = 4096;

/** @typedef {{ seed: number, responses: Responses, checked: string[], confidence: Confidence }} Answers */
/** @typedef {[number, Response, 0 | 1, number]} Entry the place of a question, its answer, whether checked, how sure */

/**
 * A sign of the questions: what was kept for others is not taken for these.
 * @param {{ id: string, version: number }[]} items
 */
export function signOf(items) {
  const text = items.map(({ id, version }) => `${id}/${version}`).join(" ");
  return sha256(new TextEncoder().encode(text))[0].toString(36);
}

/**
 * The text, with the newest answers where not all have room, and how many had none.
 * @param {{ id: string, version: number }[]} items all that may be asked
 * @param {Answers} answers the newest last
 */
export function packed(items, { seed, responses, checked, confidence }) {
  const places = new Map(items.map(({ id }, place) => [id, place]));
  /** @type {Entry[]} */
  const entries = Object.entries(responses).map(([id, response]) => [
    /** @type {number} */ (places.get(id)),
    response,
    checked.includes(id) ? 1 : 0,
    confidence[id] ?? 0,
  ]);
  const text = () => JSON.stringify([signOf(items), seed, entries]);
  const before = entries.length;
  while (text().length > ROOM && entries.length) entries.shift();
  return { text: text(), lost: before - entries.length };
}

/**
 * What was kept; undefined where nothing was, where it is of other questions, and where it cannot be read.
 * @param {{ id: string, version: number }[]} items
 * @param {string} text
 * @returns {Answers | undefined}
 */
export function unpacked(items, text) {
  try {
    const [sign, seed, entries] = /** @type {[string, number, Entry[]]} */ (JSON.parse(text));
    if (sign !== signOf(items)) return undefined;
    /** @type {<T>(pick: (entry: Entry) => T) => [string, T][]} */
    const by = (pick) => entries.map((entry) => [items[entry[0]].id, pick(entry)]);
    return {
      seed,
      responses: Object.fromEntries(by(([, response]) => response)),
      checked: by(([, , done]) => done).flatMap(([id, done]) => (done ? [id] : [])),
      confidence: Object.fromEntries(by(([, , , sure]) => sure).filter(([, sure]) => sure)),
    };
  } catch {
    return undefined;
  }
}
