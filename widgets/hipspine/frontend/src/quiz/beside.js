// What stands around one question's answers: hints, how sure one is, and sources.

/** @import { Question } from "../../../quiz/interactions/types.d.ts" */
/** @import { Content } from "./types.d.ts" */

import { h, link, listed, rich } from "../lib/dom.js";
import { pageAddress } from "../lib/pages.js";
import { question as words } from "../words/quiz.js";

/**
 * Hints, shown one by one: their place, and the button that asks for them.
 * @param {Question} item
 * @returns {{ element?: HTMLElement, button?: HTMLElement, reset(): void }}
 */
export function hintsOf(item) {
  if (!item.hints?.length) return { reset() {} };
  const list = h("div", { class: "hs-quiz-hints", "aria-live": "polite" });
  const more = h("button", { type: "button", class: "hs-quiz-hint", onclick: next }, words.hint);
  function next() {
    list.append(h("p", {}, h("b", {}, words.hintBefore), rich(item.hints[list.childElementCount])));
    more.hidden = list.childElementCount === item.hints.length;
    more.textContent = words.nextHint;
  }
  function reset() {
    list.replaceChildren();
    more.hidden = false;
    more.textContent = words.hint;
  }
  return { element: list, button: more, reset };
}

/**
 * How sure the reader is, in one line of radio buttons.
 * @param {string} name
 * @param {(percent: number) => void} changed
 */
export function surenessOf(name, changed) {
  const inputs = Object.entries(words.sureness).map(([percent, label]) => {
    const onchange = () => changed(Number(percent));
    const input = h("input", { type: "radio", name: `${name}-sure`, value: percent, onchange });
    return { input, element: h("label", {}, input, h("span", {}, label)) };
  });
  const legend = h("legend", {}, words.howSure);
  const element = h("fieldset", { class: "hs-quiz-sure" }, legend, ...inputs.map((one) => one.element));
  return {
    element,
    /**
     * @param {number | undefined} percent
     * @param {boolean} checked
     */
    show(percent, checked) {
      for (const { input } of inputs) {
        input.checked = Number(input.value) === percent;
        input.disabled = checked;
      }
      element.hidden = checked && percent === undefined;
    },
  };
}

/**
 * The works and claims behind a question: links within the book, and to the works themselves elsewhere.
 * @param {Question} item
 * @param {boolean} inBook
 * @param {Content} content
 */
export function sources(item, inBook, content) {
  const away = { target: "_blank", rel: "noopener" };
  const works = item.sources.map((key) => {
    const { label, address } = content.works[key];
    return inBook ? link(pageAddress(`references.html#ref-${key}`), label) : link(address, label, away);
  });
  const claims = item.claims.map((id) => link(inBook && pageAddress(`evidence.html#claim-${id}`), content.claims[id]));
  const sure = claims.length ? h("span", {}, words.claims, ...listed(claims, " · ")) : undefined;
  return h("p", { class: "hs-quiz-sources" }, h("span", {}, words.sources, ...listed(works)), sure);
}
