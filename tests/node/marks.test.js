// Any response, possible or not, earns what it earns in Python.

import assert from "node:assert/strict";

import { opened } from "../../widgets/hipspine/frontend/src/lib/definition.js";
import { compile } from "../../widgets/hipspine/frontend/src/lib/program.js";
import { mark, resultsOf } from "../../widgets/hipspine/frontend/src/quiz/marking.js";
import { drawn } from "../../widgets/hipspine/frontend/src/quiz/selection.js";
import { eachVector } from "./vectors.js";

/** @import { Results } from "../../widgets/hipspine/quiz/interactions/types.d.ts" */
/** @import { BankItem, Item } from "../../widgets/hipspine/quiz/kinds/kinds.js" */
/** @import { Computed, Definition } from "../../widgets/hipspine/frontend/src/figure/types.d.ts" */
/** @import { Program } from "../../widgets/hipspine/frontend/src/lib/program.js" */

/** @typedef {[number, boolean, string[]] | "refused"} Earned */

/**
 * @typedef {object} Marks
 * @property {BankItem[]} items
 * @property {[number, number, unknown, Earned][]} vectors the place of an item, a seed, a response, and what it earns
 * @property {Record<string, Definition>} definitions
 * @property {Record<string, Program>} codes
 */

/** @type {(item: Item, response: unknown, results: Results) => Earned} */
function earned(item, response, results) {
  try {
    const { score, correct, feedback } = mark(item, response, results);
    return [score, correct, feedback];
  } catch (error) {
    if (error instanceof RangeError) return "refused";
    throw error;
  }
}

/**
 * Two marks may differ by the last digit of a mean.
 * @type {(ours: Earned, seen: Earned) => boolean}
 */
function same(ours, seen) {
  if (ours === "refused" || seen === "refused") return ours === seen;
  return Math.abs(ours[0] - seen[0]) < 1e-12 && JSON.stringify(ours.slice(1)) === JSON.stringify(seen.slice(1));
}

eachVector("marks", (/** @type {Marks} */ { items, vectors, definitions, codes }) => {
  const compute = Object.fromEntries(Object.entries(codes).map(([name, code]) => [name, compile(code)]));
  /** @type {Map<string, Computed>} */
  const figures = new Map();
  for (const [name, definition] of Object.entries(definitions)) figures.set(name, opened(definition));
  const results = resultsOf(figures);
  for (const [i, seed, response, ours] of vectors) {
    const seen = earned(drawn(items[i], seed, compute), response, results);
    const said = () => `${items[i].id} with seed ${seed}: ${JSON.stringify([response, ours, seen])}`;
    if (!same(ours, seen)) assert.fail(said());
  }
});
