// Whether Python hears: a kernel may be busy, restarted or gone, while what it showed goes on working in the page.

/** @import { Listener, NotebookModel } from "./types.d.ts" */

import { h } from "./dom.js";

const PATIENCE = 5000; // milliseconds without an answer, after which a reader is told

/**
 * Say above a widget when Python does not hear what is done in it.
 * @param {NotebookModel} model
 * @param {HTMLElement} el
 * @param {string[]} names of what a reader changes: after each change Python is asked whether it has heard
 * @param {{ gone: string, silent: string }} words
 * @param {AbortSignal} signal
 */
export function hearing(model, el, names, words, signal) {
  if (el.closest(".hs-quiz-item")) return; // its quiz says it
  const line = h("p", { class: "hs-deaf", role: "status" });
  el.firstElementChild?.prepend(line);
  const events = names.map((name) => `change:${name}`);
  let asked = 0;
  const say = (/** @type {string} */ text) => {
    if (line.textContent !== text) line.textContent = text;
  };
  let gone = withoutKernel(el);
  function lost() {
    gone = true;
    clearTimeout(asked);
    say(words.gone);
  }
  function ask() {
    if (asked || gone) return;
    asked = setTimeout(() => say(words.silent), PATIENCE);
    try {
      model.send({ want: "hearing" });
    } catch {
      lost();
    }
  }
  /** @type {Listener} */
  function answered(content) {
    if (content?.have !== "hearing") return;
    clearTimeout(asked);
    asked = 0;
    if (!gone) say("");
  }
  for (const event of events) model.on(event, ask);
  model.on("msg:custom", answered);
  if (gone) lost();
  const stop = whenLost(model, lost);
  signal.addEventListener("abort", () => {
    stop();
    clearTimeout(asked);
    for (const event of events) model.off(event, ask);
    model.off("msg:custom", answered);
  });
}

/**
 * What ipywidgets writes on a widget that came from a saved notebook and has no kernel.
 * @param {HTMLElement} el
 */
export const withoutKernel = (el) => Boolean(el.closest(".jupyter-widgets-disconnected"));

/**
 * Call `lost` when the kernel behind a model restarts, dies or is shut down, where the notebook tells of it (JupyterLab
 * does); elsewhere it is found out by asking.
 * @param {NotebookModel} model
 * @param {() => void} lost
 * @returns {() => void} stops it
 */
export function whenLost(model, lost) {
  const kernel = model.widget_manager?.kernel;
  if (!kernel?.statusChanged) return () => {};
  const follow = (/** @type {unknown} */ _, /** @type {string} */ status) => {
    if (/restarting|dead|terminating/.test(status)) lost();
  };
  kernel.statusChanged.connect(follow);
  kernel.disposed?.connect(lost);
  return () => {
    kernel.statusChanged?.disconnect(follow);
    kernel.disposed?.disconnect(lost);
  };
}
