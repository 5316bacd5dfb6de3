// The picture of a figure in the page, painted on SVG that keeps its nodes.

/** @import { Frame, Outlines, Ring, Spec, Stage } from "./types.d.ts" */

import { figure as words } from "../words/figure.js";
import { memory } from "./memory.js";
import { frame, painting } from "./painting.js";
import { paper, path } from "./paper.js";

const PAPER = 358; // pixels: the width of a phone's drawing, whose letters can be read in half the width of a page

/**
 * A stage that paints in `plot`. `fit()` is the frame of the last painting; on a phone `name(all)` shows all
 * names, `more()` says whether there are such that are not shown at rest, and `onPaper(now)` has the next painting made
 * for paper.
 * @param {HTMLElement} plot
 * @param {Spec} spec
 * @param {Outlines} shapes
 * @returns {Stage & { svg: SVGSVGElement, groups: SVGElement[], fit: () => Frame, name: (all: boolean) => void,
 *   more: () => boolean, onPaper: (now: boolean) => void }}
 */
export function painter(plot, spec, shapes) {
  const { primitives } = spec;
  const styles = primitives.map(({ style }) => style);
  const bones = primitives.map((p) => (p.kind === "bone" ? p.at.join() : ""));
  const { svg, groups, size, paint } = paper(spec, words.drawing(spec.title), styles, bones);
  /** @type {Map<string, string>} */
  const outlines = new Map(); // a bone's path at the scale of the last painting
  const { recall, forget } = memory();
  let fit = frame(spec, 1);
  let all = false;
  let printing = false;
  let stale = false;

  /** @param {string} shape */
  function outline(shape) {
    const { scale } = fit;
    const ring = (/** @type {Ring} */ points) => points.flatMap(([x, y]) => [x * scale, -y * scale]);
    const found = outlines.get(shape) ?? path(shapes[shape].map(ring), true);
    outlines.set(shape, found);
    return found;
  }

  return {
    svg,
    groups,
    fit: () => fit,
    name: (shown) => (all = shown),
    onPaper(now) {
      printing = now;
      stale = true;
    },
    more: () => fit.kind === "phone" && spec.primitives.some((p) => p.kind === "label" && p.side && !p.rest),
    show(numbers, theme, fresh) {
      if (fresh || stale || svg.parentNode !== plot) {
        // JupyterLab takes notebooks out of sight while it changes its theme: the size is then still the one before.
        const width = printing ? PAPER : plot.clientWidth || (svg.parentNode === plot ? fit.width : 0);
        if (!width) return;
        stale = false;
        fit = frame(spec, width, all);
        outlines.clear();
        forget();
        size(fit.width, fit.height);
        if (svg.parentNode !== plot) plot.replaceChildren(svg);
      }
      paint(painting(spec, numbers, shapes, fit, recall), printing ? "light" : theme, outline);
    },
  };
}
