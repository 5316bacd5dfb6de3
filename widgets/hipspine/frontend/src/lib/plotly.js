// Where Plotly comes from: one copy of each bundle a page, whoever asks first.

/** @import { HostModel, Listener } from "./types.d.ts" */

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
 * @param {string} address
 * @returns {Promise<Plotly>}
 */
function script(address) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = () => resolve(page.Plotly);
    element.onerror = () => reject(new Error(`could not load ${address}`));
    document.head.append(element);
  });
}

/**
 * Load the bundle at the model's address, or the copy that the kernel's plotly package ships.
 * @param {HostModel<{ _plotly: string }>} model
 */
export function plotly(model) {
  const source = model.get("_plotly");
  const place = Symbol.for(`hipspine.plotly ${source}`);
  page[place] ??= isAddress(source)
    ? script(source)
    : new Promise((resolve, reject) => {
        /** @type {Listener} */
        const receive = (content, buffers) => {
          if (content?.have !== "plotly") return;
          model.off("msg:custom", receive);
          const address = URL.createObjectURL(new Blob([buffers[0]], { type: "text/javascript" }));
          script(address).then(resolve, reject);
        };
        model.on("msg:custom", receive);
        model.send({ want: "plotly" });
      });
  // A failure must not stand for the rest of the page's life: the next figure asks again.
  page[place].catch(() => delete page[place]);
  return page[place];
}
