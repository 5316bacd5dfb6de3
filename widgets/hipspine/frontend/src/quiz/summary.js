// What stands at the end of a quiz: the summary by objective, how sure one was, and the key on paper.

import { kinds } from "../../../quiz/kinds/kinds.js";
import { h, link, rich } from "../lib/dom.js";
import { summary as words } from "../words.js";
import { verdict } from "./verdict.js";

/** Where the course treats what a question asks: the section of its first claim, preferably in its own chapter. */
function section({ id, claims }, places = {}) {
  const all = claims.flatMap((claim) => places[claim] ?? []);
  const own = all.find(([page]) => id.startsWith(page.replace(/^\d+-/, "")));
  const [page, place, label] = own ?? all[0] ?? [];
  return page && { href: `${page}.html#${place}`, label };
}

/** How the whole went, by objective. `responseTo(item)` and `mark(item, response)` say how each question went. */
export function summary(asked, confidence, inBook, { mark, content, restart, responseTo }) {
  const questions = asked.filter(({ item }) => !kinds[item.kind].unscored);
  const earned = new Map(questions.map(({ item }) => [item.id, mark(item, responseTo(item))]));
  const right = [...earned.values()].filter(({ correct }) => correct).length;
  const rows = Object.entries(content.objectives).flatMap(([name, text]) => {
    const own = questions.filter(({ item }) => item.objective === name);
    if (!own.length) return [];
    const missed = own.filter(({ item }) => !earned.get(item.id).correct);
    const places = inBook ? missed.map(({ item }) => section(item, content.places)).filter(Boolean) : [];
    const links = [...new Map(places.map((place) => [place.href, place])).values()].map((p) => link(p.href, p.label));
    const jump = (q) => h("button", { type: "button", onclick: q.focus }, words.question(asked.indexOf(q) + 1));
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

/** How sure the reader was, against how often that was right: bars with the stated chance as a mark on each. */
function calibration(questions, earned, confidence) {
  const rated = questions.filter(({ item }) => item.id in confidence);
  if (!rated.length) return [];
  const rows = Object.entries(words.sureness).flatMap(([percent, label]) => {
    const own = rated.filter(({ item }) => confidence[item.id] === Number(percent));
    if (!own.length) return [];
    const hits = own.filter(({ item }) => earned.get(item.id).correct).length;
    const bar = h("span", { class: "hs-quiz-bar", "aria-hidden": "true" }, h("i"), h("b"));
    bar.style.setProperty("--share", hits / own.length);
    bar.style.setProperty("--said", percent / 100);
    const count = words.right(hits, own.length);
    return [h("tr", {}, h("th", { scope: "row" }, label), h("td", {}, bar), h("td", {}, count))];
  });
  const caption = h("caption", {}, words.calibration);
  return [
    h("table", { class: "hs-quiz-calibration" }, caption, h("tbody", {}, ...rows)),
    h("p", { class: "hs-quiz-rule" }, words.bars),
  ];
}

/** The answers to every question, which only paper shows, on a page of its own. */
export function keyOf(items) {
  const entries = items.map((item) => h("li", {}, ...kinds[item.kind].right(item), " ", rich(item.explanation)));
  return [h("p", { class: "hs-quiz-title" }, words.key), h("ol", {}, ...entries)];
}
