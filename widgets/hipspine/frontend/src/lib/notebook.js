// What a widget does in a notebook and not in the published page: there Python is beside it, and other keys are heard.

/** @import { NotebookModel } from "./types.d.ts" */

import { notebook as words } from "../words/notebook.js";
import { hearing } from "./hearing.js";
import { letThrough } from "./keys.js";
import { inPlaceOf } from "./still.js";

/**
 * Join a widget that is drawn to its notebook, if it stands in one.
 * @param {NotebookModel} model
 * @param {HTMLElement} el
 * @param {string[]} names of what a reader changes and Python hears
 * @param {AbortSignal} signal
 * @param {Promise<unknown>} [whole] when nothing is missing any more; until then its still form stands above it
 * @param {{ gone: string, silent: string }} [says] what it says when Python does not hear
 */
export function inNotebook(model, el, names, signal, whole = Promise.resolve(), says = words) {
  const still = model.get("_still");
  if (!still) return;
  letThrough();
  hearing(model, el, names, says, signal);
  const take = () => signal.aborted || inPlaceOf(still, el, signal);
  whole.then(take, () => {}); // what failed has left its still form
}
