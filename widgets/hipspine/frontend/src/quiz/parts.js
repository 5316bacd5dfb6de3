// What a quiz is made of, from its model: the content with all its questions, what they need, and what is asked of it.

/** @import { SetItem } from "../../../quiz/interactions/set_figure/set_figure.js" */
/** @import { Traits } from "../../../quiz/interactions/types.d.ts" */
/** @import { Item, Response } from "../../../quiz/kinds/kinds.js" */
/** @import { Computed, FigureModel } from "../figure/types.d.ts" */
/** @import { Host } from "../lib/types.d.ts" */
/** @import { Parts, QuizModel } from "./types.d.ts" */

import { kinds } from "../../../quiz/kinds/kinds.js";
import { definitionOf } from "../figure/values.js";
import { questionFunctions } from "../lib/definition.js";
import { json } from "../lib/source.js";
import { empty, mark, possible, resultsOf } from "./marking.js";
import { drawn, picked } from "./selection.js";

/** @type {WeakMap<QuizModel, Promise<Parts>>} */
const loaded = new WeakMap();

/**
 * What does not change while the page is open. `host` gives the models of figures within questions.
 * @param {QuizModel} model
 * @param {Host} host
 */
export function partsOf(model, host) {
  if (!loaded.has(model)) loaded.set(model, load(model, host));
  return /** @type {Promise<Parts>} */ (loaded.get(model));
}

/**
 * @param {QuizModel} model
 * @param {Host} host
 * @returns {Promise<Parts>}
 */
async function load(model, host) {
  const whole = await json(model.get("content"));
  const section = model.get("section");
  const content = section ? { ...whole, items: whole.items.filter((item) => item.section === section) } : whole;
  /** @param {keyof Traits} trait */
  const having = (trait) => content.items.filter(({ kind }) => kinds[kind][trait]);
  /** @type {(item: SetItem) => Promise<[string, Computed]>} */
  const definition = async ({ id, figure }) => [
    figure,
    await definitionOf(/** @type {FigureModel} */ (await host.getModel(figureOf(model, id)))),
  ];
  const [body, functions, figures] = await Promise.all([
    having("needsBody").length ? json(model.get("_body")) : undefined,
    having("drawn").length ? questionFunctions(model.get("_programs")) : undefined,
    Promise.all(/** @type {SetItem[]} */ (having("needsFigure")).map(definition)),
  ]);
  const results = resultsOf(new Map(figures));
  return { content, body, functions, results, mark: (item, response) => mark(item, response, results) };
}

/**
 * The widget of the figure that a question sets, as the host names it.
 * @param {QuizModel} model
 * @param {string} id
 */
export const figureOf = (model, id) => model.get("_figures")[id];

/**
 * The questions that the seed draws, each as it is asked.
 * @param {Parts} parts
 * @param {QuizModel} model
 */
export function itemsOf({ content, functions }, model) {
  const seed = model.get("seed") ?? 1;
  const items = picked(content.items, content.quiz, seed, model.get("count") ?? 0);
  return items.map((item) => drawn(item, seed, functions));
}

/**
 * What is stored may stem from an older version of the quiz: an answer that cannot be is no answer.
 * @param {QuizModel} model
 * @param {Item} item
 */
export function responseTo(model, item) {
  const response = model.get("responses")?.[item.id];
  return !empty(response) && possible(item, response) ? response : undefined;
}

/**
 * The mean mark, 0..1, of the questions that count; one without a response has none.
 * @param {Parts} parts
 * @param {Item[]} items
 * @param {(item: Item) => Response | undefined} responseOf
 */
export function meanScore(parts, items, responseOf) {
  const counted = items.filter(({ kind }) => !kinds[kind].unscored);
  return counted.reduce((sum, item) => sum + parts.mark(item, responseOf(item)).score, 0) / Math.max(1, counted.length);
}

/**
 * The place of the first question that is not checked: where some are, as in a notebook, a reader goes on there.
 * @param {QuizModel} model
 * @param {Item[]} items
 */
export function firstOpen(model, items) {
  const checked = model.get("checked") ?? [];
  return Math.max(
    0,
    items.findIndex((item) => !checked.includes(item.id) || responseTo(model, item) === undefined),
  );
}
