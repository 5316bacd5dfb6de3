// Fingers and pointers on a drawing: turning it by hand, and choosing a region of it.

/** @import { Drag, NumberParameter, Region, Spec } from "./types.d.ts" */

/**
 * Let a turn about `drag.centre` set its parameter: `get()` and `ask(value)` read and set it.
 * @param {HTMLElement} plot
 * @param {Spec & { drag: Drag }} spec
 * @param {() => number} get
 * @param {(value: number) => void} ask
 * @param {AbortSignal} signal
 */
export function turnable(plot, { drag, extent, sliders, parameters }, get, ask, signal) {
  const turned = /** @type {NumberParameter} */ (parameters.find(({ name }) => name === drag.parameter));
  const { minimum, maximum } = turned;
  const step = sliders.find(({ parameter }) => parameter === drag.parameter)?.step ?? 1;
  const [left, right, bottom, top] = extent;
  /** @param {PointerEvent} event */
  const angle = (event) => {
    const box = plot.getBoundingClientRect();
    const x = left + ((event.clientX - box.left) / box.width) * (right - left);
    const y = top - ((event.clientY - box.top) / box.height) * (top - bottom);
    return (Math.atan2(y - drag.centre[1], x - drag.centre[0]) * 180) / Math.PI;
  };
  /** @type {number | null} */
  let from = null;
  let last = 0;
  plot.classList.add("hs-turnable");
  plot.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button) return;
      last = angle(event);
      from = get();
      plot.setPointerCapture(event.pointerId);
    },
    { signal, capture: true },
  );
  plot.addEventListener(
    "pointermove",
    (event) => {
      if (from === null) return;
      const now = angle(event);
      // The short way round, so that passing ±180° does not leap.
      from += (((((now - last + 180) % 360) + 360) % 360) - 180) * drag.gain;
      last = now;
      const value = Math.min(maximum, Math.max(minimum, Math.round(from / step) * step));
      if (value !== get()) ask(Number(value.toFixed(10)));
    },
    { signal, capture: true },
  );
  for (const end of ["pointerup", "pointercancel"]) {
    plot.addEventListener(end, () => (from = null), { signal, capture: true });
  }
}

/**
 * Let a click on a region that `picks` something choose it; `regionAt(x, y)` finds what lies under a point.
 * @param {HTMLElement} plot
 * @param {(x: number, y: number) => Region | undefined} regionAt
 * @param {(name: string, id: string) => void} ask
 * @param {AbortSignal} signal
 */
export function pickable(plot, regionAt, ask, signal) {
  plot.addEventListener(
    "click",
    (event) => {
      const region = regionAt(event.clientX, event.clientY);
      if (region?.picks) ask(...region.picks);
    },
    { signal, capture: true },
  );
  plot.addEventListener(
    "pointermove",
    (event) => {
      plot.classList.toggle("hs-pickable", Boolean(regionAt(event.clientX, event.clientY)?.picks));
    },
    { signal },
  );
}
