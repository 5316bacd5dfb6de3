// Any response, possible or not, earns what it earns in Python.

import assert from "node:assert/strict";

import { compile } from "../../widgets/hipspine/frontend/src/lib/program.js";
import { mark, resultsOf } from "../../widgets/hipspine/frontend/src/quiz/marking.js";
import { drawn } from "../../widgets/hipspine/frontend/src/quiz/selection.js";
import { eachVector } from "./vectors.js";

function earned(item, response, results) {
  try {
    const { score, correct, feedback } = mark(item, response, results);
    return [score, correct, feedback];
  } catch (error) {
    if (error instanceof RangeError) return "refused";
    throw error;
  }
}

// Two marks may differ by the last digit of a mean.
function same(ours, seen) {
  if (ours === "refused" || seen === "refused") return ours === seen;
  return Math.abs(ours[0] - seen[0]) < 1e-12 && JSON.stringify(ours.slice(1)) === JSON.stringify(seen.slice(1));
}

eachVector("marks", ({ items, vectors, definitions, codes }) => {
  const compiled = ([name, code]) => [name, compile(code)];
  const compute = Object.fromEntries(Object.entries(codes).map(compiled));
  const figures = Object.entries(definitions).map(([name, { spec, program }]) => [name, { spec, compute: compile(program) }]);
  const results = resultsOf(new Map(figures));
  for (const [i, seed, response, ours] of vectors) {
    const seen = earned(drawn(items[i], seed, compute), response, results);
    const said = () => `${items[i].id} with seed ${seed}: ${JSON.stringify([response, ours, seen])}`;
    if (!same(ours, seen)) assert.fail(said());
  }
});
