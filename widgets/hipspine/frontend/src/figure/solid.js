// Bones in three dimensions: the camera, the light, and what a slider step changes.

/** Return ways to show traces of meshes in `plot`, as `stage` in moving.js does for flat drawings. */
export function solidStage(Plotly, plot, layout, { scene }) {
  const whole = { ...layout, uirevision: "the reader's own view", scene: { ...scene, dragmode: "orbit" } };
  let drawn = false;

  function draw(traces) {
    whole.width = layout.width = plot.clientWidth;
    whole.height = layout.height = plot.clientHeight;
    Plotly.react(plot, traces, whole, { displayModeBar: false, scrollZoom: false });
    drawn = true;
  }

  function move(traces) {
    if (!drawn) return draw(traces);
    const moved = traces.map((_, i) => i).filter((i) => traces[i].x.some((x, n) => x !== plot.data[i].x[n]));
    if (!moved.length) return undefined;
    const of = (axis) => moved.map((i) => traces[i][axis]);
    return Plotly.restyle(plot, { x: of("x"), y: of("y"), z: of("z") }, moved);
  }

  return { draw, move, settle() {}, at: () => -1, layout: whole };
}
