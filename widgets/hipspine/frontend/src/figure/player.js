// Play: through the stops and back; a reader who wants no motion steps from stop to stop.

/** @import { FigureModel, Play, Spec } from "./types.d.ts" */

import { figure as words } from "../words/figure.js";

/**
 * Return `toggle` and `pause` for a figure's model; `button` shows which of the two comes next.
 * @param {Spec} spec
 * @param {FigureModel} model
 * @param {() => HTMLElement} button
 */
export function player(spec, model, button) {
  const play = /** @type {Play} */ (spec.play); // where there is none, no button plays
  /** @type {number | null} */
  let playing = null;
  let stopped = 0;

  function pause() {
    if (playing === null) return;
    cancelAnimationFrame(playing);
    playing = null;
    button().textContent = words.play;
    model.save_changes();
  }

  /**
   * @param {number} began
   * @param {number} time
   */
  function step(began, time) {
    const { parameter, stops, seconds } = play;
    const past = Math.max(0, time - began); // a frame may be older than the click
    const way = (past / 1000 / seconds) * (stops.length - 1);
    const at = Math.floor(way);
    if (at >= stops.length - 1) {
      model.set(parameter, stops[stops.length - 1]);
      return pause();
    }
    const part = (1 - Math.cos((way - at) * Math.PI)) / 2;
    // While it plays the kernel need not follow every frame; it hears of the one where it stops.
    model.set(parameter, stops[at] + (stops[at + 1] - stops[at]) * part);
    playing = requestAnimationFrame((next) => step(began, next));
  }

  function toggle() {
    const { parameter, stops } = play;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      stopped = (stopped + 1) % stops.length;
      model.set(parameter, stops[stopped]);
      return model.save_changes();
    }
    if (playing !== null) return pause();
    button().textContent = words.pause;
    const began = performance.now();
    playing = requestAnimationFrame((time) => step(began, time));
  }

  return { toggle, pause };
}
