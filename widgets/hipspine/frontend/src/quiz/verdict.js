// How an answer turned out, in a word and a sign, and the places where it is said.

/** @import { Mark, Outcome } from "../../../quiz/interactions/types.d.ts" */
/** @import { Child } from "../lib/dom.js" */

import { drawing, h, rich } from "../lib/dom.js";
import { quiz as words } from "../words/quiz.js";

const PICTURES = {
  right: "M4.5 8.4 7 10.9 11.6 5.6",
  partly: "M4.5 8h7",
  wrong: "M5.4 5.4l5.2 5.2m0-5.2-5.2 5.2",
  noted: "",
};

/** @param {Outcome} outcome */
function icon(outcome) {
  const path = drawing("path", { d: `M8 .9a7.1 7.1 0 1 0 0 14.2A7.1 7.1 0 1 0 8 .9${PICTURES[outcome]}` });
  return drawing("svg", { viewBox: "0 0 16 16", "aria-hidden": "true", class: "hs-quiz-icon" }, path);
}

/**
 * The sign alone, without its circle.
 * @param {Outcome} outcome
 */
export const sign = (outcome) =>
  drawing(
    "svg",
    { viewBox: "3 3 10 10", "aria-hidden": "true", class: "hs-quiz-sign" },
    drawing("path", { d: PICTURES[outcome] || "M8 8h.01" }),
  );

/**
 * How it turned out.
 * @param {Outcome} outcome
 * @param {string} [text]
 */
export const verdict = (outcome, text = words.outcomes[outcome]) =>
  h("strong", { class: "hs-quiz-verdict", "data-outcome": outcome }, icon(outcome), text);

/** @type {(mark: Mark) => Outcome} */
export const outcomeOf = ({ score, correct }) => (correct ? "right" : score > 0 ? "partly" : "wrong");

/** A place for feedback that is read out when it comes. */
export const feedbackPlace = () => h("div", { class: "hs-quiz-said", "aria-live": "polite" });

/**
 * What would have been right: by words and the sign, and where it stands elsewhere with more.
 * @param {string} text
 * @param {...Child} more
 */
export const rightMark = (text, ...more) =>
  h("p", { class: "hs-quiz-right", "data-outcome": "right" }, verdict("right", text), ...more);

/**
 * One piece of feedback with its verdict.
 * @param {Outcome} outcome
 * @param {string} html
 * @param {string} [text]
 */
export const feedback = (outcome, html, text) =>
  h("p", { "data-outcome": outcome }, verdict(outcome, text), " ", rich(html));
