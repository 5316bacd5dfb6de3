// Writing a short text, which a person marks.

/** @import { Interaction, Question } from "../types.d.ts" */

import { h, rich } from "../../../frontend/src/lib/dom.js";
import { feedbackPlace } from "../../../frontend/src/quiz/verdict.js";

/** @typedef {Question & { kind: "written", model_answer: string }} WriteItem */

const LONGEST = 2000; // characters

/** @type {Interaction<WriteItem, string>["control"]} */
function control(item, answer) {
  const attributes = { rows: 4, maxlength: LONGEST, "aria-label": "Your answer" };
  /** @type {HTMLTextAreaElement} */
  const input = h("textarea", { ...attributes, oninput: () => answer(now()) });
  const place = feedbackPlace();
  const now = () => input.value.trim() || undefined;
  return {
    rows: [h("div", { class: "hs-quiz-typed" }, input, place)],
    inputs: [input],
    now,
    show(response) {
      if (now() !== response && document.activeElement !== input) input.value = response ?? "";
    },
    clear: () => (input.value = ""),
    tell: () => place.append(h("p", {}, h("b", {}, "One good answer: "), rich(item.model_answer))),
    forget: () => place.replaceChildren(),
    lead: "Write a sentence first.",
  };
}

/**
 * Writing: nothing is earned until a person has read it.
 * @type {Interaction<WriteItem, string>}
 */
export const write = {
  control,
  possible: (_item, response) => typeof response === "string" && [...response].length <= LONGEST,
  grade: () => ({ score: 0, correct: false, feedback: ["model"] }),
  right: (item) => [rich(item.model_answer)],
  saidAtOnce: true,
  outcome: "partly",
};
