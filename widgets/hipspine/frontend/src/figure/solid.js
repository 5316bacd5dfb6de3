// What is solid, in Plotly: the camera that the reader turns, the names over it, and what a slider step changes.

/** @import { Plotly } from "../lib/plotly.js" */
/** @import { MeshTrace, Solids, Spec, Stage, Theme, View, Viewed } from "./types.d.ts" */

import { h } from "../lib/dom.js";
import { figure as words } from "../words/figure.js";
import { meshes } from "./meshes.js";
import { paper } from "./paper.js";
import { frame } from "./painting.js";
import { camera, signs } from "./signs.js";
import { flight, hand } from "./turning.js";

/**
 * A stage in `plot` that Plotly draws in, seen from `view`; `turned` is called when the reader turns it by hand.
 * @param {Plotly} Plotly
 * @param {HTMLElement} plot
 * @param {Spec} spec
 * @param {Solids} shapes
 * @param {{ view: View, turned: () => void }} from
 * @param {AbortSignal} signal
 * @returns {Stage & { look: (view: View) => void, space: HTMLElement, svg: SVGSVGElement,
 *   name: (all: boolean) => void, more: () => boolean }}
 */
export function solidStage(Plotly, plot, spec, shapes, { view, turned }, signal) {
  const space = h("div", { class: "hs-space" });
  const over = paper(
    spec,
    words.drawing(spec.title),
    spec.primitives.map(({ style }) => style),
  );
  plot.replaceChildren(space, over.svg);
  /** @type {Viewed} */
  let seen = view;
  let fit = frame(spec, 1);
  let all = false;
  /** @type {{ numbers: number[], theme: Theme }} */
  let last = { numbers: [], theme: "light" };
  /** @type {MeshTrace[]} */
  let drawn = [];

  function layout() {
    return {
      autosize: false,
      width: fit.width,
      height: fit.height,
      margin: { l: 0, r: 0, t: 0, b: 0 },
      showlegend: false,
      paper_bgcolor: "rgba(0,0,0,0)",
      scene: { ...spec.scene, bgcolor: "rgba(0,0,0,0)", camera: camera(seen) },
    };
  }

  /** @param {MeshTrace[]} traces */
  function move(traces) {
    const moved = traces.map((_, i) => i).filter((i) => traces[i].x.some((x, n) => x !== drawn[i].x[n]));
    if (!moved.length) return;
    /** @param {"x" | "y" | "z"} axis */
    const of = (axis) => moved.map((i) => traces[i][axis]);
    Plotly.restyle(space, { x: of("x"), y: of("y"), z: of("z") }, moved);
  }

  const name = () => over.paint(signs(spec, last.numbers, seen, fit), last.theme);

  /** @param {Viewed} to */
  function turn(to) {
    seen = to;
    Plotly.relayout(space, { "scene.camera": camera(seen) });
    name();
  }

  const { glide, stop } = flight(() => seen, turn);

  hand(plot, over.svg, () => seen, free, signal);
  signal.addEventListener("abort", () => {
    stop();
    Plotly.purge(space);
  });

  /** @param {Viewed} to */
  function free(to) {
    stop();
    turned();
    turn(to);
  }

  return {
    space,
    svg: over.svg,
    look: glide,
    name: (shown) => (all = shown),
    more: () => fit.kind === "phone" && spec.primitives.some((p) => p.kind === "sign" && !p.rest),
    show(numbers, theme, fresh) {
      const width = plot.clientWidth || fit.width;
      if (width < 2) return;
      last = { numbers, theme };
      fit = frame(spec, width, all);
      plot.style.height = `${fit.height}px`;
      over.size(fit.width, fit.height);
      const traces = meshes(spec, numbers, shapes, theme);
      if (fresh || traces.length !== drawn.length) {
        Plotly.react(space, traces, layout(), { displayModeBar: false, scrollZoom: false });
      } else move(traces);
      drawn = traces;
      name();
    },
  };
}
