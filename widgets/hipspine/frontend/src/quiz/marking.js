// Marking, as pure functions: the twin of quiz/kinds/*.py; shared vectors keep the two together.
// An item is what quiz/content.py tells of it; a parametric one must have its numbers (sampling.js, `drawn`) first.

import { numbersAt, outputsOf } from "../figure/values.js";

const refusal = (item, response) => new RangeError(`${item.id}: ${JSON.stringify(response)} is no answer`);
const is = (value) => value !== undefined && value !== null;
const record = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function sameNames(first, second) {
  const others = [...second].sort();
  return first.length === second.length && [...first].sort().every((name, i) => name === others[i]);
}
const letters = (item) => item.options.map((option) => option.id);
const right = (item) => item.options.filter((option) => option.correct).map((option) => option.id);

/** Whether there is nothing in a response. */
export const empty = (response) =>
  !is(response) || response === "" || (typeof response === "object" && Object.keys(response).length === 0);

/** The mark of a response: {score 0..1, correct, feedback: [names]}. Throws RangeError for one that cannot be. */
export function mark(item, response, same, results) {
  if (is(response) && !possible(item, response)) throw refusal(item, response);
  if (empty(response)) return { score: 0, correct: false, feedback: [] };
  return GRADES[item.kind](item, response, same, results);
}

/** Whether a question can have this response (not null). */
export const possible = (item, response) => POSSIBLE[item.kind](item, response);

const someOf = (names, response) =>
  Array.isArray(response) && response.every((id) => names.includes(id)) && new Set(response).size === response.length;

const POSSIBLE = {
  single: (item, response) => letters(item).includes(response),
  several: (item, response) => someOf(letters(item), response),
  body: (item, response) => someOf(letters(item), response),
  number: (item, response) => Number.isFinite(response),
  reason: (item, response) =>
    record(response) &&
    sameNames(Object.keys(response), ["reason", "truth"]) &&
    typeof response.truth === "boolean" &&
    letters(item).includes(response.reason),
  ordering: (item, response) => Array.isArray(response) && sameNames(response.map(String), letters(item)),
  matching: (item, response) =>
    record(response) &&
    sameNames(Object.keys(response), item.pairs.map((pair) => pair.id)) &&
    Object.values(response).every((id) => letters(item).includes(id)),
  set(item, response) {
    if (!record(response) || !sameNames(Object.keys(response), item.parameters.map((p) => p.name))) return false;
    return item.parameters.every(({ name, options, minimum, maximum }) =>
      options
        ? options.includes(response[name])
        : Number.isFinite(response[name]) && response[name] >= minimum && response[name] <= maximum,
    );
  },
  case(item, response) {
    const names = item.steps.map((step) => step.id);
    if (!record(response) || !Object.keys(response).every((name, i) => name === names[i])) return false;
    return Object.entries(response).every(([name, chosen]) => possible(item.steps[names.indexOf(name)], chosen));
  },
  written: (item, response) => typeof response === "string" && [...response].length <= 2000,
};

function partial(item, chosen, feedback) {
  const fitting = right(item);
  const hits = chosen.filter((id) => fitting.includes(id)).length;
  const score = Math.max(0, (hits - (chosen.length - hits)) / fitting.length);
  return { score, correct: score === 1, feedback };
}

const several = (item, response) => partial(item, response, letters(item).filter((id) => response.includes(id)));

function single(item, response) {
  const correct = right(item).includes(response);
  return { score: correct ? 1 : 0, correct, feedback: [response] };
}

const GRADES = {
  single,
  several,
  body: several,
  number(item, number, same) {
    if (same(number, item.answer)) return { score: 1, correct: true, feedback: ["answer"] };
    const index = item.mistakes.findIndex((mistake) => same(number, mistake));
    return { score: 0, correct: false, feedback: [index < 0 ? "otherwise" : `mistake-${index}`] };
  },
  reason(item, { truth, reason }) {
    const feedback = [String(truth), reason];
    if (truth !== item.truth) return { score: 0, correct: false, feedback };
    const correct = right(item).includes(reason);
    return { score: correct ? 1 : 0.5, correct, feedback };
  },
  ordering(item, response) {
    const follows = new Map(letters(item).map((id, i, all) => [id, all[i + 1]]));
    const hits = response.slice(1).filter((id, i) => follows.get(response[i]) === id).length;
    const score = hits / (response.length - 1);
    return { score, correct: score === 1, feedback: response.map(String) };
  },
  matching(item, response) {
    const score = item.pairs.filter((pair) => response[pair.id] === pair.match).length / item.pairs.length;
    return { score, correct: score === 1, feedback: item.pairs.map((pair) => pair.id) };
  },
  // `results` gives what the figure tells with these parameters.
  set(item, response, same, results) {
    const values = results(item.figure, response);
    const within = (value, low, high) => !(is(low) && !(value >= low)) && !(is(high) && !(value <= high));
    const met = ({ output, at_least: low, at_most: high }) =>
      !Number.isNaN(values[output]) && within(values[output], low, high);
    const missed = item.goals.flatMap((goal, i) => (met(goal) ? [] : [`goal-${i}`]));
    const score = (item.goals.length - missed.length) / item.goals.length;
    return { score, correct: missed.length === 0, feedback: missed.length ? missed : ["met"] };
  },
  case(item, response) {
    const steps = item.steps.filter((step) => step.id in response);
    const marks = steps.map((step) => (step.kind === "single" ? single : several)(step, response[step.id]));
    return {
      score: marks.reduce((sum, { score }) => sum + score, 0) / item.steps.length,
      correct: marks.length === item.steps.length && marks.every(({ correct }) => correct),
      feedback: marks.flatMap(({ feedback }, i) => feedback.map((name) => `${steps[i].id}.${name}`)),
    };
  },
  written: () => ({ score: 0, correct: false, feedback: ["model"] }),
};

/** From the definitions of figures, by name: a function of name and parameters that gives every result by name. */
export function resultsOf(figures) {
  return (name, values) => {
    const definition = figures.get(name);
    return outputsOf(definition.spec, numbersAt(definition, values));
  };
}
