/** @import { HostModel, Listener } from "../lib/types.d.ts" */

/**
 * What a widget module needs of a Jupyter widget's model: values by name, and word when one changes.
 * @param {Record<string, unknown>} state
 * @returns {HostModel}
 */
export function modelOf(state) {
  /** @type {Map<string, Set<Listener>>} */
  const listeners = new Map();
  /** @param {string} event */
  const call = (event) => [...(listeners.get(event) ?? [])].forEach((listener) => listener({}, []));
  return {
    get: (name) => state[name],
    set(name, value) {
      if (state[name] === value) return;
      state[name] = value;
      call(`change:${name}`);
      call("change");
    },
    save_changes: () => call("save"),
    on(event, listener) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
    },
    off: (event, listener) => (listener ? listeners.get(event)?.delete(listener) : listeners.delete(event)),
    send() {},
  };
}
