// A setting that meets the goals of a question, found by trying near the best so far: many settings do, so that the
// question names none.

/** @import { Value, Values } from "../../../frontend/src/figure/types.d.ts" */
/** @import { SetItem } from "./set_figure.js" */

import { stream } from "../../../frontend/src/quiz/sampling.js";

/** @typedef {(n: number) => number} Chance a whole number from 0 to below n */

const STEPS = 200; // of a slider
const BEGINNINGS = 8; // the given setting, then others
const TRIES = 60; // in each round
const NARROWER = 0.7; // the reach of the next round, where one found nothing better
const LOST = 1e6; // a result that is no number is further from its goal than any number

/**
 * How far the results are from the goals, each measured by its own limit: 0 where all are met.
 * @param {SetItem["goals"]} goals
 * @param {Record<string, number>} results
 */
function distance(goals, results) {
  const each = goals.map(({ output, at_least: low, at_most: high }) => {
    const [value, size] = [results[output] ?? NaN, Math.max(Math.abs(low ?? 0), Math.abs(high ?? 0), 1e-3)];
    return Number.isNaN(value) ? LOST : Math.max(0, (low ?? value) - value, value - (high ?? value)) / size;
  });
  return each.reduce((sum, one) => sum + one, 0);
}

/**
 * Another value of a control: a step of its slider at most `reach` away (of its whole length), or any choice.
 * @param {SetItem["parameters"][number]} parameter
 * @param {Value} now
 * @param {number} reach
 * @param {Chance} below
 * @returns {Value}
 */
function moved({ options, minimum, maximum }, now, reach, below) {
  if (options) return options[below(options.length)];
  const step = (maximum - minimum) / STEPS;
  const most = Math.max(1, Math.round(STEPS * reach));
  const place = Math.round((Number(now) - minimum) / step) + below(2 * most + 1) - most;
  return minimum + step * Math.min(STEPS, Math.max(0, place));
}

/**
 * A search that narrows down from one setting, until every goal is met or nothing better is near.
 * @param {Values} from
 * @param {(begun: Values, reach: number) => Values} tryNear
 * @param {(values: Values) => number} far
 */
function narrowed(from, tryNear, far) {
  let best = from;
  let left = far(best);
  for (let reach = 1; reach > 1 / STEPS && left > 0; ) {
    const [begun, before] = [best, left];
    for (let i = 0; i < TRIES && left > 0; i += 1) {
      const values = tryNear(begun, reach);
      const now = far(values);
      if (now < left) [best, left] = [values, now];
    }
    if (left === before) reach *= NARROWER;
  }
  return left === 0 ? best : undefined;
}

/**
 * A setting that meets every goal; undefined where none is found.
 * @param {SetItem} item
 * @param {Values} from
 * @param {(values: Values) => Record<string, number>} resultsOf
 * @returns {Values | undefined}
 */
export function fitting({ id, goals, parameters }, from, resultsOf) {
  const below = stream(id, "fitting");
  /** @param {Values} values */
  const far = (values) => distance(goals, resultsOf(values));
  /** @type {(begun: Values, reach: number) => Values} */
  const tryNear = (begun, reach) => {
    // Some controls stay: a goal often rests on one of them alone.
    const chosen = parameters.filter(() => below(2));
    return {
      ...begun,
      ...Object.fromEntries(chosen.map((one) => [one.name, moved(one, begun[one.name], reach, below)])),
    };
  };
  let found = narrowed(from, tryNear, far);
  for (let turn = 1; turn < BEGINNINGS && !found; turn += 1) found = narrowed(tryNear(from, 1), tryNear, far);
  return found;
}
