// The page "My progress": what was answered, by chapter and objective, what is due again, reminders of that, and the
// reader's own copy. The model holds course (the outline of all quizzes), _review (all questions) and _start (those of
// the first chapter), both with what a quiz needs: addresses.

/** @import { Host, Place, Source } from "../lib/types.d.ts" */
/** @import { Content } from "../quiz/types.d.ts" */
/** @import { Kept } from "./progress.js" */

import { solved } from "../exercise/kept.js";
import { h, rich } from "../lib/dom.js";
import { hold } from "../lib/hold.js";
import { json } from "../lib/source.js";
import { reminders as inCalendar, myProgress as words } from "../words/my-progress.js";
import { calendar, dueDays } from "./calendar.js";
import { button, copies, handOut } from "./copies.js";

/**
 * The outline of one quiz: the objective of each question by its id, and which of them are stories.
 * @typedef {object} Outline
 * @property {string} page
 * @property {string} title
 * @property {Record<string, string>} objectives
 * @property {Record<string, string>} items
 * @property {string[]} stories
 */

/** @typedef {Record<string, unknown> & { content: Source<Content> }} Review what a quiz of some questions needs */

/** @typedef {{ course: Outline[], exercises: string[], _review: Review, _start: Review }} ProgressTraits */

const MOST = 10; // questions in one review: some minutes
const FIRST = 3; // questions to start with, of the kind that everybody knows
const EASY = "single";
const REMINDERS = "my-reminders.ics";

/**
 * Questions that can come again: those the course has, but no story, whose end is known.
 * @param {Outline[]} course
 */
function askable(course) {
  return new Set(course.flatMap(({ items, stories }) => Object.keys(items).filter((id) => !stories.includes(id))));
}

/**
 * When the questions that can come again are due.
 * @param {Kept["items"]} items
 * @param {Set<string>} again
 */
const dues = (items, again) =>
  Object.entries(items).flatMap(([id, { card }]) => (again.has(id) ? [new Date(card.due)] : []));

/**
 * When the next question comes, as the end of a sentence.
 * @param {Kept["items"]} items
 * @param {Set<string>} again
 */
function next(items, again) {
  const first = dues(items, again).sort((a, b) => +a - +b)[0];
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
 * A quiz of some questions, with the numbers of another day.
 * @param {Review} source
 * @param {{ title: string, count: number }} how
 * @param {(item: Content["items"][number]) => boolean} chosen
 */
async function quizOf({ content: address, ...parts }, { title, count }, chosen) {
  const content = await json(address);
  return {
    ...parts,
    name: "quiz:review",
    seed: Math.floor(Date.now() / 86_400_000),
    count,
    responses: {},
    checked: [],
    confidence: {},
    content: { ...content, title, items: content.items.filter(chosen) },
  };
}

/**
 * What stands in place of empty tables.
 * @param {HTMLElement} begin
 */
function welcome(begin) {
  const [title, text] = [h("p", { class: "hs-quiz-title" }, words.first), h("p", {}, words.firstText)];
  return h("div", { class: "hs-quiz-item hs-start" }, title, text, h("div", { class: "hs-quiz-actions" }, begin));
}

/** @param {Place<ProgressTraits>} place */
async function render({ model, el, host }) {
  const course = model.get("course");
  const store = await /** @type {NonNullable<Host["progress"]>} */ (host.progress)(); // this page is the book's
  const trouble = h("p", { class: "hs-quiz-trouble", role: "status" });
  const news = h("p", { role: "status" });
  const quiz = h("div", { class: "hs-review" });
  const table = h("div", {});
  const dueLine = h("p", { class: "hs-quiz-title hs-due" });
  const review = button(words.start, again, "hs-quiz-check");
  const exercises = h("p", { class: "hs-exercises-solved" });
  const due = h("div", { class: "hs-quiz-actions" }, review, button(words.remind, remind));
  const begin = button(words.begin, first, "hs-quiz-check");
  const empty = welcome(begin);
  const reminded = h("p", { class: "hs-quiz-rule hs-reminded", role: "status" });
  const copy = copies(store, news, show);
  const able = askable(course);
  const waiting = () => store.due().filter((id) => able.has(id));

  /** @param {boolean} [forgotten] */
  function show(forgotten) {
    if (forgotten) quiz.replaceChildren();
    hold(quiz, lay); // a reader may be answering in it
    if (forgotten) begin.focus();
  }
  function lay() {
    const items = store.items();
    trouble.textContent = store.trouble();
    const now = waiting();
    const some = Object.keys(items).length > 0;
    dueLine.textContent = now.length ? words.due(now.length) : words.nothingDue(next(items, able));
    review.hidden = now.length === 0;
    for (const part of [dueLine, due, reminded, table]) part.hidden = !some;
    empty.hidden = some || quiz.childElementCount > 0;
    const [done, all] = [solved(model.get("exercises")), model.get("exercises").length];
    exercises.textContent = words.exercises(done, all);
    exercises.hidden = !done;
    copy.update(some);
    table.replaceChildren(...course.map((one) => chapter(one, items, new Set(now), able)));
  }
  function again() {
    const ids = waiting().slice(0, MOST);
    return ask(quizOf(model.get("_review"), { title: words.review, count: 0 }, ({ id }) => ids.includes(id)));
  }
  function first() {
    const how = { title: words.firstTitle, count: FIRST };
    return ask(quizOf(model.get("_start"), how, ({ kind }) => kind === EASY));
  }
  /** @param {ReturnType<typeof quizOf>} wanted */
  async function ask(wanted) {
    review.disabled = begin.disabled = true;
    const state = await wanted;
    const quizModel = await host.getModel(state);
    quizModel.on("save", () => setTimeout(show, 300));
    const widget = await host.getWidget(state);
    await widget.render({ el: quiz });
    review.disabled = begin.disabled = false;
    show();
    /** @type {HTMLElement | null} */
    const begun = quiz.querySelector("fieldset");
    begun?.focus();
  }
  function remind() {
    const now = new Date();
    const days = dueDays(dues(store.items(), able), now);
    reminded.textContent = days.length ? words.reminders(REMINDERS, days.length) : words.nothingToRemind;
    if (!days.length) return;
    const page = location.href.split("#")[0];
    handOut(REMINDERS, "text/calendar", calendar(days, page, now, inCalendar));
  }

  show();
  const parts = [trouble, empty, dueLine, due, reminded, quiz, table, exercises, copy.element, copy.python, news];
  el.replaceChildren(h("section", { class: "hs-quiz", "aria-label": words.label }, ...parts));
}

export const values = () => ({});
export default { render };
