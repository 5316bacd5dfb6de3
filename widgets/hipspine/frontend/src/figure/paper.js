// An SVG whose nodes are made once and then moved by their attributes.

/** @import { Element, PathElement, Spec, TextElement, Theme } from "./types.d.ts" */

import { drawing, tell } from "../lib/dom.js";
import { LEADING } from "./labels.js";

/** @type {Record<string, string>} */
const DASHES = { dash: "7 5", dot: "2 4" };
const HALO = 4; // of paper around letters, in pixels

/** @typedef {Record<string, string | number | undefined>} Attributes */

/**
 * A node; what stands in its group, which is the node or what is around it; what is moved to move it; the element and
 * the theme that it shows; and the attributes and words that it has now.
 * @typedef {object} Kept
 * @property {SVGElement} node
 * @property {SVGElement} outer
 * @property {globalThis.Element} mover
 * @property {Element | null} one
 * @property {Theme | null} theme
 * @property {Attributes} has
 * @property {string} said
 */

/**
 * An SVG that keeps its nodes: `paint` brings them in line with elements in groups, of which `styles` tells how many
 * there are and what class each bears. Neighbours with the same word in `ties` are moved together.
 * @param {Spec} spec
 * @param {string} name what the picture is, for those who do not see it
 * @param {string[]} styles
 * @param {string[]} [ties]
 */
export function paper(spec, name, styles, ties = []) {
  const groups = styles.map((style) => drawing("g", { class: `hs-s-${style}` }));
  const svg = drawing("svg", { class: "hs-painting", role: "img", "aria-label": name }, ...tied(groups, ties));
  /** @type {Kept[][]} */
  const kept = styles.map(() => []);
  /** @type {Set<SVGElement>} */
  const hidden = new Set();

  /**
   * How an element looks, wherever it is.
   * @type {(one: Element, theme: Theme) => Attributes}
   */
  function look(one, theme) {
    const style = spec.styles[one.style];
    /** @param {string | null | undefined} token */
    const colour = (token) => (token ? spec.palette[token][theme === "light" ? 0 : 1] : "none");
    if (one.tag === "text") {
      const letters = { "text-anchor": one.anchor, "font-size": one.size };
      return { ...letters, fill: colour(style.line ?? "ink"), stroke: colour("paper") };
    }
    const filled = one.tag === "circle" || one.closed;
    return {
      fill: colour(filled ? (one.tag === "path" && one.fill) || style.fill : null),
      stroke: colour(style.line),
      "stroke-width": style.width,
      "stroke-dasharray": DASHES[style.dash],
    };
  }

  /**
   * @type {(nodes: Kept[], elements: Element[], group: SVGElement, theme: Theme,
   *   outline: (shape: string) => string) => void}
   */
  function bring(nodes, elements, group, theme, outline) {
    if (!elements.length) return hide(nodes, group);
    if (hidden.delete(group)) group.removeAttribute("display");
    elements.forEach((one, n) => {
      if (nodes[n]?.one === one && nodes[n].theme === theme) return;
      if (nodes[n]?.node.localName !== one.tag) {
        const node = made(one);
        // Words are moved by what is around them: words that move themselves have their letters laid out anew.
        const outer = one.tag === "text" ? drawing("g", {}, node) : node;
        const mover = group.parentElement?.localName === "g" ? group.parentElement : outer;
        if (nodes[n]) nodes[n].outer.replaceWith(outer);
        else group.append(outer);
        nodes[n] = { node, outer, mover, one: null, theme, has: {}, said: "" };
      }
      const kept = nodes[n];
      const before = kept.one;
      if (!before || kept.theme !== theme || !alike(before, one)) change(kept, look(one, theme));
      kept.one = one;
      kept.theme = theme;
      put(kept, one, outline);
      set(kept, "display", undefined);
      if (one.tag === "text") write(kept, one, before, spec.palette.muted[theme === "light" ? 0 : 1]);
      else if (one.tag === "path") explain(kept, one);
    });
    for (const kept of nodes.slice(elements.length)) {
      if (!kept.one) continue;
      set(kept, "display", "none");
      silence(kept);
    }
  }

  /**
   * Take a group out of sight as a whole: its nodes stay as they are for when it comes again.
   * @type {(nodes: Kept[], group: SVGElement) => void}
   */
  function hide(nodes, group) {
    if (hidden.has(group)) return;
    hidden.add(group);
    group.setAttribute("display", "none");
    for (const kept of nodes) if (kept.node.localName === "text") silence(kept);
  }

  return {
    svg,
    groups,
    /** @type {(width: number, height: number) => void} */
    size(width, height) {
      const box = `0 0 ${fixed(width)} ${fixed(height)}`;
      if (svg.getAttribute("viewBox") !== box) svg.setAttribute("viewBox", box);
    },
    /** @type {(elements: Element[][], theme: Theme, outline?: (shape: string) => string) => void} */
    paint(elements, theme, outline = () => "") {
      elements.forEach((some, n) => {
        if (some.length || kept[n].length) bring(kept[n], some, groups[n], theme, outline);
      });
    },
  };
}

/**
 * Groups, and around neighbours that move together one more, which is what is moved.
 * @type {(groups: SVGElement[], ties: string[]) => SVGElement[]}
 */
function tied(groups, ties) {
  /** @type {SVGElement[]} */
  const found = [];
  groups.forEach((group, n) => {
    if (!ties[n]) found.push(group);
    else if (ties[n] === ties[n - 1]) found[found.length - 1].append(group);
    else found.push(drawing("g", {}, group));
  });
  return found;
}

/**
 * A place in pixels, to a tenth: finer than a screen shows.
 * @param {number} value
 */
const fixed = (value) => Math.round(value * 10) / 10;

/** @type {string[]} */
const TENTHS = []; // the texts of places, by tenths of pixels: writing a number takes longer than finding where it goes

/** @type {(value: number) => string} */
function written(value) {
  const tenths = Math.round(value * 10);
  if (tenths < 0) return `-${written(-value)}`;
  TENTHS[tenths] ??= String(tenths / 10);
  return TENTHS[tenths];
}

/** @type {(rings: number[][], closed: boolean) => string} */
export function path(rings, closed) {
  let d = "";
  for (const ring of rings) {
    d += "M";
    for (let n = 0; n < ring.length; n += 2) d += `${written(ring[n])} ${written(ring[n + 1])} `;
    if (closed) d += "Z";
  }
  return d;
}

/**
 * Circles as one path.
 * @type {(places: number[], r: number) => string}
 */
function discs(places, r) {
  const [near, far] = [r.toFixed(2), (2 * r).toFixed(2)];
  const round = `a${near} ${near} 0 1 0 ${far} 0a${near} ${near} 0 1 0 -${far} 0`;
  let d = "";
  for (let n = 0; n < places.length; n += 2) d += `M${written(places[n] - r)} ${written(places[n + 1])}${round}`;
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
    class: one.dots ? "point" : (one.closed ? ["js-fill", "js-line"] : ["js-line"]).join(" "),
    "stroke-linejoin": "round",
    ...order,
  });
}

/**
 * Whether two elements look the same, wherever they are.
 * @type {(one: Element, other: Element) => boolean}
 */
function alike(one, other) {
  if (one.style !== other.style) return false;
  if (one.tag === "path" && other.tag === "path") return one.fill === other.fill && one.closed === other.closed;
  if (one.tag === "text" && other.tag === "text") return one.anchor === other.anchor && one.size === other.size;
  return true;
}

/**
 * Where an element is, and its form.
 * @type {(kept: Kept, one: Element, outline: (shape: string) => string) => void}
 */
function put(kept, one, outline) {
  if (one.tag === "text") {
    set(kept, "transform", `translate(${written(one.x)} ${written(one.y)})`);
  } else if (one.tag === "circle") {
    change(kept, { cx: fixed(one.x), cy: fixed(one.y), r: one.r });
  } else if (one.shape && one.at) {
    const [angle, x, y] = one.at;
    set(kept, "d", outline(one.shape));
    set(kept, "transform", `translate(${written(x)} ${written(y)}) rotate(${fixed(angle * 100) / 100})`);
  } else {
    set(kept, "d", one.dots ? discs(one.dots, one.r ?? 0) : path(one.rings ?? [], one.closed));
    set(kept, "transform", undefined);
  }
}

/**
 * What is not shown says nothing, to whoever reads the drawing as a document.
 * @param {Kept} kept
 */
function silence(kept) {
  kept.one = null;
  if (kept.node.localName !== "text") return;
  kept.node.replaceChildren();
  kept.said = "";
}

/** @type {(kept: Kept, wants: Attributes) => void} */
function change(kept, wants) {
  for (const name in wants) set(kept, name, wants[name]);
}

/** @type {(kept: Kept, name: string, value: string | number | undefined) => void} */
function set({ node: inner, outer, mover, has }, name, value) {
  if (has[name] === value) return;
  has[name] = value;
  const node = name === "transform" ? mover : inner;
  if (node === mover && node !== outer && node.getAttribute(name) === value) return; // a neighbour moved it
  if (value === undefined) node.removeAttribute(name);
  else node.setAttribute(name, String(value));
}

/** @type {(kept: Kept, one: TextElement, before: Element | null, muted: string) => void} */
function write(kept, { lines, notes, size, picks }, before, muted) {
  const now = [size, notes, muted, lines.length].join();
  if (kept.said === now) {
    const said = before?.tag === "text" ? before.lines : [];
    lines.forEach((line, n) => line === said[n] || tell(kept.node.children[n], line));
    return;
  }
  kept.said = now;
  if (picks) kept.node.dataset.picks = JSON.stringify(picks);
  const first = lines.length - notes;
  kept.node.replaceChildren(
    ...lines.map((line, n) => {
      const note = n >= first ? { "font-weight": 400, fill: muted } : {};
      return drawing("tspan", { x: 0, dy: n ? size * LEADING : 0, ...note }, line);
    }),
  );
}

/**
 * What a shape says and sets when it is pointed at.
 * @type {(kept: Kept, one: PathElement) => void}
 */
function explain(kept, { title, picks }) {
  if (!title || kept.said === title) return;
  kept.said = title;
  kept.node.dataset.told = "";
  kept.node.replaceChildren(drawing("title", {}, title));
  if (picks) kept.node.dataset.picks = JSON.stringify(picks);
}
