// Matching things that belong together.

import { h, rich } from "../../../frontend/src/lib/dom.js";
import { feedback, feedbackPlace } from "../../../frontend/src/quiz/verdict.js";
import { letters, record, sameNames } from "../responses.js";
import { bold } from "../words.js";

function control(item, answer, tools) {
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

/** Matching: the share of right pairs. */
export const match = {
  control,
  possible: (item, response) =>
    record(response) &&
    sameNames(
      Object.keys(response),
      item.pairs.map((pair) => pair.id),
    ) &&
    Object.values(response).every((id) => letters(item).includes(id)),
  grade(item, response) {
    const score = item.pairs.filter((pair) => response[pair.id] === pair.match).length / item.pairs.length;
    return { score, correct: score === 1, feedback: item.pairs.map((pair) => pair.id) };
  },
  right: (item) =>
    item.pairs.flatMap((pair) => {
      const partner = item.options.find(({ id }) => id === pair.match);
      return [...bold(rich(pair.text)), " – ", rich(partner.text), ". "];
    }),
};
