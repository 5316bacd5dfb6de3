// A step of a slider: what Plotly has drawn is moved where it stands. A full Plotly.react costs several frames for a
// drawing of bones (see CONTRIBUTING.md, "Decisions"); it is kept for the first drawing, another theme and another
// size. A test compares the pixels of both ways.

/** Return the two ways to show traces in `plot`: `draw` (Plotly's own) and `move`; and `settle`, see below. */
export function stage(Plotly, plot, layout, extent) {
  let parts = null;
  let shown = null;
  let behind = false;
  const somewhere = outOfSight(extent);

  function draw(traces) {
    layout.width = plot.clientWidth;
    layout.height = plot.clientHeight;
    shown = named(traces);
    behind = false;
    // Plotly leaves out what is empty, and then there is nothing to move when it has something to show.
    const drawn = shown.map((trace) => (points(trace).length ? trace : { ...trace, ...somewhere(trace.mode) }));
    Plotly.react(plot, drawn, layout, { displayModeBar: false });
    parts = drawn.map(({ uid }) => partsOf(plot.querySelector(`.scatterlayer > .trace${uid}`)));
    change(drawn);
  }

  function move(traces) {
    const before = shown;
    shown = named(traces);
    behind = true;
    change(before);
  }

  function change(before) {
    plot.data = shown; // what a download of the picture reads
    const place = placing(extent, layout.width, layout.height);
    shown.forEach((trace, i) => trace !== before[i] && moved(trace, before[i], parts[i], place));
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
  traces.map((trace, i) => {
    const exact = trace.line && { line: { ...trace.line, simplify: false } };
    return { ...trace, uid: `hs${i}`, ...exact };
  });

const LINE_HEIGHT = 1.3; // Plotly's own, in font sizes

function partsOf(group) {
  return {
    fill: group.querySelector(".js-fill"),
    lines: [...group.querySelectorAll(".js-line")],
    dots: [...group.querySelectorAll(".points > path")],
    words: [...group.querySelectorAll(".text text")],
  };
}

// Three points, as a filled shape needs them.
function outOfSight([left, right, bottom]) {
  const x = left - (right - left) / 2;
  const part = (right - left) / 100;
  const triangle = { x: [x, x + part, x], y: [bottom, bottom, bottom + part] };
  return (mode) => (mode === "lines" ? triangle : { x: [x], y: [bottom], text: ["."] });
}

const there = (trace, i) => Number.isFinite(trace.x[i]) && Number.isFinite(trace.y[i]);
const points = (trace) => trace.x.map((_, i) => i).filter((i) => there(trace, i));

// One element for each point; those not needed now are kept for later.
function enough(elements, count, copy) {
  while (elements.length < count) elements.push(copy(elements.at(-1)));
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

// How each point looks, in the order of the drawing.
function dotsOf(trace) {
  const { color, size } = trace.marker;
  return points(trace).map((i) => ({ x: trace.x[i], y: trace.y[i], color: each(color, i), size: each(size, i) }));
}

function moveDots(trace, before, dots, place) {
  const now = dotsOf(trace);
  const then = dotsOf(before);
  enough(dots, now.length, (dot) => dot.parentNode.appendChild(dot.cloneNode()));
  dots.forEach((dot, n) => {
    const { x, y, color, size } = now[n] ?? { size: 0 };
    const was = then[n] ?? {};
    if (size !== was.size) {
      const r = size / 2;
      dot.setAttribute("d", r ? `M${r},0A${r},${r} 0 1,1 0,${-r}A${r},${r} 0 0,1 ${r},0Z` : "");
    }
    if (!size) return;
    if (x !== was.x || y !== was.y) dot.setAttribute("transform", `translate(${place.x(x)},${place.y(y)})`);
    if (color !== was.color) Object.assign(dot.style, { fill: color, fillOpacity: 1 });
  });
}

function moveWords(trace, words, place) {
  const now = points(trace);
  enough(words, now.length, (text) => {
    const group = text.parentNode;
    return group.parentNode.appendChild(group.cloneNode(true)).querySelector("text");
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
      element.setAttribute("x", place.x(trace.x[i]));
      element.setAttribute("y", place.y(trace.y[i]));
    }
  });
}

// As Plotly sets a text of several lines about its middle, which is where the palette anchors every label.
function setLines(text, count, size) {
  const line = (_, k) => {
    const element = document.createElementNS(text.namespaceURI, "tspan");
    element.setAttribute("class", "line");
    element.setAttribute("dy", `${k * LINE_HEIGHT}em`);
    return element;
  };
  text.replaceChildren(...(count > 1 ? Array.from({ length: count }, line) : []));
  const height = ((count - 1) * LINE_HEIGHT + 1) * size;
  text.parentNode.setAttribute("transform", `translate(0,${0.75 * size - height / 2})`);
}
