// What a reader answered, when and how surely, and when it is due again: kept in this browser and nowhere else.
// The schedule is FSRS, by the package ts-fsrs, which is loaded with the first answer.

/** @import { CardInput } from "ts-fsrs" */

import { EXERCISES, GUESSES, HEADINGS, PLACES, PROGRESS as KEY, QUIZ_VIEW } from "../lib/kept.js";
import { progress as words } from "../words/progress.js";

const ALL = [KEY, PLACES, GUESSES, EXERCISES, HEADINGS, QUIZ_VIEW];
const VERSION = 1;
const LONGEST_HISTORY = 30;

/** @typedef {{ at: string, score: number, sure: number | null }} Answered when, how good and how surely */
/** @typedef {{ version: number, objective: string, card: CardInput, history: Answered[] }} Entry */
/** @typedef {{ format: string, version: number, items: Record<string, Entry> }} Kept */
/** @typedef {ReturnType<typeof progress>} Progress */

/** @returns {Kept} */
const NEW = () => ({ format: "hipspine-progress", version: VERSION, items: {} });

/** @param {unknown} value */
const record = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @param {unknown} value */
const moment = (value) => Number.isFinite(Date.parse(/** @type {string} */ (value)));

/** @param {any} one any: what a file holds */
function soundAnswer(one) {
  return record(one) && moment(one.at) && one.score >= 0 && one.score <= 1 && [null, 50, 75, 95].includes(one.sure);
}

/**
 * @param {string} id
 * @param {any} item any: what a file holds
 */
function soundItem(id, item) {
  const named = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && record(item) && record(item.card) && moment(item.card.due);
  return named && Array.isArray(item.history) && item.history.every(soundAnswer);
}

/**
 * What is wrong with a stored or imported progress, in words; undefined for a sound one.
 * @param {any} data any: what a file holds
 */
export function problemOf(data) {
  if (!record(data) || data.format !== "hipspine-progress") return words.notOurs;
  const { version, items } = data;
  if (version !== VERSION) return words.otherVersion(JSON.stringify(version), VERSION);
  if (!record(items)) return words.noList;
  const wrong = Object.entries(items).find(([id, item]) => !soundItem(id, item));
  return wrong && words.wrongEntry(wrong[0].slice(0, 60));
}

/**
 * What is kept in a store, and what the reader should know about that.
 * @param {() => Storage} store
 */
function keeper(store) {
  let trouble = "";

  /** @returns {Kept | undefined} */
  function read() {
    let text;
    try {
      text = store().getItem(KEY);
    } catch {
      trouble = words.closed;
      return NEW();
    }
    if (text === null) return NEW();
    try {
      const data = JSON.parse(text);
      const problem = problemOf(data);
      if (!problem) return data;
      trouble = words.unusable(problem);
    } catch {
      trouble = words.damaged;
    }
    return undefined;
  }

  /** @param {Kept} data */
  function write(data) {
    try {
      store().setItem(KEY, JSON.stringify(data));
      trouble = "";
      return true;
    } catch (error) {
      trouble = /** @type {Error} */ (error).name === "QuotaExceededError" ? words.full : words.closed;
      return false;
    }
  }

  // All that the course keeps of a reader's way through it, the places where reading stopped included.
  function clear() {
    try {
      for (const key of ALL) store().removeItem(key);
      trouble = "";
    } catch {
      // There is nothing to delete where nothing can be kept.
    }
  }

  /** Whether anything is kept. */
  function holds() {
    try {
      return ALL.some((key) => store().getItem(key) !== null);
    } catch {
      return false;
    }
  }

  return { read, write, clear, holds, trouble: () => trouble };
}

/**
 * The progress in a browser's store. Every method works without a store too; `trouble()` then says what the reader
 * should know. `schedule` loads FSRS.
 */
export function progress(store = () => globalThis.localStorage, schedule = () => import("./schedule.js")) {
  const { read, write, clear, holds, trouble } = keeper(store);

  /**
   * Note a checked answer: how good it was (0 to 1) and how sure the reader felt (50, 75, 95 or undefined).
   * @param {{ id: string, version: number, objective: string }} item
   * @param {{ score: number, correct: boolean }} mark
   * @param {number | undefined} sure
   */
  async function note(item, { score, correct }, sure, now = new Date()) {
    const { fsrs, createEmptyCard, Rating } = await schedule();
    const data = read(); // another tab may have written meanwhile
    if (!data) return;
    const known = data.items[item.id];
    const card = known && known.version === item.version ? known.card : createEmptyCard(now);
    const easy = correct && sure === 95;
    const rating = easy ? Rating.Easy : correct ? Rating.Good : score > 0 ? Rating.Hard : Rating.Again;
    const next = fsrs({ enable_fuzz: false }).next(card, now, rating).card;
    const history = [...(known?.history ?? []), { at: now.toISOString(), score, sure: sure ?? null }];
    const { version, objective } = item;
    data.items[item.id] = { version, objective, card: next, history: history.slice(-LONGEST_HISTORY) };
    write(data);
  }

  /**
   * Replace everything by an exported text. Returns what is wrong with it, undefined when all went well.
   * @param {string} text
   */
  function load(text) {
    let data;
    try {
      data = JSON.parse(text);
    } catch {
      return words.noJson;
    }
    return problemOf(data) ?? (write(data) ? undefined : trouble());
  }

  /** The ids of questions to look at again, the longest overdue first. */
  function due(now = new Date()) {
    const items = Object.entries(read()?.items ?? {});
    const ready = items.filter(([, { card }]) => new Date(card.due) <= now);
    return ready.sort(([, a], [, b]) => +new Date(a.card.due) - +new Date(b.card.due)).map(([id]) => id);
  }

  return {
    note,
    load,
    clear,
    holds,
    due,
    items: () => read()?.items ?? {},
    text: () => JSON.stringify(read() ?? NEW(), null, 1),
    trouble() {
      read();
      return trouble();
    },
    KEY,
  };
}
