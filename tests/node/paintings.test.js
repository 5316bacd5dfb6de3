// A figure's declaration and its numbers make the same picture as in Python.

import { chartPainting, plotlyOf, sweep } from "../../widgets/hipspine/frontend/src/figure/chart.js";
import { memory } from "../../widgets/hipspine/frontend/src/figure/memory.js";
import { meshes } from "../../widgets/hipspine/frontend/src/figure/meshes.js";
import { frame, painting } from "../../widgets/hipspine/frontend/src/figure/painting.js";
import { signs } from "../../widgets/hipspine/frontend/src/figure/signs.js";
import { studyPlotly } from "../../widgets/hipspine/frontend/src/figure/study.js";
import { numbersAt } from "../../widgets/hipspine/frontend/src/figure/values.js";
import { opened } from "../../widgets/hipspine/frontend/src/lib/definition.js";
import { assertSame, eachVector } from "./vectors.js";

/**
 * @import {
 *   Chart, Definition, Element, Frame, MeshTrace, Outlines, Solids, Spec, Swept, Theme, Values, Viewed,
 * } from "../../widgets/hipspine/frontend/src/figure/types.d.ts"
 */

/** @typedef {{ values: Values, width: number, named: boolean, fit: Frame, drawn: Element[][] }} Scene */
/** @typedef {{ view: Viewed, width: number, all: boolean, signs: Element[][] }} Seen */
/** @typedef {{ values: Values, theme: Theme, drawn: MeshTrace[], seen: Seen[] }} Solid */
/** @typedef {{ values: Values, width: number, swept: Swept, painted: [Element[][], number], plotly: object }} Charted */

eachVector(
  "scene",
  (/** @type {{ definition: Definition, shapes: Outlines, cases: Scene[] }} */ { definition, shapes, cases }) => {
    const figure = opened(definition);
    /** @type {Record<string, ReturnType<typeof memory>>} */
    const memories = {};
    for (const { values, width, named, fit, drawn } of cases) {
      const place = frame(figure.spec, width, named);
      assertSame(fit, place, 1e-9, `frame at ${width}`);
      const seen = painting(figure.spec, numbersAt(figure, values), shapes, place);
      assertSame(drawn, seen, 1e-9, JSON.stringify(values));
      memories[`${width} ${named}`] ??= memory(); // what it kept of other settings changes nothing
      const { recall } = memories[`${width} ${named}`];
      const again = painting(figure.spec, numbersAt(figure, values), shapes, place, recall);
      assertSame(seen, again, 0, `remembered ${JSON.stringify(values)}`);
    }
  },
);

eachVector(
  "solid",
  (/** @type {{ definition: Definition, shapes: Solids, cases: Solid[] }} */ { definition, shapes, cases }) => {
    const figure = opened(definition);
    for (const { values, theme, drawn, seen } of cases) {
      const numbers = numbersAt(figure, values);
      assertSame(drawn, meshes(figure.spec, numbers, shapes, theme), 1e-9, JSON.stringify(values));
      for (const { view, width, all, signs: named } of seen) {
        const fit = frame(figure.spec, width, all);
        assertSame(named, signs(figure.spec, numbers, view, fit), 1e-9, JSON.stringify([values, view]));
      }
    }
  },
);

eachVector("chart", (/** @type {{ definition: Definition, cases: Charted[] }} */ { definition, cases }) => {
  const figure = opened(definition);
  const spec = /** @type {Spec & { chart: Chart }} */ (figure.spec);
  const along = { ...figure, compute: figure.computeFew(spec.chart.curves.map(({ value }) => value)) };
  for (const { values, width, swept, painted, plotly } of cases) {
    const name = JSON.stringify(values);
    const curves = sweep(spec.chart, (x) => numbersAt(along, { ...values, [spec.chart.parameter]: x }));
    assertSame(swept, curves, 1e-9, name);
    const [x, now] = [Number(values[spec.chart.parameter]), numbersAt(figure, values)];
    const { groups, height } = chartPainting(spec, curves, x, now, width, "phone");
    assertSame(painted, [groups, height], 1e-9, name);
    assertSame(plotly, plotlyOf(spec, curves, x, now, 0), 1e-9, name);
  }
});

/** @typedef {{ values: Values, theme: Theme, plotly: object | null }} Studied */
eachVector("sheet", (/** @type {{ definition: Definition, cases: Studied[] }} */ { definition, cases }) => {
  const figure = opened(definition);
  for (const { values, theme, plotly } of cases) {
    const seen = studyPlotly(figure.spec, numbersAt(figure, values), theme === "light" ? 0 : 1);
    assertSame(plotly, seen, 1e-9, JSON.stringify(values));
  }
});
