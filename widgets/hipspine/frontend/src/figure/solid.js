// Bones in three dimensions: the camera, the light, and what a slider step changes.

/** @import { Plot, Plotly } from "../lib/plotly.js" */
/** @import { Layout, MeshTrace, Spec, Stage } from "./types.d.ts" */

/**
 * Return ways to show traces of meshes in `plot`, as `stage` in moving.js does for flat drawings.
 * @param {Plotly} Plotly
 * @param {HTMLElement} plot
 * @param {Layout} layout
 * @param {Spec} spec
 * @returns {Stage}
 */
export function solidStage(Plotly, plot, layout, { scene }) {
  const whole = { ...layout, uirevision: "the reader's own view", scene: { ...scene, dragmode: "orbit" } };
  let drawn = false;

  /** @param {MeshTrace[]} traces */
  function draw(traces) {
    whole.width = layout.width = plot.clientWidth;
    whole.height = layout.height = plot.clientHeight;
    Plotly.react(plot, traces, whole, { displayModeBar: false, scrollZoom: false });
    drawn = true;
  }

  /** @param {MeshTrace[]} traces */
  function move(traces) {
    if (!drawn) return draw(traces);
    const { data } = /** @type {{ data: MeshTrace[] }} */ (/** @type {unknown} */ (plot));
    const moved = traces.map((_, i) => i).filter((i) => traces[i].x.some((x, n) => x !== data[i].x[n]));
    if (!moved.length) return;
    /** @param {"x" | "y" | "z"} axis */
    const of = (axis) => moved.map((i) => traces[i][axis]);
    Plotly.restyle(plot, { x: of("x"), y: of("y"), z: of("z") }, moved);
  }

  return { draw, move, settle() {}, at: () => -1, layout: whole };
}
