// What is solid as Plotly's meshes: the twin of `_mesh` in figures/draw.py, held to it by a test.

/** @import { Flesh, MeshTrace, PackedShape, Solid, Solids, Spec, Theme } from "./types.d.ts" */

import { body } from "./flesh.js";

/**
 * The meshes of a figure's bones and muscles, of which those that follow each other in one style become one.
 * @param {Spec} spec
 * @param {number[]} numbers
 * @param {Solids} shapes
 * @param {Theme} theme
 */
export function meshes(spec, numbers, shapes, theme) {
  /** @type {(Solid | Flesh)[][]} */
  const runs = [];
  for (const one of spec.primitives) {
    if (one.kind !== "solid" && one.kind !== "flesh") continue;
    if (one.when !== undefined && !(numbers[one.when] > 0)) continue;
    const last = runs.at(-1);
    if (last && last[0].style === one.style && last[0].kind === one.kind) last.push(one);
    else runs.push([one]);
  }
  return runs.map((run) => mesh(run, spec, numbers, shapes, theme));
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

/** @type {(run: (Solid | Flesh)[], spec: Spec, numbers: number[], shapes: Solids, theme: Theme) => MeshTrace} */
function mesh(run, spec, numbers, shapes, theme) {
  const style = spec.styles[run[0].style];
  /** @type {Corners} */
  const whole = { x: [], y: [], z: [], i: [], j: [], k: [] };
  for (const one of run) {
    if (one.kind === "solid") bone(one, numbers, shapes, whole);
    else muscle(one, numbers, shapes, whole);
  }
  const color = spec.palette[/** @type {string} */ (style.fill)][theme === "light" ? 0 : 1];
  return { type: "mesh3d", hoverinfo: "skip", ...whole, color, flatshading: false, ...spec.light };
}

/** @typedef {Record<"x" | "y" | "z" | "i" | "j" | "k", number[]>} Corners */

/** @type {(bone: Solid, numbers: number[], shapes: Solids, whole: Corners) => void} */
function bone({ shape, at }, numbers, shapes, { x, y, z, i, j, k }) {
  const { points, faces } = unpack(shapes.shapes[shape], shapes.step);
  const [a, b, c, d, f, g, h, l, m, right, up, out] = at.map((index) => numbers[index]);
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

/** @type {(flesh: Flesh, numbers: number[], shapes: Solids, whole: Corners) => void} */
function muscle({ shape, at }, numbers, shapes, { x, y, z, i, j, k }) {
  const { points, faces } = body(
    shapes.muscles[shape],
    at.map((index) => numbers[index]),
  );
  const before = x.length;
  for (const [p, q, r] of points) {
    x.push(p);
    y.push(q);
    z.push(r);
  }
  for (const [a, b, c] of faces) {
    i.push(a + before);
    j.push(b + before);
    k.push(c + before);
  }
}
