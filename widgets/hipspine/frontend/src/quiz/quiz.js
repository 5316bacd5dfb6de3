// A quiz, in the page and in the kernel: the same module for both.
// The model holds: name, content (quiz/content.py, or its address), section ("" for all), seed and count (what is
// drawn), responses {id: answer now}, checked [ids with feedback shown], confidence {id: percent}, _figures {id: the
// widget that a question sets}; and _body and _programs, each the thing itself (kernel) or an address (page).

/** @import { Mark } from "../../../quiz/interactions/types.d.ts" */
/** @import { Item } from "../../../quiz/kinds/kinds.js" */
/** @import { Place } from "../lib/types.d.ts" */
/** @import { Asked, Content, QuizModel, QuizTraits } from "./types.d.ts" */

import { kinds } from "../../../quiz/kinds/kinds.js";
import { h, rich } from "../lib/dom.js";
import { heading } from "../lib/heading.js";
import { quiz as words } from "../words.js";
import { itemsOf, partsOf, responseTo } from "./parts.js";
import { question } from "./question.js";
import { keyOf, summary } from "./summary.js";

export { check, values } from "./values.js";

// Between two questions the browser may do what else is waiting: draw the first ones, follow a finger.
/** @type {() => Promise<void>} */
const breath = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

/** @type {("responses" | "checked" | "confidence")[]} */
const ANSWERS = ["responses", "checked", "confidence"];

/**
 * What stands around the questions; `single` is one question within the text, which needs no summary and no key.
 * @param {HTMLElement} place
 * @param {QuizModel} model
 * @param {Content} content
 * @param {boolean} single
 * @param {{ checkAll: () => void, another: () => void }} does
 */
function frameOf(place, model, content, single, { checkAll, another }) {
  /** @type {(classes: string, onclick: () => void, text: string) => HTMLButtonElement} */
  const button = (classes, onclick, text) => h("button", { type: "button", class: classes, onclick }, text);
  const title = heading(place, { class: "hs-quiz-title" }, single ? words.section : rich(content.title));
  const progress = h("p", { class: "hs-quiz-progress" });
  const bar = h("div", { class: "hs-quiz-pips", "aria-hidden": "true" });
  const list = h("div", {});
  const end = h("div", { class: "hs-quiz-summary", role: "status" });
  const key = h("div", { class: "hs-quiz-key" });
  const trouble = h("p", { class: "hs-quiz-trouble", role: "status" });
  const all = button("hs-quiz-again hs-quiz-all", checkAll, words.checkAll);
  const count = model.get("count") ?? 0;
  const more = count && count < content.items.filter(({ kind }) => !kinds[kind].inSteps).length;
  const fresh = more ? [button("hs-quiz-again", another, single ? words.anotherOne : words.others)] : [];
  const foot = h("div", { class: "hs-quiz-actions hs-quiz-foot" }, single ? undefined : all, ...fresh);
  const around = single ? [title, list, foot, trouble] : [title, progress, bar, list, end, foot, trouble, key];
  // Many questions on a page: no landmark for each.
  const attributes = { class: "hs-quiz", role: single && "group", "aria-label": title.textContent };
  const element = h(single ? "div" : "section", attributes, ...around);
  return { element, progress, bar, list, end, key, trouble, all };
}

/** @param {Place<QuizTraits>} place */
async function render({ model, el, host }) {
  // Only a published page keeps progress; a notebook is its own memory.
  const [parts, store] = await Promise.all([partsOf(model, host), host?.progress?.()]);
  const { content } = parts;
  const inBook = Boolean(el.closest(".hs-island"));
  /** @type {Item[]} */
  let items = [];
  /** @type {Asked[]} */
  let questions = [];
  /** @type {HTMLElement[]} */
  let pips = [];
  let done = "";
  let asked = new AbortController(); // ends what the questions of one draw hold
  const single = !!model.get("section") && model.get("count") === 1;
  const another = () => restart((model.get("seed") ?? 1) + 1);
  const frame = frameOf(el, model, content, single, { checkAll, another });

  /** @param {Item} item */
  const responseOf = (item) => responseTo(model, item);
  /** @param {number} [seed] */
  function restart(seed = model.get("seed")) {
    for (const name of ANSWERS) model.set(name, name === "checked" ? [] : {});
    model.set("seed", seed);
    model.save_changes();
    questions[0].focus();
  }
  function checkAll() {
    const open = questions.filter(({ element, item }) => !element.dataset.outcome && !kinds[item.kind].inSteps);
    for (const one of open.filter(({ item }) => responseOf(item) !== undefined)) one.submit();
    const missing = questions.find(({ element }) => !element.dataset.outcome);
    if (missing) missing.focus();
    else frame.end.querySelector("button")?.focus();
  }
  /** @type {(item: Item, earned: Mark, sure: number | undefined) => Promise<void>} */
  async function keep(item, earned, sure) {
    await store?.note(item, earned, sure);
    frame.trouble.textContent = store?.trouble() ?? "";
  }
  async function build() {
    const mine = (items = itemsOf(parts, model));
    asked.abort();
    const { signal } = (asked = new AbortController());
    questions = [];
    pips = items.map(() => h("span"));
    frame.bar.replaceChildren(...pips);
    frame.list.replaceChildren();
    frame.key.replaceChildren();
    update();
    for (const [i, item] of mine.entries()) {
      const next = question(item, [i + 1, mine.length], { parts, model, host, inBook, keep, signal });
      questions.push(next);
      frame.list.append(next.element);
      next.update();
      await breath();
      if (mine !== items) return; // other questions were asked for meanwhile
    }
    update();
    frame.key.replaceChildren(...keyOf(items));
  }
  function update() {
    questions.forEach((q) => q.update());
    /** @param {Item} item */
    const chosen = (item) => (responseOf(item) === undefined ? "" : "chosen");
    const states = questions.map(({ item, element }) => element.dataset.outcome ?? chosen(item));
    /** @param {(state: string) => boolean} test */
    const count = (test) => states.filter(test).length;
    const right = count((state) => state === "right");
    frame.progress.textContent = words.progress(count(Boolean), items.length, right);
    pips.forEach((pip, i) => (pip.dataset.outcome = states[i] ?? ""));
    const finished = states.length === items.length && states.every((state) => state in words.outcomes);
    frame.all.hidden = finished;
    const now = finished ? JSON.stringify([model.get("responses"), model.get("confidence")]) : "";
    if (now !== done) frame.end.replaceChildren(...(now ? summed() : []));
    done = now;
  }
  function summed() {
    const answers = { mark: parts.mark, content, restart: () => restart(), responseTo: responseOf };
    return summary(questions, model.get("confidence") ?? {}, inBook, answers);
  }

  el.replaceChildren(frame.element);
  await build();
  for (const name of ANSWERS) model.on(`change:${name}`, update);
  model.on("change:seed", build);
  return () => {
    asked.abort();
    for (const name of ANSWERS) model.off(`change:${name}`, update);
    model.off("change:seed", build);
  };
}

export default { render };
