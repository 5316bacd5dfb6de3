// What a reader sees while Python loads: a bar that counts bytes and a sentence; with "save data", a question first.

import { h } from "../lib/dom.js";
import { python as words } from "../words/python.js";

/** @typedef {Navigator & { connection?: { saveData: boolean } }} Network of which not every browser tells */

export const savesData = () => Boolean(/** @type {Network} */ (navigator).connection?.saveData);

/**
 * The bar, which is put into the cell that was run.
 * @param {string} sentence what is loaded
 */
export function progress(sentence) {
  const bar = h("progress", { "aria-label": words.bar, max: 1 });
  const bytes = h("span", { class: "hs-py-bytes" });
  const element = h("div", { class: "hs-py-loading" }, h("p", {}, sentence), bar, bytes);
  return {
    element,
    /** @type {(done: number, all: number) => void} */
    show(done, all) {
      bar.value = all ? done / all : 0;
      bytes.textContent = done < all ? words.progress(done, all) : words.starting;
    },
  };
}

/**
 * Ask whether to load, and wait for the answer; a press on Stop leaves it open for ever.
 * @param {HTMLElement} place
 * @param {string} sentence
 * @returns {Promise<void>}
 */
export function confirmed(place, sentence) {
  return new Promise((resolve) => {
    const button = h("button", { type: "button", class: "hs-py-button", onclick: () => resolve() }, words.confirm);
    place.replaceChildren(h("div", { class: "hs-py-loading" }, h("p", {}, words.saving, " ", sentence), button));
    button.focus();
  });
}
