// One question of a quiz: its element, and how it follows the model.

/** @import { Control, Mark } from "../../../quiz/interactions/types.d.ts" */
/** @import { Item, Response } from "../../../quiz/kinds/kinds.js" */
/** @import { Host } from "../lib/types.d.ts" */
/** @import { Asked, Confidence, Parts, QuizModel, Responses } from "./types.d.ts" */

import { kinds } from "../../../quiz/kinds/kinds.js";
import { h, rich } from "../lib/dom.js";
import { question as words } from "../words/quiz.js";
import { hintsOf, sources, surenessOf } from "./beside.js";
import { mountFigure } from "./figure-host.js";
import { empty } from "./marking.js";
import { figureOf, responseTo } from "./parts.js";
import { shuffled, stream } from "./sampling.js";
import { outcomeOf, verdict } from "./verdict.js";

// A story before the question is set in plain weight, and the question by itself stands out.
const STORY = /^(.*[.!?:][”’]?)\s+/s;
const ASKED = /((?:[^.!?<]|<[^>]*>)*\?[”’]?(?: Choose all that (?:fit|apply)\.)?|Click [^.]*\.)$/s;
const QUESTION = new RegExp(STORY.source + ASKED.source, "s");
const PARAGRAPHS = '<span class="hs-quiz-par">$1</span> <span class="hs-quiz-par">$2</span>';
/** @param {string} stem */
const emphasized = (stem) => (stem.includes("hs-quiz-par") ? stem : stem.replace(QUESTION, PARAGRAPHS));

/**
 * A list to be put in order must not be shown in the right one.
 * @template T
 * @param {T[]} things
 * @param {T[]} order
 */
function moved(things, order) {
  return order.every((thing, i) => thing === things[i]) ? [...order.slice(1), order[0]] : order;
}

/**
 * What the model holds of one question: read, and set with word to the kernel.
 * @param {QuizModel} model
 * @param {Item} item
 */
function entryOf(model, item) {
  /** @type {{ (name: "responses"): Responses, (name: "confidence"): Confidence }} */
  const others = (/** @type {"responses" | "confidence"} */ name) => {
    const { [item.id]: _, ...rest } = model.get(name) ?? {};
    return /** @type {any} any: of the one or the other */ (rest);
  };
  const checked = () => model.get("checked") ?? [];
  return {
    response: () => responseTo(model, item),
    sureness: () => model.get("confidence")?.[item.id],
    checked: () => checked().includes(item.id),
    /** @param {number} percent */
    rate(percent) {
      model.set("confidence", percent ? { ...others("confidence"), [item.id]: percent } : others("confidence"));
      model.save_changes();
    },
    /** @param {Response | undefined} response */
    answer(response) {
      if (checked().includes(item.id))
        model.set(
          "checked",
          checked().filter((id) => id !== item.id),
        );
      const rest = others("responses");
      model.set("responses", empty(response) ? rest : { ...rest, [item.id]: /** @type {Response} */ (response) });
      model.save_changes();
    },
    check() {
      model.set("checked", [...checked(), item.id]);
      model.save_changes();
    },
  };
}

/**
 * What the reader can do and see: the form with its controls, hints, sureness, buttons and place for the result.
 * @param {Item} item
 * @param {[number, number]} place
 * @param {Control<Response>} control
 * @param {string} name
 * @param {{ submitted: (event: Event) => void, retry: () => void, rate: (percent: number) => void }} does
 */
function formOf(item, place, control, name, { submitted, retry, rate }) {
  // The click and not the form's own event: a frame that may send no forms has none. Enter in a field clicks here, too.
  const check = { type: "submit", class: "hs-quiz-check", hidden: control.ownButtons, onclick: submitted };
  const submit = h("button", check, words.check);
  const again = h("button", { type: "button", class: "hs-quiz-again", onclick: retry, hidden: true }, words.retry);
  const result = h("div", { class: "hs-quiz-result", role: "status" });
  const [number, total] = place;
  const count = total > 1 ? h("span", { class: "hs-quiz-count" }, words.count(number, total)) : undefined;
  const rule = control.rule ? h("p", { class: "hs-quiz-rule" }, control.rule) : undefined;
  const title = item.title ? h("span", { class: "hs-quiz-case" }, rich(item.title)) : undefined;
  const legend = h("legend", {}, count, title, rich(emphasized(item.stem)));
  // The focus is put on the whole when another card is shown; JupyterLab must leave it its keys there, too.
  const whole = { tabindex: "-1", "data-lm-suppress-shortcuts": "true" };
  const fields = h("fieldset", whole, legend, ...pictureOf(item), rule, ...control.rows);
  const hints = hintsOf(item);
  // A story tells at each step how well it went, so there is no moment at which to ask how sure one is of the whole.
  /** @type {{ element?: HTMLElement, show(percent: number | undefined, checked: boolean): void }} */
  const sure = control.ownButtons ? { show() {} } : surenessOf(name, rate);
  const named = { "data-item": item.id, "data-kind": item.kind };
  const form = { class: "hs-quiz-item", ...named, novalidate: true };
  const actions = h("div", { class: "hs-quiz-actions" }, submit, again, hints.button);
  const element = h("form", form, fields, hints.element, sure.element, actions, result);
  return { element, fields, submit, again, result, hints, sure };
}

/** @param {Item} item */
function pictureOf({ picture }) {
  if (!picture) return [];
  const { address, alt, credit } = picture;
  const image = h("img", { class: "hs-quiz-picture", src: address, alt });
  return [image, credit ? h("small", { class: "hs-quiz-credit" }, credit) : undefined];
}

/**
 * One question: its element, and functions to bring it in line with the model and to put the focus into it. `place` is
 * [number, total]; then comes what the whole quiz has, with `keep` for the reader's progress and `signal` for the end.
 * @param {Item} item
 * @param {[number, number]} place
 * @param {object} whole
 * @param {Parts} whole.parts
 * @param {QuizModel} whole.model
 * @param {Host} whole.host
 * @param {boolean} whole.inBook
 * @param {(item: Item, earned: Mark, sure: number | undefined) => void} whole.keep
 * @param {AbortSignal} whole.signal
 * @returns {Asked}
 */
export function question(item, place, { parts, model, host, inBook, keep, signal }) {
  const name = `${model.get("name")}-${item.id}`;
  const below = stream(item.id, item.version, model.get("seed") ?? 1, "order");
  const entry = entryOf(model, item);
  const control = kinds[item.kind].control(item, entry.answer, {
    name,
    body: parts.body,
    mark: parts.mark,
    results: parts.results,
    shuffled: (things) => moved(things, shuffled(things, below)),
    figure: (one, home, follow) => mountFigure(host, figureOf(model, one.id), one, home, { ...follow, signal }),
    submit: () => submitted(),
  });
  const form = formOf(item, place, control, name, { submitted, retry, rate: entry.rate });
  const { element, fields, submit, again, result } = form;
  const first = () => control.inputs.find((input) => input.checked) ?? control.inputs[0];
  const focus = () => (control.focus ? control.focus() : first().focus());
  let shown = "";

  /** @param {Event} [event] */
  function submitted(event) {
    event?.preventDefault();
    if (entry.response() === undefined) control.settle?.();
    if (entry.response() === undefined) {
      result.replaceChildren(h("p", {}, control.lead));
      return focus();
    }
    if (entry.checked()) return undefined;
    entry.check();
    return kinds[item.kind].unscored ? undefined : keep(item, parts.mark(item, entry.response()), entry.sureness());
  }
  function retry() {
    control.clear?.();
    entry.answer(undefined);
    form.hints.reset();
    focus();
  }
  function update() {
    const response = entry.response();
    const checked = entry.checked() && response !== undefined;
    control.show(response);
    form.sure.show(entry.sureness(), checked);
    const now = JSON.stringify([checked, response]);
    if (now === shown) return;
    shown = now;
    control.forget();
    result.replaceChildren();
    again.hidden = !checked;
    submit.textContent = checked ? words.checked : words.check;
    submit.setAttribute("aria-disabled", `${checked}`);
    element.toggleAttribute("data-outcome", checked);
    if (checked) tell(response);
  }
  /** @param {Response} response */
  function tell(response) {
    const earned = parts.mark(item, response);
    const outcome = kinds[item.kind].outcome ?? outcomeOf(earned);
    element.dataset.outcome = outcome;
    control.tell(earned, outcome);
    const more = words.more(control.summary ? control.summary(response) : words.share(earned.score));
    if (!kinds[item.kind].saidAtOnce)
      result.append(h("p", {}, verdict(outcome), control.summary || earned.score < 1 ? more : ""));
    const lesson = h("p", {}, h("b", {}, words.lesson), rich(item.explanation));
    result.append(lesson, sources(item, inBook, parts.content));
  }
  const enter = () => fields.focus({ preventScroll: true });
  function prepare() {
    if (!control.prepare) return;
    element.classList.add("hs-quiz-ahead"); // as wide as it will be, and out of sight
    control.prepare();
  }
  return { item, element, update, focus, enter, prepare, submit: submitted };
}
