// What code gives and needs nothing else to be shown: text, errors, tables of the course's own.

/** @import { Output } from "./types.d.ts" */

import { h, rich } from "../lib/dom.js";
import { python as words } from "../words/python.js";

/** @param {string} said */
export const note = (said) => h("p", { class: "hs-py-note" }, said);

/**
 * Add a piece of output at the end of a result, if it is of these kinds; whether it was.
 * @param {HTMLElement} place
 * @param {Output} output
 */
export function said(place, output) {
  if (output.type === "text") text(place, output.text, output.stream);
  else if (output.type === "error") place.append(h("pre", { class: "hs-py-error" }, output.text));
  else if (output.type === "cut") place.append(note(words.cut));
  else if (output.type === "html") place.append(h("div", { class: "hs-py-table" }, rich(output.html)));
  else return false;
  return true;
}

/**
 * Text goes on where text of the same kind stood last.
 * @param {HTMLElement} place
 * @param {string} piece
 * @param {string} stream
 */
function text(place, piece, stream) {
  const last = place.lastElementChild;
  if (last instanceof HTMLPreElement && last.dataset.stream === stream) last.append(piece);
  else place.append(h("pre", { "data-stream": stream }, piece));
}
