// Code that can be run: its editor, its buttons Run and Stop, and a place for what it gives.

import { h } from "../lib/dom.js";
import { python as words } from "../words/python.js";
import { note } from "./said.js";

/**
 * @typedef {object} Tools
 * @property {() => void} run
 * @property {() => void} stop
 * @property {() => void} restart
 */

/** @typedef {{ run: string, restart: string, code: string, result: string }} Labels */

/** @type {(label: string, onclick: () => void, hidden?: boolean) => HTMLButtonElement} */
export const button = (label, onclick, hidden = false) =>
  h("button", { type: "button", class: "hs-py-button", onclick, hidden }, label);

export class Runnable {
  /**
   * @param {string} code
   * @param {Tools} tools
   * @param {Labels} labels
   */
  constructor(code, tools, labels) {
    this.own = code;
    this.area = editor(code, labels.code, tools.run);
    this.runs = button(labels.run, tools.run);
    this.stop = button(words.stop, tools.stop, true);
    this.again = button(labels.restart, tools.restart, true);
    this.says = h("span", { class: "hs-py-says" });
    this.results = h("div", { class: "hs-py-result", role: "group", "aria-label": labels.result, hidden: true });
    this.asking = h("div", { class: "hs-py-asking" });
  }

  /** Whether its code has names of its own, and what is said of an answer. @type {object | undefined} */
  get exercise() {
    return undefined;
  }

  get code() {
    return this.area.value;
  }

  get running() {
    return !this.stop.hidden;
  }

  /** @param {string} said */
  say(said) {
    this.says.textContent = said;
  }

  /** @param {boolean} does */
  busy(does) {
    const had = document.activeElement === this.stop || this.asking.contains(document.activeElement);
    this.stop.hidden = !does;
    this.runs.setAttribute("aria-disabled", String(does));
    if (had && !does) this.runs.focus();
  }

  /** Begin a run: what it said before no longer holds. */
  begin() {
    this.results.replaceChildren();
    this.results.hidden = true;
    this.asking.replaceChildren();
    this.busy(true);
  }

  /** Make room for what the code gives. */
  clear() {
    this.results.replaceChildren();
    this.results.hidden = false;
    this.again.hidden = false;
  }

  /** Hear that the code has ended, and went well. */
  ended() {
    if (!this.results.childNodes.length) this.results.append(note(words.nothing));
  }

  /** What is read out when a run is over. */
  get last() {
    return this.results.querySelector(".hs-py-error") ? words.failed : words.done;
  }

  /**
   * Say why there is no more of it.
   * @param {HTMLElement} said
   */
  end(said) {
    this.results.hidden = false;
    this.results.append(said);
    this.again.hidden = false;
  }

  /** Bring the code back as it came; whether the focus was here. */
  restore() {
    const had = [this.area, this.again].some((one) => one === document.activeElement);
    this.area.value = this.own;
    this.again.hidden = true;
    this.results.replaceChildren();
    this.results.hidden = true;
    if (had) this.runs.focus();
  }
}

/**
 * @param {string} code
 * @param {string} label
 * @param {() => void} run
 */
function editor(code, label, run) {
  /** @type {HTMLTextAreaElement} */
  const area = h("textarea", {
    class: "hs-py-code",
    "aria-label": label,
    spellcheck: "false",
    autocomplete: "off",
    autocapitalize: "off",
    autocorrect: "off",
    oninput: () => fit(area),
    onkeydown: (/** @type {Event} */ event) => {
      const press = /** @type {KeyboardEvent} */ (event);
      if (press.key !== "Enter" || !press.shiftKey) return;
      press.preventDefault();
      run();
    },
  });
  area.value = code;
  return area;
}

/** @param {HTMLTextAreaElement} area */
export function fit(area) {
  area.rows = area.value.split("\n").length;
}
