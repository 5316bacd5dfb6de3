// A question whose numbers are drawn, and whose answer a model of the course computes.

/** @import { NumberItem } from "../interactions/enter/enter.js" */
/** @import { Functions, Question } from "../interactions/types.d.ts" */

import { stream } from "../../frontend/src/quiz/sampling.js";
import { same } from "../interactions/enter/numbers.js";

/**
 * The texts have holes for what is drawn, and the values stay open.
 * @typedef {object} Parametric
 * @property {"parametric"} kind
 * @property {Record<string, number[]>} numbers those that may be drawn, by name
 * @property {number} decimals
 * @property {Omit<NumberItem["answer"], "value">} answer
 * @property {Omit<NumberItem["mistakes"][number], "value">[]} mistakes
 * @property {string} otherwise
 */

/** @typedef {Question & Parametric} ParametricItem */

/**
 * A question with its numbers, which a seed draws: the twin of `drawn` in parametric.py.
 * @param {ParametricItem} item
 * @param {number} seed
 * @param {Functions} compute
 * @returns {NumberItem}
 */
export function drawn(item, seed, compute) {
  const below = stream(item.id, item.version, seed);
  const chosen = Object.entries(item.numbers).map(([name, list]) => [name, list[below(list.length)]]);
  const numbers = Object.fromEntries(chosen);
  const [value, ...wrong] = compute[item.id](numbers);
  const shown = Object.entries(numbers).map(([name, number]) => [name, String(Number(number.toPrecision(10)))]);
  const texts = [...shown, ["answer", value.toFixed(item.decimals)]];
  const said = Object.fromEntries(texts.map(([name, text]) => [name, text.replace("-", "−")]));
  /** @param {string} text */
  const fill = (text) => text.replace(/\{(\w+)\}/g, (hole, name) => said[name] ?? hole);
  const mistakes = item.mistakes.map((slip, i) => ({ ...slip, value: wrong[i], feedback: fill(slip.feedback) }));
  return {
    ...item,
    kind: "number",
    stem: item.stem.replace(/\{(\w+)\}/g, (hole, name) => (name === "answer" ? hole : (said[name] ?? hole))),
    hints: item.hints,
    explanation: fill(item.explanation),
    answer: { ...item.answer, value, feedback: fill(item.answer.feedback) },
    mistakes: mistakes.filter((slip) => !same(slip.value, { value, tolerance: item.answer.tolerance })),
    otherwise: fill(item.otherwise),
  };
}
