// Figures and quizzes take their places after the page has been read, and what is below them moves. Until the reader
// does something, the place that a link led to is kept where it was put.

const INPUTS = ["wheel", "touchstart", "pointerdown", "keydown"];
const LONGEST = 5000; // ms

/** @type {AbortController | undefined} */
let held;

/**
 * Bring a place to the top of the window and keep it there for now.
 * @param {Element} place
 */
export function hold(place) {
  held?.abort();
  const ended = (held = new AbortController());
  const { signal } = ended;
  const observer = new ResizeObserver(() => place.scrollIntoView({ behavior: "instant" }));
  signal.addEventListener("abort", () => observer.disconnect());
  for (const input of INPUTS) addEventListener(input, () => ended.abort(), { passive: true, signal });
  setTimeout(() => ended.abort(), LONGEST);
  observer.observe(document.body);
}

/** Whether the page was opened by its address, and not come back to: then the browser itself knows the place. */
export function isArrival() {
  const [visit] = performance.getEntriesByType("navigation");
  return !visit || /** @type {PerformanceNavigationTiming} */ (visit).type === "navigate";
}
