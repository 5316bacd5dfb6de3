// Equations that arrive as data give what the models give in Python.

import assert from "node:assert/strict";

import { compile } from "../../widgets/hipspine/frontend/src/lib/program.js";
import { eachVector, near } from "./vectors.js";

/**
 * @typedef {object} Model
 * @property {import("../../widgets/hipspine/frontend/src/lib/program.js").Program} code
 * @property {string[]} names
 * @property {string[]} outputs
 * @property {number[][]} rows
 * @property {number[][]} arrays what Python gives for all rows together
 * @property {number[][]} floats the same for some rows, each alone
 * @property {number} tolerance
 */

eachVector("model", (/** @type {Model} */ { code, names, outputs, rows, arrays, floats, tolerance }) => {
  const compute = compile(code);
  let checked = 0;
  rows.forEach((row, i) => {
    const seen = compute(Object.fromEntries(names.map((name, index) => [name, row[index]])));
    for (const ours of [arrays[i], floats[i] ?? []]) {
      ours.forEach((value, at) => {
        const where = `${outputs[at]} of ${JSON.stringify(row)}: Python gives ${value}, JavaScript ${seen[at]}`;
        if (!near(value, seen[at], tolerance)) assert.fail(where);
        checked += 1;
      });
    }
  });
  assert.equal(checked, (rows.length + floats.length) * outputs.length);
});
