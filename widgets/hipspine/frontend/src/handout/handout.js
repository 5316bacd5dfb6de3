// The page of a handout: its button, and the code that leads a phone from paper to the chapter.
// It is a classic script, since it also serves a page opened from a folder, and there it has a button to offer.

import { code } from "../lib/code.js";
import { homeOf } from "../lib/home.js";
import { handout as words } from "../words/handout.js";

function start() {
  const place = /** @type {HTMLElement} */ (document.querySelector(".hs-handout-more"));
  const said = /** @type {HTMLElement} */ (place.querySelector(".hs-handout-home"));
  const home = place.dataset.home || homeOf(place.dataset.chapter ?? "", location.href);
  if (home) {
    const link = Object.assign(document.createElement("a"), { href: home, textContent: home });
    said.replaceChildren(link);
    place.prepend(code(home, "hs-handout-code", words.code(home)));
  }
  const button = /** @type {HTMLButtonElement} */ (document.querySelector('button[data-do="print"]'));
  button.hidden = false;
  button.addEventListener("click", () => globalThis.print());
}

start();
