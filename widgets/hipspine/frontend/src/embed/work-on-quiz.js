// A quiz as it is reported: what was answered and checked. Its score counts what was checked, all else as nothing.

/** @import { Shown, Work } from "./work.js" */

import { record } from "./work.js";

const NAMES = ["responses", "checked", "confidence"];

/**
 * @param {Shown} shown
 * @returns {Work}
 */
export function work({ model, widget, show, host }) {
  const begun = () => Object.keys(model.get("responses") ?? {}).length > 0;
  /** @param {Record<string, unknown>} values */
  const put = (values) => {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
  };
  const held = () => Object.fromEntries(["seed", ...NAMES].map((name) => [name, model.get(name)]));

  return {
    state: held,
    async score() {
      // From the module that shows the quiz: to import it here would tear it into two files.
      const quiz = /** @type {unknown} */ (await host.fetch("quiz"));
      return /** @type {typeof import("../quiz/quiz.js")} */ (quiz).markedScore(model, host);
    },
    async take(state) {
      const before = held();
      const mine = begun();
      // Who has begun with other questions goes on with them.
      if (mine && state.seed !== before.seed) return;
      try {
        put({ seed: await widget.check("seed", state.seed) });
        const checked = Array.isArray(state.checked) ? state.checked : [];
        const values = {
          responses: { ...record(state.responses), ...record(before.responses) },
          checked: [...new Set([...checked, .../** @type {string[]} */ (before.checked ?? [])])],
          confidence: { ...record(state.confidence), ...record(before.confidence) },
        };
        for (const [name, value] of Object.entries(values)) put({ [name]: await widget.check(name, value) });
      } catch (error) {
        put(before);
        throw error;
      }
      await show();
    },
    watch(changed) {
      for (const name of ["seed", ...NAMES]) model.on(`change:${name}`, changed);
    },
  };
}
