// A quiz, in the page and in the kernel: the same module for both.
// The model holds: name, content (quiz/content.py, or its address), section ("" for all), seed and count (what is
// drawn), responses {id: answer now}, checked [ids with feedback shown], confidence {id: percent}, _figures {id: the
// widget that a question sets}; and _body and _programs, each the thing itself (kernel) or an address (page).

/** @import { Mark } from "../../../quiz/interactions/types.d.ts" */
/** @import { Item } from "../../../quiz/kinds/kinds.js" */
/** @import { Place } from "../lib/types.d.ts" */
/** @import { State } from "./marks.js" */
/** @import { Asked, Content, QuizModel, QuizTraits } from "./types.d.ts" */

import { kinds } from "../../../quiz/kinds/kinds.js";
import { h, rich } from "../lib/dom.js";
import { heading } from "../lib/heading.js";
import { quiz as words } from "../words/quiz.js";
import { cards } from "./cards.js";
import { firstOpen, itemsOf, partsOf, responseTo } from "./parts.js";
import { question } from "./question.js";
import { keyOf, summary } from "./summary.js";

export { check, markedScore, values } from "./values.js";

// Between two questions the browser may do what else is waiting: draw the first ones, follow a finger.
/** @type {() => Promise<void>} */
const breath = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

/** @type {("responses" | "checked" | "confidence")[]} */
const ANSWERS = ["responses", "checked", "confidence"];

/**
 * What stands around the questions; `single` is one question within the text, which needs no marks, summary and key.
 * @param {HTMLElement} place
 * @param {QuizModel} model
 * @param {Content} content
 * @param {boolean} single
 * @param {ReturnType<typeof cards>} deck
 * @param {() => void} another
 */
function frameOf(place, model, content, single, deck, another) {
  const title = heading(place, { class: "hs-quiz-title" }, single ? words.section : rich(content.title));
  const progress = h("p", { class: "hs-quiz-progress" });
  const { bar, list, steps, all, view } = deck.parts;
  const end = h("div", { class: "hs-quiz-summary", role: "status", tabindex: "-1" });
  const key = h("div", { class: "hs-quiz-key" });
  const trouble = h("p", { class: "hs-quiz-trouble", role: "status" });
  const count = model.get("count") ?? 0;
  const more = count && count < content.items.filter(({ kind }) => !kinds[kind].inSteps).length;
  const anew = { type: "button", class: "hs-quiz-again", onclick: another };
  const fresh = more ? [h("button", anew, single ? words.anotherOne : words.others)] : [];
  const foot = h("div", { class: "hs-quiz-actions hs-quiz-foot" }, ...(single ? fresh : [all, view, ...fresh]));
  const around = single ? [title, list, foot, trouble] : [title, progress, bar, list, steps, end, foot, trouble, key];
  // Many questions on a page: no landmark for each.
  const attributes = { class: "hs-quiz", role: single && "group", "aria-label": title.textContent };
  const element = h(single ? "div" : "section", attributes, ...around);
  return { element, progress, end, key, trouble };
}

/**
 * How a question stands.
 * @param {Asked} asked
 * @param {(item: Item) => unknown} responseOf
 */
function stateOf({ item, element }, responseOf) {
  const chosen = responseOf(item) === undefined ? "" : "chosen";
  return /** @type {State} */ (element.dataset.outcome ?? chosen);
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
  let done = "";
  const left = new AbortController(); // ends all of it
  let asked = new AbortController(); // ends what the questions of one draw hold
  const single = !!model.get("section") && model.get("count") === 1;
  const another = () => restart((model.get("seed") ?? 1) + 1);
  const deck = cards({ finish: () => frame.end.focus(), checkAll }, left.signal);
  const frame = frameOf(el, model, content, single, deck, another);

  /** @param {Item} item */
  const responseOf = (item) => responseTo(model, item);
  /** @param {number} [seed] */
  function restart(seed = model.get("seed")) {
    for (const name of ANSWERS) model.set(name, name === "checked" ? [] : {});
    model.set("seed", seed);
    model.save_changes();
    lead(questions[0]);
  }
  /** @param {Asked} one */
  function lead(one) {
    deck.go(questions.indexOf(one));
    one.focus();
  }
  function checkAll() {
    const open = questions.filter(({ element, item }) => !element.dataset.outcome && !kinds[item.kind].inSteps);
    open.filter(({ item }) => responseOf(item) !== undefined).forEach((one) => one.submit());
    const missing = questions.find(({ element }) => !element.dataset.outcome);
    if (missing) lead(missing);
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
    deck.begin(mine.length, firstOpen(model, mine));
    frame.key.replaceChildren();
    update();
    for (const [i, item] of mine.entries()) {
      const next = question(item, [i + 1, mine.length], { parts, model, host, inBook, keep, signal });
      questions.push(next);
      deck.add(next);
      next.update();
      await breath();
      if (mine !== items) return; // other questions were asked for meanwhile
    }
    update();
    frame.key.replaceChildren(...keyOf(items));
  }
  function update() {
    questions.forEach((q) => q.update());
    const states = questions.map((one) => stateOf(one, responseOf));
    const right = states.filter((state) => state === "right").length;
    frame.progress.textContent = words.progress(states.filter(Boolean).length, items.length, right);
    deck.update(states);
    const finished = states.length === items.length && states.every((state) => state in words.outcomes);
    const now = finished ? JSON.stringify([model.get("responses"), model.get("confidence")]) : "";
    if (now !== done) frame.end.replaceChildren(...(now ? summed() : []));
    done = now;
  }
  function summed() {
    const answers = { mark: parts.mark, content, restart: () => restart(), lead, responseTo: responseOf };
    return summary(questions, model.get("confidence") ?? {}, inBook, answers);
  }

  el.replaceChildren(frame.element);
  if (model.get("_still"))
    (await import("../lib/notebook.js")).inNotebook(model, el, [...ANSWERS, "seed"], left.signal);
  await build();
  for (const name of ANSWERS) model.on(`change:${name}`, update);
  model.on("change:seed", build);
  return () => {
    asked.abort();
    left.abort();
    for (const name of ANSWERS) model.off(`change:${name}`, update);
    model.off("change:seed", build);
  };
}

export default { render };
