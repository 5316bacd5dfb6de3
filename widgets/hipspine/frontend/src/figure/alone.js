// A figure that stands alone, on the landing page: one slider and nothing beside it. A finger anywhere on it moves it.

/** @import { Alone, Computed, FigureModel, Spec } from "./types.d.ts" */

import { whenNear } from "../lib/near.js";
import { numberOf } from "./values.js";

const INVITATION = 0.4; // how far it moves by itself, as part of the way to its end
const SECONDS = 3; // there and back
const SEEN = 0.6; // of the drawing, and it is in sight

/**
 * The figure with what it has when it stands alone.
 * @param {Computed} figure
 * @param {Alone} alone
 * @returns {Computed}
 */
export function standing({ spec, ...computed }, { title, slider, drawing }) {
  const { default: start, maximum } = numberOf(spec, slider);
  const stops = [start, start + (maximum - start) * INVITATION, start];
  return {
    ...computed,
    spec: {
      ...spec,
      ...drawing,
      title,
      sliders: spec.sliders.filter(({ parameter }) => parameter === slider),
      handles: spec.handles.filter(({ parameter }) => parameter === slider),
      prediction: "",
      choices: [],
      chart: null,
      card: false,
      play: { parameter: slider, stops, seconds: SECONDS },
    },
  };
}

/**
 * Show once, as soon as it is in sight, that the figure moves. Not to whoever wants no motion, came to see certain
 * values, or has moved it.
 * @param {HTMLElement} plot
 * @param {Spec} spec
 * @param {FigureModel} model
 * @param {() => void} play
 * @param {AbortSignal} signal
 */
export function invite(plot, { play: way }, model, play, signal) {
  if (!way || location.hash || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const arrived = () => {
    if (model.get(way.parameter) === way.stops[0]) play();
  };
  signal.addEventListener("abort", whenNear(plot, arrived, { threshold: SEEN }));
}
