// Matching things that belong together.

/** @import { Interaction, Question } from "../types.d.ts" */

import { h, rich } from "../../../frontend/src/lib/dom.js";
import { feedback, feedbackPlace } from "../../../frontend/src/quiz/verdict.js";
import { letters, record, sameNames } from "../responses.js";
import { bold } from "../words.js";

/**
 * @typedef {object} Matching
 * @property {"matching"} kind
 * @property {{ id: string, text: string, match: string, feedback: string }[]} pairs `match` is the id of its option
 * @property {{ id: string, text: string }[]} options
 */

/** @typedef {Question & Matching} MatchItem */
/** @typedef {Record<string, string>} Matched by the id of a pair, that of its option */

/**
 * The option that a pair names.
 * @param {MatchItem} item
 * @param {string} match
 */
const partner = ({ options }, match) =>
  /** @type {MatchItem["options"][number]} */ (options.find(({ id }) => id === match));

/** @type {Interaction<MatchItem, Matched>["control"]} */
function control(item, answer, tools) {
  /** @param {string} html */
  const text = (html) => rich(html).textContent;
  const options = tools.shuffled(item.options);
  const rows = item.pairs.map((pair) => {
    /** @type {HTMLSelectElement} */
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
  /** @returns {Matched | undefined} */
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
        const right = text(partner(item, pair.match).text);
        place.append(feedback(fits ? "right" : "wrong", pair.feedback, fits ? "Right" : `Belongs to: ${right}.`));
      }
    },
    forget: () => rows.forEach(({ place }) => place.replaceChildren()),
    lead: "Choose a partner for each.",
  };
}

/**
 * Matching: the share of right pairs.
 * @type {Interaction<MatchItem, Matched>}
 */
export const match = {
  control,
  possible: (item, response) =>
    record(response) &&
    sameNames(
      Object.keys(response),
      item.pairs.map((pair) => pair.id),
    ) &&
    Object.values(response).every((id) => letters(item).includes(/** @type {string} */ (id))),
  grade(item, response) {
    const score = item.pairs.filter((pair) => response[pair.id] === pair.match).length / item.pairs.length;
    return { score, correct: score === 1, feedback: item.pairs.map((pair) => pair.id) };
  },
  right: (item) =>
    item.pairs.flatMap((pair) => {
      return [...bold(rich(pair.text)), " – ", rich(partner(item, pair.match).text), ". "];
    }),
};
