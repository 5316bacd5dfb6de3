// How each kind of question is answered (arranging.js has what is moved). A maker takes (item, answer, tools) and gives
// rows (elements), inputs (the first takes the focus), now() (undefined while incomplete), show(response), tell(mark),
// forget(), lead (said to who checks without an answer) and, where it needs them, rule (how it is marked), clear(),
// settle() (what stands untouched is the answer), focus(), summary(response), ownButtons (it has buttons of its own).

import { drawing, h, rich } from "../lib/dom.js";
import { feedback, feedbackPlace } from "./verdict.js";

const LEAD = "Choose an answer first.";
const SEVERAL = "More than one may fit. Each right choice counts; each wrong one takes one away.";

export const answering = { single: choice, several: choice, body, number, reason, written };

// ---- choosing

function optionRows(options, type, name, changed) {
  return options.map((option) => {
    const input = h("input", { type, name, value: option.id, onchange: changed });
    const place = feedbackPlace();
    const label = h("label", {}, input, h("span", {}, rich(option.text)));
    return { option, input, place, row: h("div", { class: "hs-quiz-option" }, label, place) };
  });
}

function choice(item, answer, tools) {
  const several = item.kind === "several";
  const rows = optionRows(item.options, several ? "checkbox" : "radio", tools.name, () => answer(now()));
  const chosen = () => rows.filter(({ input }) => input.checked).map(({ option }) => option.id);
  const now = () => (several ? chosen() : chosen()[0]);
  return {
    rows: rows.map(({ row }) => row),
    inputs: rows.map(({ input }) => input),
    now,
    show: (response) => rows.forEach(({ option, input }) => (input.checked = [response].flat().includes(option.id))),
    tell(mark, outcome) {
      for (const { option, place } of rows.filter((row) => mark.feedback.includes(row.option.id))) {
        const own = option.correct ? ["right", "Fits"] : ["wrong", "Does not fit"];
        const [sign, words] = several ? own : [outcome];
        place.append(feedback(sign, option.feedback, words));
      }
    },
    forget: () => rows.forEach(({ place }) => place.replaceChildren()),
    lead: LEAD,
    rule: several && SEVERAL,
    summary: several && ((response) => countOf(item.options, response)),
  };
}

function countOf(options, response) {
  const right = options.filter((o) => o.correct);
  const hits = right.filter((o) => response.includes(o.id)).length;
  const misses = response.length - hits;
  const beside = misses ? ` and chose ${misses} that ${misses > 1 ? "do" : "does"} not` : "";
  return `You found ${hits} of the ${right.length} that fit${beside}.`;
}

function body(item, answer, tools) {
  const base = choice({ ...item, kind: "several" }, answer, tools);
  const shapes = [];
  const views = tools.body.views.map((view) =>
    drawing(
      "g",
      { transform: `translate(${view.x} 0)` },
      drawing("path", { d: view.skin, class: "hs-body-skin" }),
      ...Object.entries(view.regions).map(([region, d]) => {
        const input = base.inputs[item.options.findIndex((option) => option.id === region)];
        const shape = drawing("path", { d, class: "hs-body-region", onclick: () => input.click() });
        shape.append(drawing("title", {}, item.options.find((option) => option.id === region).text));
        shapes.push({ shape, input });
        return shape;
      }),
      drawing("text", { x: 0, y: 14, "text-anchor": "middle" }, view.name),
    ),
  );
  const colour = () => shapes.forEach(({ shape, input }) => shape.classList.toggle("hs-chosen", input.checked));
  // The list beside it does the same for keyboard and screen reader.
  const map = drawing("svg", { viewBox: tools.body.box, class: "hs-body", "aria-hidden": "true" }, ...views);
  for (const input of base.inputs) input.addEventListener("change", colour);
  const list = h("div", { class: "hs-body-list" }, ...base.rows);
  return {
    ...base,
    rows: [h("div", { class: "hs-body-map" }, map, list)],
    show(response) {
      base.show(response);
      colour();
    },
    rule: "Click on the drawing or use the list. Each right place counts; each wrong one takes one away.",
  };
}

const TRUTHS = [
  { id: "true", text: "True" },
  { id: "false", text: "False" },
];

function reason(item, answer, tools) {
  const truths = optionRows(TRUTHS, "radio", `${tools.name}-truth`, () => answer(now()));
  const reasons = optionRows(item.options, "radio", tools.name, () => answer(now()));
  const checked = (rows) => rows.find(({ input }) => input.checked)?.option.id;
  function now() {
    const [truth, why] = [checked(truths), checked(reasons)];
    return truth && why ? { truth: truth === "true", reason: why } : undefined;
  }
  const group = (words, rows) => {
    const attributes = { role: "group", "aria-label": words, class: "hs-quiz-group" };
    return h("div", attributes, h("p", {}, words), ...rows.map(({ row }) => row));
  };
  return {
    rows: [group("Is it true?", truths), group("Because …", reasons)],
    inputs: [...truths, ...reasons].map(({ input }) => input),
    now,
    show(response) {
      // One half of an answer is no answer yet, and stays as it stands.
      if (response === undefined && !(checked(truths) && checked(reasons))) return;
      for (const { option, input } of truths) input.checked = option.id === String(response?.truth);
      for (const { option, input } of reasons) input.checked = option.id === response?.reason;
    },
    clear: () => [...truths, ...reasons].forEach(({ input }) => (input.checked = false)),
    tell(mark) {
      const [truth, why] = mark.feedback;
      const right = truth === String(item.truth);
      const words = truth === "true" ? item.if_true : item.if_false;
      truths.find(({ option }) => option.id === truth).place.append(feedback(right ? "right" : "wrong", words));
      const chosen = reasons.find(({ option }) => option.id === why);
      chosen.place.append(feedback(chosen.option.correct ? "right" : "wrong", chosen.option.feedback));
    },
    forget: () => [...truths, ...reasons].forEach(({ place }) => place.replaceChildren()),
    lead: "Choose true or false, and a reason.",
    rule: "Half for true or false, half for the reason.",
  };
}

// ---- writing

function number(item, answer) {
  const input = h("input", { type: "number", step: "any", autocomplete: "off", oninput: () => answer(now()) });
  const place = feedbackPlace();
  const now = () => (Number.isFinite(input.valueAsNumber) ? input.valueAsNumber : undefined);
  const label = h("label", {}, h("span", {}, "Your answer"), input, h("span", {}, rich(item.answer.unit)));
  const words = (name) =>
    name === "otherwise" ? item.otherwise : (item.mistakes[name.split("-")[1]] ?? item.answer).feedback;
  return {
    rows: [h("div", { class: "hs-quiz-typed" }, label, place)],
    inputs: [input],
    now,
    show(response) {
      // A number that is being typed is left alone: "1." and "1.0" are both 1.
      const typing = response === undefined && document.activeElement === input;
      if (now() !== response && !typing) input.value = response ?? "";
    },
    clear: () => (input.value = ""),
    tell: (mark, outcome) => place.append(feedback(outcome, words(mark.feedback[0]))),
    forget: () => place.replaceChildren(),
    lead: "Write a number first, such as 12.5.",
  };
}

function written(item, answer) {
  const attributes = { rows: 4, maxlength: 2000, "aria-label": "Your answer" };
  const input = h("textarea", { ...attributes, oninput: () => answer(now()) });
  const place = feedbackPlace();
  const now = () => input.value.trim() || undefined;
  return {
    rows: [h("div", { class: "hs-quiz-typed" }, input, place)],
    inputs: [input],
    now,
    show(response) {
      if (now() !== response && document.activeElement !== input) input.value = response ?? "";
    },
    clear: () => (input.value = ""),
    tell: () => place.append(h("p", {}, h("b", {}, "One good answer: "), rich(item.model_answer))),
    forget: () => place.replaceChildren(),
    lead: "Write a sentence first.",
  };
}
