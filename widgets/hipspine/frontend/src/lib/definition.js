// The one door from equations as data (models/program.py) to functions.

/** @import { Computed, Definition, Packed, Primitive } from "../figure/types.d.ts" */
/** @import { Program } from "./program.js" */
/** @import { Source } from "./types.d.ts" */

import { compile, placesOf } from "./program.js";
import { json } from "./source.js";

/**
 * A figure's declaration and its computation, {spec, compute}, from its definition or the definition's address.
 * @param {Source<Definition>} source
 * @returns {Promise<Computed>}
 */
export async function figureDefinition(source) {
  return opened(await json(source));
}

/**
 * @param {Definition} definition
 * @returns {Computed}
 */
export function opened({ spec, program }) {
  return {
    spec: { ...spec, primitives: spec.primitives.map(unpacked) },
    compute: compile(program),
    computeFew: (few) => compile(program, few),
  };
}

/**
 * A primitive with its points in pairs; they travel in one row, as steps.
 * @param {Packed} primitive
 * @returns {Primitive}
 */
function unpacked(primitive) {
  if (!("points" in primitive)) return primitive;
  const places = placesOf(primitive.points);
  const pairs = Array.from({ length: places.length / 2 }, (_, k) => [places[2 * k], places[2 * k + 1]]);
  return /** @type {Primitive} */ ({ ...primitive, points: pairs });
}

/**
 * By a parametric question's id, the function of its numbers.
 * @param {Source<Record<string, Program>>} source
 */
export async function questionFunctions(source) {
  return Object.fromEntries(Object.entries(await json(source)).map(([id, program]) => [id, compile(program)]));
}
