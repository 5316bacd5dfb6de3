// Writing something for oneself, and comparing it with a model answer. What is written goes to the reader's own browser
// and nowhere else: it is in no response, so that no kernel, no notebook and no progress file ever has it.

/** @import { Interaction, Mark, Question } from "../types.d.ts" */

import { h, rich } from "../../../frontend/src/lib/dom.js";
import { record, someOf } from "../responses.js";
import { bold } from "../words.js";

/**
 * @typedef {object} Comparing
 * @property {"compare"} kind
 * @property {string} model_answer
 * @property {string[]} points
 */

/** @typedef {Question & Comparing} CompareItem */
/** @typedef {{ named: string[] }} Compared the numbers of the points that one's own words had */
/** @typedef {() => Storage} Store throws where the browser does not let pages keep anything */

const KEY = "hipspine.written";
const LONGEST = 2000; // characters
const KEPT = "What you write is kept in this browser only. Nobody else sees it.";
const NOT_KEPT = "This browser does not let pages keep anything: what you write is gone when you leave the page.";
const FIRST = "Write a line or two first. Or say it aloud, and press once more.";
const RULE = "Nobody marks this. Write in your own words, then compare.";

/**
 * What was written, by question. Throws where the store is closed or holds something else.
 * @param {Store} store
 */
function read(store) {
  const data = JSON.parse(store().getItem(KEY) ?? "{}");
  if (!record(data)) throw new SyntaxError("no record");
  return data;
}

/**
 * Keep a text, or forget it where it is empty; false where the browser keeps nothing.
 * @param {Store} store
 * @param {string} id
 * @param {string} text
 */
function keep(store, id, text) {
  try {
    /** @type {Record<string, unknown>} */
    let all = {};
    try {
      all = read(store);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error; // damaged: nothing of it can be shown any more
    }
    const { [id]: _, ...others } = all;
    const next = text ? { ...others, [id]: text } : others;
    if (Object.keys(next).length) store().setItem(KEY, JSON.stringify(next));
    else store().removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

/**
 * What was written before.
 * @param {Store} store
 * @param {string} id
 */
function before(store, id) {
  try {
    const text = read(store)[id];
    return typeof text === "string" ? text.slice(0, LONGEST) : "";
  } catch {
    return "";
  }
}

/** @param {CompareItem} item */
const names = (item) => item.points.map((_, i) => String(i + 1));

/** @type {(words: string, onclick: () => void) => HTMLButtonElement} */
const plain = (words, onclick) => h("button", { type: "button", class: "hs-quiz-again", onclick }, words);

/** @type {Interaction<CompareItem, Compared>["control"]} */
function control(item, answer, tools) {
  const store = () => globalThis.localStorage;
  const kept = h("p", { class: "hs-quiz-rule", role: "status" }, KEPT);
  /** @type {HTMLTextAreaElement} */
  const input = h("textarea", { rows: 4, maxlength: LONGEST, "aria-label": "Your own words", oninput: written });
  const remove = plain("Delete what I wrote", removed);
  const news = h("p", { class: "hs-quiz-lead", role: "status" });
  const open = plain("Compare with a model answer", compare);
  const ticks = item.points.map((point, i) => {
    /** @type {HTMLInputElement} */
    const tick = h("input", { type: "checkbox", value: String(i + 1), onchange: () => answer(response()) });
    return { tick, row: h("div", { class: "hs-quiz-option" }, h("label", {}, tick, h("span", {}, rich(point)))) };
  });
  const model = h("p", { tabindex: "-1" }, h("b", {}, "One good answer: "), rich(item.model_answer));
  const asked = h("p", { class: "hs-quiz-lead" }, h("b", {}, "Which of these points did yours have?"));
  const done = plain("Done", () => (answer(response()), tools.submit()));
  const count = h("p", { class: "hs-quiz-lead", role: "status" });
  const after = h("div", { class: "hs-quiz-model", hidden: true }, model, asked, ...ticks.map(({ row }) => row));
  after.append(h("div", { class: "hs-quiz-actions" }, done), count);
  let aloud = false;
  let had = false;

  const response = () => ({ named: ticks.filter(({ tick }) => tick.checked).map(({ tick }) => tick.value) });
  /** @param {Compared | undefined} next */
  function show(next) {
    for (const { tick } of ticks) tick.checked = next?.named.includes(tick.value) ?? false;
    if (next || had) reveal(Boolean(next));
    had = Boolean(next);
  }
  /** @param {boolean} shown */
  function reveal(shown) {
    after.hidden = !shown;
    open.hidden = shown;
    news.textContent = "";
  }
  function written() {
    kept.textContent = keep(store, item.id, input.value) ? KEPT : NOT_KEPT;
    remove.hidden = !input.value;
  }
  function removed() {
    input.value = "";
    written();
    input.focus();
  }
  function compare() {
    if (!input.value.trim() && !aloud) {
      aloud = true;
      news.textContent = FIRST;
      return input.focus();
    }
    reveal(true);
    return model.focus();
  }
  input.value = before(store, item.id);
  remove.hidden = !input.value;
  return {
    rows: [
      h("div", { class: "hs-quiz-typed" }, input),
      kept,
      h("div", { class: "hs-quiz-actions" }, open, remove),
      news,
      after,
    ],
    inputs: [input],
    now: () => (after.hidden ? undefined : response()),
    show,
    clear: () => reveal(false),
    tell(mark) {
      done.hidden = true;
      count.textContent = `Points that you named: ${mark.feedback.length} of ${ticks.length}.`;
    },
    forget() {
      done.hidden = false;
      count.textContent = "";
    },
    lead: FIRST,
    rule: RULE,
    ownButtons: true,
  };
}

/**
 * Comparing: what one finds in one's own words, which counts in no score.
 * @type {Interaction<CompareItem, Compared>}
 */
export const comparing = {
  control,
  possible: (item, response) =>
    record(response) && Object.keys(response).join() === "named" && someOf(names(item), response.named),
  grade(item, { named }) {
    const share = named.length / item.points.length;
    return { score: share, correct: share === 1, feedback: [...named].sort() };
  },
  right: (item) => [...bold("One good answer: "), rich(item.model_answer)],
  saidAtOnce: true,
  outcome: "noted",
  unscored: true,
};
