// The figures and quizzes of the page, as its Python reads and sets them.

/** @import { Island, Page } from "./types.d.ts" */

import { problems } from "../words/python.js";

const KINDS = /^(figure|quiz):/;
const OF_QUIZ = ["responses", "checked", "confidence", "seed", "count"];
const UNMARKED = { score: 0, answered: 0, total: 0 };

/**
 * The values of all figures and quizzes of the page, by name; the first where a figure stands there twice.
 * @param {Page} page
 */
export async function held(page) {
  /** @type {Record<string, object>} */
  const found = {};
  for (const island of page.islands()) {
    const name = island.dataset.island ?? "";
    if (!KINDS.test(name) || name in found) continue;
    if (island.dataset.state !== "ready") {
      // What sleeps holds the values that the page came with.
      const still = island.querySelector('script[type="application/json"]')?.textContent ?? "{}";
      found[name] = { ...UNMARKED, ...JSON.parse(still) };
      continue;
    }
    const answers = name.startsWith("quiz:") ? OF_QUIZ.map((key) => [key, island.get(key)]) : [];
    found[name] = { ...Object.fromEntries(answers), ...(await island.values()) };
  }
  return found;
}

/**
 * An island of the page, awake. Throws an error that says so if it cannot be had.
 * @param {Page} page
 * @param {string} name
 */
export async function woken(page, name) {
  const all = page.islands().filter((one) => one.dataset.island === name);
  const island = /** @type {Island} */ (all[0]);
  if (island?.dataset.state === "waiting") await page.settle(island);
  if (island?.dataset.state !== "ready") throw new Error(problems.asleep(name));
  return island;
}

/**
 * Set values of an island. Throws an error with the words for the reader when one does not fit.
 * @param {Page} page
 * @param {string} name
 * @param {Record<string, unknown>} values
 */
export async function put(page, name, values) {
  const island = await woken(page, name);
  try {
    for (const [key, value] of Object.entries(values)) await island.set(key, value);
  } catch (error) {
    throw new Error(problems.refused(name, /** @type {Error} */ (error).message));
  }
}
