// What test_node.py has written for a topic, and how numbers are compared.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

// JSON has no such numbers: test_node.py writes their names.
/** @type {Record<string, number>} */
const ODD = { NaN: NaN, Infinity: Infinity, "-Infinity": -Infinity };
/** @type {(_: string, value: unknown) => unknown} */
const revive = (_, value) => (typeof value === "string" && Object.hasOwn(ODD, value) ? ODD[value] : value);

/**
 * A test for each file of the topic: `check(content)`.
 * @template T
 * @param {string} topic
 * @param {(content: T) => void} check
 */
export function eachVector(topic, check) {
  const folder = /** @type {string} */ (process.env.HIPSPINE_VECTORS);
  for (const name of readdirSync(folder).filter((file) => file.startsWith(`${topic}-`)))
    test(name, () => check(JSON.parse(readFileSync(join(folder, name), "utf8"), revive)));
}

/**
 * Whether two numbers are the same within a tolerance, absolute or relative, whichever is larger; NaN is NaN.
 * @param {number} first
 * @param {number} second
 * @param {number} tolerance
 */
export function near(first, second, tolerance) {
  if (Object.is(first, second) || first === second) return true;
  return Math.abs(first - second) <= tolerance * Math.max(1, Math.abs(first));
}

/**
 * Throws where two plain structures differ; numbers may by the tolerance (absolute), and null is as if not there.
 * @param {any} ours any: whatever JSON holds
 * @param {any} theirs any: the same
 * @param {number} tolerance
 * @param {string} [path]
 */
export function assertSame(ours, theirs, tolerance, path = "") {
  if (typeof ours === "number") {
    const same = Object.is(ours, theirs) || ours === theirs || Math.abs(ours - theirs) <= tolerance;
    assert.ok(same && typeof theirs === "number", `${path}: ${ours} is not ${theirs}`);
  } else if (Array.isArray(ours)) {
    assert.ok(Array.isArray(theirs) && ours.length === theirs.length, `${path}: another length`);
    for (let i = 0; i < ours.length; i += 1) assertSame(ours[i], theirs[i], tolerance, `${path}[${i}]`);
  } else if (typeof ours === "object" && ours !== null) {
    /** @param {Record<string, unknown>} one */
    const names = (one) =>
      Object.keys(one)
        .filter((name) => one[name] !== null && one[name] !== undefined)
        .sort();
    assert.deepEqual(names(theirs), names(ours), path);
    for (const name of names(ours)) assertSame(ours[name], theirs[name], tolerance, `${path}.${name}`);
  } else {
    assert.equal(theirs, ours, path);
  }
}
