// From a figure's declaration and its numbers to Plotly traces: the twin of figures/draw.py, held to it by a test.

const ARC_STEPS = 24;
const CURVE_STEPS = 8;
const SCALE_STEPS = [0, 10, 25, 40, 60];
const RADIANS = Math.PI / 180;

export function traces(spec, e, shapes, theme) {
  return runs(spec.marks).map((marks) => trace(marks, spec, e, shapes, theme));
}

/** The first mark of each trace. */
export function leaders(spec) {
  return runs(spec.marks).map(([first]) => first);
}

export function printed(value, decimals) {
  if (!Number.isFinite(value)) return "–";
  const [whole, part] = Math.abs(value).toFixed(decimals).split(".");
  const size = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part === undefined ? "" : "." + part);
  return (value < 0 && /[1-9]/.test(size) ? "−" : "") + size;
}

export function filled(text, values, decimals) {
  return values.reduce((words, value, i) => words.replaceAll(`{${i}}`, printed(value, decimals)), text);
}

// The packed bones of skeleton-3d.json, unpacked once.
const unpacked = new WeakMap();

function unpack(shape, step) {
  if (!unpacked.has(shape)) {
    const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
    const points = Float64Array.from(new Int16Array(bytes(shape.points)), (count) => count * step);
    unpacked.set(shape, { points, faces: new Uint16Array(bytes(shape.faces)) });
  }
  return unpacked.get(shape);
}

function solid(marks, spec, e, shapes, theme) {
  const style = spec.styles[marks[0].style];
  const [x, y, z, i, j, k] = [[], [], [], [], [], []];
  for (const mark of marks) {
    const { points, faces } = unpack(shapes.shapes[mark.shape], shapes.step);
    const [a, b, c, d, f, g, h, l, m, right, up, out] = mark.at.map((index) => e[index]);
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
  const color = spec.palette[style.fill][theme === "light" ? 0 : 1];
  return { type: "mesh3d", hoverinfo: "skip", x, y, z, i, j, k, color, flatshading: false, ...spec.light };
}

function family(mark) {
  const kind = mark.kind === "line" || mark.kind === "arc" ? "path" : mark.kind;
  return `${kind} ${mark.style}`;
}

function runs(marks) {
  const groups = [];
  for (const mark of marks) {
    const last = groups.at(-1);
    if (last && mark.kind !== "region" && mark.kind !== "icons" && family(mark) === family(last[0])) last.push(mark);
    else groups.push([mark]);
  }
  return groups;
}

function trace(marks, spec, e, shapes, theme) {
  const first = marks[0];
  if (first.kind === "solid") return solid(marks, spec, e, shapes, theme);
  const style = spec.styles[first.style];
  const colour = (token) => token && spec.palette[token][theme === "light" ? 0 : 1];
  const shown = marks.filter((mark) => mark.when === undefined || e[mark.when] > 0);
  if (first.kind === "label") {
    return {
      type: "scatter",
      mode: "text",
      hoverinfo: "skip",
      x: shown.map((mark) => e[mark.at[0]]),
      y: shown.map((mark) => e[mark.at[1]]),
      text: shown.map((mark) => filled(mark.text, mark.values.map((i) => e[i]), mark.decimals)),
      textposition: style.anchor,
      textfont: { color: colour(style.line), size: style.size, weight: 600 },
    };
  }
  const [x, y] = joined(shown.map((mark) => POINTS[mark.kind](mark, e, shapes)));
  if (first.kind === "icons") {
    const styles = worn(first, e).map((name) => spec.styles[name]);
    const looks = { color: styles.map((one) => colour(one.fill)), size: styles.map((one) => one.size) };
    const marker = { ...looks, opacity: 1, line: { width: 0 } };
    return { type: "scatter", mode: "markers", hoverinfo: "skip", x, y, marker };
  }
  if (first.kind === "dot") {
    const marker = { color: colour(style.fill) || "rgba(0,0,0,0)", size: style.size };
    if (style.line) marker.line = { color: colour(style.line), width: style.width };
    return { type: "scatter", mode: "markers", hoverinfo: "skip", x, y, marker };
  }
  const result = { type: "scatter", mode: "lines", hoverinfo: "skip", x, y };
  result.line = style.line ? { color: colour(style.line), width: style.width, dash: style.dash } : { width: 0 };
  if (first.kind === "region") {
    const value = e[first.value];
    Object.assign(result, { fill: "toself", fillcolor: colour(step(value)), hoveron: "fills", hoverinfo: "text" });
    result.text = `${first.name}: ` + (Number.isNaN(value) ? "not asked" : `${printed(value, 0)} %`);
  } else if (style.fill) {
    Object.assign(result, { fill: "toself", fillcolor: colour(style.fill) });
  }
  return result;
}

function worn(mark, e) {
  const styles = mark.groups.flatMap(([style, count]) => Array(Math.round(e[count])).fill(style)).slice(0, mark.count);
  return [...styles, ...Array(mark.count - styles.length).fill(mark.style)];
}

function step(value) {
  return Number.isNaN(value) ? "scale-none" : `scale-${SCALE_STEPS.slice(1).filter((low) => value >= low).length}`;
}

function joined(parts) {
  const x = [];
  const y = [];
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

function outline(rings, move) {
  return joined(
    rings.map((ring) => {
      const points = ring.map(move);
      return [points.map((p) => p[0]), points.map((p) => p[1])];
    }),
  );
}

function bone(mark, e, shapes) {
  const [angle, dx, dy] = mark.at.map((i) => e[i]);
  const c = Math.cos(angle * RADIANS);
  const s = Math.sin(angle * RADIANS);
  return outline(shapes[mark.shape], ([x, y]) => [c * x - s * y + dx, s * x + c * y + dy]);
}

function through(p) {
  const ends = [p[0], ...p, p.at(-1)];
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

const POINTS = {
  bone,
  region: bone,
  line(mark, e) {
    const points = [mark.points.map(([i]) => e[i]), mark.points.map(([, j]) => e[j])];
    return mark.smooth ? points.map(through) : points;
  },
  area(mark, e) {
    const corners = [...mark.points, mark.points[0]];
    return [corners.map(([i]) => e[i]), corners.map(([, j]) => e[j])];
  },
  arc(mark, e) {
    const [cx, cy, radius, start, end] = mark.at.map((i) => e[i]);
    const angles = Array.from({ length: ARC_STEPS + 1 }, (_, k) => (start + ((end - start) * k) / ARC_STEPS) * RADIANS);
    return [angles.map((a) => cx + radius * Math.cos(a)), angles.map((a) => cy + radius * Math.sin(a))];
  },
  arrow(mark, e) {
    const [x0, y0, x1, y1] = mark.at.map((i) => e[i]);
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (!(length > 1e-6)) return [[], []]; // also for NaN: no force, no arrow
    const ux = (x1 - x0) / length;
    const uy = (y1 - y0) / length;
    const half = mark.width / 2;
    const neck = length - Math.min(mark.width * 2.6, length * 0.6);
    const shape = [[0, half], [neck, half], [neck, half * 2.6], [length, 0]];
    shape.push([neck, -half * 2.6], [neck, -half], [0, -half], [0, half]);
    return [shape.map(([a, b]) => x0 + ux * a - uy * b), shape.map(([a, b]) => y0 + uy * a + ux * b)];
  },
  dot: (mark, e) => [[e[mark.at[0]]], [e[mark.at[1]]]],
  icons({ count, columns, spacing, at }, e) {
    const places = Array.from({ length: count }, (_, k) => k);
    const [left, top] = at.map((i) => e[i]);
    return [
      places.map((i) => left + (i % columns) * spacing),
      places.map((i) => top - Math.floor(i / columns) * spacing),
    ];
  },
};
