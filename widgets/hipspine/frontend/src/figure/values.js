// A figure's values: what is set, and what follows from it.

/** @import { Computed, FigureModel, NumberParameter, Spec, Value, Values } from "./types.d.ts" */

import { figureDefinition } from "../lib/definition.js";

/** @type {WeakMap<FigureModel, Promise<Computed>>} */
const definitions = new WeakMap();

/**
 * The declaration and the computation of the figure that a model holds.
 * @param {FigureModel} model
 */
export function definitionOf(model) {
  if (!definitions.has(model)) definitions.set(model, figureDefinition(model.get("_definition")));
  return /** @type {Promise<Computed>} */ (definitions.get(model));
}

/**
 * Every parameter by name, as the model holds it.
 * @param {Spec} spec
 * @param {FigureModel} model
 * @returns {Values}
 */
export function parametersOf(spec, model) {
  return Object.fromEntries(spec.parameters.map(({ name }) => [name, /** @type {Value} */ (model.get(name))]));
}

/**
 * The parameters that a question may ask for: a layer changes what is seen and no result.
 * @param {Spec} spec
 */
export const inputsOf = (spec) => spec.parameters.filter(({ layer }) => !layer);

/** @type {(spec: Pick<Spec, "parameters">, name: string) => NumberParameter} */
export const numberOf = ({ parameters }, name) =>
  /** @type {NumberParameter} */ (parameters.find((one) => one.name === name));

/** @type {(spec: Spec, name: string) => number} */
export const stepOf = ({ sliders }, name) => sliders.find(({ parameter }) => parameter === name)?.step ?? 1;

/**
 * The value nearest to one that a pull gives: within the range, and on a step of the slider.
 * @type {(value: number, range: NumberParameter, step: number) => number}
 */
export const stepped = (value, { minimum, maximum }, step) =>
  Number(Math.min(maximum, Math.max(minimum, Math.round(value / step) * step)).toFixed(10));

/**
 * The vector of all numbers at these parameters: a choice is counted by the place of its option.
 * @param {Computed} figure
 * @param {Values} values
 */
export function numbersAt({ spec, compute }, values) {
  /** @type {[string, number][]} */
  const coded = spec.parameters.map(({ name, options, default: start }) => {
    const value = values[name] ?? start; // a response tells no layers
    return [name, options ? options.findIndex(({ id }) => id === value) : /** @type {number} */ (value)];
  });
  return compute(Object.fromEntries(coded));
}

/**
 * Every output by name.
 * @param {Spec} spec
 * @param {number[]} numbers
 */
export function outputsOf(spec, numbers) {
  return Object.fromEntries(Object.entries(spec.outputs).map(([name, index]) => [name, numbers[index]]));
}

/**
 * Every parameter and every output as they are now.
 * @param {FigureModel} model
 */
export async function values(model) {
  const definition = await definitionOf(model);
  const now = parametersOf(definition.spec, model);
  return { ...now, ...outputsOf(definition.spec, numbersAt(definition, now)) };
}

/**
 * Return the checked value, or throw a RangeError that names what is allowed.
 * @param {FigureModel} model
 * @param {string} name
 * @param {unknown} value
 */
export async function check(model, name, value) {
  const { spec } = await definitionOf(model);
  const parameter = spec.parameters.find((one) => one.name === name);
  if (!parameter) throw new RangeError(`no ${name}; there are ${spec.parameters.map((p) => p.name).join(", ")}`);
  const { options, minimum, maximum } = parameter;
  if (options && !options.some(({ id }) => id === value)) {
    throw new RangeError(`${name} must be one of ${options.map(({ id }) => id).join(", ")}`);
  }
  if (!options && !(typeof value === "number" && value >= minimum && value <= maximum)) {
    throw new RangeError(`${name} must be a number from ${minimum} to ${maximum}`);
  }
  return value;
}
