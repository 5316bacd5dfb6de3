// One figure, in a live kernel (an anywidget module) and in the published page (mounted by the island loader).
// The model holds: name, one entry a parameter, _definition, _shapes and _plotly, each the thing itself (kernel) or the
// address of a file of this site (page); _bare within a quiz; and _references, the page of works, in the book alone.

/** @import { Place } from "../lib/types.d.ts" */
/** @import { Ask } from "./controls.js" */
/** @import { Parts } from "./layout.js" */
/**
 * @import {
 *   Bands, Chart, Computed, FigureModel, FigureTraits, Outlines, Shapes, Solids, Spec, Stage, Values,
 * } from "./types.d.ts"
 */

import { drawing as svgOf } from "../lib/dom.js";
import { plotly } from "../lib/plotly.js";
import { isAddress, json } from "../lib/source.js";
import { chartStage } from "./chart-stage.js";
import { follower } from "./drawing.js";
import { glider } from "./glide.js";
import { laidOut, opening } from "./layout.js";
import { painter } from "./painter.js";
import { player } from "./player.js";
import { knobs, pickable } from "./pointing.js";
import { definitionOf, numbersAt, parametersOf } from "./values.js";

export { check, values } from "./values.js";

let count = 0;

/** @param {Place<FigureTraits>} place */
async function render({ model, el }) {
  const [definition, shapes] = await Promise.all([definitionOf(model), shapesOf(model)]);
  const { spec } = definition;
  const inPage = isAddress(model.get("_definition"));
  const stop = new AbortController();
  const { toggle, pause } = player(spec, model, () => /** @type {HTMLElement} */ (parts.play)); // what toggles it
  const { glide, stop: stand } = glider(spec, model);
  /** @type {Ask} */
  const ask = (name, value) => {
    rest();
    put(model, { [name]: value });
  };
  /** @param {Values} values */
  const take = (values) => {
    rest();
    glide(values);
  };
  function rest() {
    pause();
    stand();
  }
  const does = {
    ask,
    take,
    toggle: () => {
      stand();
      toggle();
    },
    restore: () => take(Object.fromEntries(spec.parameters.map((one) => [one.name, one.default]))),
    now: () => parametersOf(spec, model),
    picture: save,
  };
  const place = { home: el, poster: el.querySelector(".hs-poster"), bare: model.get("_bare"), inPage };
  const parts = laidOut(spec, `hs-figure-${(count += 1)}`, { ...place, references: model.get("_references") }, does);
  const { plot } = parts;
  el.replaceChildren(parts.element);
  const drawing = follower(definition, model, parts);
  const scene = spec.solid
    ? null
    : painted(definition, /** @type {Outlines} */ (shapes), model, parts, { ask, again: drawing.redraw }, stop.signal);

  /** @param {string} format */
  async function save(format) {
    const { save: write } = await import("./picture.js");
    const style = getComputedStyle(parts.element);
    const paper = style.getPropertyValue("--paper").trim() || "white";
    const { width, height } = plot.getBoundingClientRect();
    const picture = scene?.svg ?? (await photograph());
    await write(spec, picture, { width, height, paper, ink: style.color, family: style.fontFamily }, format);
  }

  async function photograph() {
    await start(); // a reader may ask for the picture before there is a drawing
    const Plotly = await plotly(model);
    const href = await Plotly.toImage(plot, { format: "png", scale: 3 });
    return svgOf("svg", {}, svgOf("image", { href, width: "100%", height: "100%" }));
  }

  /** @type {Promise<void> | undefined} */
  let started;
  function start() {
    // A failure must not stand for the rest of the page's life.
    started ??= turnInSpace().catch((error) => {
      started = undefined;
      throw error;
    });
    return started;
  }

  async function turnInSpace() {
    const [Plotly, { solidStage }] = await Promise.all([plotly(model), import("./solid.js")]);
    if (stop.signal.aborted) return;
    plot.replaceChildren();
    stop.signal.addEventListener("abort", () => Plotly.purge(plot));
    drawing.open(solidStage(Plotly, plot, spec, /** @type {Solids} */ (shapes)));
  }

  const changes = spec.parameters.map(({ name }) => `change:${name}`);
  for (const event of changes) model.on(event, drawing.change);
  watch(plot, drawing.redraw, stop.signal);
  plot.addEventListener("pointerdown", rest, { signal: stop.signal });
  unfoldOnPaper(el, stop.signal);
  if (scene) drawing.open(scene.stage);
  else drawing.draw();
  if (!scene && inPage) onRequest(plot, model, changes, start, stop.signal);
  if (!scene && !inPage) await start();
  return () => {
    stop.abort();
    rest();
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
 * What the figure draws: outlines with the muscles among them, or bones in three dimensions.
 * @param {FigureModel} model
 * @returns {Promise<Shapes>}
 */
async function shapesOf(model) {
  const bands = model.get("_bands");
  const [shapes, more] = await Promise.all([json(model.get("_shapes")), bands ? json(bands) : {}]);
  return /** @type {Shapes} */ ({ ...shapes, .../** @type {Bands} */ (more) });
}

/**
 * A scene with its knobs, in place of what stood there, and the chart that goes with it.
 * @type {(figure: Computed, shapes: Outlines, model: FigureModel, parts: Parts,
 *   does: { ask: Ask, again: () => void }, signal: AbortSignal) =>
 *   { svg: SVGSVGElement, stage: Stage }}
 */
function painted(figure, shapes, model, { plot, chart: box, names }, { ask, again }, signal) {
  const { spec } = figure;
  const { svg, fit, show, name, more } = painter(plot, spec, shapes);
  const parameters = { get: (/** @type {string} */ name) => /** @type {number} */ (model.get(name)), ask };
  const { place } = knobs(svg, spec, fit, parameters, signal);
  pickable(svg, ask, signal);
  const { chart } = spec;
  const set = () => parametersOf(spec, model);
  /** @param {number} x */
  const at = (x) => numbersAt(figure, { ...set(), [/** @type {Chart} */ (chart).parameter]: x });
  const charted = /** @type {Spec & { chart: Chart }} */ (spec);
  let named = false;
  names.addEventListener("click", () => {
    named = !named;
    names.ariaPressed = String(named);
    name(named);
    again();
  });
  const beside = chart && box && chartStage(box, charted, at, { ask, open: () => plotly(model) }, signal);
  return {
    svg,
    stage: {
      show(numbers, theme, fresh) {
        show(numbers, theme, fresh);
        place(numbers);
        if (names.hidden === more()) names.hidden = !more();
        if (!beside) return;
        const { [chart.parameter]: x, ...others } = set();
        beside.show({ numbers, x: Number(x), theme, kind: fit().kind }, JSON.stringify(others));
      },
    },
  };
}

/**
 * The bundle for three dimensions is large: a reader of the book asks for it, by its button or by moving something.
 * @type {(plot: HTMLElement, model: FigureModel, changes: string[], start: () => Promise<void>, signal: AbortSignal) =>
 *   void}
 */
function onRequest(plot, model, changes, start, signal) {
  plot.append(opening(start));
  const moved = () => start().catch(() => {}); // the button is still there
  for (const event of changes) model.on(event, moved);
  signal.addEventListener("abort", () => changes.forEach((event) => model.off(event, moved)));
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
 * Paper cannot be clicked.
 * @param {HTMLElement} el
 * @param {AbortSignal} signal
 */
function unfoldOnPaper(el, signal) {
  const open = () => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folded = el.querySelectorAll("details");
    for (const more of folded) more.open = true;
  };
  addEventListener("beforeprint", open, { signal });
}

export default { render };
