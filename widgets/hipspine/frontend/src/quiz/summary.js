// What stands at the end of a quiz: the summary by objective, how sure one was, and the key on paper.

import { kinds } from "../../../quiz/kinds/kinds.js";
import { h, link, listed, rich } from "../lib/dom.js";
import { verdict } from "./verdict.js";

/** Where the course treats what a question asks: the section of its first claim, preferably in its own chapter. */
function section({ id, claims }, places = {}) {
  const all = claims.flatMap((claim) => places[claim] ?? []);
  const own = all.find(([page]) => id.startsWith(page.replace(/^\d+-/, "")));
  const [page, place, label] = own ?? all[0] ?? [];
  return page && { href: `${page}.html#${place}`, label };
}

/** How the whole went, by objective. `responseTo(item)` and `mark(item, response)` say how each question went. */
export function summary(questions, confidence, inBook, { mark, content, restart, responseTo }) {
  const earned = new Map(questions.map(({ item }) => [item.id, mark(item, responseTo(item))]));
  const right = [...earned.values()].filter(({ correct }) => correct).length;
  const rows = Object.entries(content.objectives).flatMap(([name, text]) => {
    const own = questions.filter(({ item }) => item.objective === name);
    if (!own.length) return [];
    const missed = own.filter(({ item }) => !earned.get(item.id).correct);
    const places = inBook ? missed.map(({ item }) => section(item, content.places)).filter(Boolean) : [];
    const links = [...new Map(places.map((place) => [place.href, place])).values()].map((p) => link(p.href, p.label));
    const jump = (q) => h("button", { type: "button", onclick: q.focus }, `Question ${questions.indexOf(q) + 1}`);
    const outcome = missed.length === 0 ? "right" : missed.length < own.length ? "partly" : "wrong";
    const look = missed.length && h("p", { class: "hs-quiz-look" }, "Look again:", ...missed.map(jump), ...links);
    const count = verdict(outcome, `${own.length - missed.length} of ${own.length} right`);
    return [h("li", {}, h("p", {}, h("span", {}, rich(text)), " ", count), look || undefined)];
  });
  return [
    h("p", { class: "hs-quiz-title" }, `All ${questions.length} answered, ${right} right`),
    h("ul", {}, ...rows),
    ...calibration(questions, earned, confidence),
    h("button", { type: "button", class: "hs-quiz-again", onclick: restart }, "Start again"),
  ];
}

const SURE = { 50: "A guess", 75: "Fairly sure", 95: "Certain" };

/** How sure the reader was, against how often that was right: bars with the stated chance as a mark on each. */
function calibration(questions, earned, confidence) {
  const rated = questions.filter(({ item }) => item.id in confidence);
  if (!rated.length) return [];
  const rows = Object.entries(SURE).flatMap(([percent, label]) => {
    const own = rated.filter(({ item }) => confidence[item.id] === Number(percent));
    if (!own.length) return [];
    const hits = own.filter(({ item }) => earned.get(item.id).correct).length;
    const bar = h("span", { class: "hs-quiz-bar", "aria-hidden": "true" }, h("i"), h("b"));
    bar.style.setProperty("--share", hits / own.length);
    bar.style.setProperty("--said", percent / 100);
    const count = `${hits} of ${own.length} right`;
    return [h("tr", {}, h("th", { scope: "row" }, label), h("td", {}, bar), h("td", {}, count))];
  });
  const note = "The bar is how often you were right; the upright line is how often one would expect with that feeling.";
  const caption = h("caption", {}, "How well did you know what you know?");
  return [
    h("table", { class: "hs-quiz-calibration" }, caption, h("tbody", {}, ...rows)),
    h("p", { class: "hs-quiz-rule" }, note),
  ];
}

/** The answers to every question, which only paper shows, on a page of its own. */
export function keyOf(items) {
  const entries = items.map((item) => h("li", {}, ...kinds[item.kind].right(item), " ", rich(item.explanation)));
  return [h("p", { class: "hs-quiz-title" }, "Key"), h("ol", {}, ...entries)];
}
