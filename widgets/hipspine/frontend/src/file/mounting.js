// Widgets in a page that holds all their data itself, and so works from a folder, from a learning platform and in a
// sandboxed frame: nothing is fetched. Islands are those of the book (`island/island.js`); the files that they name in
// `data-addresses` stand in the page, each once, as <script type="application/json" data-file="outlines.json">.

/** @import { State } from "../island/host.js" */

import { hostOf } from "../island/host.js";

/** @typedef {{ [name: string]: string | Names }} Names */

export const host = hostOf({
  figure: () => import("../figure/figure.js"),
  quiz: () => import("../quiz/quiz.js"),
});

/** @type {Map<string, unknown>} */
const files = new Map();

/** @param {string} name */
function file(name) {
  if (!files.has(name)) {
    const script = document.querySelector(`script[data-file="${CSS.escape(name)}"]`);
    if (!script) throw new Error(`the page does not hold ${name}`);
    files.set(name, JSON.parse(script.textContent ?? ""));
  }
  return files.get(name);
}

/**
 * What the names of files stand for; a record with a name is a widget of its own.
 * @param {Names} names
 * @returns {Record<string, unknown>}
 */
function held(names) {
  /** @type {(key: string, name: string | Names) => unknown} */
  const one = (key, name) => {
    if (typeof name !== "string") return { ...held(name), ...WITHOUT };
    return key === "name" ? name : file(name);
  };
  return Object.fromEntries(Object.entries(names).map(([key, name]) => [key, one(key, name)]));
}

const WITHOUT = { _plotly: null, _filed: true };

/**
 * The state of the widget that an island holds. Throws an Error where the page lacks a file.
 * @param {HTMLElement} element
 * @returns {State}
 */
export function stateOf(element) {
  const own = element.querySelector('script[type="application/json"]');
  return { ...JSON.parse(own?.textContent ?? ""), ...held(JSON.parse(element.dataset.addresses ?? "{}")), ...WITHOUT };
}

/**
 * Show a widget in its island. Where it fails, what stood there stays.
 * @param {HTMLElement} element
 * @param {State} [state]
 */
export async function mount(element, state) {
  try {
    const widget = await host.getWidget(state ?? stateOf(element));
    await widget.render({ el: element });
    element.dataset.state = "ready";
  } catch (error) {
    element.dataset.state = "failed";
    console.error(`${element.dataset.island}: ${/** @type {Error} */ (error).message}`);
  }
}

/** The islands of the page. */
export const islands = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".hs-island")]);

/** What a page of its own does: it follows the reader's system in light and dark, and unfolds on paper. */
export function standAlone() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => (document.documentElement.dataset.theme = dark.matches ? "dark" : "light");
  dark.addEventListener("change", follow);
  follow();
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });
}
