// The page of one figure or quiz for a frame within another page (book/embeds.py): shows it, and tells the page around
// it how high it is and what was answered. Alone in a window it tells nobody anything.

import { host } from "../island/page-host.js";
import { asked, stateOf } from "../island/state.js";
import { started } from "../lib/modules.js";
import { embed as words } from "../words/embed.js";

started("embed");

const element = /** @type {HTMLElement} */ (document.querySelector(".hs-island"));

/**
 * Set what the address asks for; what does not fit is left out.
 * @param {Awaited<ReturnType<typeof host.getWidget>>} widget
 * @param {ReturnType<typeof host.getModel>} model
 */
async function follow(widget, model) {
  const { name, settings } = asked();
  if (`${element.dataset.island}`.split(":")[1] !== name) return;
  for (const [key, value] of settings) {
    try {
      model.set(key, await widget.check(key, value));
    } catch {
      // as in a chapter
    }
  }
}

async function start() {
  const parent = globalThis.parent === globalThis.self ? null : (await import("./parent.js")).talk();
  parent?.tellHeight();
  try {
    const state = stateOf(element);
    const model = host.getModel(state);
    const widget = await host.getWidget(state);
    let shown = new AbortController();
    const show = async () => {
      shown.abort();
      shown = new AbortController();
      await widget.render({ el: element, signal: shown.signal });
    };
    await follow(widget, model);
    await show();
    addEventListener("hashchange", () => follow(widget, model));
    element.dataset.state = "ready";
    if (parent) await (await import("./work.js")).report(parent, { element, model, widget, show, host }, say);
  } catch (error) {
    element.dataset.state = "failed"; // the still form is in place
    console.error(`${element.dataset.island}: ${/** @type {Error} */ (error).message}`);
  }
}

/** Say that what the page around this one had kept does not fit. */
function say() {
  const said = /** @type {HTMLElement} */ (document.querySelector(".hs-embed-said"));
  said.textContent = words.notResumed;
}

start();
