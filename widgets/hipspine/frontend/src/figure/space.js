// A figure in three dimensions: its bundle is large, so that it comes when a reader of the book asks for it.

/** @import { Plotly } from "../lib/plotly.js" */
/** @import { follower } from "./drawing.js" */
/** @import { Parts } from "./layout.js" */
/** @import { FigureModel, Solids, Spec } from "./types.d.ts" */

import { h, drawing as svgOf } from "../lib/dom.js";
import { plotly } from "../lib/plotly.js";
import { figure as words } from "../words/figure.js";
import { DESK } from "./labels.js";
import { opening } from "./layout.js";

/** @typedef {ReturnType<typeof import("./solid.js").solidStage>} Solid */

/**
 * `start` brings the drawing, `photograph` its picture.
 * @param {FigureModel} model
 * @param {Spec} spec
 * @param {Solids} shapes
 * @param {Parts} parts
 * @param {ReturnType<typeof follower>} drawing
 * @param {AbortSignal} signal
 */
export function spatial(model, spec, shapes, parts, drawing, signal) {
  /** @type {Promise<[Plotly, Solid]> | undefined} */
  let started;
  function start() {
    // A failure must not stand for the rest of the page's life.
    started ??= open().catch((error) => {
      started = undefined;
      throw error;
    });
    return started;
  }

  /** @returns {Promise<[Plotly, Solid]>} */
  async function open() {
    const [Plotly, { solidStage }] = await Promise.all([plotly(model), import("./solid.js")]);
    signal.throwIfAborted();
    const views = /** @type {NonNullable<Parts["views"]>} */ (parts.views);
    const from = { view: views.chosen(), turned: views.free };
    const solid = solidStage(Plotly, parts.plot, spec, shapes, from, signal);
    views.open(solid);
    naming(parts.names, solid.name, drawing.redraw);
    parts.names.hidden = parts.plot.clientWidth >= DESK;
    drawing.open(solid);
    return [Plotly, solid];
  }

  /** @type {(width: number, height: number) => Promise<SVGElement>} */
  async function photograph(width, height) {
    const [Plotly, { space, svg }] = await start(); // a reader may ask for the picture before there is a drawing
    const href = await Plotly.toImage(space, { format: "png", scale: 3 });
    const bones = svgOf("image", { href, width, height });
    return svgOf("svg", { viewBox: `0 0 ${width} ${height}` }, bones, svg.cloneNode(true));
  }

  return { start, photograph };
}

/**
 * On a phone, all names are shown on request.
 * @type {(names: HTMLButtonElement, name: (all: boolean) => void, again: () => void) => void}
 */
export function naming(names, name, again) {
  names.addEventListener("click", () => {
    const all = names.ariaPressed !== "true";
    names.ariaPressed = String(all);
    name(all);
    again();
  });
}

/**
 * Start when a reader asks for it: by the button, by a click on the picture or by moving something.
 * @type {(plot: HTMLElement, model: FigureModel, changes: string[], start: () => Promise<unknown>,
 *   signal: AbortSignal) => void}
 */
export function onRequest(plot, model, changes, start, signal) {
  if (model.get("_plotly") === null) {
    plot.append(h("p", { class: "hs-unturned" }, words.unturned)); // a single file, which has nothing to turn them with
    return;
  }
  const button = opening(start);
  plot.append(button);
  plot.querySelector(".hs-poster")?.addEventListener("click", () => button.click(), { signal });
  const moved = () => start().catch(() => {}); // the button is still there
  for (const event of changes) model.on(event, moved);
  signal.addEventListener("abort", () => changes.forEach((event) => model.off(event, moved)));
}
