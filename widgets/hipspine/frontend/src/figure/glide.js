// From one setting to another: numbers glide, so that the eye can follow what a preset changes.

/** @import { FigureModel, Spec, Values } from "./types.d.ts" */

const MILLISECONDS = 350;

/**
 * Return `glide`, which brings the model to values, and `stop`, which leaves it where it is.
 * @param {Spec} spec
 * @param {FigureModel} model
 */
export function glider(spec, model) {
  let frame = 0;

  /** @param {Values} values */
  function put(values) {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
  }

  /** @param {Values} values */
  function glide(values) {
    cancelAnimationFrame(frame);
    const ways = Object.entries(values).flatMap(([name, to]) => {
      const from = model.get(name);
      return typeof to === "number" && typeof from === "number" && from !== to ? [{ name, from, to }] : [];
    });
    const still = spec.solid || matchMedia("(prefers-reduced-motion: reduce)").matches || document.hidden;
    put(Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === "string")));
    if (still || !ways.length) {
      put(values);
      return model.save_changes();
    }
    /** @param {number} began @param {number} time */
    function step(began, time) {
      const part = Math.min(1, Math.max(0, (time - began) / MILLISECONDS));
      if (part === 1) {
        put(values);
        return model.save_changes(); // the kernel hears of the end alone
      }
      const eased = (1 - Math.cos(part * Math.PI)) / 2;
      for (const { name, from, to } of ways) model.set(name, from + (to - from) * eased);
      frame = requestAnimationFrame((next) => step(began, next));
    }
    frame = requestAnimationFrame((time) => step(time, time));
  }

  return { glide, stop: () => cancelAnimationFrame(frame) };
}
