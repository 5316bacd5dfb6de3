// How a drawing in three dimensions is turned: by a pull, by the arrow keys, and from one view to another.

/** @import { Viewed } from "./types.d.ts" */

import { pulls } from "../lib/pull.js";
import { tween } from "../lib/tween.js";

const PULL = 0.5; // degrees a pixel
const KEY = 10; // degrees a press
const [LOWEST, HIGHEST] = [-60, 89];

/** @type {Record<string, [turn: number, height: number]>} */
const KEYS = { ArrowLeft: [KEY, 0], ArrowRight: [-KEY, 0], ArrowUp: [0, KEY], ArrowDown: [0, -KEY] };

/**
 * @param {HTMLElement} plot what takes keys
 * @param {SVGSVGElement} svg what takes the pointer
 * @param {() => Viewed} now
 * @param {(view: Viewed) => void} turn
 * @param {AbortSignal} signal
 */
export function hand(plot, svg, now, turn, signal) {
  /** @type {(right: number, up: number) => void} */
  const by = (right, up) => {
    const { turn: from, height } = now();
    turn({ turn: from + right, height: Math.min(HIGHEST, Math.max(LOWEST, height + up)) });
  };
  /** @param {PointerEvent} event */
  function move({ movementX, movementY, pointerType }) {
    // A finger that moves up or down scrolls the page.
    by(-movementX * PULL, pointerType === "mouse" ? movementY * PULL : 0);
  }
  pulls(svg, { move }, signal);
  plot.tabIndex = 0;
  plot.dataset.lmSuppressShortcuts = "true"; // JupyterLab takes arrow keys for its own
  plot.addEventListener(
    "keydown",
    (event) => {
      const way = event.target === plot && KEYS[event.key];
      if (!way) return;
      event.preventDefault();
      by(...way);
    },
    { signal },
  );
}

/**
 * The way to another view, which the eye can follow; `stop` leaves it.
 * @param {() => Viewed} now
 * @param {(view: Viewed) => void} turn
 */
export function flight(now, turn) {
  const { run, stop } = tween();

  /** @param {Viewed} to */
  function glide(to) {
    const from = now();
    const way = ((((to.turn - from.turn + 180) % 360) + 360) % 360) - 180; // the short way round
    const up = to.height - from.height;
    run(
      (part) => turn({ turn: from.turn + way * part, height: from.height + up * part }),
      () => turn(to),
    );
  }

  return { glide, stop };
}
