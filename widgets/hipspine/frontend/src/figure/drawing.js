// What follows the numbers: the drawing, the controls beside it, and the sentence that says what is shown.

/** @import { Computed, FigureModel, Spec, Stage, Value, Values } from "./types.d.ts" */
/** @import { Parts } from "./layout.js" */

import { tell } from "../lib/dom.js";
import { filled } from "../lib/print.js";
import { theme } from "../lib/theme.js";
import { numbersAt, outputsOf, parametersOf } from "./values.js";

const REST = 500; // milliseconds without a change, after which a figure says what it shows

/**
 * What is shown, in words: a sentence each.
 * @param {Spec} spec
 * @param {number[]} numbers
 */
function sentences(spec, numbers) {
  const now = spec.sentences.filter((sentence) => sentence.when === null || numbers[sentence.when] > 0);
  return now.map((s) =>
    filled(
      s.text,
      s.values.map((i) => numbers[i]),
      s.decimals,
    ),
  );
}

/**
 * Keep `parts` (see laidOut) and, once `open` has given it, a stage in line with the model.
 * @param {Computed} figure
 * @param {FigureModel} model
 * @param {Parts} parts
 */
export function follower(figure, model, parts) {
  const { spec } = figure;
  /** @type {Stage | null} */
  let stage = null;
  const { sliders, choices, readouts, card, sentence, described, numbers: details, table, asked } = parts;
  let waiting = false;
  let fresh = true;
  let speaking = 0;

  const current = (/** @type {Values} */ other = {}) => numbersAt(figure, { ...parametersOf(spec, model), ...other });
  /** @param {number[]} numbers */
  const fill = (numbers) => table.show({ ...parametersOf(spec, model), ...outputsOf(spec, numbers) });

  function draw() {
    waiting = false;
    const numbers = current();
    for (const row of [...sliders, ...choices]) row.show(/** @type {Value} */ (model.get(row.name)));
    for (const row of readouts) row.show(numbers);
    if (details.open) fill(numbers);
    card?.show(sentences(spec, numbers).slice(1));
    // The picture alone hides what a reader guesses: the words are out of sight meanwhile.
    const hidden = asked?.hidden() ?? {};
    stage?.show(Object.keys(hidden).length ? current(hidden) : numbers, theme(), fresh);
    fresh = !stage;
    clearTimeout(speaking);
    const speak = () => {
      const said = sentences(spec, numbers);
      tell(sentence, said[0] ?? "");
      tell(described, said.join(" "));
    };
    speaking = setTimeout(speak, described.textContent ? REST : 0);
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

  details.addEventListener("toggle", () => fill(current()));
  return { draw, change, redraw, open, stage: () => stage };
}
