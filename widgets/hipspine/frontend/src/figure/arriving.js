// Bones in three dimensions in a notebook: what draws them may come from Python, which may be busy or gone.

/** @import { FigureModel } from "./types.d.ts" */

import { h } from "../lib/dom.js";
import { whenLost, withoutKernel } from "../lib/hearing.js";
import { notebook as words } from "../words/notebook.js";

const SOON = 1000; // milliseconds: what comes sooner is not announced

/**
 * Start the drawing; a line says in its place what it waits for until it is there.
 * @param {FigureModel} model
 * @param {HTMLElement} plot
 * @param {() => Promise<unknown>} start
 */
export async function arriving(model, plot, start) {
  const line = h("p", { class: "hs-waiting", role: "status" }, words.waiting);
  const lost = () => line.replaceChildren(words.missing);
  const unfollow = whenLost(model, lost);
  const later = setTimeout(() => {
    if (withoutKernel(plot)) lost();
    plot.append(line);
  }, SOON);
  try {
    await start();
  } finally {
    unfollow();
    clearTimeout(later);
    line.remove();
  }
}
