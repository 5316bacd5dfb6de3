// How questions are answered by moving things: an order, partners, a figure, and a story decision by decision.
// See answering.js for what each maker returns.

import { h, rich } from "../lib/dom.js";
import { answering } from "./answering.js";
import { feedback, feedbackPlace, outcomeOf } from "./verdict.js";

export const arranging = { ordering, matching, set: setting, case: story };

function ordering(item, answer, tools) {
  const list = h("ol", { class: "hs-quiz-order" });
  const news = h("span", { class: "hs-quiz-hidden", "aria-live": "polite" });
  const first = tools.shuffled(item.options);
  let touched = false;
  const rows = new Map(
    first.map((option) => {
      const place = feedbackPlace();
      const move = (by) => () => shift(option.id, by);
      const words = (way) => h("span", { class: "hs-quiz-hidden" }, ` ${way}: `, rich(option.text));
      const button = (by, sign, way) => h("button", { type: "button", onclick: move(by) }, sign, words(way));
      const [up, down] = [button(-1, "↑", "Move up"), button(1, "↓", "Move down")];
      const row = h("li", {}, h("div", {}, h("span", {}, rich(option.text)), up, down), place);
      return [option.id, { option, place, up, down, row }];
    }),
  );
  let order = first.map((option) => option.id);
  function lay() {
    order.forEach((id, i) => {
      const { row, up, down } = rows.get(id);
      if (list.children[i] !== row) list.insertBefore(row, list.children[i] ?? null);
      up.setAttribute("aria-disabled", i === 0);
      down.setAttribute("aria-disabled", i === order.length - 1);
    });
  }
  function shift(id, by) {
    const from = order.indexOf(id);
    const to = from + by;
    if (to < 0 || to >= order.length) return;
    const focused = document.activeElement;
    [order[from], order[to]] = [order[to], order[from]];
    touched = true;
    lay();
    focused.focus();
    news.textContent = `Now in place ${to + 1} of ${order.length}`;
    answer([...order]);
  }
  lay();
  return {
    rows: [list, news],
    inputs: [rows.get(order[0]).down],
    now: () => (touched ? [...order] : undefined),
    show(response) {
      if (response) [order, touched] = [[...response], true];
      lay();
    },
    clear() {
      [order, touched] = [first.map((option) => option.id), false];
      lay();
    },
    // Checking the order as it was drawn is an answer as well.
    settle: () => answer([...order]),
    tell() {
      const right = item.options.map((option) => option.id);
      for (const [i, id] of order.entries()) {
        const { option, place } = rows.get(id);
        const fits = right[i] === id;
        const words = fits ? "In place" : `Place ${right.indexOf(id) + 1}`;
        place.append(feedback(fits ? "right" : "wrong", option.feedback, words));
      }
    },
    forget: () => rows.forEach(({ place }) => place.replaceChildren()),
    lead: "Bring the list into your order first.",
    rule: "Move with the arrows. Marked is how many follow each other as they should.",
  };
}

function matching(item, answer, tools) {
  const text = (html) => rich(html).textContent;
  const options = tools.shuffled(item.options);
  const rows = item.pairs.map((pair) => {
    const select = h(
      "select",
      { id: `${tools.name}-${pair.id}`, onchange: () => answer(now()) },
      h("option", { value: "" }, "choose …"),
      ...options.map((option) => h("option", { value: option.id }, text(option.text))),
    );
    const place = feedbackPlace();
    const label = h("label", { for: select.id }, rich(pair.text));
    return { pair, select, place, row: h("div", { class: "hs-quiz-pair" }, label, select, place) };
  });
  function now() {
    if (!rows.every(({ select }) => select.value)) return undefined;
    return Object.fromEntries(rows.map(({ pair, select }) => [pair.id, select.value]));
  }
  return {
    rows: rows.map(({ row }) => row),
    inputs: rows.map(({ select }) => select),
    now,
    show(response) {
      if (response === undefined && !now()) return;
      for (const { pair, select } of rows) select.value = response?.[pair.id] ?? "";
    },
    clear: () => rows.forEach(({ select }) => (select.value = "")),
    tell() {
      for (const { pair, select, place } of rows) {
        const fits = select.value === pair.match;
        const right = text(item.options.find((option) => option.id === pair.match).text);
        place.append(feedback(fits ? "right" : "wrong", pair.feedback, fits ? "Right" : `Belongs to: ${right}.`));
      }
    },
    forget: () => rows.forEach(({ place }) => place.replaceChildren()),
    lead: "Choose a partner for each.",
  };
}

// ---- moving a figure

function setting(item, answer, tools) {
  const place = feedbackPlace();
  const home = h("div", { class: "hs-quiz-figure" }, h("p", {}, "The figure loads when it comes near."));
  let figure = null;
  let wanted;
  const open = new IntersectionObserver(
    async ([{ isIntersecting }]) => {
      if (!isIntersecting || figure) return;
      open.disconnect();
      figure = await tools.figure(item, home, answer);
      if (wanted) figure.set(wanted);
    },
    { rootMargin: "300px" },
  );
  open.observe(home);
  return {
    rows: [home, place],
    inputs: [home],
    now: () => figure?.values(),
    show(response) {
      wanted = response;
      if (response) figure?.set(response);
    },
    clear: () => figure?.set(null),
    settle: () => figure && answer(figure.values()),
    focus: () => home.querySelector("input, select, button")?.focus(),
    tell(mark) {
      for (const name of mark.feedback) {
        const met = name === "met";
        place.append(feedback(met ? "right" : "wrong", met ? item.met : item.goals[name.split("-")[1]].missed));
      }
    },
    forget: () => place.replaceChildren(),
    lead: "Move the figure first.",
  };
}

// ---- a case: each decision opens the next part of the story

function story(item, answer, tools) {
  let response;
  const parts = item.steps.map((step, i) => {
    const own = answering[step.kind](step, () => {}, { ...tools, name: `${tools.name}-${step.id}` });
    const news = h("p", { class: "hs-quiz-lead", role: "status" });
    const onclick = () => decided(step, own, news);
    const decide = h("button", { type: "button", class: "hs-quiz-again", onclick }, "Decide");
    const after = feedbackPlace();
    const count = h("span", { class: "hs-quiz-count" }, `Step ${i + 1} of ${item.steps.length}`);
    const rule = own.rule ? h("p", { class: "hs-quiz-rule" }, own.rule) : undefined;
    const question = h("fieldset", {}, h("legend", {}, rich(step.stem)), rule, ...own.rows);
    const before = [count, h("p", { class: "hs-quiz-story" }, rich(step.story))];
    const element = h("div", { class: "hs-quiz-step" }, ...before, question, decide, news, after);
    return { step, own, decide, after, element };
  });
  function decided(step, own, news) {
    const chosen = own.now();
    const nothing = chosen === undefined || chosen.length === 0;
    news.textContent = nothing ? own.lead : "";
    if (nothing) return own.inputs[0].focus();
    answer({ ...response, [step.id]: chosen });
    parts.find((part) => !(part.step.id in response))?.own.inputs[0].focus();
    if (parts.every((part) => part.step.id in response)) tools.submit();
  }
  function show(next) {
    response = next ?? {};
    let open = true;
    for (const { step, own, decide, after, element } of parts) {
      element.hidden = !open;
      const done = step.id in response;
      if (done || !open) own.show(response[step.id]);
      for (const input of own.inputs) input.disabled = done;
      decide.hidden = done;
      own.forget();
      after.replaceChildren();
      if (done) {
        const earned = tools.mark({ ...step }, response[step.id]);
        own.tell(earned, outcomeOf(earned));
        after.append(h("p", {}, rich(step.explanation)));
      }
      open &&= done;
    }
  }
  show();
  return {
    rows: parts.map(({ element }) => element),
    inputs: parts.flatMap(({ own }) => own.inputs),
    now: () => (Object.keys(response).length === parts.length ? response : undefined),
    show,
    clear: () => parts.forEach(({ own }) => own.show(undefined)),
    tell: () => {},
    forget: () => {},
    lead: "Decide each step first.",
    ownButtons: true,
  };
}
