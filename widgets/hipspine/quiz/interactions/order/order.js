// Bringing things into order by moving them up and down.

/** @import { Interaction, Question } from "../types.d.ts" */

import { h, listed, rich } from "../../../frontend/src/lib/dom.js";
import { feedback, feedbackPlace } from "../../../frontend/src/quiz/verdict.js";
import { letters, sameNames } from "../responses.js";
import { bold, texts } from "../words.js";

/**
 * @typedef {object} Ordering
 * @property {"ordering"} kind
 * @property {{ id: string, text: string, feedback: string }[]} options in the right order
 */

/** @typedef {Question & Ordering} OrderItem */

/**
 * One of the things, with its buttons and the place of its feedback.
 * @typedef {object} Row
 * @property {Ordering["options"][number]} option
 * @property {HTMLElement} place
 * @property {HTMLElement} up
 * @property {HTMLElement} down
 * @property {HTMLElement} row
 */

/** @typedef {Omit<Map<string, Row>, "get"> & { get(id: string): Row }} Rows one for each thing */

/** @type {Interaction<OrderItem, string[]>["control"]} */
function control(item, answer, tools) {
  const list = h("ol", { class: "hs-quiz-order" });
  const news = h("span", { class: "hs-quiz-hidden", "aria-live": "polite" });
  const first = tools.shuffled(item.options);
  let touched = false;
  const rows = /** @type {Rows} */ (
    new Map(
      first.map((option) => {
        const place = feedbackPlace();
        /** @param {number} by */
        const move = (by) => () => shift(option.id, by);
        /** @param {string} way */
        const words = (way) => h("span", { class: "hs-quiz-hidden" }, ` ${way}: `, rich(option.text));
        /** @type {(by: number, sign: string, way: string) => HTMLButtonElement} */
        const button = (by, sign, way) => h("button", { type: "button", onclick: move(by) }, sign, words(way));
        const [up, down] = [button(-1, "↑", "Move up"), button(1, "↓", "Move down")];
        const row = h("li", {}, h("div", {}, h("span", {}, rich(option.text)), up, down), place);
        return [option.id, { option, place, up, down, row }];
      }),
    )
  );
  let order = [...rows.keys()];
  function lay() {
    order.forEach((id, i) => {
      const { row, up, down } = rows.get(id);
      if (list.children[i] !== row) list.insertBefore(row, list.children[i] ?? null);
      up.setAttribute("aria-disabled", `${i === 0}`);
      down.setAttribute("aria-disabled", `${i === order.length - 1}`);
    });
  }
  /**
   * @param {string} id
   * @param {number} by
   */
  function shift(id, by) {
    const from = order.indexOf(id);
    const to = from + by;
    if (to < 0 || to >= order.length) return;
    const focused = /** @type {HTMLElement} */ (document.activeElement);
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
      [order, touched] = [[...rows.keys()], false];
      lay();
    },
    // Checking the order as it was drawn is an answer as well.
    settle: () => answer([...order]),
    tell() {
      const right = letters(item);
      for (const [i, id] of order.entries()) {
        const { option, place } = rows.get(id);
        const fits = right[i] === id;
        const words = fits ? "In place" : `Belongs in place ${right.indexOf(id) + 1}`;
        place.append(feedback(fits ? "right" : "wrong", option.feedback, words));
      }
    },
    forget: () => rows.forEach(({ place }) => place.replaceChildren()),
    lead: "Bring the list into your order first.",
    rule: "Move with the arrows. Marked is how many follow each other as they should.",
  };
}

/**
 * Ordering: the share of neighbours that follow each other as they should.
 * @type {Interaction<OrderItem, string[]>}
 */
export const order = {
  control,
  possible: (item, response) => Array.isArray(response) && sameNames(response.map(String), letters(item)),
  grade(item, response) {
    const follows = new Map(letters(item).map((id, i, all) => [id, all[i + 1]]));
    const hits = response.slice(1).filter((id, i) => follows.get(response[i]) === id).length;
    const score = hits / (response.length - 1);
    return { score, correct: score === 1, feedback: response.map(String) };
  },
  right: (item) => bold(...listed(texts(item.options), " → ")),
};
