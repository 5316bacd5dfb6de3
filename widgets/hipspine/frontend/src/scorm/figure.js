// A figure with its tasks within a lesson: what its reader expected is told, and done is who looked at the answer.

/** @import { State } from "../island/host.js" */
/** @import { FigureModel, Spec } from "../figure/types.d.ts" */
/** @import { Lesson } from "./lesson.js" */

import { definitionOf, parametersOf } from "../figure/values.js";
import { host } from "../file/mounting.js";
import { GUESSED, guesses, keepGuess } from "../lib/guesses.js";

const FIRST = "a".charCodeAt(0);
/** @param {number} place */
const letter = (place) => String.fromCharCode(FIRST + place);

/**
 * Put into a figure's state how it stood, and what its reader expected, as the platform kept both.
 * @param {State} state
 * @param {Lesson} lesson
 */
export function resumeFigure(state, lesson) {
  try {
    const [values, guess] = JSON.parse(lesson.kept);
    for (const [name, value] of Object.entries(values)) if (typeof state[name] === typeof value) state[name] = value;
    if (guess !== null) keepGuess(figureOf(state), guess);
  } catch {
    // Nothing was kept, or nothing that can be read: the figure stands as at first.
  }
}

/** @param {State} state */
const figureOf = (state) => state.name.split(":")[1];

/**
 * Report what is done in a figure, from now on.
 * @param {State} state
 * @param {HTMLElement} element
 * @param {Lesson} lesson
 */
export async function followFigure(state, element, lesson) {
  const model = /** @type {FigureModel} */ (/** @type {unknown} */ (host.getModel(state)));
  const { spec } = await definitionOf(model);
  const began = Date.now();

  const keep = () => lesson.keep(JSON.stringify([parametersOf(spec, model), guesses()[spec.id] ?? null]));
  element.addEventListener(GUESSED, (event) => {
    for (const one of expected(spec, /** @type {CustomEvent} */ (event).detail)) lesson.tell({ ...one, since: began });
    keep();
    lesson.commit();
  });
  element.querySelector("details.hs-answer")?.addEventListener("toggle", () => {
    lesson.complete();
    keep();
    lesson.commit();
  });
  return keep;
}

/**
 * What a guess tells: it is neither right nor wrong, as nobody has looked yet.
 * @param {Spec} spec
 * @param {number | number[]} guess as `lib/guesses.js` keeps it
 */
function expected({ id, guess: asked }, guess) {
  if (!asked || guess === -1) return [];
  const about = { result: "neutral" };
  if (typeof guess === "number")
    return [{ ...about, id: `${id}_expected`, type: "choice", response: letter(guess), right: letter(asked.right) }];
  return asked.grips.map(({ found }, n) => ({
    ...about,
    id: `${id}_expected_${n + 1}`,
    type: "numeric",
    response: String(guess[n]),
    right: String(found),
  }));
}
