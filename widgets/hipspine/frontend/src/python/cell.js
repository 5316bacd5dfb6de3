// A code cell of a chapter with its tools: Run, Edit, Stop, Start over; the code, and what it gave.

import { h } from "../lib/dom.js";
import { python as words } from "../words/python.js";

/**
 * @typedef {object} Tools
 * @property {() => void} run
 * @property {() => void} stop
 * @property {() => void} restart
 */

/** @type {(label: string, onclick: () => void, hidden?: boolean) => HTMLButtonElement} */
const button = (label, onclick, hidden = false) =>
  h("button", { type: "button", class: "hs-py-button", onclick, hidden }, label);

export class Cell {
  /**
   * @param {HTMLElement} element the cell as the page has it
   * @param {Tools} tools
   */
  constructor(element, tools) {
    const input = /** @type {HTMLElement} */ (element.querySelector(".cell_input"));
    this.stored = /** @type {HTMLElement | null} */ (element.querySelector(".cell_output"));
    this.shown = /** @type {HTMLElement} */ (input.firstElementChild);
    this.own = (this.shown.querySelector("pre")?.textContent ?? "").replace(/\n$/, "");
    this.area = editor(this.own, tools.run);
    this.runs = button(words.run, tools.run);
    this.edit = button(words.edit, () => this.open());
    this.stop = button(words.stop, tools.stop, true);
    this.again = button(words.restart, tools.restart, true);
    // What it says is read out by the one live region of the page.
    this.says = h("span", { class: "hs-py-says" });
    const attributes = { class: "hs-py-tools", role: "group", "aria-label": words.tools };
    const bar = h("div", attributes, this.runs, this.edit, this.stop, this.again, this.says);
    this.results = h("div", { class: "hs-py-result", role: "group", "aria-label": words.result, hidden: true });
    this.asking = h("div", { class: "hs-py-asking" });
    input.append(this.area);
    input.after(bar, this.asking, this.results);
  }

  get code() {
    return this.area.value;
  }

  get running() {
    return !this.stop.hidden;
  }

  open() {
    this.area.hidden = false;
    this.shown.hidden = true;
    this.edit.hidden = true;
    this.again.hidden = false;
    fit(this.area);
    this.area.focus();
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

  /** Make room for what the cell gives; what the page came with stands aside. */
  clear() {
    this.results.replaceChildren();
    this.results.hidden = false;
    if (this.stored) this.stored.hidden = true;
    this.again.hidden = false;
  }

  /**
   * Say why there is no more of it.
   * @param {HTMLElement} note
   */
  end(note) {
    this.results.hidden = false;
    this.results.append(note);
    this.again.hidden = false;
  }

  /** Bring back the cell as the page came with it. */
  restore() {
    const had = this.element().contains(document.activeElement);
    this.area.value = this.own;
    this.area.hidden = true;
    this.shown.hidden = false;
    this.edit.hidden = false;
    this.again.hidden = true;
    this.results.replaceChildren();
    this.results.hidden = true;
    if (this.stored) this.stored.hidden = false;
    if (had) this.runs.focus();
  }

  element() {
    return /** @type {HTMLElement} */ (this.results.parentElement);
  }
}

/**
 * @param {string} code
 * @param {() => void} run
 */
function editor(code, run) {
  /** @type {HTMLTextAreaElement} */
  const area = h("textarea", {
    class: "hs-py-code",
    "aria-label": words.code,
    spellcheck: "false",
    autocomplete: "off",
    autocapitalize: "off",
    autocorrect: "off",
    hidden: true,
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
function fit(area) {
  area.rows = area.value.split("\n").length;
}
