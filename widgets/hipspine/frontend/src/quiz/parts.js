// What a quiz is made of, from its model: the content with all its questions, what they need, and what is asked of it.

import { kinds } from "../../../quiz/kinds/kinds.js";
import { definitionOf } from "../figure/values.js";
import { questionFunctions } from "../lib/definition.js";
import { json } from "../lib/source.js";
import { empty, mark, possible, resultsOf } from "./marking.js";
import { drawn, picked } from "./selection.js";

const loaded = new WeakMap();

/** What does not change while the page is open. `host` gives the models of figures within questions. */
export function partsOf(model, host) {
  if (!loaded.has(model)) loaded.set(model, load(model, host));
  return loaded.get(model);
}

async function load(model, host) {
  const whole = await json(model.get("content"));
  const section = model.get("section");
  const content = section ? { ...whole, items: whole.items.filter((item) => item.section === section) } : whole;
  const having = (trait) => content.items.filter(({ kind }) => kinds[kind][trait]);
  const definition = async ({ id, figure }) => [figure, await definitionOf(await host.getModel(figureOf(model, id)))];
  const [body, functions, figures] = await Promise.all([
    having("needsBody").length ? json(model.get("_body")) : undefined,
    having("drawn").length ? questionFunctions(model.get("_programs")) : undefined,
    Promise.all(having("needsFigure").map(definition)),
  ]);
  const results = resultsOf(new Map(figures));
  return { content, body, functions, mark: (item, response) => mark(item, response, results) };
}

/** The widget of the figure that a question sets, as the host names it. */
export const figureOf = (model, id) => model.get("_figures")[id];

/** The questions that the seed draws, each as it is asked. */
export function itemsOf({ content, functions }, model) {
  const seed = model.get("seed") ?? 1;
  const items = picked(content.items, content.quiz, seed, model.get("count") ?? 0);
  return items.map((item) => drawn(item, seed, functions));
}

/** What is stored may stem from an older version of the quiz: an answer that cannot be is no answer. */
export function responseTo(model, item) {
  const response = model.get("responses")?.[item.id];
  return !empty(response) && possible(item, response) ? response : undefined;
}
