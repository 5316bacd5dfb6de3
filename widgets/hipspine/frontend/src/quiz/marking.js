// Marking, as pure functions: the twin of quiz/marking.py; shared vectors keep the two together.
// An item is what quiz/content.py tells of it; a parametric one must have its numbers (sampling.js, `drawn`) first.

/** @import { Mark, Results } from "../../../quiz/interactions/types.d.ts" */
/** @import { Markable, Response } from "../../../quiz/kinds/kinds.js" */
/** @import { Computed } from "../figure/types.d.ts" */

import { is } from "../../../quiz/interactions/responses.js";
import { kinds } from "../../../quiz/kinds/kinds.js";
import { numbersAt, outputsOf } from "../figure/values.js";

/**
 * Whether there is nothing in a response.
 * @param {unknown} response
 */
export const empty = (response) =>
  !is(response) || response === "" || (typeof response === "object" && Object.keys(response).length === 0);

/**
 * The mark of a response: {score 0..1, correct, feedback: [names]}. `results` gives what a figure tells (`resultsOf`).
 * Throws RangeError for a response that cannot be.
 * @param {Markable} item
 * @param {unknown} response
 * @param {Results} results
 * @returns {Mark}
 */
export function mark(item, response, results) {
  if (is(response) && !possible(item, response))
    throw new RangeError(`${item.id}: ${JSON.stringify(response)} is no answer`);
  if (empty(response)) return { score: 0, correct: false, feedback: [] };
  return kinds[item.kind].grade(item, /** @type {Response} */ (response), { results });
}

/**
 * Whether a question can have this response (not null).
 * @param {Markable} item
 * @param {unknown} response
 */
export const possible = (item, response) => kinds[item.kind].possible(item, response);

/**
 * From the definitions of figures, by name: a function of name and parameters that gives every result by name.
 * @param {Map<string, Computed>} figures
 * @returns {Results}
 */
export function resultsOf(figures) {
  return (name, values) => {
    const definition = /** @type {Computed} */ (figures.get(name));
    return outputsOf(definition.spec, numbersAt(definition, values));
  };
}
