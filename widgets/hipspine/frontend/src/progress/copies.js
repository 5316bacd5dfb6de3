// The reader's own copy of the progress: saved as a file, loaded and deleted. What the browser keeps of Python is no
// part of a copy; it is told of, and deleted with the rest.

/** @import { Progress } from "./progress.js" */

import { h } from "../lib/dom.js";
import { forget as forgetPython, size as sizeOfPython } from "../python/memory.js";
import { myProgress as words } from "../words/my-progress.js";
import { progress as problems } from "../words/progress.js";

const FILE = "my-progress.json";
const LARGEST = 2_000_000; // bytes

/** @type {(text: string, onclick: () => void, classes?: string) => HTMLButtonElement} */
export const button = (text, onclick, classes = "hs-quiz-again") =>
  h("button", { type: "button", class: classes, onclick }, text);

/**
 * Give the reader a file.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function handOut(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * Saving, loading and deleting everything: buttons, and `show` is called when something has changed.
 * @param {Progress} store
 * @param {HTMLElement} news
 * @param {(forgotten?: boolean) => void} show
 */
export function copies(store, news, show) {
  /** @type {HTMLInputElement} */
  const file = h("input", { type: "file", accept: "application/json,.json", hidden: true, onchange: take });
  const remove = button(words.remove, ask);
  const no = button(words.no, keep);
  const really = h("span", { hidden: true }, words.really, button(words.yes, forget), " ", no);
  const python = h("p", { class: "hs-quiz-rule", hidden: true });
  function save() {
    handOut(FILE, "application/json", store.text());
    news.textContent = words.saved(FILE);
  }
  async function take() {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const problem = chosen.size > LARGEST ? problems.tooLarge : store.load(await chosen.text());
    news.textContent = problem ? words.notLoaded(chosen.name, problem) : words.loaded;
    file.value = "";
    show();
  }
  function ask() {
    [remove.hidden, really.hidden] = [true, false];
    no.focus();
  }
  function keep() {
    [remove.hidden, really.hidden] = [false, true];
    remove.focus();
  }
  async function forget() {
    store.clear();
    await forgetPython();
    await measure();
    keep();
    news.textContent = words.removed;
    show(true);
  }
  async function measure() {
    const bytes = await sizeOfPython();
    python.hidden = !bytes;
    python.textContent = bytes ? words.python(bytes) : "";
    remove.hidden = !holds() || !really.hidden;
  }
  const holds = () => store.holds() || !python.hidden;
  const keeping = button(words.save, save);
  const load = button(words.load, () => file.click());
  const element = h("div", { class: "hs-quiz-actions" }, keeping, load, remove, really, file);
  /** @param {boolean} some whether there is something to save; what can be deleted may be less */
  function update(some) {
    keeping.hidden = !some;
    remove.hidden = !holds() || !really.hidden;
  }
  measure();
  return { element, python, update };
}
