// One figure, in a live kernel (an anywidget module) and in the published page (mounted by the island loader).
// The model holds: name, one entry a parameter, _definition, _shapes and _plotly, each the thing itself (kernel) or the
// address of a file of this site (page); _bare within a quiz; and _references, the page of works, in the book alone.

/** @import { Plot, Plotly } from "../lib/plotly.js" */
/** @import { Place } from "../lib/types.d.ts" */
/** @import { Ask } from "./controls.js" */
/** @import { Drag, Drawn, FigureModel, FigureTraits, Layout, Region, Spec, Stage, Values } from "./types.d.ts" */

import { plotly } from "../lib/plotly.js";
import { isAddress, json } from "../lib/source.js";
import { follower, layoutOf } from "./drawing.js";
import { laidOut, opening } from "./layout.js";
import { player } from "./player.js";
import { pickable, turnable } from "./pointing.js";
import { leaders } from "./primitives.js";
import { pictureOf } from "./sharing.js";
import { definitionOf, parametersOf } from "./values.js";

export { check, values } from "./values.js";

let count = 0;

/** @param {Place<FigureTraits>} place */
async function render({ model, el }) {
  const [definition, shapes] = await Promise.all([definitionOf(model), json(model.get("_shapes"))]);
  const { spec } = definition;
  const inPage = isAddress(model.get("_definition"));
  const stop = new AbortController();
  const layout = layoutOf(spec, getComputedStyle(el).fontFamily);
  const { toggle, pause } = player(spec, model, () => /** @type {HTMLElement} */ (parts.play)); // what toggles it
  /** @type {Ask} */
  const ask = (name, value) => put(model, { [name]: value });
  /** @param {Values} values */
  const take = (values) => {
    pause();
    put(model, values);
  };
  const does = {
    ask,
    take,
    toggle,
    restore: () => take(Object.fromEntries(spec.parameters.map((one) => [one.name, one.default]))),
    now: () => parametersOf(spec, model),
    picture: save,
  };
  const place = { poster: el.querySelector(".hs-poster"), bare: model.get("_bare"), inPage };
  const parts = laidOut(spec, `hs-figure-${(count += 1)}`, { ...place, references: model.get("_references") }, does);
  const { plot } = parts;
  el.replaceChildren(parts.element);
  const drawing = follower(definition, shapes, model, parts);

  /** @param {string} format */
  async function save(format) {
    await start(); // a reader may ask for the picture before there is a drawing
    const [Plotly, stage] = [await plotly(model), drawing.stage()];
    if (!stage) return;
    const { data } = /** @type {Plot} */ (/** @type {HTMLElement} */ (plot));
    const style = getComputedStyle(parts.element);
    const paper = style.getPropertyValue("--paper").trim() || "white";
    const picture = pictureOf(spec, data, /** @type {Drawn} */ (stage.layout ?? layout), paper, style.color);
    await Plotly.downloadImage(picture, { format, scale: 3, filename: spec.id, ...picture.layout });
  }

  /** @type {Promise<void> | undefined} */
  let started;
  function start() {
    // A failure must not stand for the rest of the page's life.
    started ??= begin().catch((error) => {
      started = undefined;
      throw error;
    });
    return started;
  }

  async function begin() {
    const [Plotly, stage] = await Promise.all([plotly(model), stageFor(spec)]);
    if (stop.signal.aborted) return;
    plot.replaceChildren();
    const made = stage(Plotly, plot, layout);
    stop.signal.addEventListener("abort", () => Plotly.purge(plot));
    drawing.open(made);
  }

  const changes = spec.parameters.map(({ name }) => `change:${name}`);
  for (const event of changes) model.on(event, drawing.change);
  watch(plot, drawing.redraw, stop.signal);
  point(plot, spec, model, drawing, { ask, pause }, stop.signal);
  unfoldOnPaper(el, stop.signal);
  drawing.draw();
  // The bundle for three dimensions is large: a reader of the book asks for it.
  if (spec.solid && inPage) plot.append(opening(start));
  else await start();
  return () => {
    stop.abort();
    pause();
    for (const event of changes) model.off(event, drawing.change);
  };
}

/**
 * @param {FigureModel} model
 * @param {Values} values
 */
function put(model, values) {
  for (const [name, value] of Object.entries(values)) model.set(name, value);
  model.save_changes();
}

/**
 * How a figure is drawn: the code comes with Plotly, which is loaded late.
 * @param {Spec} spec
 * @returns {Promise<(Plotly: Plotly, plot: HTMLElement, layout: Layout) => Stage>}
 */
async function stageFor(spec) {
  if (spec.solid) {
    const { solidStage } = await import("./solid.js");
    return (Plotly, plot, layout) => solidStage(Plotly, plot, layout, spec);
  }
  const { stage } = await import("./moving.js");
  return (Plotly, plot, layout) => stage(Plotly, plot, layout, spec.extent);
}

/**
 * Draw anew in another theme and another size.
 * @param {HTMLElement} plot
 * @param {() => void} redraw
 * @param {AbortSignal} signal
 */
function watch(plot, redraw, signal) {
  const watcher = new MutationObserver(redraw);
  watcher.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  watcher.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw, { signal });
  const sizes = new ResizeObserver(redraw);
  sizes.observe(plot);
  signal.addEventListener("abort", () => [watcher, sizes].forEach((one) => one.disconnect()));
}

/**
 * Fingers and pointers on the drawing.
 * @param {HTMLElement} plot
 * @param {Spec} spec
 * @param {FigureModel} model
 * @param {ReturnType<typeof follower>} drawing
 * @param {{ ask: Ask, pause: () => void }} does
 * @param {AbortSignal} signal
 */
function point(plot, spec, model, drawing, { ask, pause }, signal) {
  plot.addEventListener("pointerdown", pause, { signal });
  if (spec.drag) {
    const { parameter } = spec.drag;
    turnable(
      plot,
      /** @type {Spec & { drag: Drag }} */ (spec),
      () => /** @type {number} */ (model.get(parameter)),
      (value) => ask(parameter, value),
      signal,
    );
  }
  if (spec.primitives.some((primitive) => primitive.kind === "region" && primitive.picks)) {
    const first = /** @type {Region[]} */ (leaders(spec)); // of the others none picks something
    pickable(plot, (x, y) => first[drawing.stage()?.at(x, y) ?? -1], ask, signal);
  }
  plot.addEventListener("pointerenter", () => drawing.stage()?.settle(), { signal });
}

/**
 * Paper cannot be clicked.
 * @param {HTMLElement} el
 * @param {AbortSignal} signal
 */
function unfoldOnPaper(el, signal) {
  const open = () => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folded = el.querySelectorAll(".hs-answer, .hs-more:has(table)");
    for (const more of folded) more.open = true;
  };
  addEventListener("beforeprint", open, { signal });
}

export default { render };
