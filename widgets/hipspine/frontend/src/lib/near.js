// What comes near the screen, or waits for a calm moment.

const LATEST = 1000; // ms: a page that is never idle gets its work done all the same

/**
 * Call `arrived` when an element comes near the screen, once; `how` says how near, as browsers take it. A browser with
 * much to do tells of several changes at once, the oldest first: one of them is enough.
 * @param {Element} element
 * @param {() => void} arrived
 * @param {IntersectionObserverInit} how
 * @returns {() => void} stops waiting
 */
export function whenNear(element, arrived, how) {
  const near = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    near.disconnect();
    arrived();
  }, how);
  near.observe(element);
  return () => near.disconnect();
}

/** @param {() => void} work */
export function whenIdle(work) {
  if (typeof requestIdleCallback === "function") requestIdleCallback(work, { timeout: LATEST });
  else setTimeout(work);
}
