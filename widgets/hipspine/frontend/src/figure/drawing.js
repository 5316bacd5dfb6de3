// What follows the numbers: the drawing, the controls beside it, and the sentence that says what is shown.

/** @import { Computed, FigureModel, Layout, Shapes, Spec, Stage, Value } from "./types.d.ts" */
/** @import { Parts } from "./layout.js" */

import { filled } from "../lib/print.js";
import { theme } from "../lib/theme.js";
import { traces } from "./primitives.js";
import { numbersAt, outputsOf, parametersOf } from "./values.js";

/**
 * What Plotly needs to know of a flat drawing beside its traces.
 * @param {Spec} spec
 * @param {string} family
 * @returns {Layout}
 */
export function layoutOf({ extent: [left, right, bottom, top] }, family) {
  const axis = { visible: false, fixedrange: true };
  return {
    autosize: false,
    margin: { l: 0, r: 0, t: 0, b: 0 },
    showlegend: false,
    dragmode: false,
    hovermode: "closest",
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family },
    xaxis: { ...axis, range: [left, right] },
    yaxis: { ...axis, range: [bottom, top] },
  };
}

/**
 * What is shown, in words.
 * @param {Spec} spec
 * @param {number[]} numbers
 */
function sentences(spec, numbers) {
  const now = spec.sentences.filter((sentence) => sentence.when === null || numbers[sentence.when] > 0);
  return now
    .map((s) =>
      filled(
        s.text,
        s.values.map((i) => numbers[i]),
        s.decimals,
      ),
    )
    .join(" ");
}

/**
 * Keep `parts` (see laidOut) and, once `open` has given it, a stage in line with the model.
 * @param {Computed} figure
 * @param {Shapes} shapes
 * @param {FigureModel} model
 * @param {Parts} parts
 */
export function follower({ spec, compute }, shapes, model, { sliders, choices, readouts, sentence, table }) {
  /** @type {Stage | null} */
  let stage = null;
  let waiting = false;
  let fresh = true;
  let speaking = 0;

  const current = () => numbersAt({ spec, compute }, parametersOf(spec, model));
  /** @param {number[]} numbers */
  const fill = (numbers) => table.show({ ...parametersOf(spec, model), ...outputsOf(spec, numbers) });

  function draw() {
    waiting = false;
    const numbers = current();
    for (const row of [...sliders, ...choices]) row.show(/** @type {Value} */ (model.get(row.name)));
    for (const row of readouts) row.show(numbers);
    if (table.element.open) fill(numbers);
    if (stage) stage[fresh ? "draw" : "move"](traces(spec, numbers, shapes, theme()));
    fresh = !stage;
    clearTimeout(speaking);
    const speak = () => (sentence.textContent = sentences(spec, numbers));
    speaking = setTimeout(speak, sentence.textContent ? 500 : 0);
  }

  // Several changes within one frame are one drawing.
  function change() {
    if (!waiting) requestAnimationFrame(draw);
    waiting = true;
  }

  function redraw() {
    fresh = true;
    change();
  }

  /** @param {Stage} made */
  function open(made) {
    stage = made;
    fresh = true;
    draw();
  }

  table.element.addEventListener("toggle", () => fill(current()));
  return { draw, change, redraw, open, stage: () => stage };
}
