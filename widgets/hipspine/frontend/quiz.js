// A quiz, in the page and in the kernel: the same module for both. Every text arrives as HTML made from the question
// files and is rebuilt here element by element, so that nothing in it can ever act as a script.
// The model holds: name, content (see quiz/content.py), responses {id: answer now}, checked [ids with feedback shown].

const WORDS = { right: "Right", partly: "Partly right", wrong: "Not quite" };
const PICTURES = { right: "M4.5 8.4 7 10.9 11.6 5.6", partly: "M4.5 8h7", wrong: "M5.4 5.4l5.2 5.2m0-5.2-5.2 5.2" };
const [MATHML, SVG] = ["http://www.w3.org/1998/Math/MathML", "http://www.w3.org/2000/svg"];
const PLAIN = ["span", "em", "strong", "code", "br"];
const FORMULA = /^(display(style)?|width|[lr]space|stretchy|fence|form|separator|mathvariant|accent|columnalign)$/;

// ---- marking: the twin of quiz/marking.py

/** The mark of a response: {score 0..1, correct, feedback: [names]}. Throws RangeError for one that cannot be. */
export function mark(item, response) {
  if (!possible(item, response)) throw new RangeError(`${item.id}: ${JSON.stringify(response)} is no answer`);
  if (empty(response)) return { score: 0, correct: false, feedback: [] };
  if (item.kind === "number") return markNumber(item, response);
  const chosen = [response].flat();
  const right = item.options.filter((o) => o.correct).map((o) => o.id);
  const hits = chosen.filter((id) => right.includes(id)).length;
  const score = Math.max(0, (hits - (chosen.length - hits)) / right.length);
  return { score, correct: score === 1, feedback: item.options.map((o) => o.id).filter((id) => chosen.includes(id)) };
}

function markNumber(item, number) {
  if (same(number, item.answer)) return { score: 1, correct: true, feedback: ["answer"] };
  const index = item.mistakes.findIndex((mistake) => same(number, mistake));
  return { score: 0, correct: false, feedback: [index < 0 ? "otherwise" : `mistake-${index}`] };
}

const nine = (number) => Number(number.toPrecision(9));
const same = (number, { value, tolerance }) => nine(Math.abs(nine(number) - nine(value))) <= nine(tolerance);
const empty = (response) => response === undefined || response === null || response.length === 0;

function possible(item, response) {
  if (response === undefined || response === null) return true;
  if (item.kind === "number") return Number.isFinite(response);
  const known = (id) => item.options.some((o) => o.id === id);
  if (item.kind === "single") return known(response);
  return Array.isArray(response) && response.every(known) && new Set(response).size === response.length;
}

/** Score (mean mark of all questions, 0..1), number answered, and number of questions. */
export function values(model) {
  const { items } = model.get("content");
  const marks = items.map((item) => mark(item, responseTo(model, item)));
  return {
    score: marks.reduce((sum, { score }) => sum + score, 0) / items.length,
    answered: items.filter((item) => !empty(responseTo(model, item))).length,
    total: items.length,
  };
}

/** The value that may be set under a name. Throws RangeError naming what is allowed. */
export function check(model, name, value) {
  const { items } = model.get("content");
  const ids = items.map((item) => item.id);
  if (!/^(responses|checked)$/.test(name)) throw new RangeError(`a quiz has no ${name}; it has responses, checked`);
  const stranger = (name === "checked" ? value : Object.keys(value)).find((id) => !ids.includes(id));
  if (stranger !== undefined) throw new RangeError(`there is no question ${stranger}; there are ${ids.join(", ")}`);
  if (name === "responses") items.forEach((item) => mark(item, value[item.id]));
  return value;
}

// What is stored may stem from an older version of the quiz: an answer that cannot be is no answer.
function responseTo(model, item) {
  const response = model.get("responses")?.[item.id];
  return possible(item, response) && !empty(response) ? response : undefined;
}

// ---- building the page

function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
  // JupyterLab takes letters, arrows and Enter for its own commands unless the focused element itself forbids it.
  if (/^(input|button|a)$/.test(tag)) element.dataset.lmSuppressShortcuts = "true";
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** Our own HTML as nodes: known elements only, no attributes but those of formulas; all else stays as its text. */
function rich(html) {
  const copy = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
    const inside = [...node.childNodes].flatMap(copy);
    const formula = node.namespaceURI === MATHML;
    if (!formula && !PLAIN.includes(node.localName)) return inside;
    const element = document.createElementNS(formula ? MATHML : "http://www.w3.org/1999/xhtml", node.localName);
    if (node.className === "hs-quiz-par") element.className = "hs-quiz-par";
    for (const { name, value } of formula ? node.attributes : [])
      if (FORMULA.test(name)) element.setAttribute(name, value);
    element.append(...inside);
    return [element];
  };
  const fragment = document.createDocumentFragment();
  const { body } = new DOMParser().parseFromString(`<body>${html}`, "text/html");
  fragment.append(...[...body.childNodes].flatMap(copy));
  return fragment;
}

function icon(outcome) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [name, value] of Object.entries({ viewBox: "0 0 16 16", "aria-hidden": "true", class: "hs-quiz-icon" }))
    svg.setAttribute(name, value);
  path.setAttribute("d", `M8 .9a7.1 7.1 0 1 0 0 14.2A7.1 7.1 0 1 0 8 .9${PICTURES[outcome]}`);
  svg.append(path);
  return svg;
}

const verdict = (outcome, words = WORDS[outcome]) =>
  h("strong", { class: "hs-quiz-verdict", "data-outcome": outcome }, icon(outcome), words);
const outcomeOf = ({ score, correct }) => (correct ? "right" : score > 0 ? "partly" : "wrong");
const link = (href, label, more = {}) => (href ? h("a", { href, ...more }, label) : label);
const listed = (entries) => entries.flatMap((entry, i) => (i ? [", ", entry] : [entry]));

function sources(item, inBook) {
  const away = { target: "_blank", rel: "noopener" };
  const works = item.sources.map((s) => (inBook ? link(s.href, s.label) : link(s.work, s.label, away)));
  const claims = item.claims.map((c) => (inBook ? link(c.href, c.label) : c.label));
  const sure = claims.length ? h("span", {}, "How sure are we? ", ...listed(claims)) : undefined;
  return h("p", { class: "hs-quiz-sources" }, h("span", {}, "Sources: ", ...listed(works)), sure);
}

/** One question: its element, and functions to bring it in line with the model and to put the focus into it. */
function question(item, number, total, model, inBook) {
  const choice = item.kind !== "number";
  const type = { single: "radio", several: "checkbox" }[item.kind];
  const said = () => h("div", { class: "hs-quiz-said", "aria-live": "polite" });
  const places = new Map();
  let rows;
  if (choice)
    rows = item.options.map((option) => {
      const input = h("input", { type, name: item.id, value: option.id, onchange: () => answer(chosen()) });
      places.set(option.id, { input, said: said(), feedback: option.feedback });
      const label = h("label", {}, input, h("span", {}, rich(option.text)));
      return h("div", { class: "hs-quiz-option" }, label, places.get(option.id).said);
    });
  else {
    const input = h("input", { type: "number", step: "any", autocomplete: "off", oninput: () => answer(typed()) });
    places.set("number", { input, said: said() });
    const label = h("label", {}, h("span", {}, "Your answer"), input, h("span", {}, rich(item.answer.unit)));
    rows = [h("div", { class: "hs-quiz-typed" }, label, places.get("number").said)];
  }
  const submit = h("button", { type: "submit", class: "hs-quiz-check" }, "Check");
  const again = h("button", { type: "button", class: "hs-quiz-again", onclick: retry, hidden: true }, "Try again");
  const result = h("div", { class: "hs-quiz-result", role: "status" });
  const rule = "More than one may fit. Each right choice counts; each wrong one takes one away.";
  const count = h("span", { class: "hs-quiz-count" }, `Question ${number} of ${total}`);
  const hint = item.kind === "several" ? h("p", { class: "hs-quiz-rule" }, rule) : undefined;
  const fields = h("fieldset", {}, h("legend", {}, count, rich(item.stem)), hint, ...rows);
  const form = { class: "hs-quiz-item", "data-item": item.id, novalidate: true, onsubmit: submitted };
  const element = h("form", form, fields, h("div", { class: "hs-quiz-actions" }, submit, again), result);
  const inputs = Array.from(places.values(), (place) => place.input);
  const focus = () => (inputs.find((input) => input.checked) ?? inputs[0]).focus();
  let shown = "";
  function chosen() {
    const ids = inputs.filter((input) => input.checked).map((input) => input.value);
    return item.kind === "single" ? ids[0] : ids;
  }
  function typed() {
    return Number.isFinite(inputs[0].valueAsNumber) ? inputs[0].valueAsNumber : undefined;
  }
  function answer(response) {
    const { [item.id]: _, ...others } = model.get("responses") ?? {};
    const checked = model.get("checked") ?? [];
    if (checked.includes(item.id)) model.set("checked", checked.filter((id) => id !== item.id));
    model.set("responses", empty(response) ? others : { ...others, [item.id]: response });
    model.save_changes();
  }
  function submitted(event) {
    event.preventDefault();
    if (empty(responseTo(model, item))) {
      result.replaceChildren(h("p", {}, choice ? "Choose an answer first." : "Write a number first, such as 12.5."));
      return focus();
    }
    model.set("checked", [...new Set([...(model.get("checked") ?? []), item.id])]);
    model.save_changes();
  }
  function retry() {
    if (!choice) inputs[0].value = "";
    answer(undefined);
    inputs[0].focus();
  }
  function update() {
    const response = responseTo(model, item);
    const checked = (model.get("checked") ?? []).includes(item.id) && response !== undefined;
    if (choice) for (const input of inputs) input.checked = [response].flat().includes(input.value);
    // A number that is being typed is left alone: "1." and "1.0" are both 1.
    else if (typed() !== response && (response !== undefined || document.activeElement !== inputs[0]))
      inputs[0].value = response ?? "";
    const now = JSON.stringify([checked, response]);
    if (now === shown) return;
    shown = now;
    for (const place of places.values()) place.said.replaceChildren();
    result.replaceChildren();
    again.hidden = !checked;
    submit.textContent = checked ? "Checked" : "Check";
    submit.setAttribute("aria-disabled", checked);
    element.toggleAttribute("data-outcome", checked);
    if (checked) tell(response);
  }
  function tell(response) {
    const earned = mark(item, response);
    const outcome = outcomeOf(earned);
    element.dataset.outcome = outcome;
    for (const name of earned.feedback) {
      const place = places.get(name) ?? places.get("number");
      const option = item.options?.find((o) => o.id === name);
      const several = item.kind === "several" && (option.correct ? ["right", "Fits"] : ["wrong", "Does not fit"]);
      const [one, words] = several || [outcome];
      place.said.append(h("p", { "data-outcome": one }, verdict(one, words), " ", rich(feedback(name))));
    }
    if (item.kind === "several") {
      const right = item.options.filter((o) => o.correct);
      const found = right.filter((o) => response.includes(o.id)).length;
      result.append(h("p", {}, verdict(outcome), ` · You found ${found} of the ${right.length} that fit.`));
    }
    result.append(h("p", {}, h("b", {}, "To remember: "), rich(item.explanation)), sources(item, inBook));
  }
  function feedback(name) {
    if (choice) return places.get(name).feedback;
    return name === "otherwise" ? item.otherwise : (item.mistakes[name.split("-")[1]] ?? item.answer).feedback;
  }
  return { item, element, update, focus };
}

/** Where this page treats a claim: the section that bears its evidence badge, as a link. */
function section(claim) {
  const badges = [...document.querySelectorAll(`a[href$="#claim-${claim.id}"]`)].filter((a) => !a.closest(".hs-quiz"));
  const home = badges[0]?.closest("section[id]");
  const heading = home?.querySelector("h1, h2, h3, h4");
  return heading && { href: `#${home.id}`, label: heading.firstChild.textContent.trim() };
}

function summary(content, questions, model, inBook, restart) {
  const earned = new Map(content.items.map((item) => [item.id, mark(item, responseTo(model, item))]));
  const right = [...earned.values()].filter(({ correct }) => correct).length;
  const rows = Object.entries(content.objectives).map(([name, text]) => {
    const own = questions.filter(({ item }) => item.objective === name);
    const missed = own.filter(({ item }) => !earned.get(item.id).correct);
    const places = inBook ? missed.flatMap(({ item }) => item.claims.map(section).filter(Boolean).slice(0, 1)) : [];
    const links = [...new Map(places.map((place) => [place.href, place])).values()].map((p) => link(p.href, p.label));
    const jump = (q) => h("button", { type: "button", onclick: q.focus }, `Question ${questions.indexOf(q) + 1}`);
    const outcome = missed.length === 0 ? "right" : missed.length < own.length ? "partly" : "wrong";
    const look = missed.length && h("p", { class: "hs-quiz-look" }, "Look again:", ...missed.map(jump), ...links);
    const count = verdict(outcome, `${own.length - missed.length} of ${own.length} right`);
    return h("li", {}, h("p", {}, rich(text), " ", count), look || undefined);
  });
  return [
    h("p", { class: "hs-quiz-title" }, `All ${content.items.length} answered, ${right} right`),
    h("ul", {}, ...rows),
    h("button", { type: "button", class: "hs-quiz-again", onclick: restart }, "Start again"),
  ];
}

function render({ model, el }) {
  const content = model.get("content");
  const inBook = Boolean(el.closest(".hs-island"));
  const total = content.items.length;
  const questions = content.items.map((item, i) => question(item, i + 1, total, model, inBook));
  const progress = h("p", { class: "hs-quiz-progress" });
  const pips = content.items.map(() => h("span"));
  const end = h("div", { class: "hs-quiz-summary", role: "status" });
  const title = h("p", { class: "hs-quiz-title" }, rich(content.title));
  let done = "";
  function restart() {
    model.set("checked", []);
    model.set("responses", {});
    model.save_changes();
    questions[0].focus();
  }
  function update() {
    questions.forEach((q) => q.update());
    const chosen = (item) => (responseTo(model, item) === undefined ? "" : "chosen");
    const states = questions.map(({ item, element }) => element.dataset.outcome ?? chosen(item));
    const count = (test) => states.filter(test).length;
    progress.textContent = `${count(Boolean)} of ${total} answered · ${count((s) => s === "right")} right`;
    pips.forEach((pip, i) => (pip.dataset.outcome = states[i]));
    const now = states.every((s) => s in WORDS) ? JSON.stringify(model.get("responses")) : "";
    if (now !== done) end.replaceChildren(...(now ? summary(content, questions, model, inBook, restart) : []));
    done = now;
  }
  update();
  const bar = h("div", { class: "hs-quiz-pips", "aria-hidden": "true" }, ...pips);
  const parts = [title, progress, bar, ...questions.map((q) => q.element), end];
  el.replaceChildren(h("section", { class: "hs-quiz", "aria-label": title.textContent }, ...parts));
  model.on("change:responses", update);
  model.on("change:checked", update);
  return () => {
    model.off("change:responses", update);
    model.off("change:checked", update);
  };
}

export default { render };
