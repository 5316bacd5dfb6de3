// Choosing true or false, and a reason.

/** @import { Interaction, Option, Question } from "../types.d.ts" */

import { h } from "../../../frontend/src/lib/dom.js";
import { feedback, rightMark } from "../../../frontend/src/quiz/verdict.js";
import { letters, record, rightOf, sameNames } from "../responses.js";
import { bold, rightTexts } from "../words.js";
import { markRight, optionRows } from "./choose.js";

/**
 * @typedef {object} Reasoning
 * @property {"reason"} kind
 * @property {Option[]} options the reasons
 * @property {boolean} truth
 * @property {string} if_true said to who chose this
 * @property {string} if_false
 */

/** @typedef {Question & Reasoning} ReasonItem */
/** @typedef {{ truth: boolean, reason: string }} Reasoned */

const RIGHT = "The right answer";
const REASON = "The right reason";
const TRUTHS = [
  { id: "true", text: "True" },
  { id: "false", text: "False" },
];

/** @type {Interaction<ReasonItem, Reasoned>["control"]} */
function control(item, answer, tools) {
  const truths = optionRows(TRUTHS, "radio", `${tools.name}-truth`, () => answer(now()));
  const reasons = optionRows(item.options, "radio", tools.name, () => answer(now()));
  const all = [...truths, ...reasons];
  /** @param {{ option: { id: string }, input: HTMLInputElement }[]} rows */
  const checked = (rows) => rows.find(({ input }) => input.checked)?.option.id;
  function now() {
    const [truth, why] = [checked(truths), checked(reasons)];
    return truth && why ? { truth: truth === "true", reason: why } : undefined;
  }
  /** @type {(words: string, rows: { row: HTMLElement }[], classes?: string) => HTMLElement} */
  const group = (words, rows, classes = "") => {
    const attributes = { role: "group", "aria-label": words, class: `hs-quiz-group ${classes}` };
    return h("div", attributes, h("p", {}, words), ...rows.map(({ row }) => row));
  };
  return {
    rows: [group("Is it true?", truths, "hs-quiz-truth"), group("Because …", reasons)],
    inputs: all.map(({ input }) => input),
    now,
    show(response) {
      // One half of an answer is no answer yet, and stays as it stands.
      if (response === undefined && !(checked(truths) && checked(reasons))) return;
      for (const { option, input } of truths) input.checked = option.id === String(response?.truth);
      for (const { option, input } of reasons) input.checked = option.id === response?.reason;
    },
    clear: () => all.forEach(({ input }) => (input.checked = false)),
    tell(mark) {
      const [truth, why] = mark.feedback;
      const right = truth === String(item.truth);
      const words = truth === "true" ? item.if_true : item.if_false;
      for (const { option, place } of truths)
        if (option.id === truth) place.append(feedback(right ? "right" : "wrong", words));
        else if (!right) place.append(rightMark(RIGHT));
      for (const { option, place } of reasons)
        if (option.id === why) place.append(feedback(option.correct ? "right" : "wrong", option.feedback));
      markRight(reasons, REASON);
    },
    forget: () => all.forEach(({ place }) => place.replaceChildren()),
    lead: "Choose true or false, and a reason.",
    rule: "Half for true or false, half for the reason.",
  };
}

/**
 * Choosing with a reason: half for the truth, half for the reason where the truth is right.
 * @type {Interaction<ReasonItem, Reasoned>}
 */
export const chooseWithReason = {
  control,
  possible: (item, response) =>
    record(response) &&
    sameNames(Object.keys(response), ["reason", "truth"]) &&
    typeof response.truth === "boolean" &&
    letters(item).includes(/** @type {string} */ (response.reason)),
  grade(item, { truth, reason }) {
    const names = [String(truth), reason];
    if (truth !== item.truth) return { score: 0, correct: false, feedback: names };
    const correct = rightOf(item).includes(reason);
    return { score: correct ? 1 : 0.5, correct, feedback: names };
  },
  right: (item) => bold(item.truth ? "True: " : "False: ", ...rightTexts(item.options)),
  lettersAlone: true,
};
