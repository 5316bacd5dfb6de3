// Where Plotly comes from: one copy of each bundle a page, whoever asks first.

/** @import { HostModel } from "./types.d.ts" */

import { loadScript } from "./load.js";
import { isAddress } from "./source.js";

/** @typedef {HTMLElement & { data: object[] }} Plot an element in which Plotly has drawn */

/**
 * What the course uses of Plotly; traces and layouts are its own plain data.
 * @typedef {object} Plotly
 * @property {(plot: HTMLElement, traces: object[], layout: object, config: object) => Promise<Plot>} react
 * @property {(plot: HTMLElement, changes: object, traces: number[]) => Promise<Plot>} restyle
 * @property {(plot: HTMLElement, changes: object) => Promise<Plot>} relayout
 * @property {(plot: HTMLElement) => void} purge
 * @property {(plot: HTMLElement, options: object) => Promise<string>} toImage
 */

// What stands there is the page's, so that every copy of this module finds the same bundle.
const page = /** @type {{ Plotly: Plotly, [place: symbol]: Promise<Plotly> }} */ (/** @type {unknown} */ (globalThis));

/**
 * Load the bundle at the model's address, or the one that the kernel's plotly package ships. Throws where there is none
 * (null), as in a single file: what is painted stays.
 * @param {HostModel<{ _plotly: string | null }>} model
 * @returns {Promise<Plotly>}
 */
export async function plotly(model) {
  const source = model.get("_plotly");
  if (source === null) throw new Error("this page has no Plotly");
  if (!isAddress(source))
    return (await import("./plotly-notebook.js")).inNotebook(/** @type {any} any: a notebook's */ (model));
  const place = Symbol.for(`hipspine.plotly ${source}`);
  page[place] ??= loadScript(source).then(() => page.Plotly);
  // A failure must not stand for the rest of the page's life: the next figure asks again.
  page[place].catch(() => delete page[place]);
  return page[place];
}
