// A figure's values: what is set, and what follows from it.

import { figureDefinition } from "../lib/definition.js";

const definitions = new WeakMap();

/** The declaration and the computation of the figure that a model holds. */
export function definitionOf(model) {
  if (!definitions.has(model)) definitions.set(model, figureDefinition(model.get("_definition")));
  return definitions.get(model);
}

/** Every parameter by name, as the model holds it. */
export function parametersOf(spec, model) {
  return Object.fromEntries(spec.parameters.map(({ name }) => [name, model.get(name)]));
}

/** The vector of all numbers at these parameters: a choice is counted by the place of its option. */
export function numbersAt({ spec, compute }, values) {
  const coded = spec.parameters.map(({ name, options }) => [
    name,
    options ? options.findIndex(({ id }) => id === values[name]) : values[name],
  ]);
  return compute(Object.fromEntries(coded));
}

/** Every output by name. */
export function outputsOf(spec, numbers) {
  return Object.fromEntries(Object.entries(spec.outputs).map(([name, index]) => [name, numbers[index]]));
}

/** Every parameter and every output as they are now. */
export async function values(model) {
  const definition = await definitionOf(model);
  const now = parametersOf(definition.spec, model);
  return { ...now, ...outputsOf(definition.spec, numbersAt(definition, now)) };
}

/** Return the checked value, or throw a RangeError that names what is allowed. */
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
