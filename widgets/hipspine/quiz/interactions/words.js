// What the interactions share in saying what is right.

/** @import { Child } from "../../frontend/src/lib/dom.js" */
/** @import { Option } from "./types.d.ts" */

import { h, listed, rich } from "../../frontend/src/lib/dom.js";

/**
 * Words that stand out.
 * @param {...Child} parts
 */
export const bold = (...parts) => [h("b", {}, ...parts)];

/**
 * The texts of options.
 * @param {{ text: string }[]} options
 */
export const texts = (options) => options.map(({ text }) => rich(text));

/**
 * The texts of the right options.
 * @param {Option[]} options
 */
export const rightTexts = (options) => listed(texts(options.filter(({ correct }) => correct)), "; ");
