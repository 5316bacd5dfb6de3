// Marking, as pure functions: the twin of quiz/marking.py; shared vectors keep the two together.
// An item is what quiz/content.py tells of it; a parametric one must have its numbers (sampling.js, `drawn`) first.

import { kinds } from "../../../quiz/kinds/kinds.js";
import { numbersAt, outputsOf } from "../figure/values.js";

const refusal = (item, response) => new RangeError(`${item.id}: ${JSON.stringify(response)} is no answer`);
const is = (value) => value !== undefined && value !== null;

/** Whether there is nothing in a response. */
export const empty = (response) =>
  !is(response) || response === "" || (typeof response === "object" && Object.keys(response).length === 0);

/**
 * The mark of a response: {score 0..1, correct, feedback: [names]}. `results` gives what a figure tells (`resultsOf`).
 * Throws RangeError for a response that cannot be.
 */
export function mark(item, response, results) {
  if (is(response) && !possible(item, response)) throw refusal(item, response);
  if (empty(response)) return { score: 0, correct: false, feedback: [] };
  return kinds[item.kind].grade(item, response, { results });
}

/** Whether a question can have this response (not null). */
export const possible = (item, response) => kinds[item.kind].possible(item, response);

/** From the definitions of figures, by name: a function of name and parameters that gives every result by name. */
export function resultsOf(figures) {
  return (name, values) => {
    const definition = figures.get(name);
    return outputsOf(definition.spec, numbersAt(definition, values));
  };
}
