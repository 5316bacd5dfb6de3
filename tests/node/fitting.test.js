// A setting that fits is found for every question that sets a figure, from where its figure begins.

import assert from "node:assert/strict";

import { opened } from "../../widgets/hipspine/frontend/src/lib/definition.js";
import { mark, resultsOf } from "../../widgets/hipspine/frontend/src/quiz/marking.js";
import { fitting } from "../../widgets/hipspine/quiz/interactions/set_figure/fitting.js";
import { eachVector } from "./vectors.js";

/** @import { SetItem } from "../../widgets/hipspine/quiz/interactions/set_figure/set_figure.js" */
/** @import { Definition, Values } from "../../widgets/hipspine/frontend/src/figure/types.d.ts" */

/** @typedef {{ item: SetItem, from: Values[], definition: Definition }} Question */

eachVector("fitting", (/** @type {Question} */ { item, from, definition }) => {
  const results = resultsOf(new Map([[item.figure, opened(definition)]]));
  /** @param {Values} values */
  const told = (values) => results(item.figure, values);
  for (const values of from) {
    const found = fitting(item, values, told);
    assert.ok(found, `${item.id}: nothing fits from ${JSON.stringify(values)}`);
    assert.deepEqual(mark(item, found, results), { score: 1, correct: true, feedback: ["met"] });
  }
  assert.equal(
    fitting(item, from[0], () => ({})),
    undefined,
  );
});
