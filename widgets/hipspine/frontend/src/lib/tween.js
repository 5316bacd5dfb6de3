// From one state to another, so that the eye can follow.

const MILLISECONDS = 350;

/** Whether nothing may move by itself: the reader wants no motion, or does not look. */
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches || document.hidden;

/**
 * `run` calls `at` with how much of the way lies behind (0 to 1) at each frame, and `end` at its end, or at once where
 * nothing may move; a second run, and `stop`, leave the first where it is.
 */
export function tween() {
  let frame = 0;
  const stop = () => cancelAnimationFrame(frame);

  /** @type {(at: (part: number) => void, end: () => void) => void} */
  function run(at, end) {
    stop();
    if (still()) return end();
    /** @param {number} began @param {number} time */
    function step(began, time) {
      const part = Math.min(1, Math.max(0, (time - began) / MILLISECONDS)); // a frame may be older than the click
      if (part === 1) return end();
      at((1 - Math.cos(part * Math.PI)) / 2);
      frame = requestAnimationFrame((next) => step(began, next));
    }
    frame = requestAnimationFrame((time) => step(time, time));
  }

  return { run, stop };
}
