// The marks above a quiz: how each question went, and a button that leads to it.

/** @import { Outcome } from "../../../quiz/interactions/types.d.ts" */

import { h } from "../lib/dom.js";
import { quiz as words } from "../words/quiz.js";
import { sign } from "./verdict.js";

/** @typedef {Outcome | "chosen" | ""} State how a question stands: checked, answered, or open */

/**
 * @param {State} state
 * @returns {state is Outcome}
 */
export const isChecked = (state) => state in words.outcomes;

/** @param {State} state */
const said = (state) => (isChecked(state) ? words.outcomes[state] : state && words.chosen);

/**
 * The row of marks; `go` leads to the question at a place. It is one stop of the Tab key: arrows go along it.
 * @param {(place: number) => void} go
 */
export function marksOf(go) {
  /** @type {HTMLButtonElement[]} */
  let marks = [];
  const bar = h("div", { class: "hs-quiz-pips", role: "toolbar", "aria-label": words.marks, onkeydown: along });

  /** @param {KeyboardEvent} event */
  function along(event) {
    const from = marks.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    /** @type {Record<string, number>} */
    const places = { ArrowRight: from + 1, ArrowLeft: from - 1, Home: 0, End: marks.length - 1 };
    const to = marks[places[event.key]];
    if (!to) return;
    event.preventDefault();
    to.focus();
  }

  return {
    bar,
    /** @param {number} number */
    begin(number) {
      marks = Array.from({ length: number }, (_, i) =>
        h("button", { type: "button", class: "hs-quiz-pip", onclick: () => go(i) }, h("span", {})),
      );
      bar.replaceChildren(...marks);
    },
    /**
     * @param {State[]} states
     * @param {number} at
     * @param {boolean} alone whether just the question at that place is shown
     */
    update(states, at, alone) {
      for (const [i, mark] of marks.entries()) {
        const state = states[i] ?? "";
        mark.dataset.outcome = state;
        mark.setAttribute("aria-label", words.mark(i + 1, marks.length, said(state)));
        mark.tabIndex = i === at ? 0 : -1;
        if (i === at && alone) mark.setAttribute("aria-current", "step");
        else mark.removeAttribute("aria-current");
        mark.firstElementChild?.replaceChildren(isChecked(state) ? sign(state) : `${i + 1}`);
      }
    },
  };
}
