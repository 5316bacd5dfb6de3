// The page of a handout: its button, and the code that leads a phone from paper to the chapter.
// It is a classic script, since it also serves a page opened from a folder, and there it has a button to offer.

import { encode } from "uqr";

import { drawing } from "../lib/dom.js";
import { handout as words } from "../words/handout.js";
import { homeOf } from "./home.js";

const QUIET = 4; // modules of white around a code, as its standard asks

/**
 * The code for an address, as a drawing.
 * @param {string} address
 */
function code(address) {
  const { data, size } = encode(address, { ecc: "M", border: QUIET });
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  return drawing(
    "svg",
    { class: "hs-handout-code", viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": words.code(address) },
    drawing("path", { d: dark.join("") }),
  );
}

function start() {
  const place = /** @type {HTMLElement} */ (document.querySelector(".hs-handout-more"));
  const said = /** @type {HTMLElement} */ (place.querySelector(".hs-handout-home"));
  const home = place.dataset.home || homeOf(place.dataset.chapter ?? "", location.href);
  if (home) {
    const link = Object.assign(document.createElement("a"), { href: home, textContent: home });
    said.replaceChildren(link);
    place.prepend(code(home));
  }
  const button = /** @type {HTMLButtonElement} */ (document.querySelector('button[data-do="print"]'));
  button.hidden = false;
  button.addEventListener("click", () => globalThis.print());
}

start();
