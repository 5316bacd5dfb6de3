// The one door from equations as data (models/program.py) to functions.

/** @import { Computed, Definition } from "../figure/types.d.ts" */
/** @import { Program } from "./program.js" */
/** @import { Source } from "./types.d.ts" */

import { compile } from "./program.js";
import { json } from "./source.js";

/**
 * A figure's declaration and its computation, {spec, compute}, from its definition or the definition's address.
 * @param {Source<Definition>} source
 * @returns {Promise<Computed>}
 */
export async function figureDefinition(source) {
  const { spec, program } = await json(source);
  return { spec, compute: compile(program) };
}

/**
 * By a parametric question's id, the function of its numbers.
 * @param {Source<Record<string, Program>>} source
 */
export async function questionFunctions(source) {
  return Object.fromEntries(Object.entries(await json(source)).map(([id, program]) => [id, compile(program)]));
}
