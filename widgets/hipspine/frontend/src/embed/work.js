// What is reported of a quiz or a figure: after each change, when the reader rests or leaves, and never twice the same.

/** @import { HostModel } from "../lib/types.d.ts" */
/** @import { Parent } from "./parent.js" */

/** @typedef {typeof import("../island/page-host.js").host} PageHost */

/**
 * What is shown here.
 * @typedef {object} Shown
 * @property {HTMLElement} element
 * @property {HostModel<any>} model any: a figure's or a quiz's
 * @property {Awaited<ReturnType<PageHost["getWidget"]>>} widget
 * @property {() => Promise<void>} show shows it anew, as the model holds it now
 * @property {PageHost} host
 */

/**
 * A kind of work: what is kept of it, what it scores, how kept work comes back, and who hears of more than the model
 * tells. `take` throws for what does not fit.
 * @typedef {object} Work
 * @property {() => Record<string, unknown>} state
 * @property {() => Promise<number>} score
 * @property {(state: Record<string, unknown>) => Promise<void>} take
 * @property {(changed: () => void) => void} watch
 */

const FORM = 1; // of what is kept; a page that keeps another one starts anew
const REST = 1000; // milliseconds without a change

/**
 * @param {Parent} parent
 * @param {Shown} shown
 * @param {() => void} misfit is called where what was kept cannot be used
 */
export async function report(parent, shown, misfit) {
  const kind = `${shown.element.dataset.island}`.split(":")[0];
  const module = await (kind === "quiz" ? import("./work-on-quiz.js") : import("./work-on-figure.js"));
  const work = await module.work(shown);
  const kept = () => ({ version: FORM, kind, ...work.state() });
  let last = JSON.stringify(kept());
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  async function tell() {
    clearTimeout(waiting);
    const state = kept();
    const now = JSON.stringify(state);
    if (now === last) return;
    last = now;
    parent.report(await work.score(), state);
  }
  work.watch(() => {
    clearTimeout(waiting);
    waiting = setTimeout(tell, REST);
  });
  addEventListener("pagehide", tell);
  document.addEventListener("visibilitychange", tell);

  parent.askState(async (given) => {
    try {
      const state = /** @type {Record<string, unknown>} */ (typeof given === "string" ? JSON.parse(given) : given);
      if (state?.version !== FORM || state.kind !== kind) throw new RangeError("kept in another form");
      await work.take(state);
      last = JSON.stringify(kept());
    } catch {
      misfit();
    }
  });
}

/**
 * A record of what was kept, or an empty one.
 * @param {unknown} value
 * @returns {Record<string, unknown>}
 */
export const record = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? /** @type {Record<string, unknown>} */ (value)
    : {};
