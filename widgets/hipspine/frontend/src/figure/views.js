// From where a drawing in three dimensions is seen: a button for each view, which is a picture until it can be turned.

/** @import { Spec, View } from "./types.d.ts" */

import { h } from "../lib/dom.js";
import { figure as words } from "../words/figure.js";

/** A drawing that can be looked at from elsewhere. @typedef {{ look: (view: View) => void }} Turned */

/**
 * @param {Spec} spec
 * @param {HTMLElement} plot where the pictures stand
 */
export function viewing({ views }, plot) {
  /** @type {Turned | null} */
  let drawing = null;
  let chosen = views[0];
  const buttons = views.map((view) =>
    h(
      "button",
      { type: "button", class: "hs-chip", "aria-pressed": String(view === chosen), onclick: () => look(view) },
      view.label,
    ),
  );

  /** @param {View | null} view */
  function press(view) {
    buttons.forEach((button, n) => (button.ariaPressed = String(views[n] === view)));
  }

  /** @param {View} view */
  function look(view) {
    chosen = view;
    press(view);
    drawing?.look(view);
    /** @type {NodeListOf<HTMLElement>} */
    const stills = plot.querySelectorAll("[data-view]");
    for (const still of stills) still.hidden = still.dataset.view !== view.id;
  }

  return {
    element: h("div", { class: "hs-views", role: "group", "aria-label": words.views }, ...buttons),
    chosen: () => chosen,
    /** @param {Turned} made */
    open: (made) => (drawing = made),
    /** The reader has turned the drawing by hand. */
    free: () => press(null),
  };
}
