// Bringing things into order by moving them up and down.

import { h, listed, rich } from "../../../frontend/src/lib/dom.js";
import { feedback, feedbackPlace } from "../../../frontend/src/quiz/verdict.js";
import { letters, sameNames } from "../responses.js";
import { bold, texts } from "../words.js";

function control(item, answer, tools) {
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

/** Ordering: the share of neighbours that follow each other as they should. */
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
