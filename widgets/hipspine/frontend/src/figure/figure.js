// One figure, in a live kernel (an anywidget module) and in the published page (mounted by the island loader).
// The model holds: name, one entry a parameter, _definition, _shapes and _plotly, each the thing itself (kernel) or the
// address of a file of this site (page); _bare within a quiz or where asked for; _alone on the landing page; _theme,
// which a kernel is told; _references, the page of works, in the book alone; and _filed in a page that holds its data
// itself.

/** @import { Place } from "../lib/types.d.ts" */
/** @import { Ask } from "./controls.js" */
/** @import { Parts } from "./layout.js" */
/**
 * @import {
 *   Alone, Bands, Chart, Computed, FigureModel, FigureTraits, Frame, Outlines, Shapes, Solids, Spec, Stage, Theme,
 *   Values,
 * } from "./types.d.ts"
 */

import { plotly } from "../lib/plotly.js";
import { isAddress, json } from "../lib/source.js";
import { theme } from "../lib/theme.js";
import { invite, standing } from "./alone.js";
import { chartStage } from "./chart-stage.js";
import { follower } from "./drawing.js";
import { glider } from "./glide.js";
import { laidOut } from "./layout.js";
import { painter } from "./painter.js";
import { player } from "./player.js";
import { knobs, pickable, pulled } from "./pointing.js";
import { naming, onRequest, spatial } from "./space.js";
import { studyStage } from "./study-stage.js";
import { definitionOf, numbersAt, parametersOf } from "./values.js";

export { check, values } from "./values.js";

let count = 0;

/** @param {Place<FigureTraits>} place */
async function render({ model, el, host }) {
  const alone = model.get("_alone");
  const [whole, shapes] = await Promise.all([definitionOf(model), shapesOf(model)]);
  const definition = alone ? standing(whole, alone) : whole;
  const { spec } = definition;
  const inBook = isAddress(model.get("_definition"));
  const inPage = inBook || Boolean(model.get("_filed"));
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
    picture: (/** @type {string} */ format) => saved(format, spec, parts, scene?.svg ?? solid.photograph),
    again: () => drawing.redraw(),
    share: inPage && !alone && !model.get("_bare") ? host?.share : undefined,
  };
  const place = { home: el, poster: el.querySelector(".hs-poster"), bare: model.get("_bare"), alone, inPage: inBook };
  const parts = laidOut(spec, `hs-figure-${(count += 1)}`, { ...place, references: model.get("_references") }, does);
  const { plot } = parts;
  el.replaceChildren(parts.element);
  const drawing = follower(definition, model, parts);
  // What a kernel holds is changed by its reader alone.
  parts.asked?.begin(
    parts.element,
    () => inPage && spec.parameters.every((one) => model.get(one.name) === one.default),
  );
  const scene = spec.solid
    ? null
    : painted(
        definition,
        /** @type {Outlines} */ (shapes),
        model,
        parts,
        { ask, again: drawing.redraw, alone },
        stop.signal,
      );
  const solid = spatial(model, spec, /** @type {Solids} */ (shapes), parts, drawing, stop.signal);

  const changes = spec.parameters.map(({ name }) => `change:${name}`);
  const changed = () => {
    parts.asked?.settle(); // who sets something has stopped guessing
    drawing.change();
  };
  for (const event of changes) model.on(event, changed);
  watch(plot, () => tellTheme(model, drawing.redraw), stop.signal);
  plot.addEventListener("pointerdown", rest, { signal: stop.signal });
  onPaper(
    inBook ? null : el,
    (paper) => {
      parts.asked?.print(paper);
      scene?.onPaper(paper);
      drawing.draw();
    },
    stop.signal,
  );
  if (scene) drawing.open(scene.stage);
  else drawing.draw();
  if (!scene && inPage) onRequest(plot, model, changes, solid.start, stop.signal);
  const arrives = async () => (await import("./arriving.js")).arriving(model, plot, solid.start);
  const drawn = scene || inPage ? undefined : arrives();
  const names = spec.parameters.map(({ name }) => name);
  if (model.get("_still")) (await import("../lib/notebook.js")).inNotebook(model, el, names, stop.signal, drawn);
  if (alone) invite(plot, spec, model, does.toggle, stop.signal);
  return () => {
    stop.abort();
    rest();
    for (const event of changes) model.off(event, changed);
  };
}

/**
 * What the drawing shows now, as a file.
 * @type {(format: string, spec: Spec, parts: Parts,
 *   drawn: SVGElement | ((width: number, height: number) => Promise<SVGElement>)) => Promise<void>}
 */
async function saved(format, spec, { element, plot }, drawn) {
  const { save } = await import("./picture.js");
  const style = getComputedStyle(element);
  const paper = style.getPropertyValue("--paper").trim() || "white";
  const { width, height } = plot.getBoundingClientRect();
  const picture = drawn instanceof SVGElement ? drawn : await drawn(width, height);
  await save(spec, picture, { width, height, paper, ink: style.color, family: style.fontFamily }, format);
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
 * Draw anew and, in a notebook, tell Python the theme, which it cannot see and draws `fig.plot()` in.
 * @param {FigureModel} model
 * @param {() => void} redraw
 */
function tellTheme(model, redraw) {
  redraw();
  if (isAddress(model.get("_definition")) || model.get("_filed") || model.get("_theme") === theme()) return;
  put(model, { _theme: theme() });
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
 *   does: { ask: Ask, again: () => void, alone?: Alone }, signal: AbortSignal) =>
 *   { svg: SVGSVGElement, stage: Stage, onPaper: (now: boolean) => void }}
 */
function painted(figure, shapes, model, parts, { ask, again, alone }, signal) {
  const { plot, chart: box, names } = parts;
  const { spec } = figure;
  const { svg, groups, fit, show, name, more, onPaper } = painter(plot, spec, shapes);
  const parameters = { get: (/** @type {string} */ name) => /** @type {number} */ (model.get(name)), ask };
  const open = () => plotly(model);
  const study = spec.sheets.length ? studyStage(plot, { svg, groups }, spec, fit, open, signal) : null;
  const { place } = knobs(svg, spec, fit, parameters, signal);
  pickable(svg, ask, signal);
  if (alone) pulled(svg, spec, fit, parameters, signal);
  const { chart } = spec;
  const set = () => parametersOf(spec, model);
  const along = chart && { ...figure, compute: figure.computeFew(chart.curves.map(({ value }) => value)) };
  /** @param {number} x */
  const at = (x) => (along ? numbersAt(along, { ...set(), [/** @type {Chart} */ (chart).parameter]: x }) : []);
  const charted = /** @type {Spec & { chart: Chart }} */ (spec);
  naming(names, name, again);
  const beside = chart && box && chartStage(box, charted, at, { ask, open }, signal);
  const guessed = guessIn({ svg, groups }, spec, parts, fit);
  return {
    svg,
    onPaper,
    stage: {
      show(numbers, now, fresh) {
        show(numbers, now, fresh);
        place(numbers);
        study?.show(numbers, now);
        guessed(now, numbers);
        if (names.hidden === more()) names.hidden = !more();
        if (!beside) return;
        const { [chart.parameter]: x, ...others } = set();
        beside.show({ numbers, x: Number(x), theme: now, kind: fit().kind }, JSON.stringify(others));
      },
    },
  };
}

/**
 * Put what a guess paints into a drawing; what is returned brings it in line with the drawing.
 * @type {(drawn: { svg: SVGSVGElement, groups: SVGElement[] }, spec: Spec, parts: Parts, fit: () => Frame) =>
 *   (now: Theme, numbers: number[]) => void}
 */
function guessIn({ svg, groups }, spec, { asked }, fit) {
  const picture = asked?.picture;
  if (!picture) return () => {};
  // Words stand above what is outlined, and what is pulled above all.
  const words = groups.find((_, n) => spec.primitives[n]?.kind === "label" && !spec.primitives[n].charted);
  svg.insertBefore(picture.below, words ?? null);
  svg.append(picture.element);
  /** @type {number[]} */
  let last = [];
  picture.onchange(() => picture.show(fit(), theme(), last));
  return (now, numbers) => {
    last = numbers;
    picture.show(fit(), now, numbers);
  };
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
 * Paper cannot be clicked: no answer waits for a guess, and the drawing is made for it, and again for the screen. What
 * is folded is opened, but in a page, whose own rules lay a figure out on paper.
 * @param {HTMLElement | null} el what is to be unfolded
 * @param {(paper: boolean) => void} print
 * @param {AbortSignal} signal
 */
function onPaper(el, print, signal) {
  const open = () => {
    for (const more of el?.querySelectorAll("details") ?? []) more.open = true;
    print(true);
  };
  addEventListener("beforeprint", open, { signal });
  addEventListener("afterprint", () => print(false), { signal });
}

export default { render };
