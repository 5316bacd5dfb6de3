// Equations that arrive as data (models/program.py): operations one after the other, run as they stand.
// Places count the inputs first, then the operations, and below 0 back from the operation itself; results are told as
// the step from the one before; truth is 1 and 0.

/** @type {Record<string, (a: number, b: number, c: number) => number>} */
const OPERATIONS = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  pow: Math.pow,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  floor: Math.floor,
  ceil: Math.ceil,
  exp: Math.exp,
  log: Math.log,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  atan2: Math.atan2,
  min: (a, b) => Math.min(a, b),
  max: (a, b) => Math.max(a, b),
  // SymPy's remainder takes the divisor's sign, JavaScript's the dividend's.
  mod: (a, b) => ((a % b) + b) % b,
  "<": (a, b) => Number(a < b),
  "<=": (a, b) => Number(a <= b),
  ">": (a, b) => Number(a > b),
  ">=": (a, b) => Number(a >= b),
  "==": (a, b) => Number(a === b),
  "!=": (a, b) => Number(a !== b),
  and: (a, b) => Number(a && b),
  or: (a, b) => Number(a || b),
  not: (a) => Number(!a),
  if: (condition, a, b) => (condition ? a : b),
};

/**
 * @typedef {object} Program
 * @property {string[]} inputs
 * @property {(number | null | [string, ...number[]])[]} operations constants, and names of operations with their places
 * @property {number[]} results each the step from the place of the one before
 */

/** @typedef {{ place: number, run: typeof OPERATIONS[string], a: number, b: number, c: number }} Step */

/**
 * A function of the inputs by name that gives the list of results; where `few` tells some of them by their places in
 * the list, the others are not computed and have no meaning. Throws RangeError for an unknown operation.
 * @param {Program} program
 * @param {number[]} [few]
 * @returns {(parameters: Record<string, number>) => number[]}
 */
export function compile({ inputs, operations, results }, few) {
  const values = new Float64Array(inputs.length + operations.length);
  /** @type {Step[]} */
  let steps = [];
  operations.forEach((operation, index) => {
    const place = inputs.length + index;
    if (!Array.isArray(operation)) {
      values[place] = operation ?? NaN;
      return;
    }
    const [name, ...places] = operation;
    if (!Object.hasOwn(OPERATIONS, name)) throw new RangeError(`no operation ${name}`);
    const [a, b, c] = places.map((at) => (at < 0 ? place + at : at));
    steps.push({ place, run: OPERATIONS[name], a, b, c });
  });
  const wanted = placesOf(results);
  if (few)
    steps = leadingTo(
      few.map((result) => wanted[result]),
      steps,
    );
  return (parameters) => {
    inputs.forEach((name, index) => (values[index] = parameters[name]));
    for (const { place, run, a, b, c } of steps) values[place] = run(values[a], values[b], values[c]);
    return wanted.map((place) => values[place]);
  };
}

/**
 * The steps without which the values at some places cannot be computed.
 * @param {number[]} places
 * @param {Step[]} steps
 */
function leadingTo(places, steps) {
  const needed = new Set(places);
  /** @type {Step[]} */
  const found = [];
  for (let n = steps.length - 1; n >= 0; n -= 1) {
    const step = steps[n];
    if (!needed.has(step.place)) continue;
    for (const argument of [step.a, step.b, step.c]) needed.add(argument);
    found.push(step);
  }
  return found.reverse();
}

/**
 * Places that are told as steps, each from the one before.
 * @param {number[]} steps
 */
export function placesOf(steps) {
  let at = 0;
  return steps.map((step) => (at += step));
}
