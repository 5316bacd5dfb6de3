// Choosing one option, or every one that fits.

/** @import { BodyItem } from "./regions.js" */
/** @import { Decision } from "../story/story.js" */
/** @import { Control, Interaction, Option, Outcome, Question, Tools } from "../types.d.ts" */

import { h, rich } from "../../../frontend/src/lib/dom.js";
import { feedback, feedbackPlace, rightMark } from "../../../frontend/src/quiz/verdict.js";
import { letters, partial, rightOf, someOf } from "../responses.js";
import { bold, rightTexts } from "../words.js";

/** @typedef {Question & { kind: "single", options: Option[] }} ChoiceItem */
/** @typedef {Question & { kind: "several", options: Option[] }} SeveralItem */

const LEAD = "Choose an answer first.";
const RIGHT = "The right answer";
const ALSO = "Fits too";
const SEVERAL = "More than one may fit. Each right choice counts; each wrong one takes one away.";

/**
 * A row for each option: its input with its text, and a place for feedback.
 * @template {{ id: string, text: string }} T
 * @param {T[]} options
 * @param {"checkbox" | "radio"} type
 * @param {string} name
 * @param {() => void} changed
 */
export function optionRows(options, type, name, changed) {
  return options.map((option) => {
    const input = h("input", { type, name, value: option.id, onchange: changed });
    const place = feedbackPlace();
    const label = h("label", {}, input, h("span", {}, rich(option.text)));
    return { option, input, place, row: h("div", { class: "hs-quiz-option" }, label, place) };
  });
}

/**
 * Mark the right options that were not chosen.
 * @param {{ option: Option, input: HTMLInputElement, place: HTMLElement }[]} rows
 * @param {string} words
 */
export function markRight(rows, words) {
  for (const { option, input, place } of rows) if (option.correct && !input.checked) place.append(rightMark(words));
}

/**
 * @param {{ options: Option[] }} item
 * @param {(response: any) => void} answer any: one id, or a list of them
 * @param {Tools} tools
 * @param {boolean} several
 * @returns {Control<any>} any: as the answer
 */
function choice(item, answer, tools, several) {
  const rows = optionRows(item.options, several ? "checkbox" : "radio", tools.name, () => answer(now()));
  const chosen = () => rows.filter(({ input }) => input.checked).map(({ option }) => option.id);
  const now = () => (several ? chosen() : chosen()[0]);
  return {
    rows: rows.map(({ row }) => row),
    inputs: rows.map(({ input }) => input),
    now,
    /** @param {string | string[] | undefined} response */
    show: (response) => rows.forEach(({ option, input }) => (input.checked = [response].flat().includes(option.id))),
    /** @type {Control<string>["tell"]} */
    tell(mark, outcome) {
      for (const { option, place } of rows.filter((row) => mark.feedback.includes(row.option.id))) {
        /** @type {[Outcome, string]} */
        const own = option.correct ? ["right", "Fits"] : ["wrong", "Does not fit"];
        /** @type {[Outcome, string?]} */
        const [sign, words] = several ? own : [outcome];
        place.append(feedback(sign, option.feedback, words));
      }
      markRight(rows, several ? ALSO : RIGHT);
    },
    forget: () => rows.forEach(({ place }) => place.replaceChildren()),
    lead: LEAD,
    rule: several && SEVERAL,
    summary: several && ((/** @type {string[]} */ response) => countOf(item.options, response)),
  };
}

/**
 * @param {Option[]} options
 * @param {string[]} response
 */
function countOf(options, response) {
  const right = options.filter((o) => o.correct);
  const hits = right.filter((o) => response.includes(o.id)).length;
  const misses = response.length - hits;
  const beside = misses ? ` and chose ${misses} that ${misses > 1 ? "do" : "does"} not` : "";
  return `You found ${hits} of the ${right.length} that fit${beside}.`;
}

/**
 * Choosing one: the option says by itself how the answer was.
 * @type {Interaction<ChoiceItem | Decision, string>}
 */
export const chooseOne = {
  control: (item, answer, tools) => choice(item, answer, tools, false),
  possible: (item, response) => letters(item).includes(/** @type {string} */ (response)),
  grade(item, response) {
    const correct = rightOf(item).includes(response);
    return { score: correct ? 1 : 0, correct, feedback: [response] };
  },
  right: (item) => bold(...rightTexts(item.options)),
  saidAtOnce: true,
  lettersAlone: true,
};

/**
 * Choosing every option that fits.
 * @type {Interaction<SeveralItem | BodyItem | Decision, string[]>}
 */
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
