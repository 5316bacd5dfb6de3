// How a figure leaves its page: the code that shows it within another one, and the whole window before a class.

/** @import { Parts } from "../figure/layout.js" */
/** @import { Spec, Values } from "../figure/types.d.ts" */

import { link } from "../figure/sharing.js";
import { homeOf } from "../lib/home.js";
import { share as words } from "../words/share.js";

/**
 * A figure as it stands now.
 * @typedef {{ spec: Spec, element: HTMLElement, plot: HTMLElement, asked: Parts["asked"], values: Values }} Shared
 */

const FRAMES = "../../embed/"; // from the folder of the scripts
const FOOT = 150; // pixels: what the page for a frame has beside the figure
const STEP = 10;

/** Whether this copy of the course has an address that others can open. */
export const published = () => homeOf("", location.href) !== "";

/**
 * The code for a frame that shows the figure as it is set, with the height that it has here without what is unfolded.
 * @param {Shared} figure
 */
export function frameCode({ spec, element, values }) {
  const folds = [...element.querySelectorAll(".hs-extras .hs-more[open] > .hs-inside")];
  const open = folds.reduce((sum, one) => sum + /** @type {HTMLElement} */ (one).offsetHeight, 0);
  const height = Math.ceil((element.offsetHeight - open + FOOT) / STEP) * STEP;
  const address = new URL(`${FRAMES}figure-${spec.id}.html`, import.meta.url).href + new URL(link(spec, values)).hash;
  const frame = document.createElement("iframe");
  const attributes = {
    src: address,
    title: words.frame(spec.id),
    width: "100%",
    height: `${height}`,
    style: "border: 0",
    loading: "lazy",
    allow: ["fullscreen", "clipboard-write"].join("; "),
  };
  for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
  return frame.outerHTML;
}

/**
 * Show a figure to a class, with its question asked first and a code that leads to it as it is set.
 * @param {() => Shared} figure
 * @param {() => string} address
 */
export async function showInClass(figure, address) {
  const { showing } = await import("./in-class.js");
  await showing(figure(), address);
}
