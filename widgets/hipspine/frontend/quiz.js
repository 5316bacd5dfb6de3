// A quiz, in the page and in the kernel: the same module for both.
// The model holds: name, content (quiz/content.py, or its address), section ("" for all), seed and count (what is drawn),
// responses {id: answer now}, checked [ids with feedback shown], confidence {id: percent}; and parts (_marking, …), each
// the thing itself (kernel) or the address of a file (page).

const isAddress = (source) => typeof source === "string" && /^https?:/.test(source);
const loaded = new WeakMap();

async function module(source) {
  if (isAddress(source)) return import(source);
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    return await import(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

// One request a page, however many sections ask.
const fetched = {};
const json = (source) => (isAddress(source) ? (fetched[source] ??= fetch(source).then((answer) => answer.json())) : source);

/** What does not change while the page is open: the parts, and the content with all its questions. */
async function parts(model) {
  if (!loaded.has(model)) loaded.set(model, load(model));
  return loaded.get(model);
}

async function load(model) {
  const names = ["marking", "draws", "elements", "answering", "arranging", "ending", "program"];
  const own = model.get("_progress");
  // Only a published page keeps progress; a notebook is its own memory.
  const keeping = isAddress(own) ? import(own).then(({ progress }) => progress(model.get("_fsrs"))) : undefined;
  const basics = Promise.all(names.map((name) => module(model.get(`_${name}`))));
  const whole = await json(model.get("content"));
  const section = model.get("section");
  const content = section ? { ...whole, items: whole.items.filter((item) => item.section === section) } : whole;
  const kinds = new Set(content.items.map(({ kind }) => kind));
  const moved = new Set(content.items.filter(({ kind }) => kind === "set").map(({ figure }) => figure));
  const definition = async (name) => [name, await json(model.get("_figures")[name]._definition)];
  const [modules, body, programs, figures, kept] = await Promise.all([
    basics,
    kinds.has("body") ? json(model.get("_body")) : undefined,
    kinds.has("parametric") ? json(model.get("_programs")) : {},
    Promise.all([...moved].map(definition)),
    keeping,
  ]);
  const tools = Object.assign({}, ...modules);
  const compiled = ([name, { spec, program }]) => [name, { spec, compute: tools.compile(program) }];
  const results = tools.resultsOf(new Map(figures.map(compiled)));
  const compute = Object.fromEntries(Object.entries(programs).map(([id, program]) => [id, tools.compile(program)]));
  const mark = (item, response) => tools.mark(item, response, tools.same, results);
  return { ...tools, content, body, compute, results, mark, kept };
}

/** The questions that the seed draws, each as it is asked. */
function asked({ content, picked, drawn, compute }, model) {
  const seed = model.get("seed") ?? 1;
  const items = picked(content.items, content.quiz, seed, model.get("count") ?? 0);
  return items.map((item) => drawn(item, seed, compute));
}

// What is stored may stem from an older version of the quiz: an answer that cannot be is no answer.
function responseTo({ possible, empty }, model, item) {
  const response = model.get("responses")?.[item.id];
  return !empty(response) && possible(item, response) ? response : undefined;
}

/** Score (mean mark of the questions asked, 0..1), number answered, and number of questions. */
export async function values(model) {
  const tools = await parts(model);
  const items = asked(tools, model);
  const responses = items.map((item) => responseTo(tools, model, item));
  const marks = items.map((item, i) => tools.mark(item, responses[i]));
  return {
    score: marks.reduce((sum, { score }) => sum + score, 0) / items.length,
    answered: responses.filter((response) => response !== undefined).length,
    total: items.length,
  };
}

const SETTABLE = ["responses", "checked", "confidence", "seed"];
export const SURENESS = { 50: "a guess", 75: "fairly sure", 95: "certain" };

/** The value that may be set under a name. Throws RangeError naming what is allowed. */
export async function check(model, name, value) {
  const tools = await parts(model);
  if (!SETTABLE.includes(name)) throw new RangeError(`a quiz has no ${name}; it has ${SETTABLE.join(", ")}`);
  if (name === "seed") {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`seed must be a whole number from 0 on`);
    return value;
  }
  const items = asked(tools, model);
  const ids = items.map((item) => item.id);
  const stranger = (name === "checked" ? value : Object.keys(value)).find((id) => !ids.includes(id));
  if (stranger !== undefined) throw new RangeError(`there is no question ${stranger}; there are ${ids.join(", ")}`);
  if (name === "responses") items.forEach((item) => tools.mark(item, value[item.id]));
  if (name === "confidence" && Object.values(value).some((sure) => !(sure in SURENESS)))
    throw new RangeError(`confidence is one of ${Object.keys(SURENESS).join(", ")}`);
  return value;
}

// A story before the question is set in plain weight, and the question by itself stands out.
const QUESTION = /^(.*[.!?:][”’]?)\s+((?:[^.!?<]|<[^>]*>)*\?[”’]?(?: Choose all that (?:fit|apply)\.)?|Click [^.]*\.)$/s;
const asking = (stem) =>
  stem.includes("hs-quiz-par") ? stem : stem.replace(QUESTION, '<span class="hs-quiz-par">$1</span> <span class="hs-quiz-par">$2</span>');

/** One question: its element, and functions to bring it in line with the model and to put the focus into it. */
function question(item, number, total, model, tools, inBook, told) {
  const { h, rich, said, verdict, outcomeOf, empty } = tools;
  const name = `${model.get("name")}-${item.id}`;
  const below = tools.stream(item.id, item.version, model.get("seed") ?? 1, "order");
  const control = { ...tools.makers, ...tools.moreMakers }[item.kind](item, answer, {
    ...tools,
    name,
    shuffled: (things) => moved(things, tools.shuffled(things, below)),
    figure: (id, start, home, changed) => tools.mountFigure(model, id, start, home, changed, module),
    submit: () => submitted(),
  });
  const submit = h("button", { type: "submit", class: "hs-quiz-check", hidden: control.ownButtons }, "Check");
  const again = h("button", { type: "button", class: "hs-quiz-again", onclick: retry, hidden: true }, "Try again");
  const result = h("div", { class: "hs-quiz-result", role: "status" });
  const count = total > 1 ? h("span", { class: "hs-quiz-count" }, `Question ${number} of ${total}`) : undefined;
  const rule = control.rule ? h("p", { class: "hs-quiz-rule" }, control.rule) : undefined;
  const title = item.title ? h("span", { class: "hs-quiz-case" }, rich(item.title)) : undefined;
  const fields = h("fieldset", {}, h("legend", {}, count, title, rich(asking(item.stem))), rule, ...control.rows);
  const { element: hints, reset: forgetHints } = tools.hintsOf(item, tools);
  // A story tells at each step how well it went, so there is no moment at which to ask how sure one is of the whole.
  const { element: sure, show: showSure } = control.ownButtons ? { show() {} } : tools.surenessOf(name, SURENESS, tools, setSure);
  const form = { class: "hs-quiz-item", "data-item": item.id, "data-kind": item.kind, novalidate: true, onsubmit: submitted };
  const element = h("form", form, fields, hints, sure, h("div", { class: "hs-quiz-actions" }, submit, again), result);
  const focus = () => (control.focus ?? (() => (control.inputs.find((input) => input.checked) ?? control.inputs[0]).focus()))();
  let shown = "";
  function setSure(percent) {
    const { [item.id]: _, ...others } = model.get("confidence") ?? {};
    model.set("confidence", percent ? { ...others, [item.id]: percent } : others);
    model.save_changes();
  }
  function answer(response) {
    const { [item.id]: _, ...others } = model.get("responses") ?? {};
    const checked = model.get("checked") ?? [];
    if (checked.includes(item.id)) model.set("checked", checked.filter((id) => id !== item.id));
    model.set("responses", empty(response) ? others : { ...others, [item.id]: response });
    model.save_changes();
  }
  function submitted(event) {
    event?.preventDefault();
    if (responseTo(tools, model, item) === undefined) control.settle?.();
    if (responseTo(tools, model, item) === undefined) {
      result.replaceChildren(h("p", {}, control.lead));
      return focus();
    }
    const before = model.get("checked") ?? [];
    if (before.includes(item.id)) return undefined;
    model.set("checked", [...before, item.id]);
    model.save_changes();
    return keep();
  }
  async function keep() {
    const earned = tools.mark(item, responseTo(tools, model, item));
    await tools.kept?.note(item, earned, model.get("confidence")?.[item.id]);
    told();
  }
  function retry() {
    control.clear?.();
    answer(undefined);
    forgetHints();
    (control.focus ?? (() => control.inputs[0].focus()))();
  }
  function update() {
    const response = responseTo(tools, model, item);
    const checked = (model.get("checked") ?? []).includes(item.id) && response !== undefined;
    control.show(response);
    showSure(model.get("confidence")?.[item.id], checked);
    const now = JSON.stringify([checked, response]);
    if (now === shown) return;
    shown = now;
    control.forget();
    result.replaceChildren();
    again.hidden = !checked;
    submit.textContent = checked ? "Checked" : "Check";
    submit.setAttribute("aria-disabled", checked);
    element.toggleAttribute("data-outcome", checked);
    if (checked) tell(response);
  }
  function tell(response) {
    const earned = tools.mark(item, response);
    const outcome = item.kind === "written" ? "partly" : outcomeOf(earned);
    element.dataset.outcome = outcome;
    control.tell(earned, outcome);
    const parts = control.summary ? ` · ${control.summary(response)}` : ` · ${Math.round(100 * earned.score)} % of this question`;
    if (item.kind !== "single" && item.kind !== "number" && item.kind !== "written")
      result.append(h("p", {}, verdict(outcome), control.summary || earned.score < 1 ? parts : ""));
    result.append(h("p", {}, h("b", {}, "To remember: "), rich(item.explanation)), tools.sources(item, inBook, tools));
  }
  return { item, element, update, focus, submit: submitted };
}

// Between two questions the browser may do what else is waiting: draw the first ones, follow a finger.
const breath = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

// A list to be put in order must not be shown in the right one.
function moved(things, order) {
  return order.every((thing, i) => thing === things[i]) ? [...order.slice(1), order[0]] : order;
}

async function render({ model, el }) {
  const tools = await parts(model);
  const { h, rich } = tools;
  const { content } = tools;
  const inBook = Boolean(el.closest(".hs-island"));
  let items = [];
  let questions = [];
  let pips = [];
  let done = "";
  const progress = h("p", { class: "hs-quiz-progress" });
  const bar = h("div", { class: "hs-quiz-pips", "aria-hidden": "true" });
  const list = h("div", {});
  const end = h("div", { class: "hs-quiz-summary", role: "status" });
  const key = h("div", { class: "hs-quiz-key" });
  const trouble = h("p", { class: "hs-quiz-trouble", role: "status" });
  // One question within the text needs no summary and no key.
  const single = model.get("section") && model.get("count") === 1;
  const title = h("p", { class: "hs-quiz-title" }, single ? "One question on this section" : rich(content.title));
  const all = h("button", { type: "button", class: "hs-quiz-again hs-quiz-all", onclick: checkAll }, "Check all answers");
  const fresh = h("button", { type: "button", class: "hs-quiz-again", onclick: another }, single ? "Another question" : "Other questions");
  const more = (model.get("count") ?? 0) && model.get("count") < content.items.filter(({ kind }) => kind !== "case").length;
  function restart(_, seed = model.get("seed")) {
    for (const name of ["checked", "responses", "confidence"]) model.set(name, name === "checked" ? [] : {});
    model.set("seed", seed);
    model.save_changes();
    questions[0].focus();
  }
  function another() {
    restart(0, (model.get("seed") ?? 1) + 1);
  }
  function checkAll() {
    const open = questions.filter(({ element, item }) => !element.dataset.outcome && item.kind !== "case");
    for (const one of open.filter(({ item }) => responseTo(tools, model, item) !== undefined)) one.submit();
    const missing = questions.find(({ element }) => !element.dataset.outcome);
    if (missing) missing.focus();
    else end.querySelector("button")?.focus();
  }
  function told() {
    trouble.textContent = tools.kept?.trouble() ?? "";
  }
  async function build() {
    const mine = (items = asked(tools, model));
    questions = [];
    pips = items.map(() => h("span"));
    bar.replaceChildren(...pips);
    list.replaceChildren();
    key.replaceChildren();
    update();
    for (const [i, item] of mine.entries()) {
      questions.push(question(item, i + 1, mine.length, model, tools, inBook, told));
      list.append(questions.at(-1).element);
      questions.at(-1).update();
      await breath();
      if (mine !== items) return; // other questions were asked for meanwhile
    }
    update();
    key.replaceChildren(...tools.keyOf(items, tools));
  }
  function update() {
    questions.forEach((q) => q.update());
    const chosen = (item) => (responseTo(tools, model, item) === undefined ? "" : "chosen");
    const states = questions.map(({ item, element }) => element.dataset.outcome ?? chosen(item));
    const count = (test) => states.filter(test).length;
    progress.textContent = `${count(Boolean)} of ${items.length} answered · ${count((s) => s === "right")} right`;
    pips.forEach((pip, i) => (pip.dataset.outcome = states[i] ?? ""));
    const finished = states.length === items.length && states.every((s) => s in tools.WORDS);
    all.hidden = finished;
    const now = finished ? JSON.stringify([model.get("responses"), model.get("confidence")]) : "";
    if (now !== done) end.replaceChildren(...(now ? tools.summary(questions, model, inBook, { ...tools, restart, responseTo: (item) => responseTo(tools, model, item) }) : []));
    done = now;
  }
  const foot = h("div", { class: "hs-quiz-actions hs-quiz-foot" }, single ? undefined : all, ...(more ? [fresh] : []));
  const around = single ? [title, list, foot, trouble] : [title, progress, bar, list, end, foot, trouble, key];
  // Many questions on a page: no landmark for each.
  el.replaceChildren(h(single ? "div" : "section", { class: "hs-quiz", role: single && "group", "aria-label": title.textContent }, ...around));
  await build();
  for (const name of ["responses", "checked", "confidence"]) model.on(`change:${name}`, update);
  model.on("change:seed", build);
  return () => {
    for (const name of ["responses", "checked", "confidence"]) model.off(`change:${name}`, update);
    model.off("change:seed", build);
  };
}

export default { render };
