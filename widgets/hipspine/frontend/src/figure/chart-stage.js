// A chart in the page: painted at once, drawn by Plotly as soon as a reader asks for its values; a pull along it sets
// its parameter.

/** @import { Plotly } from "../lib/plotly.js" */
/** @import { Chart, Charted, Spec, Swept } from "./types.d.ts" */

import { h } from "../lib/dom.js";
import { figure as words } from "../words/figure.js";
import { chartField, chartMark, fieldOf, MARK, sweep } from "./chart.js";
import { remembered } from "./memory.js";
import { paper } from "./paper.js";
import { numberOf, stepOf, stepped } from "./values.js";

const GROUPS = ["band", "grid", "ticks", "titles", "curves", "guide", "now", "names"];
const STAYS = [3, 5, 6, 7]; // the groups that stay painted when Plotly draws the rest: words, and what marks the pose
const REST = 150; // milliseconds without new curves, after which Plotly draws them: slowly, so not at each step

/**
 * @param {HTMLElement} box
 * @param {Spec & { chart: Chart }} spec
 * @param {(x: number) => number[]} at the figure's numbers with the parameter at x and all else as it is
 * @param {{ ask: (name: string, value: number) => void, open: () => Promise<Plotly> }} does
 * @param {AbortSignal} signal
 */
export function chartStage(box, spec, at, { ask, open }, signal) {
  const { chart } = spec;
  const name = words.chart(chart.titles[1], chart.titles[0]);
  const { svg, size, paint } = paper(spec, name, GROUPS);
  /** @type {ReturnType<typeof import("./chart-plot.js").chartPlot> | null} */
  let plot = null;
  /** @type {{ now: Charted, key: string } | null} */
  let last = null;
  let width = box.clientWidth;
  let drawing = 0;
  const home = h("div", { class: "hs-chart-plot" }); // where Plotly draws
  const curves = remembered((/** @type {string} */ _key) => sweep(chart, at));
  const field = remembered((/** @type {Charted} */ now, /** @type {Swept} */ swept) => {
    return chartField(spec, swept, now.numbers, width, now.kind);
  });

  /** @type {(now: Charted, key: string) => void} */
  function show(now, key) {
    last = { now, key };
    if (!width) return; // not in sight
    const swept = curves([key], key);
    const bounds = (chart.band ?? []).map((edge) => now.numbers[edge]);
    const { groups, height } = field([swept, width, now.kind, ...bounds], now, swept);
    if (svg.parentNode !== box) box.replaceChildren(svg, ...(home.isConnected ? [home] : []));
    size(width, height);
    const follows = plot?.drawn(now, swept, width);
    const all = [...groups.slice(0, MARK), ...chartMark(spec, now.x, now.numbers, width, now.kind), groups[MARK]];
    paint(follows ? all.map((group, n) => (STAYS.includes(n) ? group : [])) : all, now.theme);
    home.hidden = !follows;
    clearTimeout(drawing);
    if (plot && !follows) drawing = setTimeout(draw, REST);
  }

  function draw() {
    if (signal.aborted || !last || !width) return;
    const { now, key } = last;
    home.hidden = false;
    plot?.show(now, curves([key], key), width);
    show(now, key);
  }

  async function begin() {
    const [Plotly, { chartPlot }] = await Promise.all([open(), import("./chart-plot.js")]);
    if (signal.aborted || !last) return;
    plot = chartPlot(Plotly, home, spec);
    signal.addEventListener("abort", () => Plotly.purge(home));
    box.append(home);
    draw();
  }

  /** @type {Promise<void> | undefined} */
  let begun;
  function wake() {
    // Where it does not load, the painted chart stays, and the next touch asks again.
    begun ??= begin().catch(() => {
      begun = undefined;
    });
    return begun;
  }

  const sizes = new ResizeObserver(() => {
    width = box.clientWidth; // on a phone it is hidden at first
    if (last) show(last.now, last.key);
  });
  sizes.observe(box);
  signal.addEventListener("abort", () => {
    sizes.disconnect();
    clearTimeout(drawing);
  });
  box.addEventListener("pointerenter", wake, { signal });
  pulled(box, spec, () => fieldOf(chart, width, last?.now.kind ?? "phone"), ask, signal);
  return { show };
}

/**
 * Let a pull along the chart set its parameter.
 * @param {HTMLElement} box
 * @param {Spec & { chart: Chart }} spec
 * @param {() => { left: number, right: number }} field
 * @param {(name: string, value: number) => void} ask
 * @param {AbortSignal} signal
 */
function pulled(box, spec, field, ask, signal) {
  const { parameter: name, ticks } = spec.chart;
  const [range, step] = [numberOf(spec, name), stepOf(spec, name)];
  const [low, high] = [ticks[0][0], ticks[0][ticks[0].length - 1]];
  let pulling = false;
  /** @param {PointerEvent} event */
  function pull(event) {
    if (!pulling) return;
    const { left, right } = field();
    const part = (event.clientX - box.getBoundingClientRect().left - left) / (right - left);
    ask(name, stepped(low + part * (high - low), range, step));
  }
  /** @param {PointerEvent} event */
  function take(event) {
    if (event.button) return;
    pulling = true;
    pull(event);
  }
  // Plotly keeps these events to itself once they are under way, and so `lib/pull.js` would not hear of them.
  box.addEventListener("pointerdown", take, { signal, capture: true });
  addEventListener("pointermove", pull, { signal, capture: true });
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (pulling = false), { signal });
}
