// A chart as Plotly draws it: axes, and values under the pointer. Its field lies where the painted one lies.

/** @import { Plotly } from "../lib/plotly.js" */
/** @import { Chart, Charted, Spec, Swept } from "./types.d.ts" */

import { fieldOf, plotlyOf } from "./chart.js";
import { TEXT } from "./labels.js";

/**
 * @param {Plotly} Plotly
 * @param {HTMLElement} home
 * @param {Spec & { chart: Chart }} spec
 */
export function chartPlot(Plotly, home, spec) {
  /** @type {Swept | null} */
  let curves = null;
  let looks = "";

  /** @type {(now: Charted, width: number) => string} */
  const wanted = ({ theme, kind }, width) => `${width} ${theme} ${kind}`;

  return {
    /**
     * Whether these curves are what is drawn.
     * @type {(now: Charted, swept: Swept, width: number) => boolean}
     */
    drawn: (now, swept, width) => swept === curves && wanted(now, width) === looks,
    /** @type {(now: Charted, swept: Swept, width: number) => void} */
    show(now, swept, width) {
      const { data, layout } = plotlyOf(spec, swept, now.x, now.numbers, now.theme === "light" ? 0 : 1);
      [curves, looks] = [swept, wanted(now, width)];
      // The titles, the names of the curves and what marks the pose on them stay as they are painted.
      const whole = { ...layout, ...look(home, spec.chart, now, width) };
      for (const axis of [whole.xaxis, whole.yaxis]) Object.assign(axis, axisOf(home));
      Plotly.react(home, data.slice(0, -1), whole, { displayModeBar: false });
    },
  };
}

/** @type {(home: HTMLElement, token: string) => string} */
const token = (home, name) => getComputedStyle(home).getPropertyValue(name).trim();

/** @param {HTMLElement} home */
const axisOf = (home) => ({
  gridcolor: token(home, "--rule"),
  zeroline: false,
  fixedrange: true,
  title: "",
  tickangle: 0,
});

/** @type {(home: HTMLElement, chart: Chart, now: Charted, width: number) => object} */
function look(home, chart, { kind }, width) {
  const { left, right, top, bottom, height } = fieldOf(chart, width, kind);
  const { fontFamily: family, color } = getComputedStyle(home);
  return {
    autosize: false,
    width,
    height,
    margin: { l: left, r: width - right, t: top, b: height - bottom },
    dragmode: false,
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family, color, size: TEXT[kind] },
    hoverlabel: { bgcolor: token(home, "--paper"), font: { color } },
  };
}
