// A chart in the page: painted at once, drawn by Plotly as soon as a reader asks for its values; a pull along it sets its
// parameter.

/** @import { Plotly } from "../lib/plotly.js" */
/** @import { Chart, Frame, NumberParameter, Spec, Swept, Theme } from "./types.d.ts" */

import { figure as words } from "../words.js";
import { chartPainting, fieldOf, plotlyOf, sweep } from "./chart.js";
import { TEXT } from "./labels.js";
import { paper } from "./painter.js";

const GROUPS = ["grid", "label-tick", "curves", "guide", "now", "names"];

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
  const live = document.createElement("div");
  /** @type {Plotly | null} */
  let Plotly = null;
  /** @type {{ numbers: number[], x: number, theme: Theme, kind: Frame["kind"] } | null} */
  let last = null;
  /** @type {{ key: string, swept: Swept } | null} */
  let kept = null;

  /** @param {string} key what the curves depend on */
  function swept(key) {
    if (kept?.key !== key) kept = { key, swept: sweep(chart, at) };
    return kept.swept;
  }

  /** @type {(now: NonNullable<typeof last>, key: string) => void} */
  function show(now, key) {
    last = now;
    const width = box.clientWidth;
    if (!width) return;
    const before = kept?.swept;
    const curves = swept(key);
    if (Plotly) return draw(Plotly, now, curves, width, before !== curves);
    const { groups, height } = chartPainting(spec, curves, now.x, now.numbers, width, now.kind);
    size(width, height);
    if (svg.parentNode !== box) box.replaceChildren(svg);
    paint(groups, now.theme);
  }

  let drawn = "";
  /** @type {(Plotly: Plotly, now: NonNullable<typeof last>, curves: Swept, width: number, fresh: boolean) => void} */
  function draw(Plotly, { x, numbers, theme, kind }, curves, width, fresh) {
    const { data, layout } = plotlyOf(spec, curves, x, numbers, theme === "light" ? 0 : 1);
    const looks = `${width} ${theme} ${kind}`;
    const dots = data.length - 1;
    if (!fresh && looks === drawn) {
      const { x: xs, y: ys } = data[dots];
      Plotly.restyle(live, { x: [xs], y: [ys] }, [dots]);
      return;
    }
    drawn = looks;
    const style = getComputedStyle(box);
    const { left, right, top, bottom, height } = fieldOf(chart, width, kind);
    const axis = { gridcolor: style.getPropertyValue("--rule"), zeroline: false, fixedrange: true };
    const [across, up] = [layout.xaxis, layout.yaxis];
    const notes = chart.curves.map(({ label, style: name }, n) => {
      const color = spec.palette[spec.styles[name].line ?? "ink"][theme === "light" ? 0 : 1];
      const y = curves.rows[n][curves.rows[n].length - 1];
      return {
        text: label,
        x: 1,
        xref: "paper",
        xanchor: "left",
        xshift: 6,
        y,
        showarrow: false,
        font: { color, weight: 600 },
      };
    });
    Plotly.react(
      live,
      data,
      {
        ...layout,
        autosize: false,
        width,
        height,
        margin: { l: left, r: width - right, t: top, b: height - bottom },
        dragmode: false,
        paper_bgcolor: "rgba(0,0,0,0)",
        plot_bgcolor: "rgba(0,0,0,0)",
        font: { family: style.fontFamily, color: style.color, size: TEXT[kind] },
        hoverlabel: { bgcolor: style.getPropertyValue("--paper"), font: { color: style.color } },
        xaxis: { ...axis, ...across },
        yaxis: { ...axis, ...up, title: undefined },
        annotations: [
          {
            text: chart.titles[1],
            x: 0,
            xref: "paper",
            xanchor: "left",
            xshift: -left,
            y: 1,
            yref: "paper",
            yanchor: "bottom",
            yshift: 12,
            showarrow: false,
          },
          ...notes,
        ],
      },
      { displayModeBar: false },
    );
  }

  /** @type {Promise<void> | undefined} */
  let opened;
  function wake() {
    if (opened) return;
    opened = open()
      .then((loaded) => {
        if (signal.aborted || !last) return;
        Plotly = loaded;
        drawn = "";
        live.setAttribute("role", "img");
        live.setAttribute("aria-label", name);
        box.replaceChildren(live);
        signal.addEventListener("abort", () => loaded.purge(live));
        show(last, kept?.key ?? "");
      })
      .catch(() => {
        opened = undefined; // the painted chart stays; the next touch asks again
      });
  }

  const { minimum, maximum } = /** @type {NumberParameter} */ (spec.parameters.find((p) => p.name === chart.parameter));
  const step = spec.sliders.find(({ parameter }) => parameter === chart.parameter)?.step ?? 1;
  /** @param {PointerEvent} event */
  function pull(event) {
    if (!last) return;
    const bounds = box.getBoundingClientRect();
    const { left, right } = fieldOf(chart, bounds.width, last.kind);
    const [ticks] = chart.ticks;
    const [low, high] = [ticks[0], ticks[ticks.length - 1]];
    const x = low + ((event.clientX - bounds.left - left) / (right - left)) * (high - low);
    ask(chart.parameter, Number(Math.min(maximum, Math.max(minimum, Math.round(x / step) * step)).toFixed(10)));
  }
  let pulling = false;
  box.addEventListener("pointerenter", wake, { signal });
  box.addEventListener(
    "pointerdown",
    (event) => {
      wake();
      if (event.button) return;
      pulling = true;
      pull(event);
    },
    { signal, capture: true },
  );
  addEventListener("pointermove", (event) => pulling && pull(event), { signal });
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (pulling = false), { signal });

  return { show };
}
