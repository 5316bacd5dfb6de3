// Following a story: each decision opens its next part.

/** @import { Control, Interaction, Mark, Option, Question, Tools } from "../types.d.ts" */

import { h, rich } from "../../../frontend/src/lib/dom.js";
import { feedbackPlace, outcomeOf } from "../../../frontend/src/quiz/verdict.js";
import { chooseOne, chooseSome } from "../choose/choose.js";
import { record } from "../responses.js";
import { bold, rightTexts } from "../words.js";

/**
 * One step of a story: what is known by now, a question about it, and what the answer tells.
 * @typedef {object} Decision
 * @property {string} id
 * @property {"single" | "several"} kind
 * @property {string} story
 * @property {string} stem
 * @property {Option[]} options
 * @property {string} explanation
 */

/** @typedef {Question & { kind: "case", title: string, steps: Decision[] }} StoryItem */
/** @typedef {string | string[]} Chosen */
/** @typedef {Record<string, Chosen>} Decided by the id of a step */

/** @type {Record<Decision["kind"], Interaction<Decision, Chosen>>} */
const decisions = { single: chooseOne, several: chooseSome };

/** @type {Interaction<StoryItem, Decided>["control"]} */
function control(item, answer, tools) {
  /** @type {Decided} */
  let response;
  const parts = item.steps.map((step, i) => {
    const own = decisions[step.kind].control(step, () => {}, { ...tools, name: `${tools.name}-${step.id}` });
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
  /**
   * @param {Decision} step
   * @param {Control<Chosen>} own
   * @param {HTMLElement} news
   */
  function decided(step, own, news) {
    const chosen = own.now();
    const nothing = chosen === undefined || chosen.length === 0;
    news.textContent = nothing ? own.lead : "";
    if (nothing) return own.inputs[0].focus();
    answer({ ...response, [step.id]: chosen });
    parts.find((part) => !(part.step.id in response))?.own.inputs[0].focus();
    if (parts.every((part) => part.step.id in response)) tools.submit();
  }
  /** @param {Decided} [next] */
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
        const mark = /** @type {NonNullable<Tools["mark"]>} */ (tools.mark); // no assignment has stories
        const earned = mark(step, response[step.id]);
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

/**
 * Following a story: the mean of the decisions' marks.
 * @type {Interaction<StoryItem, Decided>}
 */
export const story = {
  control,
  possible(item, response) {
    const names = item.steps.map((step) => step.id);
    if (!record(response) || !Object.keys(response).every((name, i) => name === names[i])) return false;
    /** @param {string} name */
    const step = (name) => item.steps[names.indexOf(name)];
    return Object.entries(response).every(([name, chosen]) => decisions[step(name).kind].possible(step(name), chosen));
  },
  grade(item, response) {
    const steps = item.steps.filter((step) => step.id in response);
    const marks = steps.map((step) => decisions[step.kind].grade(step, response[step.id]));
    return {
      score: marks.reduce((sum, { score }) => sum + score, 0) / item.steps.length,
      correct: marks.length === item.steps.length && marks.every(({ correct }) => correct),
      feedback: marks.flatMap((one, i) => one.feedback.map((name) => `${steps[i].id}.${name}`)),
    };
  },
  right: (item) => item.steps.flatMap((step) => [...bold(...rightTexts(step.options)), " "]),
  inSteps: true,
};
