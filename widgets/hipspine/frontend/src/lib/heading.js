// Headings of what stands within a page: one level below the section around them, as book/headings.py has it.

/** @import { Attributes, Child } from "./dom.js" */

import { h } from "./dom.js";

/** In a notebook nothing tells the level; there a quiz stands below a heading of the second. */
const IN_NOTEBOOK = 3;

/**
 * A heading for what is shown in `place`, an element of the page.
 * @param {Element} place
 * @param {Attributes} attributes
 * @param {...Child} children
 */
export function heading(place, attributes, ...children) {
  let around = 0;
  for (let one = place.closest("section[id]"); one; one = one.parentElement?.closest("section[id]") ?? null)
    around += 1;
  const level = around ? Math.min(around + 1, 6) : IN_NOTEBOOK;
  return h(/** @type {"h3"} */ (`h${level}`), attributes, ...children);
}
