// What stands at the end of a quiz: the summary by objective, how sure one was, and the key on paper.

/** @import { Mark, Outcome } from "../../../quiz/interactions/types.d.ts" */
/** @import { Item, Response } from "../../../quiz/kinds/kinds.js" */
/** @import { Asked, Confidence, Content, Parts } from "./types.d.ts" */

import { kinds } from "../../../quiz/kinds/kinds.js";
import { h, link, rich } from "../lib/dom.js";
import { pageAddress } from "../lib/pages.js";
import { summary as words } from "../words/quiz.js";
import { verdict } from "./verdict.js";

/** @typedef {{ href: string, label: string }} Section */
/** @typedef {Omit<Map<string, Mark>, "get"> & { get(id: string): Mark }} Earned what every question earned */

/**
 * Where the course treats what a question asks: the section of its first claim, preferably in its own chapter.
 * @param {Item} item
 * @param {Content["places"]} places
 * @returns {Section | undefined}
 */
function section({ id, claims }, places = {}) {
  const all = claims.flatMap((claim) => places[claim] ?? []);
  const own = all.find(([page]) => id.startsWith(page.replace(/^\d+-/, "")));
  const [page, place, label] = own ?? all[0] ?? [];
  return /** @type {Section | undefined} */ (page && { href: `${page}.html#${place}`, label });
}

/**
 * How the whole went, by objective. `responseTo(item)` and `mark(item, response)` say how each question went.
 * @param {Asked[]} asked
 * @param {Confidence} confidence
 * @param {boolean} inBook
 * @param {object} answers
 * @param {Parts["mark"]} answers.mark
 * @param {Content} answers.content
 * @param {() => void} answers.restart
 * @param {(asked: Asked) => void} answers.lead
 * @param {(item: Item) => Response | undefined} answers.responseTo
 */
export function summary(asked, confidence, inBook, { mark, content, restart, lead, responseTo }) {
  const questions = asked.filter(({ item }) => !kinds[item.kind].unscored);
  const marked = questions.map(({ item }) => /** @type {const} */ ([item.id, mark(item, responseTo(item))]));
  const earned = /** @type {Earned} */ (new Map(marked));
  const right = [...earned.values()].filter(({ correct }) => correct).length;
  const rows = Object.entries(content.objectives).flatMap(([name, text]) => {
    const own = questions.filter(({ item }) => item.objective === name);
    if (!own.length) return [];
    const missed = own.filter(({ item }) => !earned.get(item.id).correct);
    const places = inBook ? missed.flatMap(({ item }) => section(item, content.places) ?? []) : [];
    const links = [...new Map(places.map((place) => [place.href, place])).values()].map((p) =>
      link(pageAddress(p.href), p.label),
    );
    /** @param {Asked} q */
    const jump = (q) => h("button", { type: "button", onclick: () => lead(q) }, words.question(asked.indexOf(q) + 1));
    const outcome = missed.length === 0 ? "right" : missed.length < own.length ? "partly" : "wrong";
    const look = missed.length && h("p", { class: "hs-quiz-look" }, words.lookAgain, ...missed.map(jump), ...links);
    const count = verdict(outcome, words.right(own.length - missed.length, own.length));
    return [h("li", {}, h("p", {}, h("span", {}, rich(text)), " ", count), look || undefined)];
  });
  return [
    h("p", { class: "hs-quiz-title" }, words.title(questions.length, right)),
    h("ul", {}, ...rows),
    ...calibration(questions, earned, confidence),
    h("button", { type: "button", class: "hs-quiz-again", onclick: restart }, words.restart),
  ];
}

/**
 * How sure the reader was, against how often that was right: bars with the stated chance as a mark on each.
 * @param {Asked[]} questions
 * @param {Earned} earned
 * @param {Confidence} confidence
 */
function calibration(questions, earned, confidence) {
  const rated = questions.filter(({ item }) => item.id in confidence);
  if (!rated.length) return [];
  const rows = Object.entries(words.sureness).flatMap(([percent, label]) => {
    const own = rated.filter(({ item }) => confidence[item.id] === Number(percent));
    if (!own.length) return [];
    const hits = own.filter(({ item }) => earned.get(item.id).correct).length;
    const bar = h("span", { class: "hs-quiz-bar", "aria-hidden": "true" }, h("i"), h("b"));
    bar.style.setProperty("--share", `${hits / own.length}`);
    bar.style.setProperty("--said", `${+percent / 100}`);
    const count = words.right(hits, own.length);
    return [h("tr", {}, h("th", { scope: "row" }, label), h("td", {}, bar), h("td", {}, count))];
  });
  const caption = h("caption", {}, words.calibration);
  return [
    h("table", { class: "hs-quiz-calibration" }, caption, h("tbody", {}, ...rows)),
    h("p", { class: "hs-quiz-rule" }, words.bars),
  ];
}

/**
 * The answers to every question, which only paper shows, on a page of its own.
 * @param {Item[]} items
 */
export function keyOf(items) {
  const entries = items.map((item) => h("li", {}, ...kinds[item.kind].right(item), " ", rich(item.explanation)));
  return [h("p", { class: "hs-quiz-title" }, words.key), h("ol", {}, ...entries)];
}
