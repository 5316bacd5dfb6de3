// Where Plotly comes from: one copy of each bundle a page, whoever asks first.

/** @import { HostModel, Listener } from "./types.d.ts" */

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

/** @param {string} address */
const script = (address) => loadScript(address).then(() => page.Plotly);

/**
 * Load the bundle at the model's address, or the copy that the kernel's plotly package ships.
 * @param {HostModel<{ _plotly: string }>} model
 */
export function plotly(model) {
  const source = model.get("_plotly");
  if (!isAddress(source)) return fromKernel(model);
  const place = Symbol.for(`hipspine.plotly ${source}`);
  page[place] ??= script(source);
  // A failure must not stand for the rest of the page's life: the next figure asks again.
  page[place].catch(() => delete page[place]);
  return page[place];
}

const PATIENCE = 4000; // milliseconds: so long a model waits for what another one has asked for

/**
 * What all notebooks of a page share: the bundle, when it was last asked for, and who brings it.
 * @typedef {{ loaded: Promise<Plotly>, bring: (bundle: Promise<Plotly>) => void, asked: number }} Shared
 */

/**
 * Ask the kernel behind a model, once a model. The bundle is large, so that it is asked for once a page where that is
 * enough; but a kernel may be busy or gone that was asked first, and then each model asks its own.
 * @param {HostModel<{ _plotly: string }>} model
 * @returns {Promise<Plotly>}
 */
function fromKernel(model) {
  const place = Symbol.for("hipspine.plotly.kernel");
  const all = /** @type {Record<symbol, Shared>} */ (/** @type {unknown} */ (globalThis));
  const shared = (all[place] ??= sharing());
  /** @type {Listener} */
  const receive = (content, buffers) => {
    if (content?.have !== "plotly") return;
    model.off("msg:custom", receive);
    if (page.Plotly) return shared.bring(Promise.resolve(page.Plotly));
    const address = URL.createObjectURL(new Blob([buffers[0]], { type: "text/javascript" }));
    shared.bring(script(address));
  };
  const ask = () => {
    shared.asked = Date.now();
    model.on("msg:custom", receive);
    model.send({ want: "plotly" });
  };
  if (Date.now() - shared.asked > PATIENCE) ask();
  else {
    const later = setTimeout(ask, PATIENCE);
    shared.loaded.then(() => clearTimeout(later));
  }
  return shared.loaded;
}

/** @returns {Shared} */
function sharing() {
  /** @type {(bundle: Promise<Plotly>) => void} */
  let bring = () => {};
  /** @type {Promise<Plotly>} */
  const loaded = new Promise((resolve) => {
    bring = (bundle) => bundle.then(resolve, () => {}); // one that does not load is waited for from the next
  });
  return { loaded, bring: (bundle) => bring(bundle), asked: 0 };
}
