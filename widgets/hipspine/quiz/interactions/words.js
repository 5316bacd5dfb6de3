// What the interactions share in saying what is right.

import { h, listed, rich } from "../../frontend/src/lib/dom.js";

/** Words that stand out. */
export const bold = (...parts) => [h("b", {}, ...parts)];

/** The texts of options. */
export const texts = (options) => options.map(({ text }) => rich(text));

/** The texts of the right options. */
export const rightTexts = (options) => listed(texts(options.filter(({ correct }) => correct)), "; ");
