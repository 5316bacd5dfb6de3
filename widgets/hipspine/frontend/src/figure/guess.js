// What a reader expects before moving anything: one of some options, or a number pulled on the picture or set on a
// slider. The title, which states the point, and the answer come after it.

/** @import { Frame, Grip, Slider, Spec, Theme, Values } from "./types.d.ts" */

import { h } from "../lib/dom.js";
import { GUESSED, guesses, keepGuess } from "../lib/guesses.js";
import { printed, withUnit } from "../lib/print.js";
import { figure as words } from "../words/figure.js";
import { sliderRow } from "./controls.js";
import { gripsPicture } from "./grips.js";

const [ASKED, BRIEF] = ["hs-asked", "hs-brief"];
const PULLED = "hs-pulled"; // the guess is made on the picture
const NARROW = 576; // pixels: as in figure.css

/**
 * The question and what answers it; `begin(element)` takes the whole figure, which hides what tells the answer until
 * there is one. `hidden()` is how the drawing stands meanwhile, and `settle()` ends the asking.
 * @param {Spec} spec
 * @param {string} id
 * @param {string} level that of the figure's heading, for which the question stands while the title is hidden
 * @param {{ take: (values: Values) => void, again: () => void }} does
 */
export function guessing(spec, id, level, does) {
  const { id: name, prediction, guess } = spec;
  const said = h("p", { class: "hs-guessed", role: "status" });
  const question = h("p", { class: "hs-prediction", id: `${id}-question` }, prediction);
  /** @type {HTMLElement | null} */
  let whole = null;
  let first = () => false;
  let asked = false;
  let paper = false;
  let inClass = false; // whose answers are kept nowhere
  if (!guess) return unasked(question);
  const { options, hidden, shown } = guess;
  const grips = guess.grips.length ? gripping(spec, guess.grips, id, () => reveal(grips?.values() ?? -1)) : null;

  /**
   * End the asking, and leave the figure as it stands.
   * @param {number | number[]} answer the place of an option, a number for each grip, or -1: none
   */
  function end(answer) {
    const none = answer === -1;
    asked = false;
    whole?.classList.remove(ASKED, BRIEF);
    question.textContent = prediction;
    headed(question, null);
    choices.hidden = true;
    question.hidden = none;
    question.classList.add("hs-settled");
    if (Array.isArray(answer)) grips?.settle(answer);
    said.replaceChildren(...(none ? [] : outcome(spec, answer)));
    does.again();
  }

  function ask() {
    asked = true;
    whole?.classList.add(ASKED, ...(grips ? [PULLED] : []));
    headed(question, level);
  }
  /** @param {number | number[]} answer given just now */
  function reveal(answer) {
    end(answer);
    if (!inClass) keepGuess(name, answer);
    whole?.dispatchEvent(new CustomEvent(GUESSED, { detail: answer, bubbles: true }));
    show();
  }
  const show = () => Object.keys(shown).length && does.take(shown);
  const choices = answers(question.id, options, grips, reveal);

  return {
    elements: grips ? [question, said] : [question, choices, said],
    beside: grips && choices, // what is pulled stands between the question and its sliders
    picture: grips && {
      element: grips.element,
      below: grips.below,
      /** @type {(fit: Frame, theme: Theme, numbers: number[]) => void} */
      show: (fit, theme, numbers) => grips.show(fit, theme, asked && !paper, numbers[guess.when] > 0),
      onchange: grips.onchange,
    },
    /** @returns {Values} */
    hidden: () => (asked && !paper ? hidden : {}),
    /** @param {boolean} on whether the page is printed now */
    print: (on) => (paper = on),
    settle() {
      if (asked && grips) end(-1);
    },
    /**
     * @param {HTMLElement} element the whole figure, in its place
     * @param {() => boolean} untouched whether the figure stands as it does at first
     */
    begin(element, untouched) {
      whole = element;
      first = untouched;
      const kept = guesses()[name];
      if (fits(kept, guess.grips.length, options.length)) {
        end(kept);
        if (untouched() && kept !== -1) show();
        return;
      }
      if (grips && !untouched()) return end(-1);
      ask();
      if (!grips) brief(element, question); // what is pulled has its room: nothing else stands below the drawing
    },
    /** Ask once more, a class this time. */
    anew() {
      inClass = true;
      end(-1);
      question.hidden = choices.hidden = false;
      question.classList.remove("hs-settled");
      grips?.again();
      ask();
      does.again();
    },
    /** The class is over: a question that it left open is the reader's own again. */
    over() {
      inClass = false;
      if (asked && whole) this.begin(whole, first);
    },
  };
}

/**
 * Have the question stand for the heading that is hidden meanwhile, at its level, or no more.
 * @param {HTMLElement} question
 * @param {string | null} level
 */
function headed(question, level) {
  question.role = level && "heading";
  question.ariaLevel = level;
}

/**
 * What is said of an answer: which option was right, or how far each number was off.
 * @param {Spec} spec
 * @param {number | number[]} answer
 */
function outcome({ guess }, answer) {
  const { options, right, grips } = /** @type {NonNullable<typeof guess>} */ (guess);
  if (!Array.isArray(answer)) return [words.guessed(options[answer] ?? "", options[right], answer === right)];
  return grips.map((grip, n) => h("span", {}, `${distance(grip, answer[n])} `));
}

/**
 * What answers the question: options, or sliders for what is pulled.
 * @param {string} question
 * @param {string[]} options
 * @param {ReturnType<typeof gripping> | null} grips
 * @param {(answer: number) => void} reveal
 */
function answers(question, options, grips, reveal) {
  const buttons = options.map((option, n) =>
    h("button", { type: "button", class: "hs-button hs-small", onclick: () => reveal(n) }, option),
  );
  const skip = h("button", { type: "button", class: "hs-skip", onclick: () => reveal(-1) }, words.skip);
  const inside = grips
    ? [...grips.controls, h("div", {}, grips.fix, skip, h("span", {}, words.pull))]
    : [...buttons, skip];
  const kind = grips ? "hs-guess hs-guess-pulled" : "hs-guess";
  return h("div", { class: kind, role: "group", "aria-labelledby": question }, ...inside);
}

/**
 * A question that nothing on the page answers.
 * @param {HTMLElement} question
 */
const unasked = (question) => ({
  elements: [question],
  beside: null,
  picture: null,
  /** @param {HTMLElement} element */
  begin: (element) => brief(element, question),
  settle() {},
  anew() {},
  over() {},
  print() {},
  /** @returns {Values} */
  hidden: () => ({}),
});

/**
 * Whether what is kept is an answer to this question: the figure may have asked otherwise before.
 * @param {number | number[] | undefined} kept
 * @param {number} grips
 * @param {number} options
 * @returns {kept is number | number[]}
 */
function fits(kept, grips, options) {
  if (kept === -1) return true;
  if (grips) return Array.isArray(kept) && kept.length === grips && kept.every(Number.isFinite);
  return typeof kept === "number" && kept >= 0 && kept < options;
}

/** @type {(grip: Grip, value: number) => string} */
function distance({ label, unit, told, found }, value) {
  const [one, other, far] = [value, found, Math.abs(value - found)].map((number) => printed(number, 0));
  return words.pulled({ label, told, guess: withUnit(one, unit), found: other, far, way: Math.sign(value - found) });
}

/**
 * Sliders for those who do not pull, the button that fixes the guess, and what is painted of it.
 * @param {Spec} spec
 * @param {Grip[]} grips
 * @param {string} id
 * @param {() => void} done
 */
function gripping(spec, grips, id, done) {
  let values = grips.map(({ start }) => start);
  let given = false;
  let changed = () => {};
  const rows = grips.map(({ label, unit, ends: [minimum, maximum] }, n) => {
    /** @type {Slider} */
    const slider = { parameter: `${n}`, label, unit, step: 1, decimals: 0, scale: 1, ends: ["", ""] };
    const row = sliderRow(slider, { minimum, maximum }, `${id}-guess-${n}`, (_, value) => take(n, Number(value)));
    row.show(values[n]);
    return row;
  });
  /** @type {(n: number, value: number) => void} */
  function take(n, value) {
    values[n] = value;
    rows[n].show(value);
    changed();
  }
  const picture = gripsPicture(spec, grips, take);
  const fix = h("button", { type: "button", class: "hs-button hs-small", onclick: done }, words.fix);
  return {
    controls: rows.map(({ element }) => element),
    fix,
    element: picture.element,
    below: picture.below,
    values: () => values,
    again() {
      given = false;
    },
    /** @param {number[]} kept */
    settle(kept) {
      values = kept;
      given = true;
    },
    /** @param {() => void} then */
    onchange: (then) => (changed = then),
    /** @type {(fit: Frame, theme: Theme, asked: boolean, here: boolean) => void} */
    show(fit, theme, asked, here) {
      const outlined = asked || (given && here);
      picture.element.style.display = asked ? "" : "none";
      picture.below.style.display = outlined ? "" : "none";
      if (outlined) picture.show(values, fit, theme, asked);
    },
  };
}

/**
 * On a phone the question is one line, which opens it: the drawing and what moves it shall stand on one screen.
 * @param {HTMLElement} element the whole figure
 * @param {HTMLElement} question
 */
function brief(element, question) {
  if (!element.clientWidth || element.clientWidth >= NARROW) return;
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
