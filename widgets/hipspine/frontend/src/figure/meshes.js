// Bones in three dimensions as Plotly's meshes: the twin of `_solid` in figures/draw.py, held to it by a test.

/** @import { MeshTrace, PackedShape, Solid, Solids, Spec, Theme } from "./types.d.ts" */

/**
 * The meshes of a figure's bones, of which those that follow each other in one style become one.
 * @param {Spec} spec
 * @param {number[]} numbers
 * @param {Solids} shapes
 * @param {Theme} theme
 */
export function meshes(spec, numbers, shapes, theme) {
  /** @type {Solid[][]} */
  const runs = [];
  for (const bone of /** @type {Solid[]} */ (spec.primitives)) {
    const last = runs.at(-1);
    if (last && last[0].style === bone.style) last.push(bone);
    else runs.push([bone]);
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

/** @type {(run: Solid[], spec: Spec, numbers: number[], shapes: Solids, theme: Theme) => MeshTrace} */
function mesh(run, spec, numbers, shapes, theme) {
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
