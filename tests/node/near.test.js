// What is near is noticed whichever way a browser tells of it.

import assert from "node:assert/strict";

import { whenIdle, whenNear } from "../../widgets/hipspine/frontend/src/lib/near.js";
import { eachVector } from "./vectors.js";

/** @typedef {{ told: boolean[][], arrived: number }} Case what the browser tells, call by call, and how often it counts */

/** @type {(entries: { isIntersecting: boolean }[]) => void} */
let tell = () => {};
const watched = new Set();

Object.assign(globalThis, {
  IntersectionObserver: class {
    /** @param {typeof tell} told */
    constructor(told) {
      tell = (entries) => watched.size && told(entries);
    }
    /** @param {unknown} element */
    observe(element) {
      watched.add(element);
    }
    disconnect() {
      watched.clear();
    }
  },
  requestIdleCallback: (/** @type {() => void} */ work, /** @type {{ timeout: number }} */ { timeout }) => {
    assert.ok(timeout > 0); // a browser that is never idle would call it never
    work();
  },
});

eachVector("near", (/** @type {Case} */ { told, arrived }) => {
  const place = /** @type {Element} */ (/** @type {unknown} */ ({}));
  let count = 0;
  const stop = whenNear(place, () => void (count += 1), { rootMargin: "200px" });
  for (const entries of told) tell(entries.map((isIntersecting) => ({ isIntersecting })));
  assert.equal(count, arrived);
  stop();
  assert.equal(watched.size, 0);
  whenIdle(() => void (count += 1));
  assert.equal(count, arrived + 1);
});
