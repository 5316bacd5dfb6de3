// Plotly in a notebook: from its server, where the course's extension shows it there, else from the kernel.

/** @import { Plotly } from "./plotly.js" */
/** @import { HostModel, Listener } from "./types.d.ts" */

import { loadScript } from "./load.js";

/** @typedef {HostModel<{ _plotly: string }>} Model its `_plotly` is a place on the server */

const PATIENCE = 4000; // milliseconds: so long one waits for a server to begin, or for what another model has asked for
const LONGEST = 60_000; // and so long until all of the server's file is there

/**
 * What all notebooks of a page share: the bundle, who brings it, when a kernel was last asked for it, and what each
 * place on the server held.
 * @typedef {object} Shared
 * @property {Promise<Plotly>} loaded
 * @property {(bundle: Promise<Plotly>) => void} bring
 * @property {number} asked
 * @property {Record<string, Promise<Blob | null>>} places
 */

const page = /** @type {{ Plotly: Plotly, [place: symbol]: Shared }} */ (/** @type {unknown} */ (globalThis));
const SHARED = Symbol.for("hipspine.plotly.notebook");

/**
 * @param {Model} model
 * @returns {Promise<Plotly>}
 */
export async function inNotebook(model) {
  const shared = (page[SHARED] ??= sharing());
  const place = model.get("_plotly");
  shared.places[place] ??= fromServer(place);
  const file = await shared.places[place];
  if (file) shared.bring(evaluated(file));
  else askKernel(model, shared);
  return shared.loaded;
}

/**
 * The server's file, null where it shows none.
 * @param {string} place
 */
async function fromServer(place) {
  const base = serverBase();
  if (!base || !place) return null;
  const stop = new AbortController();
  let late = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(new URL(place, base), { signal: stop.signal });
    if (!answer.ok) return null;
    clearTimeout(late);
    late = setTimeout(() => stop.abort(), LONGEST);
    return await answer.blob();
  } catch {
    return null; // the kernel is asked instead
  } finally {
    clearTimeout(late);
  }
}

/** The address of the notebook's server as its page tells it: JupyterLab, Notebook 7, Voilà; the classic notebook. */
function serverBase() {
  const config = document.getElementById("jupyter-config-data")?.textContent;
  const path = config ? JSON.parse(config).baseUrl : decodeURI(document.body.dataset.baseUrl ?? "");
  return path && new URL(path, location.href);
}

/**
 * Ask the kernel behind a model, once a model. The bundle is large, so that it is asked for once a page where that is
 * enough; but a kernel may be busy or gone that was asked first, and then each model asks its own.
 * @param {Model} model
 * @param {Shared} shared
 */
function askKernel(model, shared) {
  /** @type {Listener} */
  const receive = (content, buffers) => {
    if (content?.have !== "plotly") return;
    model.off("msg:custom", receive);
    shared.bring(evaluated(buffers[0]));
  };
  const ask = () => {
    shared.asked = Date.now();
    model.on("msg:custom", receive);
    model.send({ want: "plotly" });
  };
  if (Date.now() - shared.asked > PATIENCE) return ask();
  const later = setTimeout(ask, PATIENCE);
  shared.loaded.then(() => clearTimeout(later));
}

/**
 * Run the script, once a page. A loader of modules that a notebook may have (`define`, in the classic one) would take
 * what the script makes for its own and the page would have none; so the script sees no such loader.
 * @param {BlobPart} script
 */
async function evaluated(script) {
  if (page.Plotly) return page.Plotly;
  const whole = ["(function (define, exports, module) {", script, "\n}).call(globalThis);"];
  const address = URL.createObjectURL(new Blob(whole, { type: "text/javascript" }));
  await loadScript(address);
  URL.revokeObjectURL(address);
  return page.Plotly;
}

/** @returns {Shared} */
function sharing() {
  /** @type {(bundle: Promise<Plotly>) => void} */
  let bring = () => {};
  /** @type {Promise<Plotly>} */
  const loaded = new Promise((resolve) => {
    bring = (bundle) => bundle.then(resolve, () => {}); // one that does not load is waited for from the next
  });
  return { loaded, bring: (bundle) => bring(bundle), asked: 0, places: {} };
}
