// A figure's declaration and its numbers make the same traces as in Python.

import { numbersAt } from "../../widgets/hipspine/frontend/src/figure/values.js";
import { traces } from "../../widgets/hipspine/frontend/src/figure/primitives.js";
import { compile } from "../../widgets/hipspine/frontend/src/lib/program.js";
import { assertSame, eachVector } from "./vectors.js";

/** @import { Definition, Shapes, Theme, Trace, Values } from "../../widgets/hipspine/frontend/src/figure/types.d.ts" */

/** @typedef {{ theme: Theme, values: Values, drawn: Trace[] }} Case */
/** @typedef {{ definition: Definition, shapes: Shapes, cases: Case[] }} Traces */

eachVector("traces", (/** @type {Traces} */ { definition: { spec, program }, shapes, cases }) => {
  const figure = { spec, compute: compile(program) };
  for (const { theme, values, drawn } of cases) {
    const seen = traces(spec, numbersAt(figure, values), shapes, theme);
    assertSame(drawn, seen, 1e-9, JSON.stringify(values));
  }
});
