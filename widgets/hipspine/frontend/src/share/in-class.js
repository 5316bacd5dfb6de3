/// <reference path="./sheet.d.ts" />
// A figure before a class: it fills the screen, asks its question first, and shows a code that leads phones to it. The
// figure itself moves there, so that it stays as it is set, and back.

/** @import { Shared } from "./share.js" */

import { code } from "../lib/code.js";
import { h } from "../lib/dom.js";
import { loadStyle } from "../lib/load.js";
import { share as words } from "../words/share.js";
import { published } from "./share.js";
import sheet from "./in-class.sheet.css";

const SETTLED = 300; // milliseconds without a change, after which the code follows what is set
const ZOOM = ["--class-zoom", "--class-left"];

/**
 * @param {Shared} figure
 * @param {() => string} address that of the figure as it is set now
 */
export async function showing({ spec, element, plot, asked }, address) {
  const opener = /** @type {HTMLElement | null} */ (document.activeElement);
  const end = new AbortController();
  const { signal } = end;
  const leave = h("button", { type: "button", class: "hs-button hs-class-leave" }, words.leave);
  const stage = h("div", { class: "hs-class-stage", tabindex: "-1" });
  const aside = h("div", { class: "hs-class-aside" });
  const dialog = h("dialog", { class: "hs-class", "aria-label": words.inClass(spec.id) }, stage, aside, leave);
  const gap = h("div");
  // What covers all must come after the page fills the screen, or it would lie below it. A window will do as well.
  await Promise.all([
    loadStyle(new URL(sheet, import.meta.url).href),
    document.documentElement.requestFullscreen?.().catch(() => {}),
  ]);
  gap.style.height = `${element.offsetHeight}px`;
  element.replaceWith(gap);
  stage.append(element);
  document.body.append(dialog);
  dialog.showModal();
  asked?.anew();
  stage.focus();

  let shown = "";
  function follow() {
    const now = address();
    if (now === shown) return;
    shown = now;
    aside.replaceChildren(
      ...(published()
        ? [code(now, "hs-class-code", words.code(now)), h("p", {}, words.scan)]
        : [h("p", { class: "hs-class-none" }, words.noAddress)]),
    );
  }
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(follow, SETTLED);
  };
  follow();
  // All that sets a figure is an input, a click or a key; what glides afterwards is told by the drawing.
  const moved = new MutationObserver(later);
  moved.observe(plot, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const event of ["input", "click", "keyup"]) dialog.addEventListener(event, later, { signal });

  const sizes = new ResizeObserver(() => enlarge(plot));
  for (const one of [plot, plot.parentElement]) if (one) sizes.observe(one);
  leave.addEventListener("click", () => dialog.close(), { signal });
  // Esc first ends the full screen, of which the page hears only this.
  document.addEventListener("fullscreenchange", () => document.fullscreenElement || dialog.close(), { signal });
  dialog.addEventListener(
    "close",
    () => {
      end.abort();
      moved.disconnect();
      sizes.disconnect();
      clearTimeout(waiting);
      for (const name of ZOOM) plot.style.removeProperty(name);
      gap.replaceWith(element);
      dialog.remove();
      asked?.over();
      if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
      opener?.focus({ preventScroll: true });
      opener?.scrollIntoView({ block: "nearest" });
    },
    { signal },
  );
}

/**
 * Make a drawing as large as its place, in whose middle it stands.
 * @param {HTMLElement} plot
 */
function enlarge(plot) {
  const place = /** @type {HTMLElement} */ (plot.parentElement);
  const room = Number.parseFloat(getComputedStyle(place).gridTemplateColumns);
  const { offsetWidth: width, offsetHeight: height } = plot;
  if (!width || !height) return;
  const zoom = Math.min(room / width, place.clientHeight / height);
  plot.style.setProperty(ZOOM[0], zoom.toFixed(3));
  plot.style.setProperty(ZOOM[1], `${Math.max(0, (room - width * zoom) / 2).toFixed(0)}px`);
}
