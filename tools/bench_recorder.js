// Measures a step of a slider in a page; tools/bench.py puts it there before the page's own scripts.
// In a frame's callbacks the drawing changes before that frame is painted; outside of them (a message from a kernel)
// the next frame paints it.

/**
 * @typedef {object} Bench
 * @property {(plot: Element) => void} watch
 * @property {(limit: number) => Promise<[number, number] | null>} step milliseconds of work and until it is shown
 */

(() => {
  const frame = window.requestAnimationFrame.bind(window);
  /** @type {{ began: number | null, shown: number | null, work: number }} */
  const step = { began: null, shown: null, work: 0 };
  let inFrame = false;
  window.requestAnimationFrame = (callback) =>
    frame((time) => {
      inFrame = true;
      const began = performance.now();
      callback(time);
      document.documentElement.getBoundingClientRect();
      step.work += performance.now() - began;
      queueMicrotask(() => {
        inFrame = false;
      });
    });
  addEventListener("keydown", () => Object.assign(step, { began: performance.now(), shown: null, work: 0 }), true);
  /** @param {() => void} act */
  const painted = (act) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = act;
    channel.port2.postMessage(0);
  };
  let changed = false;
  const watcher = new MutationObserver(() => {
    if (changed || step.began === null || step.shown !== null) return;
    changed = true;
    const note = () =>
      painted(() => {
        step.shown = performance.now();
        changed = false;
      });
    if (inFrame) note();
    else frame(note);
  });
  /** @type {Bench} */
  const bench = {
    watch: (plot) =>
      watcher.observe(plot, {
        subtree: true,
        childList: true,
        characterData: true, // a text that changes keeps its node
        attributeFilter: ["d", "style", "x", "cx", "transform", "fill", "display"],
      }),
    step: async (limit) => {
      const end = performance.now() + limit;
      while (step.shown === null && performance.now() < end) await new Promise((next) => setTimeout(next, 1));
      // A drawing in 3D is painted in a frame of its own, after the one that moved it.
      await new Promise(frame);
      await new Promise(frame);
      return step.shown === null || step.began === null ? null : [step.work, step.shown - step.began];
    },
  };
  Object.assign(window, { hsBench: bench });
})();
