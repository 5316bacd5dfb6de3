// From a figure's declaration and its numbers to Plotly traces: the twin of figures/draw.py, held to it by a test.

/**
 * @import {
 *   Arc, Area, Arrow, Bone, Colour, Dot, DotTrace, Icons, Label, Line, LineTrace, MeshTrace, Outlines, PackedShape,
 *   Path, Point, Primitive, Region, Ring, Shapes, Solid, Solids, Spec, Style, TextTrace, Theme, Trace,
 * } from "./types.d.ts"
 */

import { filled, printed } from "../lib/print.js";
import { figure as words } from "../words.js";

const ARC_STEPS = 24;
const CURVE_STEPS = 8;
const SCALE_STEPS = [0, 10, 25, 40, 60];
const RADIANS = Math.PI / 180;

/**
 * The traces of a figure's primitives, of which those that follow each other in one style become one.
 * @param {Spec} spec
 * @param {number[]} numbers
 * @param {Shapes} shapes
 * @param {Theme} theme
 */
export function traces(spec, numbers, shapes, theme) {
  return runs(spec.primitives).map((run) => trace(run, spec, numbers, shapes, theme));
}

/**
 * The first primitive of each trace.
 * @param {Spec} spec
 */
export function leaders(spec) {
  return runs(spec.primitives).map(([first]) => first);
}

/** @typedef {{ points: Float64Array, faces: Uint16Array }} Unpacked */

// The packed bones of skeleton-3d.json, unpacked once.
/** @type {WeakMap<PackedShape, Unpacked>} */
const unpacked = new WeakMap();

/** @type {(shape: PackedShape, step: number) => Unpacked} */
function unpack(shape, step) {
  if (!unpacked.has(shape)) {
    /** @param {string} text */
    const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
    const points = Float64Array.from(new Int16Array(bytes(shape.points)), (count) => count * step);
    unpacked.set(shape, { points, faces: new Uint16Array(bytes(shape.faces)) });
  }
  return /** @type {Unpacked} */ (unpacked.get(shape));
}

/** @type {(run: Solid[], spec: Spec, numbers: number[], shapes: Solids, theme: Theme) => MeshTrace} */
function solid(run, spec, numbers, shapes, theme) {
  const style = spec.styles[run[0].style];
  /** @type {number[][]} */
  const [x, y, z, i, j, k] = [[], [], [], [], [], []];
  for (const primitive of run) {
    const { points, faces } = unpack(shapes.shapes[primitive.shape], shapes.step);
    const [a, b, c, d, f, g, h, l, m, right, up, out] = primitive.at.map((index) => numbers[index]);
    const before = x.length;
    for (let n = 0; n < points.length; n += 3) {
      const [p, q, r] = [points[n], points[n + 1], points[n + 2]];
      x.push(a * p + b * q + c * r + right);
      y.push(d * p + f * q + g * r + up);
      z.push(h * p + l * q + m * r + out);
    }
    for (let n = 0; n < faces.length; n += 3) {
      i.push(faces[n] + before);
      j.push(faces[n + 1] + before);
      k.push(faces[n + 2] + before);
    }
  }
  const color = spec.palette[/** @type {string} */ (style.fill)][theme === "light" ? 0 : 1];
  return { type: "mesh3d", hoverinfo: "skip", x, y, z, i, j, k, color, flatshading: false, ...spec.light };
}

/** @param {Primitive} primitive */
function family(primitive) {
  const kind = primitive.kind === "line" || primitive.kind === "arc" ? "path" : primitive.kind;
  return `${kind} ${primitive.style}`;
}

/** @param {Primitive[]} primitives */
function runs(primitives) {
  /** @type {Primitive[][]} */
  const groups = [];
  for (const primitive of primitives) {
    const last = groups.at(-1);
    const alone = primitive.kind === "region" || primitive.kind === "icons";
    if (last && !alone && family(primitive) === family(last[0])) last.push(primitive);
    else groups.push([primitive]);
  }
  return groups;
}

/** @type {(run: Primitive[], spec: Spec, numbers: number[], shapes: Shapes, theme: Theme) => Trace} */
function trace(run, spec, numbers, shapes, theme) {
  const first = run[0];
  if (first.kind === "solid") {
    return solid(/** @type {Solid[]} */ (run), spec, numbers, /** @type {Solids} */ (shapes), theme);
  }
  const style = spec.styles[first.style];
  /** @type {(token: string | null) => Colour} */
  const colour = (token) => token && spec.palette[token][theme === "light" ? 0 : 1];
  const shown = run.filter((primitive) => primitive.when === undefined || numbers[primitive.when] > 0);
  if (first.kind === "label") return labels(/** @type {Label[]} */ (shown), style, numbers, colour);
  const pieces = /** @type {Exclude<Primitive, Label | Solid>[]} */ (shown);
  const [x, y] = joined(pieces.map((piece) => POINTS[piece.kind](piece, numbers, /** @type {Outlines} */ (shapes))));
  if (first.kind === "icons") {
    const styles = worn(first, numbers).map((name) => spec.styles[name]);
    const looks = { color: styles.map((one) => colour(one.fill)), size: styles.map((one) => one.size) };
    const marker = { ...looks, opacity: 1, line: { width: 0 } };
    return { type: "scatter", mode: "markers", hoverinfo: "skip", x, y, marker };
  }
  if (first.kind === "dot") {
    /** @type {DotTrace["marker"]} */
    const marker = { color: colour(style.fill) || "rgba(0,0,0,0)", size: style.size };
    if (style.line) marker.line = { color: colour(style.line), width: style.width };
    return { type: "scatter", mode: "markers", hoverinfo: "skip", x, y, marker };
  }
  const line = style.line ? { color: colour(style.line), width: style.width, dash: style.dash } : { width: 0 };
  /** @type {LineTrace} */
  const result = { type: "scatter", mode: "lines", hoverinfo: "skip", x, y, line };
  if (first.kind === "region") {
    const value = numbers[first.value];
    Object.assign(result, { fill: "toself", fillcolor: colour(step(value)), hoveron: "fills", hoverinfo: "text" });
    const share = Number.isNaN(value) ? words.notAsked : words.percent(printed(value, 0));
    result.text = words.region(first.name, share);
  } else if (style.fill) {
    Object.assign(result, { fill: "toself", fillcolor: colour(style.fill) });
  }
  return result;
}

/** @type {(shown: Label[], style: Style, numbers: number[], colour: (token: string | null) => Colour) => TextTrace} */
function labels(shown, style, numbers, colour) {
  /** @param {Label} label */
  const text = ({ text, values, decimals }) => {
    const now = values.map((i) => numbers[i]);
    return filled(text, now, decimals);
  };
  return {
    type: "scatter",
    mode: "text",
    hoverinfo: "skip",
    x: shown.map((label) => numbers[label.at[0]]),
    y: shown.map((label) => numbers[label.at[1]]),
    text: shown.map(text),
    textposition: style.anchor,
    textfont: { color: colour(style.line), size: style.size, weight: 600 },
  };
}

/**
 * The style of each person.
 * @param {Icons} primitive
 * @param {number[]} numbers
 */
function worn(primitive, numbers) {
  const all = primitive.groups.flatMap(([style, count]) => Array(Math.round(numbers[count])).fill(style));
  const styles = all.slice(0, primitive.count);
  return [...styles, ...Array(primitive.count - styles.length).fill(primitive.style)];
}

/** @param {number} value */
function step(value) {
  return Number.isNaN(value) ? "scale-none" : `scale-${SCALE_STEPS.slice(1).filter((low) => value >= low).length}`;
}

/**
 * Pieces with a gap between them.
 * @param {Path[]} parts
 * @returns {Path}
 */
function joined(parts) {
  /** @type {Path} */
  const [x, y] = [[], []];
  parts.forEach(([xs, ys], index) => {
    if (index) {
      x.push(null);
      y.push(null);
    }
    for (const value of xs) x.push(value);
    for (const value of ys) y.push(value);
  });
  return [x, y];
}

/**
 * @param {Ring[]} rings
 * @param {(point: Point) => Point} move
 */
function outline(rings, move) {
  return joined(
    rings.map((ring) => {
      const points = ring.map(move);
      return [points.map((p) => p[0]), points.map((p) => p[1])];
    }),
  );
}

/**
 * @param {Bone | Region} primitive
 * @param {number[]} numbers
 * @param {Outlines} shapes
 */
function bone(primitive, numbers, shapes) {
  const [angle, dx, dy] = primitive.at.map((i) => numbers[i]);
  const c = Math.cos(angle * RADIANS);
  const s = Math.sin(angle * RADIANS);
  return outline(shapes[primitive.shape], ([x, y]) => [c * x - s * y + dx, s * x + c * y + dy]);
}

/**
 * A spline through points, in one direction.
 * @param {number[]} p
 */
function through(p) {
  const ends = [p[0], ...p, p[p.length - 1]];
  const curve = [p[0]];
  for (let i = 0; i + 3 < ends.length; i += 1) {
    const [a, b, c, d] = ends.slice(i, i + 4);
    for (let k = 1; k <= CURVE_STEPS; k += 1) {
      const t = k / CURVE_STEPS;
      curve.push(b + t * ((c - a) / 2 + t * (a - 2.5 * b + 2 * c - d / 2 + t * (1.5 * b - 1.5 * c + (d - a) / 2))));
    }
  }
  return curve;
}

/**
 * The points of a primitive: a method, so that each kind fits that takes its own.
 * @typedef {{ points(primitive: Primitive, numbers: number[], shapes: Outlines): Path }["points"]} Points
 */

/** @type {Record<Exclude<Primitive, Label | Solid>["kind"], Points>} */
const POINTS = {
  bone,
  region: bone,
  line(/** @type {Line} */ primitive, numbers) {
    const x = primitive.points.map(([i]) => numbers[i]);
    const y = primitive.points.map(([, j]) => numbers[j]);
    return primitive.smooth ? [through(x), through(y)] : [x, y];
  },
  area(/** @type {Area} */ primitive, numbers) {
    const corners = [...primitive.points, primitive.points[0]];
    return [corners.map(([i]) => numbers[i]), corners.map(([, j]) => numbers[j])];
  },
  arc(/** @type {Arc} */ primitive, numbers) {
    const [cx, cy, radius, start, end] = primitive.at.map((i) => numbers[i]);
    const angles = Array.from({ length: ARC_STEPS + 1 }, (_, k) => (start + ((end - start) * k) / ARC_STEPS) * RADIANS);
    return [angles.map((a) => cx + radius * Math.cos(a)), angles.map((a) => cy + radius * Math.sin(a))];
  },
  arrow(/** @type {Arrow} */ primitive, numbers) {
    const [x0, y0, x1, y1] = primitive.at.map((i) => numbers[i]);
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (!(length > 1e-6)) return [[], []]; // also for NaN: no force, no arrow
    const ux = (x1 - x0) / length;
    const uy = (y1 - y0) / length;
    const half = primitive.width / 2;
    const neck = length - Math.min(primitive.width * 2.6, length * 0.6);
    const shape = [
      [0, half],
      [neck, half],
      [neck, half * 2.6],
      [length, 0],
    ];
    shape.push([neck, -half * 2.6], [neck, -half], [0, -half], [0, half]);
    return [shape.map(([a, b]) => x0 + ux * a - uy * b), shape.map(([a, b]) => y0 + uy * a + ux * b)];
  },
  dot: (/** @type {Dot} */ primitive, numbers) => [[numbers[primitive.at[0]]], [numbers[primitive.at[1]]]],
  icons(/** @type {Icons} */ { count, columns, spacing, at }, numbers) {
    const places = Array.from({ length: count }, (_, k) => k);
    const [left, top] = at.map((i) => numbers[i]);
    return [
      places.map((i) => left + (i % columns) * spacing),
      places.map((i) => top - Math.floor(i / columns) * spacing),
    ];
  },
};
