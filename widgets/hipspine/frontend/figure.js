// One figure, in a live kernel (an anywidget module) and in the published page (mounted by island.js).
// The model holds: name, one entry a parameter, and _definition, the parts (_controls, _marks …), _shapes, _plotly:
// each either the thing itself (kernel) or the address of a file of this site (page).

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

async function defined(source, part) {
  const whole = isAddress(source) ? fetch(source).then((answer) => answer.json()) : source;
  const [{ spec, program }, { compile }] = await Promise.all([whole, module(part)]);
  return { spec, compute: compile(program) };
}

async function definition(model) {
  if (!definitions.has(model)) definitions.set(model, defined(model.get("_definition"), model.get("_program")));
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
  const part = (name) => module(model.get(name));
  const [{ spec, compute }, controls, marks, sharing, { plotly }, { turnable, pickable }, shapes] = await Promise.all([
    definition(model),
    ...["_controls", "_marks", "_sharing", "_loading", "_pointing"].map(part),
    isAddress(model.get("_shapes")) ? fetch(model.get("_shapes")).then((r) => r.json()) : model.get("_shapes"),
  ]);
  const { node, sliderRow, choiceRow, readoutRow, teaching } = controls;
  const inPage = isAddress(model.get("_definition"));
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
  const presets = spec.presets.map(({ label, values }) =>
    node("button", { type: "button", class: "hs-button hs-small", onclick: () => take(values) }, label),
  );
  const table = sharing.numbersTable(spec, node);
  table.element.addEventListener("toggle", () => table.show(all(numbers({ spec, compute }, model))));
  const takeAway = sharing.takeAway(spec, node, { now: () => parameters(spec, model), picture: save, inPage });
  const { before, after } = model.get("_bare") ? { before: [], after: [] } : teaching(spec); // bare: within a quiz
  el.replaceChildren(
    node(
      "section",
      { class: "hs-figure", "aria-labelledby": id },
      node("p", { class: "hs-figure-title", id }, spec.title),
      ...before,
      node(
        "div",
        { class: "hs-figure-body" },
        plot,
        node(
          "div",
          { class: "hs-panel" },
          ...(presets.length ? [node("div", { class: "hs-presets", role: "group", "aria-label": "Settings" }, ...presets)] : []),
          ...choices.map((row) => row.element),
          ...sliders.map((row) => row.element),
          node("div", { class: "hs-buttons" }, ...(play ? [play] : []), reset),
        ),
        node("dl", { class: "hs-readouts" }, ...readouts.map((row) => row.element)),
      ),
      said,
      ...after,
      ...(spec.illustrative ? [node("p", { class: "hs-illustrative" }, node("b", {}, "Illustrative. "), spec.illustrative)] : []),
      ...(spec.caption ? [node("p", { class: "hs-caption" }, spec.caption)] : []),
      ...(spec.sources.length ? [sharing.sourceLine(spec, node, inPage ? new URL("../../chapters/references.html", import.meta.url).href : null)] : []),
      node("div", { class: "hs-extras" }, table.element, takeAway),
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
    if (table.element.open) table.show(all(e));
    if (drawing) drawing[fresh ? "draw" : "move"](marks.traces(spec, e, shapes, theme()));
    fresh = !drawing;
    clearTimeout(speaking);
    speaking = setTimeout(() => { said.textContent = words(e); }, said.textContent ? 500 : 0);
  }

  function all(e) {
    const outputs = Object.entries(spec.outputs).map(([name, index]) => [name, e[index]]);
    return { ...parameters(spec, model), ...Object.fromEntries(outputs) };
  }

  async function save(format) {
    const Plotly = await plotly(model);
    const style = getComputedStyle(el.firstElementChild);
    const paper = style.getPropertyValue("--paper").trim() || "white";
    const picture = sharing.pictureOf(spec, plot.data, drawing.layout ?? layout, paper, style.color);
    await Plotly.downloadImage(picture, { format, scale: 3, filename: spec.id, ...picture.layout });
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

  function take(values) {
    pause();
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    model.save_changes();
  }

  function restore() {
    take(Object.fromEntries(spec.parameters.map((parameter) => [parameter.name, parameter.default])));
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
  if (spec.drag) turnable(plot, spec, () => model.get(spec.drag.parameter), (value) => ask(spec.drag.parameter, value), stop.signal);
  if (spec.marks.some(({ picks }) => picks)) {
    const leaders = marks.leaders(spec);
    pickable(plot, (x, y) => leaders[drawing?.at(x, y)], ask, stop.signal);
  }
  // Paper cannot be clicked.
  const open = () => el.querySelectorAll(".hs-answer, .hs-more:has(table)").forEach((more) => (more.open = true));
  addEventListener("beforeprint", open, { signal: stop.signal });
  plot.addEventListener("pointerenter", () => drawing?.settle(), { signal: stop.signal });
  draw();
  const start = async () => {
    const [Plotly, { stage }, { solidStage }] = await Promise.all([plotly(model), part("_moving"), part("_solid")]);
    if (stop.signal.aborted) return;
    plot.replaceChildren();
    drawing = spec.solid ? solidStage(Plotly, plot, layout, spec) : stage(Plotly, plot, layout, spec.extent);
    stop.signal.addEventListener("abort", () => Plotly.purge(plot));
    fresh = true;
    draw();
  };
  // The bundle for three dimensions is large: a reader of the book asks for it.
  if (spec.solid && inPage) plot.append(controls.opening(start));
  else await start();
  return () => {
    stop.abort();
    pause();
    watcher.disconnect();
    sizes.disconnect();
    for (const { name } of spec.parameters) model.off(`change:${name}`, changed);
  };
}

export default { render };
