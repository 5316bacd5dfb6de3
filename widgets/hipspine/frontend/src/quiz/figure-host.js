// A figure within a question: a widget within a widget. The host (anywidget's in a notebook, the island loader's in the
// page) gives the figure's model and renders it.

import { definitionOf, parametersOf } from "../figure/values.js";

// Values that a question puts into a figure are no answer of the learner's, in whichever view they are put.
const quiet = new Set();

/** Mount the figure `ref` of an item in `home`; returns what it holds and how to set it (null: as it began). */
export async function mountFigure(host, ref, item, home, changed) {
  const [model, widget] = await Promise.all([host.getModel(ref), host.getWidget(ref)]);
  const { spec } = await definitionOf(model);
  const first = { ...Object.fromEntries(spec.parameters.map((p) => [p.name, p.default])), ...item.start };
  const values = () => parametersOf(spec, model);
  function put(chosen) {
    quiet.add(ref);
    for (const [name, value] of Object.entries(chosen)) model.set(name, value);
    quiet.delete(ref);
    model.save_changes();
  }
  const names = Object.keys(first);
  // In the page a figure begins empty; a kernel's begins where the question wants it.
  put(Object.fromEntries(names.filter((name) => model.get(name) === undefined).map((name) => [name, first[name]])));
  for (const name of names) model.on(`change:${name}`, () => !quiet.has(ref) && changed(values()));
  await widget.render({ el: home });
  return { values, set: (chosen) => put(chosen ?? first) };
}
