// From one setting to another: numbers glide, so that the eye can follow what a preset changes.

/** @import { FigureModel, Spec, Values } from "./types.d.ts" */

import { tween } from "../lib/tween.js";

/**
 * Return `glide`, which brings the model to values, and `stop`, which leaves it where it is.
 * @param {Spec} spec
 * @param {FigureModel} model
 */
export function glider(spec, model) {
  const { run, stop } = tween();

  /** @param {Values} values */
  function put(values) {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
  }

  /** @param {Values} values */
  function glide(values) {
    stop();
    const ways = Object.entries(values).flatMap(([name, to]) => {
      const from = model.get(name);
      return typeof to === "number" && typeof from === "number" && from !== to ? [{ name, from, to }] : [];
    });
    put(Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === "string")));
    const end = () => {
      put(values);
      model.save_changes(); // the kernel hears of the end alone
    };
    if (spec.solid || !ways.length) return end();
    run((part) => {
      for (const { name, from, to } of ways) model.set(name, from + (to - from) * part);
    }, end);
  }

  return { glide, stop };
}
