// A code to scan, as a drawing: of a handout, and of a figure that a class looks at.

import { encode } from "uqr";

import { drawing } from "./dom.js";

const QUIET = 4; // modules of white around a code, as its standard asks

/**
 * The code for an address.
 * @param {string} address
 * @param {string} style the name of its class
 * @param {string} label
 */
export function code(address, style, label) {
  const { data, size } = encode(address, { ecc: "M", border: QUIET });
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  return drawing(
    "svg",
    { class: style, viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label },
    drawing("path", { d: dark.join("") }),
  );
}
