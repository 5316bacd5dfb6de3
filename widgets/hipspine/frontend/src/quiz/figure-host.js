// A figure within a question: a widget within a widget. The host (anywidget's in a notebook, the island loader's in the
// page) gives the figure's model and renders it.

/** @import { SetItem } from "../../../quiz/interactions/set_figure/set_figure.js" */
/** @import { MountedFigure } from "../../../quiz/interactions/types.d.ts" */
/** @import { FigureModel, Values } from "../figure/types.d.ts" */
/** @import { Host, Reference, Widget } from "../lib/types.d.ts" */

import { definitionOf, inputsOf, parametersOf } from "../figure/values.js";

// Values that a question puts into a figure are no answer of the learner's, in whichever view they are put.
/** @type {Set<Reference>} */
const quiet = new Set();

/**
 * Mount the figure `ref` of an item in `home`, until `signal` ends it; returns what it holds and how to set it (null:
 * as it began). The host has one model for each reference, whichever view came before: the figure starts anew, or with
 * what `answered` gives, so that a reader never moves a figure that an earlier answer is then put into.
 * @param {Host} host
 * @param {Reference} ref
 * @param {SetItem} item
 * @param {HTMLElement} home
 * @param {{ changed: (values: Values) => void, signal: AbortSignal, answered: () => Values | undefined }} follow
 * @returns {Promise<MountedFigure>}
 */
export async function mountFigure(host, ref, item, home, { changed, signal, answered }) {
  const found = Promise.all([host.getModel(ref), host.getWidget(ref)]);
  const [model, widget] = await /** @type {Promise<[FigureModel, Widget]>} */ (found);
  const { spec } = await definitionOf(model);
  const inputs = inputsOf(spec);
  const first = { ...Object.fromEntries(inputs.map((p) => [p.name, p.default])), ...item.start };
  const values = () => parametersOf({ ...spec, parameters: inputs }, model);
  /** @param {Record<string, unknown>} chosen */
  function put(chosen) {
    quiet.add(ref);
    for (const [name, value] of Object.entries(chosen)) model.set(name, value);
    quiet.delete(ref);
    model.save_changes();
  }
  if (signal.aborted) return { values, set() {} }; // other questions were asked for meanwhile
  put({ ...first, ...answered(), _bare: true }); // within a question nothing teaches
  const listen = () => !quiet.has(ref) && changed(values());
  const events = Object.keys(first).map((name) => `change:${name}`);
  for (const event of events) model.on(event, listen);
  signal.addEventListener("abort", () => events.forEach((event) => model.off(event, listen)));
  // Nobody waits for the drawing: an answer that comes meanwhile, by hand or from a file, goes into the model as later.
  widget.render({ el: home, signal });
  return { values, set: (chosen) => put(chosen ?? first) };
}
