// A code cell of a chapter with its tools: Run, Edit, Stop, Start over; the code, and what it gave.

/** @import { Tools } from "./runnable.js" */

import { h } from "../lib/dom.js";
import { python as words } from "../words/python.js";
import { button, fit, Runnable } from "./runnable.js";

export class Cell extends Runnable {
  /**
   * @param {HTMLElement} element the cell as the page has it
   * @param {Tools} tools
   */
  constructor(element, tools) {
    const input = /** @type {HTMLElement} */ (element.querySelector(".cell_input"));
    const shown = /** @type {HTMLElement} */ (input.firstElementChild);
    super((shown.querySelector("pre")?.textContent ?? "").replace(/\n$/, ""), tools, {
      run: words.run,
      restart: words.restart,
      code: words.code,
      result: words.result,
    });
    this.stored = /** @type {HTMLElement | null} */ (element.querySelector(".cell_output"));
    this.shown = shown;
    this.area.hidden = true;
    this.edit = button(words.edit, () => this.open());
    // What it says is read out by the one live region of the page.
    const attributes = { class: "hs-py-tools", role: "group", "aria-label": words.tools };
    const bar = h("div", attributes, this.runs, this.edit, this.stop, this.again, this.says);
    input.append(this.area);
    input.after(bar, this.asking, this.results);
  }

  open() {
    this.area.hidden = false;
    this.shown.hidden = true;
    this.edit.hidden = true;
    this.again.hidden = false;
    fit(this.area);
    this.area.focus();
  }

  /** What the page came with stands aside. */
  clear() {
    super.clear();
    if (this.stored) this.stored.hidden = true;
  }

  /** Bring back the cell as the page came with it. */
  restore() {
    super.restore();
    this.area.hidden = true;
    this.shown.hidden = false;
    this.edit.hidden = false;
    if (this.stored) this.stored.hidden = false;
  }
}
