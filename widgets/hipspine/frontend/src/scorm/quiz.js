// A quiz, or a case, within a lesson: what is answered is told, and what was answered comes back.

/** @import { State } from "../island/host.js" */
/** @import { Content, QuizModel } from "../quiz/types.d.ts" */
/** @import { Answers } from "./suspended.js" */
/** @import { Lesson } from "./lesson.js" */

import { kinds } from "../../../quiz/kinds/kinds.js";
import { reportsOf } from "../../../quiz/kinds/reports.js";
import { host } from "../file/mounting.js";
import { itemsOf, meanScore, partsOf, responseTo } from "../quiz/parts.js";
import { resultOf } from "./lesson.js";
import { packed, unpacked } from "./suspended.js";

/**
 * Put into a quiz's state what the platform kept of it.
 * @param {State} state
 * @param {Lesson} lesson
 */
export function resumeQuiz(state, lesson) {
  const { items } = /** @type {Content} */ (state.content);
  Object.assign(state, unpacked(items, lesson.kept) ?? {});
}

/**
 * Report what is answered in a quiz, from now on. `lost` is told how many answers the platform has no room for.
 * @param {State} state
 * @param {HTMLElement} element
 * @param {Lesson} lesson
 * @param {(count: number) => void} lost
 */
export async function followQuiz(state, element, lesson, lost) {
  const model = /** @type {QuizModel} */ (/** @type {unknown} */ (host.getModel(state)));
  const parts = await partsOf(model, host);
  const { items: every } = parts.content;
  /** @type {Map<string, string>} */
  const told = new Map();
  const seen = seenFrom(element);

  /** What is settled: checked, or decided within a story. */
  function settled() {
    const checked = model.get("checked") ?? [];
    return itemsOf(parts, model).map((item) => {
      const whole = checked.includes(item.id);
      const response = whole || kinds[item.kind].inSteps ? responseTo(model, item) : undefined;
      return { item, whole: whole && response !== undefined, response };
    });
  }
  function report() {
    const now = settled();
    const reports = now.flatMap(({ item, response }) =>
      response === undefined ? [] : reportsOf(item, response).map((one) => ({ ...one, item })),
    );
    for (const id of told.keys()) if (!reports.some((one) => one.id === id)) told.delete(id); // it is tried again
    let news = false;
    for (const { id, type, response, right, asked, answer, item } of reports) {
      if (told.get(id) === response) continue;
      told.set(id, response);
      news = true;
      lesson.tell({
        id,
        type,
        response,
        right,
        result: resultOf(parts.mark(asked, answer)),
        since: seen.since(item.id),
      });
      seen.again(item.id);
    }
    const whole = now.every((one) => one.whole);
    const responses = new Map(now.map(({ item, response }) => [item, response]));
    if (now.some(({ item, response }) => response !== undefined && !kinds[item.kind].unscored))
      lesson.score(meanScore(parts, [...responses.keys()], (item) => responses.get(item)));
    if (whole) lesson.complete();
    return news || whole;
  }
  function keep() {
    const text = packed(every, /** @type {Answers} */ (answers()));
    lesson.keep(text.text);
    lost(text.lost);
  }
  const answers = () => ({
    seed: model.get("seed"),
    responses: model.get("responses"),
    checked: model.get("checked"),
    confidence: model.get("confidence"),
  });

  const before = settled().flatMap(({ item, response }) => (response === undefined ? [] : reportsOf(item, response)));
  for (const { id, response } of before) told.set(id, response);
  // Checking and answering are told by one save each, and a figure that is moved by many: what is new is committed.
  model.on("save", () => {
    if (!report()) return;
    keep();
    lesson.commit();
  });
  return keep;
}

/**
 * When each question was first seen, or seen anew.
 * @param {HTMLElement} element
 */
function seenFrom(element) {
  /** @type {Map<string, number>} */
  const times = new Map();
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const id = /** @type {HTMLElement} */ (target).dataset.item ?? "";
      if (isIntersecting && !times.has(id)) times.set(id, Date.now());
    }
  });
  const watch = () => element.querySelectorAll("[data-item]").forEach((one) => watcher.observe(one));
  new MutationObserver(watch).observe(element, { childList: true, subtree: true });
  watch();
  return {
    /** @param {string} id */
    since: (id) => times.get(id),
    /** @param {string} id */
    again: (id) => times.set(id, Date.now()),
  };
}
