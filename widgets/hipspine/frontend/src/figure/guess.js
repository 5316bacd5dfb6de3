// What a reader expects before moving anything. The title, which states the point, and the answer come after it.

/** @import { Spec } from "./types.d.ts" */

import { h } from "../lib/dom.js";
import { guesses, keepGuess } from "../lib/guesses.js";
import { figure as words } from "../words.js";

const [ASKED, BRIEF] = ["hs-asked", "hs-brief"];
const NARROW = 576; // pixels: as in figure.css

/**
 * The question and its options; `element` is the whole figure, which hides what tells the answer until one is chosen.
 * @param {Spec} spec
 * @param {string} id
 * @param {string} level that of the figure's heading, for which the question stands while the title is hidden
 */
export function guessing({ id: name, prediction, guess }, id, level) {
  const said = h("p", { class: "hs-guessed", role: "status" });
  const question = h("p", { class: "hs-prediction", id: `${id}-question` }, prediction);
  /** @type {HTMLElement | null} */
  let whole = null;
  /** @type {(element: HTMLElement, width: number) => void} */
  const brief = (element, width) => {
    if (width && width < NARROW) fold(element, question);
  };
  if (!guess) return { elements: [question], begin: brief };
  const { options, right } = guess;

  /**
   * @param {number} option -1: none
   * @param {boolean} now whether it was chosen just now
   */
  function reveal(option, now) {
    whole?.classList.remove(ASKED, BRIEF);
    question.textContent = prediction;
    for (const name of ["role", "aria-level"]) question.removeAttribute(name);
    choices.hidden = true;
    question.hidden = option < 0;
    question.classList.add("hs-settled");
    said.textContent = option < 0 ? "" : words.guessed(options[option] ?? "", options[right], option === right);
    if (now) keepGuess(name, option);
  }

  const buttons = options.map((option, n) =>
    h("button", { type: "button", class: "hs-button hs-small", onclick: () => reveal(n, true) }, option),
  );
  const skip = h("button", { type: "button", class: "hs-skip", onclick: () => reveal(-1, true) }, words.skip);
  const choices = h("div", { class: "hs-guess", role: "group", "aria-labelledby": question.id }, ...buttons, skip);

  return {
    elements: [question, choices, said],
    /**
     * @param {HTMLElement} element the whole figure
     * @param {number} width
     */
    begin(element, width) {
      whole = element;
      const kept = guesses()[name];
      if (kept !== undefined) return reveal(kept, false);
      element.classList.add(ASKED);
      question.setAttribute("role", "heading");
      question.setAttribute("aria-level", level);
      brief(element, width);
    },
  };
}

/**
 * On a phone the question is one line, which opens it: the drawing and what moves it shall stand on one screen.
 * @param {HTMLElement} element the whole figure
 * @param {HTMLElement} question
 */
function fold(element, question) {
  element.classList.add(BRIEF);
  const button = h(
    "button",
    { type: "button", class: "hs-expect", "aria-expanded": "false" },
    question.textContent ?? "",
  );
  button.addEventListener("click", () => {
    button.ariaExpanded = String(!element.classList.toggle(BRIEF));
  });
  question.replaceChildren(button);
}
