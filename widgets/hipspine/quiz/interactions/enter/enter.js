// Entering a number.

/** @import { Interaction, Question } from "../types.d.ts" */

import { h, rich } from "../../../frontend/src/lib/dom.js";
import { feedback, feedbackPlace, rightMark } from "../../../frontend/src/quiz/verdict.js";
import { bold } from "../words.js";
import { same } from "./numbers.js";

/**
 * @typedef {object} Entering
 * @property {"number"} kind
 * @property {{ value: number, tolerance: number, unit: string, feedback: string }} answer
 * @property {{ value: number, tolerance: number, feedback: string }[]} mistakes
 * @property {string} otherwise said to any other wrong number
 */

/** @typedef {Question & Entering} NumberItem */

const RIGHT = "The right answer:";

/**
 * The right number, as one would write it.
 * @param {NumberItem} item
 */
const written = ({ answer }) => [String(Number(answer.value.toPrecision(4))), " ", rich(answer.unit)];

/** @type {Interaction<NumberItem, number>["control"]} */
function control(item, answer) {
  /** @type {HTMLInputElement} */
  const input = h("input", { type: "number", step: "any", autocomplete: "off", oninput: () => answer(now()) });
  const place = feedbackPlace();
  const now = () => (Number.isFinite(input.valueAsNumber) ? input.valueAsNumber : undefined);
  const label = h("label", {}, h("span", {}, "Your answer"), input, h("span", {}, rich(item.answer.unit)));
  /** @param {string} name */
  const words = (name) =>
    name === "otherwise" ? item.otherwise : (item.mistakes[+name.split("-")[1]] ?? item.answer).feedback;
  return {
    rows: [h("div", { class: "hs-quiz-typed" }, label, place)],
    inputs: [input],
    now,
    show(response) {
      // A number that is being typed is left alone: "1." and "1.0" are both 1.
      const typing = response === undefined && document.activeElement === input;
      if (now() !== response && !typing) input.value = /** @type {string} */ (response ?? "");
    },
    clear: () => (input.value = ""),
    tell(mark, outcome) {
      place.append(feedback(outcome, words(mark.feedback[0])));
      if (!mark.correct) place.append(rightMark(RIGHT, " ", ...written(item), "."));
    },
    forget: () => place.replaceChildren(),
    lead: "Write a number first, such as 12.5.",
  };
}

/**
 * Entering a number: right within the tolerance.
 * @type {Interaction<NumberItem, number>}
 */
export const enter = {
  control,
  possible: (_item, response) => Number.isFinite(response),
  grade(item, number) {
    if (same(number, item.answer)) return { score: 1, correct: true, feedback: ["answer"] };
    const index = item.mistakes.findIndex((mistake) => same(number, mistake));
    return { score: 0, correct: false, feedback: [index < 0 ? "otherwise" : `mistake-${index}`] };
  },
  right: (item) => bold(...written(item), "."),
  saidAtOnce: true,
};
