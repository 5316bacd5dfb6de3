// How a drawing in three dimensions is turned: by a pull, by the arrow keys, and from one view to another.

/** @import { Viewed } from "./types.d.ts" */

const MILLISECONDS = 350;
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
  let held = false;
  svg.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button) return;
      held = true;
      svg.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  svg.addEventListener(
    "pointermove",
    (event) => {
      // A finger that moves up or down scrolls the page.
      if (held) by(-event.movementX * PULL, event.pointerType === "mouse" ? event.movementY * PULL : 0);
    },
    { signal },
  );
  for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, () => (held = false), { signal });
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
  let frame = 0;

  /** @param {Viewed} to */
  function glide(to) {
    cancelAnimationFrame(frame);
    const from = now();
    const way = ((((to.turn - from.turn + 180) % 360) + 360) % 360) - 180; // the short way round
    if (matchMedia("(prefers-reduced-motion: reduce)").matches || document.hidden) return turn(to);
    /** @param {number} began @param {number} time */
    function step(began, time) {
      const part = Math.min(1, Math.max(0, (time - began) / MILLISECONDS));
      if (part === 1) return turn(to);
      const eased = (1 - Math.cos(part * Math.PI)) / 2;
      turn({ turn: from.turn + way * eased, height: from.height + (to.height - from.height) * eased });
      frame = requestAnimationFrame((next) => step(began, next));
    }
    frame = requestAnimationFrame((time) => step(time, time));
  }

  return { glide, stop: () => cancelAnimationFrame(frame) };
}
