// Choosing one option, or every one that fits.

import { h, rich } from "../../../frontend/src/lib/dom.js";
import { feedback, feedbackPlace } from "../../../frontend/src/quiz/verdict.js";
import { letters, partial, rightOf, someOf } from "../responses.js";
import { bold, rightTexts } from "../words.js";

const LEAD = "Choose an answer first.";
const SEVERAL = "More than one may fit. Each right choice counts; each wrong one takes one away.";

export function optionRows(options, type, name, changed) {
  return options.map((option) => {
    const input = h("input", { type, name, value: option.id, onchange: changed });
    const place = feedbackPlace();
    const label = h("label", {}, input, h("span", {}, rich(option.text)));
    return { option, input, place, row: h("div", { class: "hs-quiz-option" }, label, place) };
  });
}

function choice(item, answer, tools, several) {
  const rows = optionRows(item.options, several ? "checkbox" : "radio", tools.name, () => answer(now()));
  const chosen = () => rows.filter(({ input }) => input.checked).map(({ option }) => option.id);
  const now = () => (several ? chosen() : chosen()[0]);
  return {
    rows: rows.map(({ row }) => row),
    inputs: rows.map(({ input }) => input),
    now,
    show: (response) => rows.forEach(({ option, input }) => (input.checked = [response].flat().includes(option.id))),
    tell(mark, outcome) {
      for (const { option, place } of rows.filter((row) => mark.feedback.includes(row.option.id))) {
        const own = option.correct ? ["right", "Fits"] : ["wrong", "Does not fit"];
        const [sign, words] = several ? own : [outcome];
        place.append(feedback(sign, option.feedback, words));
      }
    },
    forget: () => rows.forEach(({ place }) => place.replaceChildren()),
    lead: LEAD,
    rule: several && SEVERAL,
    summary: several && ((response) => countOf(item.options, response)),
  };
}

function countOf(options, response) {
  const right = options.filter((o) => o.correct);
  const hits = right.filter((o) => response.includes(o.id)).length;
  const misses = response.length - hits;
  const beside = misses ? ` and chose ${misses} that ${misses > 1 ? "do" : "does"} not` : "";
  return `You found ${hits} of the ${right.length} that fit${beside}.`;
}

/** Choosing one: the option says by itself how the answer was. */
export const chooseOne = {
  control: (item, answer, tools) => choice(item, answer, tools, false),
  possible: (item, response) => letters(item).includes(response),
  grade(item, response) {
    const correct = rightOf(item).includes(response);
    return { score: correct ? 1 : 0, correct, feedback: [response] };
  },
  right: (item) => bold(...rightTexts(item.options)),
  saidAtOnce: true,
  lettersAlone: true,
};

/** Choosing every option that fits. */
export const chooseSome = {
  control: (item, answer, tools) => choice(item, answer, tools, true),
  possible: (item, response) => someOf(letters(item), response),
  grade: (item, response) =>
    partial(
      item,
      response,
      letters(item).filter((id) => response.includes(id)),
    ),
  right: (item) => bold(...rightTexts(item.options)),
  lettersAlone: true,
};
