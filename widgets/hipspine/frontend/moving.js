// A step of a slider: what Plotly has drawn is moved where it stands. A full Plotly.react costs several frames for a
// drawing of bones (see CONTRIBUTING.md, "Decisions"); it is kept for what is new: first drawing, theme, size, a mark
// that was not there before. A test compares the pixels of both ways.

/** Return the two ways to show traces in `plot`: `draw` (Plotly's own) and `move`; and `settle`, see below. */
export function stage(Plotly, plot, layout, extent) {
  let parts = null;
  let shown = null;
  let behind = false;

  function draw(traces) {
    shown = named(traces);
    behind = false;
    layout.width = plot.clientWidth;
    layout.height = plot.clientHeight;
    Plotly.react(plot, shown, layout, { displayModeBar: false });
    parts = shown.map(({ uid }) => partsOf(plot.querySelector(`.scatterlayer > .trace${uid}`)));
  }

  function move(traces) {
    const before = shown;
    if (!parts || !traces.every((trace, i) => fits(trace, parts[i]))) return draw(traces);
    shown = named(traces);
    behind = true;
    plot.data = shown; // what a download of the picture reads
    const place = placing(extent, layout.width, layout.height);
    shown.forEach((trace, i) => parts[i] && moved(trace, before[i], parts[i], place));
    return undefined;
  }

  // Plotly still answers the pointer with what it drew last; bring it up to date before it is asked.
  function settle() {
    if (behind && shown.some(({ hoverinfo }) => hoverinfo !== "skip")) draw(shown);
  }

  // Which trace's filled shape lies under a point of the screen: the topmost.
  function at(clientX, clientY) {
    for (let i = (parts?.length ?? 0) - 1; i >= 0; i -= 1) {
      const fill = parts[i]?.fill;
      if (!fill) continue;
      const point = new DOMPoint(clientX, clientY).matrixTransform(fill.getScreenCTM().inverse());
      if (fill.isPointInFill(point)) return i;
    }
    return -1;
  }

  return { draw, move, settle, at };
}

// A uid of our own is how a trace is found again in Plotly's drawing: it leaves out those that are empty. A simplified
// line would look different from the moved one by parts of a pixel.
const named = (traces) =>
  traces.map((trace, i) => ({ ...trace, uid: `hs${i}`, ...(trace.line && { line: { ...trace.line, simplify: false } }) }));

function partsOf(group) {
  if (!group) return null;
  const texts = [...group.querySelectorAll(".text text")];
  return {
    fill: group.querySelector(".js-fill"),
    lines: [...group.querySelectorAll(".js-line")],
    dots: [...group.querySelectorAll(".points > path")],
    words: texts.map((text) => ({ text, lines: [...text.querySelectorAll("tspan.line")] })),
  };
}

const there = (trace, i) => Number.isFinite(trace.x[i]) && Number.isFinite(trace.y[i]);

function fits(trace, parts) {
  const points = trace.x.map((_, i) => i).filter((i) => there(trace, i));
  if (!parts) return points.length === 0;
  if (trace.mode === "lines") return points.length === 0 || parts.lines.length > 0;
  if (trace.mode === "markers") return parts.dots.length === points.length;
  const lines = (n) => Math.max(parts.words[n].lines.length, 1);
  return parts.words.length >= points.length && points.every((i, n) => lines(n) === trace.text[i].split("<br>").length);
}

function placing([left, right, bottom, top], width, height) {
  const across = width / (right - left);
  const down = height / (top - bottom);
  const round = (value) => Math.round(value * 100) / 100;
  return { x: (x) => round((x - left) * across), y: (y) => round((top - y) * down) };
}

function moved(trace, before, parts, place) {
  if (trace.mode === "lines") movePath(trace, before, parts, place);
  else if (trace.mode === "markers") moveDots(trace, before, parts.dots, place);
  else moveWords(trace, parts.words, place);
}

function movePath(trace, before, { fill, lines }, place) {
  let path = "";
  let pen = "M";
  for (let i = 0; i < trace.x.length; i += 1) {
    if (there(trace, i)) {
      path += `${pen}${place.x(trace.x[i])},${place.y(trace.y[i])}`;
      pen = "L";
    } else pen = "M";
  }
  // Plotly draws one line for each piece between gaps; the first carries them all.
  lines.forEach((line, n) => line.setAttribute("d", n ? "" : path));
  fill?.setAttribute("d", path);
  if (trace.fillcolor !== before.fillcolor) Object.assign(fill.style, { fill: trace.fillcolor, fillOpacity: 1 });
}

const each = (list, i) => (Array.isArray(list) ? list[i] : list);

function moveDots(trace, before, dots, place) {
  const { color, size } = trace.marker;
  let n = 0;
  for (let i = 0; i < trace.x.length; i += 1) {
    if (!there(trace, i)) continue;
    const dot = dots[n++];
    if (trace.x[i] !== before.x[i] || trace.y[i] !== before.y[i]) {
      dot.setAttribute("transform", `translate(${place.x(trace.x[i])},${place.y(trace.y[i])})`);
    }
    if (each(color, i) !== each(before.marker.color, i)) Object.assign(dot.style, { fill: each(color, i), fillOpacity: 1 });
    if (each(size, i) !== each(before.marker.size, i)) {
      const r = each(size, i) / 2;
      dot.setAttribute("d", `M${r},0A${r},${r} 0 1,1 0,${-r}A${r},${r} 0 0,1 ${r},0Z`);
    }
  }
}

function moveWords(trace, words, place) {
  const points = trace.x.map((_, i) => i).filter((i) => there(trace, i));
  words.forEach(({ text, lines }, n) => {
    const said = n < points.length ? trace.text[points[n]].split("<br>") : [];
    (lines.length ? lines : [text]).forEach((element, k) => (element.textContent = said[k] ?? ""));
    if (!said.length) return;
    for (const element of [text, ...lines]) {
      element.setAttribute("x", place.x(trace.x[points[n]]));
      element.setAttribute("y", place.y(trace.y[points[n]]));
    }
  });
}
