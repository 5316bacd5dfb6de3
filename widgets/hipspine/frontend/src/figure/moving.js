// A step of a slider: what Plotly has drawn is moved where it stands. A full Plotly.react costs several frames for a
// drawing of bones (see CONTRIBUTING.md, "Decisions"); it is kept for the first drawing, another theme and another
// size. A test compares the pixels of both ways.

/** @import { Plotly } from "../lib/plotly.js" */
/** @import { DotTrace, Extent, Layout, LineTrace, ScatterTrace, Stage, TextTrace } from "./types.d.ts" */

/**
 * What Plotly has drawn of one trace.
 * @typedef {object} Parts
 * @property {SVGGeometryElement | null} fill
 * @property {SVGElement[]} lines
 * @property {SVGElement[]} dots
 * @property {SVGElement[]} words
 */

/** @typedef {{ x: (x: number) => number, y: (y: number) => number }} Placing from the figure's units to pixels */

/**
 * Return the two ways to show traces in `plot`: `draw` (Plotly's own) and `move`; and `settle`, see below.
 * @param {Plotly} Plotly
 * @param {HTMLElement & { data?: ScatterTrace[] }} plot
 * @param {Layout} layout
 * @param {Extent} extent
 * @returns {Stage}
 */
export function stage(Plotly, plot, layout, extent) {
  /** @type {Parts[]} */
  let parts = [];
  /** @type {ScatterTrace[]} */
  let shown = [];
  let behind = false;
  const somewhere = outOfSight(extent);

  /** @param {ScatterTrace[]} traces */
  function draw(traces) {
    layout.width = plot.clientWidth;
    layout.height = plot.clientHeight;
    shown = named(traces);
    behind = false;
    // Plotly leaves out what is empty, and then there is nothing to move when it has something to show.
    const drawn = shown.map((trace) => (points(trace).length ? trace : somewhere(trace)));
    Plotly.react(plot, drawn, layout, { displayModeBar: false });
    parts = drawn.map(({ uid }) => {
      const group = plot.querySelector(`.scatterlayer > .trace${uid}`);
      return partsOf(/** @type {Element} */ (group)); // drawn, as it is not empty
    });
    change(drawn);
  }

  /** @param {ScatterTrace[]} traces */
  function move(traces) {
    const before = shown;
    shown = named(traces);
    behind = true;
    change(before);
  }

  /** @param {ScatterTrace[]} before */
  function change(before) {
    plot.data = shown; // what a download of the picture reads
    const place = placing(extent, /** @type {number} */ (layout.width), /** @type {number} */ (layout.height));
    shown.forEach((trace, i) => trace !== before[i] && moved(trace, before[i], parts[i], place));
  }

  // Plotly still answers the pointer with what it drew last; bring it up to date before it is asked.
  function settle() {
    if (behind && shown.some(({ hoverinfo }) => hoverinfo !== "skip")) draw(shown);
  }

  /**
   * Which trace's filled shape lies under a point of the screen: the topmost.
   * @type {Stage["at"]}
   */
  function at(clientX, clientY) {
    for (let i = parts.length - 1; i >= 0; i -= 1) {
      const { fill } = parts[i];
      const matrix = fill?.getScreenCTM(); // none while the figure is hidden
      if (!fill || !matrix) continue;
      const point = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
      if (fill.isPointInFill(point)) return i;
    }
    return -1;
  }

  return { draw, move, settle, at };
}

/**
 * A uid of our own is how a trace is found again in Plotly's drawing: it leaves out those that are empty. A simplified
 * line would look different from the moved one by parts of a pixel.
 * @param {ScatterTrace[]} traces
 */
const named = (traces) => traces.map(own);

/** @type {(trace: ScatterTrace, i: number) => ScatterTrace} */
function own(trace, i) {
  const uid = `hs${i}`;
  return trace.mode === "lines" ? { ...trace, uid, line: { ...trace.line, simplify: false } } : { ...trace, uid };
}

const LINE_HEIGHT = 1.3; // Plotly's own, in font sizes

/**
 * @param {Element} group
 * @returns {Parts}
 */
function partsOf(group) {
  const parts = {
    fill: group.querySelector(".js-fill"),
    lines: [...group.querySelectorAll(".js-line")],
    dots: [...group.querySelectorAll(".points > path")],
    words: [...group.querySelectorAll(".text text")],
  };
  return /** @type {Parts} */ (parts); // Plotly draws SVG
}

/**
 * Three points, as a filled shape needs them.
 * @param {Extent} extent
 */
function outOfSight([left, right, bottom]) {
  const x = left - (right - left) / 2;
  const part = (right - left) / 100;
  const triangle = { x: [x, x + part, x], y: [bottom, bottom, bottom + part] };
  /** @type {(trace: ScatterTrace) => ScatterTrace} */
  return (trace) => {
    if (trace.mode === "lines") return { ...trace, ...triangle };
    const spot = { x: [x], y: [bottom] };
    return trace.mode === "text" ? { ...trace, ...spot, text: ["."] } : { ...trace, ...spot };
  };
}

/** @type {(trace: ScatterTrace, i: number) => boolean} */
const there = (trace, i) => Number.isFinite(trace.x[i]) && Number.isFinite(trace.y[i]);
/**
 * The coordinates, of which `there` tells which are numbers.
 * @param {ScatterTrace} trace
 */
const placesOf = (trace) => /** @type {{ x: number[], y: number[] }} */ (trace);
/** @param {ScatterTrace} trace */
const points = (trace) => trace.x.map((_, i) => i).filter((i) => there(trace, i));

/**
 * What Plotly has drawn lies within a group of its own.
 * @param {SVGElement} element
 */
const groupOf = (element) => /** @type {SVGElement} */ (element.parentNode);

/** @param {SVGElement} element */
const beside = (element) => {
  const copy = /** @type {SVGElement} */ (element.cloneNode(true));
  return groupOf(element).appendChild(copy);
};

/**
 * One element for each point; those not needed now are kept for later.
 * @type {(elements: SVGElement[], count: number, copy: (element: SVGElement) => SVGElement) => void}
 */
function enough(elements, count, copy) {
  while (elements.length < count) elements.push(copy(elements[elements.length - 1]));
}

/** @type {(extent: Extent, width: number, height: number) => Placing} */
function placing([left, right, bottom, top], width, height) {
  const across = width / (right - left);
  const down = height / (top - bottom);
  /** @param {number} value */
  const round = (value) => Math.round(value * 100) / 100;
  return { x: (x) => round((x - left) * across), y: (y) => round((top - y) * down) };
}

/** @type {(trace: ScatterTrace, before: ScatterTrace, parts: Parts, place: Placing) => void} */
function moved(trace, before, parts, place) {
  // The same primitives made the trace before, so it is drawn in the same way.
  if (trace.mode === "lines") movePath(trace, /** @type {LineTrace} */ (before), parts, place);
  else if (trace.mode === "markers") moveDots(trace, /** @type {DotTrace} */ (before), parts.dots, place);
  else moveWords(trace, parts.words, place);
}

/** @type {(trace: LineTrace, before: LineTrace, parts: Parts, place: Placing) => void} */
function movePath(trace, before, { fill, lines }, place) {
  const { x, y } = placesOf(trace);
  let path = "";
  let pen = "M";
  for (let i = 0; i < trace.x.length; i += 1) {
    if (there(trace, i)) {
      path += `${pen}${place.x(x[i])},${place.y(y[i])}`;
      pen = "L";
    } else pen = "M";
  }
  // Plotly draws one line for each piece between gaps; the first carries them all.
  lines.forEach((line, n) => line.setAttribute("d", n ? "" : path));
  fill?.setAttribute("d", path);
  if (fill && trace.fillcolor !== before.fillcolor)
    Object.assign(fill.style, { fill: trace.fillcolor, fillOpacity: 1 });
}

/**
 * @template T
 * @param {T | T[]} list
 * @param {number} i
 */
const each = (list, i) => (Array.isArray(list) ? list[i] : list);

/**
 * How each point looks, in the order of the drawing.
 * @param {DotTrace} trace
 */
function dotsOf(trace) {
  const { x, y } = placesOf(trace);
  const { color, size } = trace.marker;
  return points(trace).map((i) => ({ x: x[i], y: y[i], color: each(color, i), size: each(size, i) }));
}

/** @type {(trace: DotTrace, before: DotTrace, dots: SVGElement[], place: Placing) => void} */
function moveDots(trace, before, dots, place) {
  const now = dotsOf(trace);
  const then = dotsOf(before);
  enough(dots, now.length, beside);
  dots.forEach((dot, n) => {
    const { x, y, color, size } = now[n] ?? { x: 0, y: 0, color: null, size: 0 };
    const was = then[n];
    if (size !== was?.size) {
      const r = size / 2;
      dot.setAttribute("d", r ? `M${r},0A${r},${r} 0 1,1 0,${-r}A${r},${r} 0 0,1 ${r},0Z` : "");
    }
    if (!size) return;
    if (x !== was?.x || y !== was.y) dot.setAttribute("transform", `translate(${place.x(x)},${place.y(y)})`);
    if (color !== was?.color) Object.assign(dot.style, { fill: color, fillOpacity: 1 });
  });
}

/** @type {(trace: TextTrace, words: SVGElement[], place: Placing) => void} */
function moveWords(trace, words, place) {
  const now = points(trace);
  const { x, y } = placesOf(trace);
  enough(words, now.length, (text) => {
    const group = beside(groupOf(text));
    return /** @type {SVGElement} */ (group.querySelector("text")); // a copy of one that has it
  });
  words.forEach((text, n) => {
    const i = now[n];
    const said = i === undefined ? [""] : trace.text[i].split("<br>");
    if (said.length !== (text.childElementCount || 1)) setLines(text, said.length, trace.textfont.size);
    const lines = text.childElementCount ? [...text.children] : [text];
    lines.forEach((line, k) => {
      if (line.textContent !== said[k]) line.textContent = said[k];
    });
    if (i === undefined) return;
    for (const element of new Set([text, ...lines])) {
      element.setAttribute("x", String(place.x(x[i])));
      element.setAttribute("y", String(place.y(y[i])));
    }
  });
}

/**
 * As Plotly sets a text of several lines about its middle, which is where the palette anchors every label.
 * @type {(text: SVGElement, count: number, size: number) => void}
 */
function setLines(text, count, size) {
  /** @type {(_: unknown, k: number) => Element} */
  const line = (_, k) => {
    const element = document.createElementNS(text.namespaceURI, "tspan");
    element.setAttribute("class", "line");
    element.setAttribute("dy", `${k * LINE_HEIGHT}em`);
    return element;
  };
  text.replaceChildren(...(count > 1 ? Array.from({ length: count }, line) : []));
  const height = ((count - 1) * LINE_HEIGHT + 1) * size;
  groupOf(text).setAttribute("transform", `translate(0,${0.75 * size - height / 2})`);
}
