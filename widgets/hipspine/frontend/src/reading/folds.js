// What is folded opens for a link that leads to it or into it, and for paper.

import { openAround } from "./headings.js";
import { hold, isArrival } from "./hold.js";

const FOLD = "details.hs-deeper";
const ON_PAPER = `:is(${FOLD}, .hs-urgent-line > details)`;

/**
 * The place that the end of an address names.
 * @param {string} hash
 */
function placeOf(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null; // an address that no page of the course has
  }
}

/**
 * Open every fold around a place, and the fold of the section that it is. Returns whether one was closed.
 * @param {HTMLElement} place
 */
function reveal(place) {
  /** @type {(HTMLDetailsElement | null | undefined)[]} */
  const folds = [place.querySelector(`:scope > ${FOLD}`)];
  for (let one = place.closest("details"); one; one = one.parentElement?.closest("details") ?? null) folds.push(one);
  const closed = folds.filter((one) => one && !one.open);
  for (const one of closed) one?.setAttribute("open", "");
  return openAround(place) || closed.length > 0;
}

/** @param {Event} event */
function follow({ target }) {
  const link = target instanceof Element ? /** @type {HTMLAnchorElement | null} */ (target.closest("a[href]")) : null;
  const place = link?.hash && link.pathname === location.pathname ? placeOf(link.hash) : null;
  if (!place) return;
  reveal(place);
  hold(place);
}

export function startFolds() {
  const place = placeOf(location.hash);
  if (place) {
    reveal(place);
    if (isArrival()) hold(place);
  }
  addEventListener("click", follow);
  addEventListener("hashchange", () => {
    const next = placeOf(location.hash);
    if (next && reveal(next)) next.scrollIntoView();
  });
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll(`${ON_PAPER}:not([open])`)]);
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
}
