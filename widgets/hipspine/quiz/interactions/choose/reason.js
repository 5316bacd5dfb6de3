// Choosing true or false, and a reason.

import { h } from "../../../frontend/src/lib/dom.js";
import { feedback } from "../../../frontend/src/quiz/verdict.js";
import { letters, record, rightOf, sameNames } from "../responses.js";
import { bold, rightTexts } from "../words.js";
import { optionRows } from "./choose.js";

const TRUTHS = [
  { id: "true", text: "True" },
  { id: "false", text: "False" },
];

function control(item, answer, tools) {
  const truths = optionRows(TRUTHS, "radio", `${tools.name}-truth`, () => answer(now()));
  const reasons = optionRows(item.options, "radio", tools.name, () => answer(now()));
  const checked = (rows) => rows.find(({ input }) => input.checked)?.option.id;
  function now() {
    const [truth, why] = [checked(truths), checked(reasons)];
    return truth && why ? { truth: truth === "true", reason: why } : undefined;
  }
  const group = (words, rows) => {
    const attributes = { role: "group", "aria-label": words, class: "hs-quiz-group" };
    return h("div", attributes, h("p", {}, words), ...rows.map(({ row }) => row));
  };
  return {
    rows: [group("Is it true?", truths), group("Because …", reasons)],
    inputs: [...truths, ...reasons].map(({ input }) => input),
    now,
    show(response) {
      // One half of an answer is no answer yet, and stays as it stands.
      if (response === undefined && !(checked(truths) && checked(reasons))) return;
      for (const { option, input } of truths) input.checked = option.id === String(response?.truth);
      for (const { option, input } of reasons) input.checked = option.id === response?.reason;
    },
    clear: () => [...truths, ...reasons].forEach(({ input }) => (input.checked = false)),
    tell(mark) {
      const [truth, why] = mark.feedback;
      const right = truth === String(item.truth);
      const words = truth === "true" ? item.if_true : item.if_false;
      truths.find(({ option }) => option.id === truth).place.append(feedback(right ? "right" : "wrong", words));
      const chosen = reasons.find(({ option }) => option.id === why);
      chosen.place.append(feedback(chosen.option.correct ? "right" : "wrong", chosen.option.feedback));
    },
    forget: () => [...truths, ...reasons].forEach(({ place }) => place.replaceChildren()),
    lead: "Choose true or false, and a reason.",
    rule: "Half for true or false, half for the reason.",
  };
}

/** Choosing with a reason: half for the truth, half for the reason where the truth is right. */
export const chooseWithReason = {
  control,
  possible: (item, response) =>
    record(response) &&
    sameNames(Object.keys(response), ["reason", "truth"]) &&
    typeof response.truth === "boolean" &&
    letters(item).includes(response.reason),
  grade(item, { truth, reason }) {
    const names = [String(truth), reason];
    if (truth !== item.truth) return { score: 0, correct: false, feedback: names };
    const correct = rightOf(item).includes(reason);
    return { score: correct ? 1 : 0.5, correct, feedback: names };
  },
  right: (item) => bold(item.truth ? "True: " : "False: ", ...rightTexts(item.options)),
  lettersAlone: true,
};
