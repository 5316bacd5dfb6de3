// The page "My progress": what was answered, by chapter and objective, what is due again, and the reader's own copy.
// The model holds course (the outline of all quizzes) and _review (all questions, with what a quiz needs: addresses).

/** @import { Host, Place, Source } from "../lib/types.d.ts" */
/** @import { Content } from "../quiz/types.d.ts" */
/** @import { Kept, Progress } from "./progress.js" */

import { h, rich } from "../lib/dom.js";
import { json } from "../lib/source.js";
import { progress as problems, myProgress as words } from "../words.js";

/**
 * The outline of one quiz: the objective of each question by its id, and which of them are stories.
 * @typedef {object} Outline
 * @property {string} page
 * @property {string} title
 * @property {Record<string, string>} objectives
 * @property {Record<string, string>} items
 * @property {string[]} stories
 */

/** @typedef {Record<string, unknown> & { content: Source<Content> }} Review what a quiz of every question needs */

/** @typedef {{ course: Outline[], _review: Review }} ProgressTraits */

const MOST = 10; // questions in one review: some minutes
const FILE = "my-progress.json";

/** @type {(text: string, onclick: () => void, classes?: string) => HTMLButtonElement} */
const button = (text, onclick, classes = "hs-quiz-again") =>
  h("button", { type: "button", class: classes, onclick }, text);

/**
 * Questions that can come again: those the course has, but no story, whose end is known.
 * @param {Outline[]} course
 */
function askable(course) {
  return new Set(course.flatMap(({ items, stories }) => Object.keys(items).filter((id) => !stories.includes(id))));
}

/**
 * When the next question comes, as the end of a sentence.
 * @param {Kept["items"]} items
 * @param {Set<string>} again
 */
function next(items, again) {
  const own = Object.entries(items).filter(([id]) => again.has(id));
  const first = own.map(([, { card }]) => new Date(card.due)).sort((a, b) => +a - +b)[0];
  if (!first) return "";
  if (first.toDateString() === new Date().toDateString()) return words.nextToday;
  return words.nextOn(first);
}

/**
 * The table of one quiz: a row for each objective.
 * @param {Outline} quiz
 * @param {Kept["items"]} items
 * @param {Set<string>} due
 * @param {Set<string>} again
 */
function chapter(quiz, items, due, again) {
  const rows = Object.entries(quiz.objectives).map(([objective, text]) => {
    const ids = Object.keys(quiz.items).filter((id) => quiz.items[id] === objective);
    const seen = ids.filter((id) => id in items);
    const right = seen.filter((id) => items[id].history.at(-1)?.score === 1).length;
    const waits = seen.filter((id) => due.has(id)).length;
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, rich(text)),
      h("td", {}, words.answered(seen.length, ids.length)),
      h("td", {}, seen.length ? String(right) : "–"),
      h("td", {}, ids.some((id) => again.has(id)) && seen.length ? String(waits) : "–"),
    );
  });
  const heads = words.heads.map((word) => h("th", { scope: "col" }, word));
  const title = h("caption", {}, h("a", { href: quiz.page }, rich(quiz.title)));
  return h("table", { class: "hs-progress" }, title, h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...rows));
}

/**
 * Saving, loading and deleting everything: buttons, and `show` is called when something has changed.
 * @param {Progress} store
 * @param {HTMLElement} news
 * @param {(forgotten?: boolean) => void} show
 */
function copies(store, news, show) {
  /** @type {HTMLInputElement} */
  const file = h("input", { type: "file", accept: "application/json,.json", hidden: true, onchange: take });
  const remove = button(words.remove, ask);
  const no = button(words.no, keep);
  const really = h("span", { hidden: true }, words.really, button(words.yes, forget), " ", no);
  function save() {
    const address = URL.createObjectURL(new Blob([store.text()], { type: "application/json" }));
    h("a", { href: address, download: FILE }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    news.textContent = words.saved(FILE);
  }
  async function take() {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const problem = chosen.size > 2_000_000 ? problems.tooLarge : store.load(await chosen.text());
    news.textContent = problem ? words.notLoaded(chosen.name, problem) : words.loaded;
    file.value = "";
    show();
  }
  function ask() {
    [remove.hidden, really.hidden] = [true, false];
    no.focus();
  }
  function keep() {
    [remove.hidden, really.hidden] = [false, true];
    remove.focus();
  }
  function forget() {
    store.clear();
    keep();
    news.textContent = words.removed;
    show(true);
  }
  const both = [button(words.save, save), button(words.load, () => file.click())];
  return h("div", { class: "hs-quiz-actions" }, ...both, remove, really, file);
}

/**
 * A quiz of the given questions, with the numbers of another day.
 * @param {string[]} ids
 * @param {Review} review
 */
async function reviewOf(ids, { content: address, ...parts }) {
  const content = await json(address);
  return {
    ...parts,
    name: "quiz:review",
    seed: Math.floor(Date.now() / 86_400_000),
    count: 0,
    responses: {},
    checked: [],
    confidence: {},
    content: { ...content, title: words.review, items: content.items.filter(({ id }) => ids.includes(id)) },
  };
}

/** @param {Place<ProgressTraits>} place */
async function render({ model, el, host }) {
  const course = model.get("course");
  const store = await /** @type {NonNullable<Host["progress"]>} */ (host.progress)(); // this page is the book's
  const trouble = h("p", { class: "hs-quiz-trouble", role: "status" });
  const news = h("p", { role: "status" });
  const review = h("div", { class: "hs-review" });
  const table = h("div", {});
  const dueLine = h("p", { class: "hs-quiz-title" });
  const begin = button(words.start, start, "hs-quiz-check");
  const again = askable(course);
  const waiting = () => store.due().filter((id) => again.has(id));

  /** @param {boolean} [forgotten] */
  function show(forgotten) {
    if (forgotten) review.replaceChildren();
    const items = store.items();
    trouble.textContent = store.trouble();
    const due = waiting();
    const some = due.length ? words.due(due.length) : "";
    const none = () => words.nothingDue(next(items, again));
    dueLine.textContent = Object.keys(items).length ? some || none() : words.nothing;
    begin.hidden = due.length === 0;
    table.replaceChildren(...course.map((quiz) => chapter(quiz, items, new Set(due), again)));
  }

  async function start() {
    begin.disabled = true;
    const state = await reviewOf(waiting().slice(0, MOST), model.get("_review"));
    const quizModel = await host.getModel(state);
    quizModel.on("save", () => setTimeout(show, 300));
    const quiz = await host.getWidget(state);
    await quiz.render({ el: review });
    begin.disabled = false;
    /** @type {HTMLElement | null} */
    const first = review.querySelector("input, select, button");
    first?.focus();
  }

  const buttons = copies(store, news, show);
  show();
  const due = h("div", { class: "hs-quiz-actions" }, begin);
  const parts = [trouble, dueLine, due, review, table, buttons, news];
  el.replaceChildren(h("section", { class: "hs-quiz", "aria-label": words.label }, ...parts));
}

export const values = () => ({});
export default { render };
