// A guess on the picture: the place of a number leads back to the number, over people and along a rail.

import assert from "node:assert/strict";
import { test } from "node:test";

import { around, endOf, valueAt } from "../../widgets/hipspine/frontend/src/figure/grips.js";

/** @import { Grip } from "../../widgets/hipspine/frontend/src/figure/types.d.ts" */

const WORDS = { label: "", unit: "", told: "", found: 0, start: 0, style: "guess" };

/** @type {(first: number, high: number) => Grip} */
const over = (first, high) => {
  return { ...WORDS, ends: [0, high], rail: null, people: { at: [14, -66], columns: 34, spacing: 10, first } };
};

for (const [first, high] of [
  [0, 100],
  [170, 174],
]) {
  test(`the knob over people stands where a pull to it sets the same number, from ${first} on`, () => {
    const grip = over(first, high);
    for (let value = 0; value <= high; value += 1) {
      assert.equal(valueAt(grip, endOf(grip, value)), value);
    }
  });
}

test("an outline holds as many people as are meant", () => {
  for (const [first, count] of [
    [0, 0],
    [0, 5],
    [0, 34],
    [0, 40],
    [170, 37],
    [3, 20],
    [30, 10],
  ]) {
    const corners = around({ at: [0, 0], columns: 34, spacing: 1, first }, count);
    let twice = 0;
    corners.forEach(([x, y], n) => {
      const [nx, ny] = corners[(n + 1) % corners.length];
      twice += x * ny - nx * y;
    });
    assert.equal(Math.abs(twice / 2), count, `${count} from ${first}`);
  }
});

test("a pull beyond a rail stays at its end", () => {
  /** @type {Grip} */
  const grip = {
    ...WORDS,
    ends: [0, 100],
    people: null,
    rail: [
      [5, -200],
      [5, -100],
    ],
  };
  assert.equal(valueAt(grip, [5, -150]), 50);
  assert.equal(valueAt(grip, [90, 0]), 100);
  assert.deepEqual(endOf(grip, 25), [5, -175]);
});
