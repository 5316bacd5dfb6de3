// One card at a time, or the whole list on request: Back and Next, and the choice between card and list, which this
// device keeps.

/** @import { State } from "./marks.js" */
/** @import { Asked } from "./types.d.ts" */

import { h } from "../lib/dom.js";
import { hold } from "../lib/hold.js";
import { choose, chosen, QUIZ_VIEW } from "../lib/kept.js";
import { whenIdle, whenNear } from "../lib/near.js";
import { quiz as words } from "../words/quiz.js";
import { isChecked, marksOf } from "./marks.js";

const LIST = "list";
const NEAR = { rootMargin: "200px" };

/**
 * A class and no `hidden`: paper shows every question, which a page may forbid for what is hidden.
 * @type {(one: Asked, shown: boolean) => void}
 */
const show = ({ element }, shown) => element.classList.toggle("hs-quiz-away", !shown);

/** @type {(classes: string, onclick: () => void, text: string) => HTMLButtonElement} */
const button = (classes, onclick, text) => h("button", { type: "button", class: classes, onclick }, text);

/**
 * The cards of one quiz, whose elements are its parts. `finish` leads to the end, when every question is checked.
 * @param {{ finish: () => void, checkAll: () => void }} does
 * @param {AbortSignal} signal
 */
export function cards({ finish, checkAll }, signal) {
  /** @type {Asked[]} */
  let asked = [];
  /** @type {State[]} */
  let states = [];
  let total = 0;
  let at = 0;
  let whole = chosen(QUIZ_VIEW) === LIST;
  let seen = false;
  const marks = marksOf(go);
  const list = h("div", { class: "hs-quiz-list" });
  const back = button("hs-quiz-back", () => at > 0 && go(at - 1), words.back);
  const next = button("hs-quiz-next", () => onward()?.(), words.next);
  const steps = h("div", { class: "hs-quiz-steps" }, back, next);
  const all = button("hs-quiz-again hs-quiz-all", checkAll, words.checkAll);
  const view = button("hs-quiz-again hs-quiz-view", turn, words.list);

  const open = () => Array.from({ length: total }).findIndex((_, i) => !isChecked(states[i] ?? ""));
  /** What Next does: the next card, after the last one what is still open, and then the end. */
  function onward() {
    if (at < total - 1) return () => go(at + 1);
    if (open() < 0) return finish;
    return open() === at ? undefined : () => go(open());
  }
  /**
   * Lead to a question, and put the focus on it as a whole, so that it is read out.
   * @param {number} place
   */
  function go(place) {
    if (!asked[place]) return;
    stand(place);
    asked[at].enter();
    // With cards, the marks above stay in sight: the question begins below them.
    (whole ? asked[at].element : marks.bar).scrollIntoView({ block: "nearest" });
  }
  /** @param {number} place */
  function stand(place) {
    at = place;
    lay();
    ahead();
  }
  function lay() {
    asked.forEach((one, i) => show(one, whole || i === at));
    for (const part of [steps, marks.bar, view]) part.hidden = total < 2 || (part === steps && whole);
    view.textContent = whole ? words.cards : words.list;
    update(states);
  }
  function turn() {
    whole = !whole;
    choose(QUIZ_VIEW, whole ? LIST : null);
    hold(asked[at]?.element ?? view, lay);
    ahead();
  }
  /** What the next card needs is got while the reader is at this one. */
  function ahead() {
    if (seen && !whole) whenIdle(() => !signal.aborted && asked[at + 1]?.prepare());
  }
  function seenNow() {
    seen = true;
    ahead();
  }
  /** @param {State[]} now */
  function update(now) {
    states = now;
    marks.update(states, at, !whole);
    const last = at === total - 1;
    // With cards, each has its own button: this one is for answers that are out of sight.
    all.hidden = open() < 0 || !(whole || states.some((state, i) => state === "chosen" && i !== at));
    next.textContent = !last ? words.next : open() < 0 ? words.end : words.open;
    back.setAttribute("aria-disabled", `${at === 0}`);
    next.setAttribute("aria-disabled", `${!onward()}`);
    next.classList.toggle("hs-quiz-check", isChecked(states[at] ?? "") && Boolean(onward()));
  }

  signal.addEventListener("abort", whenNear(list, seenNow, NEAR));

  return {
    parts: { bar: marks.bar, list, steps, all, view },
    update,
    go: stand,
    /**
     * Begin with `number` new questions, which `add` gives one after another, at the given one.
     * @param {number} number
     * @param {number} place
     */
    begin(number, place) {
      [asked, states, total, at] = [[], [], number, place];
      marks.begin(number);
      list.replaceChildren();
      lay();
    },
    /** @param {Asked} one */
    add(one) {
      show(one, whole || asked.length === at);
      asked.push(one);
      list.append(one.element);
    },
  };
}
