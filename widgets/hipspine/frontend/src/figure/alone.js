// A figure that stands alone, on the landing page: one slider and nothing beside it. A finger anywhere on it moves it.

/** @import { Alone, Computed, FigureModel, NumberParameter, Spec } from "./types.d.ts" */

const INVITATION = 0.4; // how far it moves by itself, as part of the way to its end
const SECONDS = 3; // there and back

/**
 * The figure with what it has when it stands alone.
 * @param {Computed} figure
 * @param {Alone} alone
 * @returns {Computed}
 */
export function standing({ spec, compute }, { title, slider, drawing }) {
  const { default: start, maximum } = /** @type {NumberParameter} */ (
    spec.parameters.find(({ name }) => name === slider)
  );
  const stops = [start, start + (maximum - start) * INVITATION, start];
  return {
    compute,
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
  const seen = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting) || document.hidden) return;
      seen.disconnect();
      if (model.get(way.parameter) === way.stops[0]) play();
    },
    { threshold: 0.6 },
  );
  seen.observe(plot);
  signal.addEventListener("abort", () => seen.disconnect());
}
