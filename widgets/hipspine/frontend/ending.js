// What stands around the answers: hints, how sure one is, sources, the summary by objective, and the key on paper.

/** Hints, shown one by one. */
export function hintsOf(item, { h, rich }) {
  if (!item.hints?.length) return { element: undefined, reset() {} };
  const list = h("div", { "aria-live": "polite" });
  const more = h("button", { type: "button", class: "hs-quiz-hint", onclick: next }, "Hint");
  function next() {
    list.append(h("p", {}, h("b", {}, "Hint: "), rich(item.hints[list.childElementCount])));
    more.hidden = list.childElementCount === item.hints.length;
    more.textContent = "One more hint";
  }
  function reset() {
    list.replaceChildren();
    more.hidden = false;
    more.textContent = "Hint";
  }
  return { element: h("div", { class: "hs-quiz-hints" }, list, more), reset };
}

/** How sure the reader is, in one line of radio buttons. */
export function surenessOf(name, words, { h }, changed) {
  const inputs = Object.entries(words).map(([percent, label]) => {
    const input = h("input", { type: "radio", name: `${name}-sure`, value: percent, onchange: () => changed(Number(percent)) });
    return { input, element: h("label", {}, input, h("span", {}, label)) };
  });
  const legend = h("legend", {}, "How sure are you?");
  const element = h("fieldset", { class: "hs-quiz-sure" }, legend, ...inputs.map((one) => one.element));
  return {
    element,
    show(percent, checked) {
      for (const { input } of inputs) {
        input.checked = Number(input.value) === percent;
        input.disabled = checked;
      }
      element.hidden = checked && percent === undefined;
    },
  };
}

export function sources(item, inBook, { h, link, listed, content }) {
  const away = { target: "_blank", rel: "noopener" };
  const works = item.sources.map((key) => {
    const { label, address } = content.works[key];
    return inBook ? link(`references.html#ref-${key}`, label) : link(address, label, away);
  });
  const claims = item.claims.map((id) => (inBook ? link(`evidence.html#claim-${id}`, content.claims[id]) : content.claims[id]));
  const sure = claims.length ? h("span", {}, "How sure are we? ", ...listed(claims, " · ")) : undefined;
  return h("p", { class: "hs-quiz-sources" }, h("span", {}, "Sources: ", ...listed(works)), sure);
}

/** Where the course treats what a question asks: the section of its first claim, in the chapter that asks if it is there. */
function section({ id, claims }, places = {}) {
  const found = claims.flatMap((claim) => places[claim] ?? []);
  const own = found.find(([page]) => id.startsWith(page.replace(/^\d+-/, "")));
  const [page, place, label] = own ?? found[0] ?? [];
  return page && { href: `${page}.html#${place}`, label };
}

export function summary(questions, model, inBook, tools) {
  const { h, rich, link, verdict, mark, content, restart, responseTo } = tools;
  const earned = new Map(questions.map(({ item }) => [item.id, mark(item, responseTo(item))]));
  const right = [...earned.values()].filter(({ correct }) => correct).length;
  const rows = Object.entries(content.objectives).flatMap(([name, text]) => {
    const own = questions.filter(({ item }) => item.objective === name);
    if (!own.length) return [];
    const missed = own.filter(({ item }) => !earned.get(item.id).correct);
    const found = inBook ? missed.map(({ item }) => section(item, content.places)).filter(Boolean) : [];
    const links = [...new Map(found.map((place) => [place.href, place])).values()].map((p) => link(p.href, p.label));
    const jump = (q) => h("button", { type: "button", onclick: q.focus }, `Question ${questions.indexOf(q) + 1}`);
    const outcome = missed.length === 0 ? "right" : missed.length < own.length ? "partly" : "wrong";
    const look = missed.length && h("p", { class: "hs-quiz-look" }, "Look again:", ...missed.map(jump), ...links);
    const count = verdict(outcome, `${own.length - missed.length} of ${own.length} right`);
    return [h("li", {}, h("p", {}, h("span", {}, rich(text)), " ", count), look || undefined)];
  });
  return [
    h("p", { class: "hs-quiz-title" }, `All ${questions.length} answered, ${right} right`),
    h("ul", {}, ...rows),
    ...calibration(questions, earned, model.get("confidence") ?? {}, tools),
    h("button", { type: "button", class: "hs-quiz-again", onclick: restart }, "Start again"),
  ];
}

const SURE = { 50: "A guess", 75: "Fairly sure", 95: "Certain" };

/** How sure the reader was, against how often that was right: bars with the stated chance as a mark on each. */
function calibration(questions, earned, confidence, { h }) {
  const told = questions.filter(({ item }) => item.id in confidence);
  if (!told.length) return [];
  const rows = Object.entries(SURE).flatMap(([percent, label]) => {
    const own = told.filter(({ item }) => confidence[item.id] === Number(percent));
    if (!own.length) return [];
    const hits = own.filter(({ item }) => earned.get(item.id).correct).length;
    const bar = h("span", { class: "hs-quiz-bar", "aria-hidden": "true" }, h("i"), h("b"));
    bar.style.setProperty("--share", hits / own.length);
    bar.style.setProperty("--said", percent / 100);
    return [h("tr", {}, h("th", { scope: "row" }, label), h("td", {}, bar), h("td", {}, `${hits} of ${own.length} right`))];
  });
  const note = "The bar is how often you were right; the upright line is how often one would expect with that feeling.";
  return [
    h("table", { class: "hs-quiz-calibration" }, h("caption", {}, "How well did you know what you know?"), h("tbody", {}, ...rows)),
    h("p", { class: "hs-quiz-rule" }, note),
  ];
}

/** The answers to every question, which only paper shows, on a page of its own. */
export function keyOf(items, { h, rich }) {
  return [h("p", { class: "hs-quiz-title" }, "Key"), h("ol", {}, ...items.map((item) => h("li", {}, ...answers(item, h, rich), " ", rich(item.explanation))))];
}

function answers(item, h, rich) {
  const bold = (...parts) => [h("b", {}, ...parts)];
  const right = (options) => options.filter((option) => option.correct).flatMap((o, i) => [...(i ? ["; "] : []), rich(o.text)]);
  switch (item.kind) {
    case "number":
      return bold(String(Number(item.answer.value.toPrecision(4))), " ", rich(item.answer.unit), ".");
    case "ordering":
      return bold(...item.options.flatMap((o, i) => [...(i ? [" → "] : []), rich(o.text)]));
    case "matching":
      return item.pairs.flatMap((p) => [...bold(rich(p.text)), " – ", rich(item.options.find((o) => o.id === p.match).text), ". "]);
    case "reason":
      return bold(item.truth ? "True: " : "False: ", ...right(item.options));
    case "case":
      return item.steps.flatMap((step) => [...bold(...right(step.options)), " "]);
    case "set":
      return [rich(item.met)];
    case "written":
      return [rich(item.model_answer)];
    default:
      return bold(...right(item.options));
  }
}

/** Mount a figure of the course within a question; returns what it holds and how to set it. */
export async function mountFigure(model, id, start, home, changed, module) {
  const files = model.get("_figures")[id];
  const widget = await module(model.get("_figure"));
  const source = files._definition;
  const { spec } = typeof source === "string" ? await fetch(source).then((answer) => answer.json()) : source;
  const first = { ...Object.fromEntries(spec.parameters.map((p) => [p.name, p.default])), ...start };
  const state = { name: `figure:${id}`, _bare: true, ...files, ...first };
  const heard = new Map();
  const own = {
    get: (name) => state[name],
    set(name, value) {
      if (state[name] === value) return;
      state[name] = value;
      [...(heard.get(`change:${name}`) ?? [])].forEach((callback) => callback());
      if (name in first && !quiet) changed(now());
    },
    save_changes() {},
    // Plotly comes from the kernel through the quiz, which answers as a figure would.
    on: (event, callback) => (event.startsWith("msg:") ? model.on(event, callback) : heard.set(event, (heard.get(event) ?? new Set()).add(callback))),
    off: (event, callback) => (event.startsWith("msg:") ? model.off(event, callback) : heard.get(event)?.delete(callback)),
    send: (content) => model.send(content),
  };
  let quiet = false;
  const now = () => Object.fromEntries(spec.parameters.map(({ name }) => [name, state[name]]));
  function put(values) {
    quiet = true;
    for (const [name, value] of Object.entries(values ?? first)) own.set(name, value);
    quiet = false;
  }
  await widget.default.render({ model: own, el: home });
  return { values: now, set: put };
}
