// One question of an assignment, in the kernel only: its controls, with no key and no feedback.
// The model holds: name, question (teaching/assignment/variant.py), response (synced; null while there is none), note,
// _body, and _figure, the widget that the question sets.

/** @import { Body, Control } from "../../../quiz/interactions/types.d.ts" */
/** @import { Item, Response } from "../../../quiz/kinds/kinds.js" */
/** @import { Attributes } from "../lib/dom.js" */
/** @import { Place, Reference } from "../lib/types.d.ts" */

import { kinds } from "../../../quiz/kinds/kinds.js";
import { h, rich } from "../lib/dom.js";
import { inNotebook } from "../lib/notebook.js";
import { mountFigure } from "../quiz/figure-host.js";
import { assignment as words } from "../words/assignment.js";

/**
 * What may go out of a question (`Variant.public`): its name and text, and what its interaction adds.
 * @typedef {object} Variant
 * @property {string} name
 * @property {Item["kind"]} kind
 * @property {string} stem
 * @property {string} [unit]
 * @property {{ id: string, text: string }[]} [options]
 */

/**
 * @typedef {object} AssignmentTraits
 * @property {string} name
 * @property {Variant} question
 * @property {Response | null} response
 * @property {string} note
 * @property {Body} _body
 * @property {Reference} _figure
 * @property {string} _still
 */

/** @param {unknown} response */
const empty = (response) =>
  response === undefined || response === null || /** @type {{ length?: number }} */ (response).length === 0;
/** @type {(text: string, attributes: Attributes) => HTMLButtonElement} */
const button = (text, attributes) => h("button", { type: "button", class: "hs-quiz-again", ...attributes }, text);

/**
 * The question as the makers of controls expect it: letters stand for options, whose words are read out.
 * @param {Variant} question
 */
function itemOf(question) {
  const { lettersAlone, plainOptions } = kinds[question.kind];
  const plain = lettersAlone || plainOptions;
  const options = question.options?.map((option) => ({
    ...option,
    text: plain ? option.text : `${option.id} · ${option.text}`,
  }));
  const item = { ...question, id: question.name, options, answer: { unit: question.unit ?? "" }, hints: [] };
  return /** @type {Variant & Item} */ (/** @type {unknown} */ (item)); // of the key no control asks before it tells
}

/**
 * @param {Variant} question
 * @param {Control<Response>} control
 * @param {HTMLElement[]} buttons
 */
function formOf(question, control, buttons) {
  const legend = h("legend", { class: "hs-quiz-hidden" }, words.answerTo(question.name), rich(question.stem));
  const rule = control.rule ? h("p", { class: "hs-quiz-rule" }, control.rule) : undefined;
  const fields = h("fieldset", {}, legend, rule, ...control.rows);
  /** @param {Event} event */
  const onsubmit = (event) => event.preventDefault();
  const attributes = { class: "hs-quiz-item hs-answer", "data-kind": question.kind, novalidate: true };
  return h("form", { ...attributes, onsubmit }, fields, h("div", { class: "hs-quiz-actions" }, ...buttons));
}

/** @param {Place<AssignmentTraits>} place */
async function render({ model, el, host }) {
  const question = itemOf(model.get("question"));
  const status = h("p", { class: "hs-quiz-lead", role: "status" });
  const stop = new AbortController();
  let own = false;
  /** @param {Response | undefined} response */
  function answer(response) {
    own = true;
    model.set("response", empty(response) ? null : /** @type {Response} */ (response));
    model.save_changes();
    own = false;
    tell();
  }
  const control = kinds[question.kind].control(question, answer, {
    body: model.get("_body"),
    name: `${model.get("name")}-${Math.random().toString(36).slice(2)}`,
    shuffled: (things) => [...things],
    submit() {},
    figure: (item, home, follow) =>
      mountFigure(host, model.get("_figure"), item, home, { ...follow, signal: stop.signal }),
  });
  const now = () => model.get("response") ?? undefined;
  const clear = button(words.clear, { onclick: cleared });
  // An order, or a figure, may be right as it stands; then one click says so.
  const keep = button(words.settle, { hidden: !control.settle, onclick: () => control.settle?.() });
  function cleared() {
    control.clear?.();
    answer(undefined);
    control.show(undefined);
    control.inputs[0].focus();
  }
  function tell() {
    clear.hidden = empty(now());
    keep.hidden = !control.settle || !empty(now());
    const done = empty(now()) ? "" : words.saved;
    status.textContent = model.get("note") || done;
  }
  function follow() {
    if (!own) control.show(now());
    tell();
  }
  const form = formOf(question, control, [keep, clear, status]);
  if (kinds[question.kind].lettersAlone) letter(form, question);
  el.replaceChildren(h("section", { class: "hs-quiz", "aria-label": words.question(question.name) }, form));
  control.show(now());
  tell();
  model.on("change:response", follow);
  model.on("change:note", tell);
  inNotebook(model, el, ["response"], stop.signal, undefined, words);
  return () => {
    stop.abort();
    model.off("change:response", follow);
    model.off("change:note", tell);
  };
}

/**
 * Show the letter alone where the words stand in the text above; they stay for screen readers and on hovering.
 * @param {HTMLFormElement} form
 * @param {Variant} question
 */
function letter(form, question) {
  for (const option of form.querySelectorAll(".hs-quiz-option")) option.classList.add("hs-answer-letter");
  for (const option of question.options ?? []) {
    for (const input of form.querySelectorAll(`input[value="${option.id}"]`)) {
      // As optionRows in choose.js makes them: a label with the input and its text.
      const label = /** @type {HTMLElement} */ (input.closest("label"));
      const text = /** @type {HTMLElement} */ (input.nextElementSibling);
      label.title = text.textContent;
      text.classList.add("hs-quiz-hidden");
      text.before(h("b", { "aria-hidden": "true" }, option.id));
    }
  }
}

export default { render };
