// Numbers as they are compared: by nine significant digits.

/** @param {number} number */
const nine = (number) => Number(number.toPrecision(9));

/**
 * Whether a number lies within the tolerance of a value, all rounded to 9 significant digits.
 * @param {number} number
 * @param {{ value: number, tolerance: number }} target
 */
export const same = (number, { value, tolerance }) => nine(Math.abs(nine(number) - nine(value))) <= nine(tolerance);
