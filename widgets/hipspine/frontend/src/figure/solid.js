// Bones in three dimensions: the camera, the light, and what a slider step changes.

/** @import { Plotly } from "../lib/plotly.js" */
/** @import { MeshTrace, Solids, Spec, Stage } from "./types.d.ts" */

import { meshes } from "./meshes.js";

/**
 * A stage that lets Plotly draw in `plot`.
 * @param {Plotly} Plotly
 * @param {HTMLElement} plot
 * @param {Spec} spec
 * @param {Solids} shapes
 * @returns {Stage}
 */
export function solidStage(Plotly, plot, spec, shapes) {
  const layout = {
    autosize: false,
    width: 0,
    height: 0,
    margin: { l: 0, r: 0, t: 0, b: 0 },
    showlegend: false,
    paper_bgcolor: "rgba(0,0,0,0)",
    uirevision: "the reader's own view",
    scene: { ...spec.scene, dragmode: "orbit" },
  };
  /** @type {MeshTrace[]} */
  let drawn = [];

  /** @param {MeshTrace[]} traces */
  function move(traces) {
    const moved = traces.map((_, i) => i).filter((i) => traces[i].x.some((x, n) => x !== drawn[i].x[n]));
    if (!moved.length) return;
    /** @param {"x" | "y" | "z"} axis */
    const of = (axis) => moved.map((i) => traces[i][axis]);
    Plotly.restyle(plot, { x: of("x"), y: of("y"), z: of("z") }, moved);
  }

  return {
    show(numbers, theme, fresh) {
      const traces = meshes(spec, numbers, shapes, theme);
      if (fresh || !drawn.length) {
        [layout.width, layout.height] = [plot.clientWidth, plot.clientHeight];
        Plotly.react(plot, traces, layout, { displayModeBar: false, scrollZoom: false });
      } else move(traces);
      drawn = traces;
    },
  };
}
