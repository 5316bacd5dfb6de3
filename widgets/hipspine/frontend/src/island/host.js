// A host of widgets where no kernel runs: it offers what anywidget's own host offers in a notebook, and the reader's
// progress where that is kept. A reference to a widget is its state, with its name: "figure:pelvic-tilt".

/** @import { End, Host, HostModel, Place } from "../lib/types.d.ts" */

import { loadStyle } from "../lib/load.js";
import { modelOf } from "./model.js";

/** @typedef {Record<string, unknown> & { name: string, _style?: string }} State */

/** @typedef {HostModel<any>} Model any: each module knows what its own holds */

/**
 * A module of a widget, whichever it is.
 * @typedef {object} Module
 * @property {{ render(place: Place<any>): void | End | Promise<void | End> }} default any: the same
 * @property {(model: Model, host: Host) => object} values
 * @property {(model: Model, name: string, value: unknown, host: Host) => unknown} [check]
 */

/** @typedef {Record<string, () => Promise<Module>>} Modules by the kind of widget */

/** @type {WeakMap<State, HostModel>} */
const models = new WeakMap();

/**
 * The model of a widget: one for each reference.
 * @param {State} state
 */
function getModel(state) {
  if (!models.has(state)) models.set(state, modelOf(state));
  return /** @type {HostModel} */ (models.get(state));
}

/** @type {Map<string, Promise<void>>} */
const styles = new Map();

/**
 * Wait for the style sheet of a widget; without it the widget still works.
 * @param {string} address
 */
function styled(address) {
  if (!styles.has(address))
    styles.set(
      address,
      loadStyle(address).catch(() => {}),
    );
  return styles.get(address);
}

/**
 * A host of widgets of these kinds.
 * @param {Modules} modules
 * @param {Pick<Host, "progress" | "share">} [more] where a reader's progress is kept, and how a figure leaves the page
 */
export function hostOf(modules, { progress, share } = {}) {
  /**
   * The module of a widget, bound to its model: render, and what can be read and set from outside.
   * @param {State} state
   */
  async function getWidget(state) {
    const model = getModel(state);
    const [module] = await Promise.all([modules[state.name.split(":", 1)[0]](), state._style && styled(state._style)]);
    return {
      /** @param {{ el: HTMLElement, signal?: AbortSignal }} place */
      async render({ el, signal }) {
        const end = await module.default.render({ model, el, host });
        if (signal?.aborted) end?.();
        else signal?.addEventListener("abort", () => end?.());
      },
      values: () => module.values(model, host),
      check: async (/** @type {string} */ name, /** @type {unknown} */ value) =>
        module.check ? module.check(model, name, value, host) : value,
    };
  }

  /**
   * Fetch the module of a kind of widgets before one is needed.
   * @param {string} kind
   */
  const fetch = (kind) => modules[kind]();

  const host = { getModel, getWidget, progress, fetch, share };
  return host;
}
