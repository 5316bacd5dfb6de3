// With a mouse or the keyboard: a card beside a link tells what stands at its target. Where it is the style sheet shows
// it (.hs-tip), as it does without this script with the short words that the page itself holds.

/** @import { Links } from "./look-up.js" */

import { h } from "../lib/dom.js";
import { linkIn } from "./look-up.js";
import { told, verdictOf } from "./told.js";

/** @param {Links} links */
export function startCards({ targetOf, entryOf }) {
  /** @type {WeakSet<HTMLAnchorElement>} */
  const seen = new WeakSet();

  /** @param {Event} event */
  async function tell(event) {
    const link = linkIn(event);
    const home = link?.parentElement;
    if (!link || !home?.classList.contains("hs-tipped") || seen.has(link)) return;
    const target = targetOf(link);
    if (!target) return;
    seen.add(link);
    const entry = await entryOf(target);
    if (!entry) return;
    const title = h("b", {}, entry.title);
    home.append(
      h("span", { class: "hs-tip hs-card", role: "tooltip" }, verdictOf(entry), title, ...told(entry, "span")),
    );
  }

  /** @param {KeyboardEvent} event */
  function hide(event) {
    if (event.key !== "Escape") return;
    for (const home of document.querySelectorAll(".hs-tipped:is(:hover, :focus-within)")) quieten(home);
  }

  // Touch has no pointer that rests on a word: a tap opens the sheet.
  addEventListener("pointerover", (event) => event.pointerType === "mouse" && tell(event));
  addEventListener("focusin", tell);
  addEventListener("keydown", hide);
}

/**
 * Keep the card of a word hidden until the pointer and the focus have left it.
 * @param {Element} home
 */
export function quieten(home) {
  home.classList.add("hs-quiet");
  const ended = new AbortController();
  const end = () => {
    if (home.matches(":hover, :focus-within")) return;
    home.classList.remove("hs-quiet");
    ended.abort();
  };
  const { signal } = ended;
  home.addEventListener("pointerleave", end, { signal });
  home.addEventListener("focusout", () => requestAnimationFrame(end), { signal });
}
