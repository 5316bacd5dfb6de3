// Pulls with a finger or a pointer, which hold what they have taken until they let go.

/**
 * Let a node be pulled: `take` at its begin, which may refuse (false), then `move` at each step.
 * @param {HTMLElement | SVGElement} node
 * @param {{ take?: (event: PointerEvent) => boolean | void, move: (event: PointerEvent) => void }} does
 * @param {AbortSignal} [signal]
 */
export function pulls(node, { take, move }, signal) {
  let held = false;
  /** @param {PointerEvent} event */
  function begin(event) {
    if (event.button || take?.(event) === false) return;
    held = true;
    node.setPointerCapture(event.pointerId);
  }
  /** @param {PointerEvent} event */
  function step(event) {
    if (held) move(event);
  }
  const listening = /** @type {HTMLElement} */ (node); // the events of both are the same
  listening.addEventListener("pointerdown", begin, { signal });
  listening.addEventListener("pointermove", step, { signal });
  for (const end of ["pointerup", "pointercancel"]) node.addEventListener(end, () => (held = false), { signal });
}
