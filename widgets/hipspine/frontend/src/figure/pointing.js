// Fingers and pointers on a drawing: knobs that are taken hold of, and regions that are chosen.

/** @import { Frame, Handle, Spec } from "./types.d.ts" */

import { drawing } from "../lib/dom.js";
import { pulls } from "../lib/pull.js";
import { numberOf, stepOf, stepped } from "./values.js";

const HIT = 22; // half of what a finger needs, in pixels
const KNOB = 14;
const ARROW = "M-9 0L-4 -4.5V-1.5H4V-4.5L9 0L4 4.5V1.5H-4V4.5Z";
const DEGREES = 180 / Math.PI;

/** @typedef {{ get: (name: string) => number, ask: (name: string, value: number) => void }} Parameters */

/**
 * The knobs of a figure, painted into `svg`; `place` puts them where the numbers say.
 * @param {SVGSVGElement} svg
 * @param {Spec} spec
 * @param {() => Frame} fit
 * @param {Parameters} parameters
 * @param {AbortSignal} signal
 */
export function knobs(svg, spec, fit, parameters, signal) {
  /** @type {number[]} */
  let numbers = [];
  const all = spec.handles.map((handle) => {
    const node = drawing(
      "g",
      { class: "hs-knob" },
      drawing("circle", { r: HIT, class: "hs-knob-hit" }),
      drawing("circle", { r: KNOB, class: "hs-knob-face" }),
      drawing("path", { d: ARROW, class: "hs-knob-arrow" }),
    );
    grabbed(node, svg, spec, handle, () => ({ fit: fit(), numbers }), parameters, signal);
    svg.append(node);
    return { handle, node };
  });
  return {
    /** @param {number[]} now */
    place(now) {
      numbers = now;
      for (const { handle, node } of all) {
        const { at, centre, along } = handle;
        const [x, y] = at.map((i) => numbers[i]);
        const [cx, cy] = centre?.map((i) => numbers[i]) ?? [0, 0];
        const [ux, uy] = along ?? [-(y - cy), x - cx]; // a knob that turns moves across its arm
        const { scale, x: left, y: top } = fit();
        const angle = -Math.atan2(uy, ux) * DEGREES;
        const place = `translate(${(left + x * scale).toFixed(1)} ${(top - y * scale).toFixed(1)})`;
        const gone = Number.isNaN(x) ? "none" : ""; // it stands on a part that is not shown now
        if (node.style.display !== gone) node.style.display = gone;
        const transform = `${place} rotate(${angle.toFixed(1)})`;
        if (!gone && node.getAttribute("transform") !== transform) node.setAttribute("transform", transform);
      }
    },
  };
}

/**
 * Let a pull anywhere at `svg` do what a pull at the first knob does, where there is one, but sideways: up and down
 * scrolls the page.
 * @param {SVGSVGElement} svg
 * @param {Spec} spec
 * @param {() => Frame} fit
 * @param {Parameters} parameters
 * @param {AbortSignal} signal
 */
export function pulled(svg, spec, fit, parameters, signal) {
  const [knob] = spec.handles;
  if (!knob) return;
  const { parameter, gain } = knob;
  const { minimum, maximum } = numberOf(spec, parameter);
  const [left, right] = spec.extent;
  const whole = (maximum - minimum) / ((right - left) / 2); // half the drawing's width is all of the way
  /** @type {Handle} */
  const handle = { parameter, at: [], along: [1, 0], centre: null, gain: Math.sign(-gain) * whole };
  grabbed(svg, svg, spec, handle, () => ({ fit: fit(), numbers: [] }), parameters, signal);
}

/**
 * Let a pull at `node` set the handle's parameter.
 * @param {SVGElement} node
 * @param {SVGSVGElement} svg
 * @param {Spec} spec
 * @param {Handle} handle
 * @param {() => { fit: Frame, numbers: number[] }} now
 * @param {Parameters} parameters
 * @param {AbortSignal} signal
 */
function grabbed(node, svg, spec, handle, now, { get, ask }, signal) {
  const { parameter: name, centre, along, gain } = handle;
  const range = numberOf(spec, name);
  const step = stepOf(spec, name);
  /**
   * Where the pointer is on the handle's way: degrees about its centre, or the figure's units along its line.
   * @param {PointerEvent} event
   */
  function way(event) {
    const { fit, numbers } = now();
    const [x, y] = placeAt(event, svg, fit);
    if (along) return x * along[0] + y * along[1];
    const [cx, cy] = /** @type {number[]} */ (centre).map((i) => numbers[i]);
    return Math.atan2(y - cy, x - cx) * DEGREES;
  }
  let [from, last] = [0, 0];
  /** @param {PointerEvent} event */
  function take(event) {
    const knob = /** @type {Element} */ (event.target).closest(".hs-knob");
    if (knob && knob !== node) return false;
    last = way(event);
    from = get(name);
    return true;
  }
  /** @param {PointerEvent} event */
  function move(event) {
    const at = way(event);
    // The short way round, so that passing ±180° does not leap.
    const moved = along ? at - last : ((((at - last + 180) % 360) + 360) % 360) - 180;
    from += moved * gain;
    last = at;
    const value = stepped(from, range, step);
    if (value !== get(name)) ask(name, value);
  }
  pulls(node, { take, move }, signal);
}

/**
 * Where a pointer is, in the figure's units.
 * @type {(event: PointerEvent, svg: SVGSVGElement, fit: Frame) => [number, number]}
 */
export function placeAt({ clientX, clientY }, svg, { width, scale, x, y }) {
  const box = svg.getBoundingClientRect();
  const zoom = width / box.width;
  return [((clientX - box.left) * zoom - x) / scale, (y - (clientY - box.top) * zoom) / scale];
}

/**
 * Let a click on a region that picks something choose it.
 * @param {SVGSVGElement} svg
 * @param {(name: string, id: string) => void} ask
 * @param {AbortSignal} signal
 */
export function pickable(svg, ask, signal) {
  const pick = (/** @type {Event} */ event) => {
    const region = /** @type {Element} */ (event.target).closest("[data-picks]");
    if (region instanceof SVGElement) ask(.../** @type {[string, string]} */ (JSON.parse(region.dataset.picks ?? "")));
  };
  svg.addEventListener("click", pick, { signal });
}
