// The picture of a figure in the page: SVG whose nodes are made once and then moved by their attributes.

/** @import { Element, Frame, Outlines, PathElement, Ring, Spec, Stage, TextElement, Theme } from "./types.d.ts" */

import { drawing } from "../lib/dom.js";
import { figure as words } from "../words.js";
import { LEADING } from "./labels.js";
import { frame, painting } from "./painting.js";

/** @type {Record<string, string>} */
const DASHES = { dash: "7 5", dot: "2 4" };
const HALO = 4; // of paper around letters, in pixels
const PAPER = 358; // pixels: the width of a phone's drawing, whose letters can be read in half the width of a page

/** @typedef {Record<string, string | number | undefined>} Attributes */

/** A node, and the attributes that it has now. @typedef {{ node: SVGElement, has: Attributes, lines: string }} Kept */

/**
 * A stage that paints in `plot`. `fit()` is the frame of the last painting; on a phone `name(all)` shows all
 * names, `more()` says whether there are such that are not shown at rest, and `onPaper(now)` has the next painting made
 * for paper.
 * @param {HTMLElement} plot
 * @param {Spec} spec
 * @param {Outlines} shapes
 * @returns {Stage & { svg: SVGSVGElement, fit: () => Frame, name: (all: boolean) => void, more: () => boolean,
 *   onPaper: (now: boolean) => void }}
 */
export function painter(plot, spec, shapes) {
  const groups = spec.primitives.map(({ style }) => style);
  const { svg, size, paint } = paper(spec, words.drawing(spec.title), groups);
  /** @type {Map<string, string>} */
  const outlines = new Map(); // a bone's path at the scale of the last painting
  let fit = frame(spec, 1);
  let all = false;
  let printing = false;

  /** @param {string} shape */
  function outline(shape) {
    const { scale } = fit;
    const ring = (/** @type {Ring} */ points) => points.flatMap(([x, y]) => [x * scale, -y * scale]);
    const found = outlines.get(shape) ?? path(shapes[shape].map(ring), true);
    outlines.set(shape, found);
    return found;
  }

  return {
    svg,
    fit: () => fit,
    name: (shown) => (all = shown),
    onPaper: (now) => (printing = now),
    more: () => fit.kind === "phone" && spec.primitives.some((p) => p.kind === "label" && p.side && !p.rest),
    show(numbers, theme) {
      // JupyterLab takes notebooks out of sight while it changes its theme: the size is then still the one before.
      const width = printing ? PAPER : plot.clientWidth || (svg.parentNode === plot ? fit.width : 0);
      if (!width) return;
      const next = frame(spec, width, all);
      if (next.scale !== fit.scale) outlines.clear();
      fit = next;
      size(fit.width, fit.height);
      if (svg.parentNode !== plot) plot.replaceChildren(svg);
      paint(painting(spec, numbers, shapes, fit), printing ? "light" : theme, outline);
    },
  };
}

/**
 * An SVG that keeps its nodes: `paint` brings them in line with elements in groups, of which `styles` tells how many
 * there are and what class each bears.
 * @param {Spec} spec
 * @param {string} name what the picture is, for those who do not see it
 * @param {string[]} styles
 */
export function paper(spec, name, styles) {
  const groups = styles.map((style) => drawing("g", { class: `hs-s-${style}` }));
  const svg = drawing("svg", { class: "hs-painting", role: "img", "aria-label": name }, ...groups);
  /** @type {Kept[][]} */
  const kept = styles.map(() => []);

  /** @type {(one: Element, theme: Theme, outline: (shape: string) => string) => Attributes} */
  function attributes(one, theme, outline) {
    const style = spec.styles[one.style];
    /** @param {string | null | undefined} token */
    const colour = (token) => (token ? spec.palette[token][theme === "light" ? 0 : 1] : "none");
    if (one.tag === "text") {
      const place = { x: fixed(one.x), y: fixed(one.y), "text-anchor": one.anchor, "font-size": one.size };
      return { ...place, fill: colour(style.line ?? "ink"), stroke: colour("paper") };
    }
    const filled = one.tag === "circle" || one.closed;
    const look = {
      fill: colour(filled ? (one.tag === "path" && one.fill) || style.fill : null),
      stroke: colour(style.line),
      "stroke-width": style.width,
      "stroke-dasharray": DASHES[style.dash],
    };
    if (one.tag === "circle") return { cx: fixed(one.x), cy: fixed(one.y), r: one.r, ...look };
    if (!one.shape || !one.at) return { d: path(one.rings ?? [], one.closed), ...look };
    const [angle, x, y] = one.at;
    const transform = `translate(${fixed(x)} ${fixed(y)}) rotate(${angle.toFixed(3)})`;
    return { d: outline(one.shape), transform, ...look };
  }

  /**
   * @type {(nodes: Kept[], elements: Element[], group: SVGElement, theme: Theme,
   *   outline: (shape: string) => string) => void}
   */
  function bring(nodes, elements, group, theme, outline) {
    elements.forEach((one, n) => {
      if (nodes[n]?.node.localName !== one.tag) {
        const node = made(one);
        if (nodes[n]) nodes[n].node.replaceWith(node);
        else group.append(node);
        nodes[n] = { node, has: {}, lines: "" };
      }
      change(nodes[n], { ...attributes(one, theme, outline), display: undefined });
      if (one.tag === "text") write(nodes[n], one, spec.palette.muted[theme === "light" ? 0 : 1]);
      else if (one.tag === "path") tell(nodes[n], one);
    });
    for (const spare of nodes.slice(elements.length)) change(spare, { display: "none" });
  }

  return {
    svg,
    /** @type {(width: number, height: number) => void} */
    size: (width, height) => svg.setAttribute("viewBox", `0 0 ${fixed(width)} ${fixed(height)}`),
    /** @type {(elements: Element[][], theme: Theme, outline?: (shape: string) => string) => void} */
    paint(elements, theme, outline = () => "") {
      elements.forEach((some, n) => bring(kept[n], some, groups[n], theme, outline));
    },
  };
}

/** @param {number} value */
const fixed = (value) => Math.round(value * 100) / 100;

/** @type {(rings: number[][], closed: boolean) => string} */
function path(rings, closed) {
  let d = "";
  for (const ring of rings) {
    for (let n = 0; n < ring.length; n += 2) d += `${n ? "L" : "M"}${fixed(ring[n])} ${fixed(ring[n + 1])}`;
    if (closed) d += "Z";
  }
  return d;
}

/**
 * The classes are those that Plotly gives its paths, so that one measure reads painted figures and charts alike.
 * @param {Element} one
 */
function made(one) {
  if (one.tag === "text") {
    const look = { "font-weight": 600, "stroke-width": HALO, "stroke-linejoin": "round", "paint-order": "stroke" };
    return drawing("text", look);
  }
  if (one.tag === "circle") return drawing("circle", { class: "point" });
  const order = one.name ? { "paint-order": "stroke" } : {};
  return drawing("path", {
    class: (one.closed ? ["js-fill", "js-line"] : ["js-line"]).join(" "),
    "stroke-linejoin": "round",
    ...order,
  });
}

/**
 * @param {Kept} kept
 * @param {Attributes} wants
 */
function change({ node, has }, wants) {
  for (const [name, value] of Object.entries(wants)) {
    if (has[name] === value) continue;
    has[name] = value;
    if (value === undefined) node.removeAttribute(name);
    else node.setAttribute(name, String(value));
  }
}

/** @type {(kept: Kept, one: TextElement, muted: string) => void} */
function write(kept, { lines, notes, x, size, picks }, muted) {
  const now = JSON.stringify([lines, notes, muted, size]);
  if (kept.lines === now) {
    for (const line of kept.node.children) line.setAttribute("x", String(fixed(x)));
    return;
  }
  kept.lines = now;
  if (picks) kept.node.dataset.picks = JSON.stringify(picks);
  const first = lines.length - notes;
  kept.node.replaceChildren(
    ...lines.map((line, n) => {
      const note = n >= first ? { "font-weight": 400, fill: muted } : {};
      return drawing("tspan", { x: fixed(x), dy: n ? size * LEADING : 0, ...note }, line);
    }),
  );
}

/**
 * What a shape says and sets when it is pointed at.
 * @type {(kept: Kept, one: PathElement) => void}
 */
function tell(kept, { title, picks }) {
  if (!title || kept.lines === title) return;
  kept.lines = title;
  kept.node.replaceChildren(drawing("title", {}, title));
  if (picks) kept.node.dataset.picks = JSON.stringify(picks);
}
