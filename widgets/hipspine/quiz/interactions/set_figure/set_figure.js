// Setting a figure of the course.

/** @import { Value, Values } from "../../../frontend/src/figure/types.d.ts" */
/** @import { Interaction, MountedFigure, Question, Results } from "../types.d.ts" */

import { h, rich } from "../../../frontend/src/lib/dom.js";
import { whenNear } from "../../../frontend/src/lib/near.js";
import { feedback, feedbackPlace, rightMark } from "../../../frontend/src/quiz/verdict.js";
import { is, record, sameNames } from "../responses.js";

/**
 * @typedef {object} Setting
 * @property {"set"} kind
 * @property {string} figure
 * @property {Values} start where its controls stand at first
 * @property {({ name: string, options: string[], minimum?: undefined, maximum?: undefined }
 *   | { name: string, options?: undefined, minimum: number, maximum: number })[]} parameters
 * @property {{ output: string, at_least: number | null, at_most: number | null, missed: string }[]} goals
 * @property {string} met said when every goal is met
 */

/** @typedef {Question & Setting} SetItem */

const NEAR = { rootMargin: "300px" };
const SHOW = "Show a setting that fits";
const FITS = "This setting fits.";

/** @type {Interaction<SetItem, Values>["control"]} */
function control(item, answer, tools) {
  const place = feedbackPlace();
  const home = h("div", { class: "hs-quiz-figure" }, h("p", {}, "The figure loads when it comes near."));
  /** @type {MountedFigure | null} */
  let figure = null;
  /** @type {Values | undefined} */
  let wanted;
  /** @type {Values | undefined} a setting that fits, while it is shown in place of the answer */
  let example;
  /** @type {Promise<MountedFigure> | undefined} */
  let mounting;
  const stop = whenNear(home, prepare, NEAR);
  async function prepare() {
    stop();
    mounting ??= tools.figure(item, home, { changed: moved, answered: () => wanted });
    figure = await mounting;
  }
  /** @param {Values} values */
  function moved(values) {
    example = undefined;
    answer(values);
  }
  /** What is right is shown in the figure itself, on request: the answer stays as it was given. */
  function right() {
    const button = h("button", { type: "button", class: "hs-quiz-again" }, SHOW);
    button.addEventListener("click", async () => {
      const { fitting } = await import("./fitting.js"); // few ask for it
      if (!button.isConnected) return; // another answer came meanwhile
      const results = /** @type {Results} */ (tools.results); // no assignment tells how it went
      const from = /** @type {Values} */ (wanted);
      example = fitting(item, from, (values) => results(item.figure, values));
      const told = example ? rightMark(FITS) : "";
      button.replaceWith(told);
      if (!told || !example) return;
      told.tabIndex = -1;
      told.focus({ preventScroll: true });
      figure?.set(example);
      home.scrollIntoView({ block: "nearest" });
    });
    return button;
  }
  return {
    rows: [home, place],
    inputs: [home],
    now: () => figure?.values(),
    show(response) {
      wanted = response;
      if (response) figure?.set(example ?? response);
    },
    clear: () => figure?.set(null),
    prepare,
    settle: () => figure && answer(figure.values()),
    focus: () => /** @type {HTMLElement | null} */ (home.querySelector("input, select, button"))?.focus(),
    tell(mark) {
      for (const name of mark.feedback) {
        const met = name === "met";
        place.append(feedback(met ? "right" : "wrong", met ? item.met : item.goals[+name.split("-")[1]].missed));
      }
      if (!mark.correct) place.append(right());
    },
    forget() {
      example = undefined;
      place.replaceChildren();
    },
    lead: "Move the figure first.",
  };
}

/**
 * @param {number} value
 * @param {number | null} low
 * @param {number | null} high
 */
function within(value, low, high) {
  return !Number.isNaN(value) && !(is(low) && !(value >= low)) && !(is(high) && !(value <= high));
}

/**
 * Setting: the share of goals met. `results` gives what the figure tells with these parameters.
 * @type {Interaction<SetItem, Values>}
 */
export const setFigure = {
  control,
  possible(item, response) {
    if (
      !record(response) ||
      !sameNames(
        Object.keys(response),
        item.parameters.map((p) => p.name),
      )
    )
      return false;
    return item.parameters.every(({ name, options, minimum, maximum }) => {
      const value = /** @type {Value} */ (response[name]);
      if (options) return options.includes(/** @type {string} */ (value));
      return typeof value === "number" && value >= minimum && value <= maximum;
    });
  },
  grade(item, response, /** @type {{ results: Results }} */ { results }) {
    const values = results(item.figure, response);
    const missed = item.goals.flatMap((goal, i) =>
      within(values[goal.output], goal.at_least, goal.at_most) ? [] : [`goal-${i}`],
    );
    const score = (item.goals.length - missed.length) / item.goals.length;
    return { score, correct: missed.length === 0, feedback: missed.length ? missed : ["met"] };
  },
  right: (item) => [rich(item.met)],
  needsFigure: true,
};
