// One figure, in a live kernel (an anywidget module) and in the published page (mounted by island.js).
// The model holds: name, one entry a parameter, and _definition, _controls, _marks, _moving, _shapes, _plotly: each
// either the thing itself (kernel) or the address of a file of this site (page).

const PLOTLY = Symbol.for("hipspine.plotly");
const definitions = new WeakMap();

const isAddress = (source) => typeof source === "string" && /^https?:/.test(source);

async function module(source) {
  if (isAddress(source)) return import(source);
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    return await import(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

function script(address) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = () => resolve(globalThis.Plotly);
    element.onerror = () => reject(new Error(`could not load ${address}`));
    document.head.append(element);
  });
}

// One copy of Plotly a page, whoever asks first; the kernel sends the copy that its plotly package ships.
function plotly(model) {
  globalThis[PLOTLY] ??= isAddress(model.get("_plotly"))
    ? script(model.get("_plotly"))
    : new Promise((resolve, reject) => {
        const receive = (content, buffers) => {
          if (content?.have !== "plotly") return;
          model.off("msg:custom", receive);
          const address = URL.createObjectURL(new Blob([buffers[0]], { type: "text/javascript" }));
          script(address).then(resolve, reject);
        };
        model.on("msg:custom", receive);
        model.send({ want: "plotly" });
      });
  // A failure must not stand for the rest of the page's life: the next figure asks again.
  globalThis[PLOTLY].catch(() => delete globalThis[PLOTLY]);
  return globalThis[PLOTLY];
}

async function definition(model) {
  if (!definitions.has(model)) definitions.set(model, module(model.get("_definition")));
  return definitions.get(model);
}

function parameters(spec, model) {
  return Object.fromEntries(spec.parameters.map(({ name }) => [name, model.get(name)]));
}

function numbers({ spec, compute }, model) {
  const coded = parameters(spec, model);
  for (const { name, options } of spec.parameters) {
    if (options) coded[name] = options.findIndex(({ id }) => id === coded[name]);
  }
  return compute(coded);
}

/** Every parameter and every output as they are now. */
export async function values(model) {
  const { spec, compute } = await definition(model);
  const e = numbers({ spec, compute }, model);
  const outputs = Object.entries(spec.outputs).map(([name, index]) => [name, e[index]]);
  return { ...parameters(spec, model), ...Object.fromEntries(outputs) };
}

/** Return the checked value, or throw a RangeError that names what is allowed. */
export async function check(model, name, value) {
  const { spec } = await definition(model);
  const parameter = spec.parameters.find((one) => one.name === name);
  if (!parameter) throw new RangeError(`no ${name}; there are ${spec.parameters.map((p) => p.name).join(", ")}`);
  const { options, minimum, maximum } = parameter;
  if (options && !options.some(({ id }) => id === value)) {
    throw new RangeError(`${name} must be one of ${options.map(({ id }) => id).join(", ")}`);
  }
  if (!options && !(typeof value === "number" && value >= minimum && value <= maximum)) {
    throw new RangeError(`${name} must be a number from ${minimum} to ${maximum}`);
  }
  return value;
}

function theme() {
  const root = document.documentElement;
  const named = root.dataset.theme ?? document.body.dataset.jpThemeLight ?? document.body.dataset.vscodeThemeKind;
  if (named === undefined || named === "") return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  return /^(dark|false|vscode-dark|vscode-high-contrast)$/.test(named) ? "dark" : "light";
}

let count = 0;

async function render({ model, el }) {
  const [{ spec, compute }, { node, sliderRow, choiceRow, readoutRow }, marks, { stage }, shapes] = await Promise.all([
    definition(model),
    module(model.get("_controls")),
    module(model.get("_marks")),
    module(model.get("_moving")),
    isAddress(model.get("_shapes")) ? fetch(model.get("_shapes")).then((r) => r.json()) : model.get("_shapes"),
  ]);
  const id = `hs-figure-${(count += 1)}`;
  const stop = new AbortController();
  const [left, right, bottom, top] = spec.extent;
  const ask = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };

  // --- what stands on the page
  const plot = node("div", { class: "hs-plot", role: "group", "aria-label": `Drawing: ${spec.title}` });
  plot.style.aspectRatio = `${right - left} / ${top - bottom}`;
  const poster = el.querySelector(".hs-poster");
  if (poster) plot.append(poster);
  const sliders = spec.sliders.map((slider) => sliderRow(slider, spec, `${id}-${slider.parameter}`, marks, ask));
  const choices = spec.choices.map((name) => choiceRow(spec.parameters.find((p) => p.name === name), id, ask));
  const readouts = spec.readouts.map((readout) => readoutRow(readout, marks));
  const said = node("p", { class: "hs-said", "aria-live": "polite" });
  const play = spec.play && node("button", { type: "button", class: "hs-button", onclick: () => toggle() }, "Play");
  const reset = node("button", { type: "button", class: "hs-button", onclick: restore }, "Reset");
  el.replaceChildren(
    node(
      "section",
      { class: "hs-figure", "aria-labelledby": id },
      node("p", { class: "hs-figure-title", id }, spec.title),
      node(
        "div",
        { class: "hs-figure-body" },
        plot,
        node(
          "div",
          { class: "hs-panel" },
          ...choices.map((row) => row.element),
          ...sliders.map((row) => row.element),
          node("div", { class: "hs-buttons" }, ...(play ? [play] : []), reset),
        ),
        node("dl", { class: "hs-readouts" }, ...readouts.map((row) => row.element)),
      ),
      said,
      ...(spec.illustrative ? [node("p", { class: "hs-illustrative" }, node("b", {}, "Illustrative. "), spec.illustrative)] : []),
      ...(spec.caption ? [node("p", { class: "hs-caption" }, spec.caption)] : []),
    ),
  );

  // --- what follows the numbers
  const axis = { visible: false, fixedrange: true };
  const layout = {
    autosize: false,
    margin: { l: 0, r: 0, t: 0, b: 0 },
    showlegend: false,
    dragmode: false,
    hovermode: "closest",
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: getComputedStyle(el).fontFamily },
    xaxis: { ...axis, range: [left, right] },
    yaxis: { ...axis, range: [bottom, top] },
  };
  let drawing = null;
  let waiting = false;
  let fresh = true;
  let speaking = 0;

  function draw() {
    waiting = false;
    const e = numbers({ spec, compute }, model);
    for (const row of sliders) row.show(model.get(row.name));
    for (const row of choices) row.show(model.get(row.name));
    for (const row of readouts) row.show(e);
    if (drawing) drawing[fresh ? "draw" : "move"](marks.traces(spec, e, shapes, theme()));
    fresh = !drawing;
    clearTimeout(speaking);
    speaking = setTimeout(() => { said.textContent = words(e); }, said.textContent ? 500 : 0);
  }

  function words(e) {
    const now = spec.sentences.filter((sentence) => sentence.when === null || e[sentence.when] > 0);
    return now.map((s) => marks.filled(s.text, s.values.map((i) => e[i]), s.decimals)).join(" ");
  }

  // Several changes within one frame are one drawing.
  function changed() {
    if (!waiting) requestAnimationFrame(draw);
    waiting = true;
  }
  function redraw() {
    fresh = true;
    changed();
  }

  function restore() {
    pause();
    for (const parameter of spec.parameters) model.set(parameter.name, parameter.default);
    model.save_changes();
  }

  // --- play: through the stops and back; a reader who wants no motion steps from stop to stop
  let playing = null;
  let stopped = 0;
  function pause() {
    if (playing === null) return;
    cancelAnimationFrame(playing);
    playing = null;
    play.textContent = "Play";
    model.save_changes();
  }
  function toggle() {
    const { parameter, stops, seconds } = spec.play;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      stopped = (stopped + 1) % stops.length;
      return ask(parameter, stops[stopped]);
    }
    if (playing !== null) return pause();
    play.textContent = "Pause";
    const began = performance.now();
    const step = (time) => {
      const way = ((time - began) / 1000 / seconds) * (stops.length - 1);
      const at = Math.floor(way);
      if (at >= stops.length - 1) {
        model.set(parameter, stops.at(-1));
        return pause();
      }
      const part = (1 - Math.cos((way - at) * Math.PI)) / 2;
      // While it plays the kernel need not follow every frame; it hears of the one where it stops.
      model.set(parameter, stops[at] + (stops[at + 1] - stops[at]) * Math.max(0, part));
      playing = requestAnimationFrame(step);
    };
    playing = requestAnimationFrame(step);
  }

  for (const { name } of spec.parameters) model.on(`change:${name}`, changed);
  const watcher = new MutationObserver(redraw);
  watcher.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  watcher.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw, { signal: stop.signal });
  const sizes = new ResizeObserver(redraw);
  sizes.observe(plot);
  plot.addEventListener("pointerdown", pause, { signal: stop.signal });
  plot.addEventListener("pointerenter", () => drawing?.settle(), { signal: stop.signal });
  draw();
  const Plotly = await plotly(model);
  if (stop.signal.aborted) return undefined;
  plot.replaceChildren();
  drawing = stage(Plotly, plot, layout, spec.extent);
  draw();
  return () => {
    stop.abort();
    pause();
    watcher.disconnect();
    sizes.disconnect();
    for (const { name } of spec.parameters) model.off(`change:${name}`, changed);
    Plotly.purge(plot);
  };
}

export default { render };
