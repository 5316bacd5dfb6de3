// A quiz's values, as page and Python read and set them.

/** @import { Item } from "../../../quiz/kinds/kinds.js" */
/** @import { Host } from "../lib/types.d.ts" */
/** @import { QuizModel } from "./types.d.ts" */

import { question as words } from "../words/quiz.js";
import { itemsOf, meanScore, partsOf, responseTo } from "./parts.js";

const SETTABLE = ["responses", "checked", "confidence", "seed"];

/**
 * Score (mean mark of the questions asked that count, 0..1), number answered, and number of questions.
 * @param {QuizModel} model
 * @param {Host} host
 */
export async function values(model, host) {
  const parts = await partsOf(model, host);
  const items = itemsOf(parts, model);
  /** @param {Item} item */
  const responseOf = (item) => responseTo(model, item);
  return {
    score: meanScore(parts, items, responseOf),
    answered: items.filter((item) => responseOf(item) !== undefined).length,
    total: items.length,
  };
}

/**
 * The value that may be set under a name. Throws RangeError naming what is allowed.
 * @param {QuizModel} model
 * @param {string} name
 * @param {any} value any: a page's script may give whatever it likes
 * @param {Host} host
 */
export async function check(model, name, value, host) {
  const parts = await partsOf(model, host);
  if (!SETTABLE.includes(name)) throw new RangeError(`a quiz has no ${name}; it has ${SETTABLE.join(", ")}`);
  if (name === "seed") {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`seed must be a whole number from 0 on`);
    return value;
  }
  const items = itemsOf(parts, model);
  const ids = items.map((item) => item.id);
  /** @type {string[]} */
  const named = name === "checked" ? value : Object.keys(value);
  const stranger = named.find((id) => !ids.includes(id));
  if (stranger !== undefined) throw new RangeError(`there is no question ${stranger}; there are ${ids.join(", ")}`);
  if (name === "responses") items.forEach((item) => parts.mark(item, value[item.id]));
  if (name === "confidence" && Object.values(value).some((sure) => !(sure in words.sureness)))
    throw new RangeError(`confidence is one of ${Object.keys(words.sureness).join(", ")}`);
  return value;
}

/**
 * The score of what was checked, 0..1: what was chosen and not handed in counts as nothing yet.
 * @param {QuizModel} model
 * @param {Host} host
 */
export async function markedScore(model, host) {
  const parts = await partsOf(model, host);
  const checked = model.get("checked") ?? [];
  return meanScore(parts, itemsOf(parts, model), (item) =>
    checked.includes(item.id) ? responseTo(model, item) : undefined,
  );
}
