// A figure as it is reported: how it is set, and what was done of what it asks for. Nothing of that is right or wrong:
// the score tells how much was done.

/** @import { Shown, Work } from "./work.js" */

import { definitionOf, parametersOf } from "../figure/values.js";
import { GUESSED, guesses, keepGuess } from "../lib/guesses.js";
import { record } from "./work.js";

/** What a figure may ask for, each with what shows that it does, and that it is still to be done. */
const STEPS = [
  { name: "guess", asks: ".hs-guess", open: ".hs-asked" },
  { name: "answer", asks: ".hs-answer", open: ".hs-answer:not([open])" },
];

/**
 * @param {Shown} shown
 * @returns {Promise<Work>}
 */
export async function work({ element, model, widget, show }) {
  const figure = `${model.get("name")}`.split(":")[1];
  /** @type {Set<string>} */
  const done = new Set();
  const asked = STEPS.filter(({ asks }) => element.querySelector(asks)).map(({ name }) => name);
  if (!asked.length) asked.push("moved");
  const { spec } = await definitionOf(model);
  const names = Object.keys(parametersOf(spec, model));
  function note() {
    for (const { name, open } of STEPS) if (asked.includes(name) && !element.querySelector(open)) done.add(name);
  }
  note();

  return {
    state: () => ({
      settings: Object.fromEntries(names.map((name) => [name, model.get(name)])),
      done: asked.filter((name) => done.has(name)),
      guess: guesses()[figure],
    }),
    score: async () => asked.filter((name) => done.has(name)).length / asked.length,
    async take(state) {
      const before = Object.fromEntries(names.map((name) => [name, model.get(name)]));
      for (const name of Array.isArray(state.done) ? state.done : []) if (asked.includes(name)) done.add(name);
      const { guess } = state;
      if (typeof guess === "number" || Array.isArray(guess)) keepGuess(figure, guess);
      try {
        for (const [name, value] of Object.entries(record(state.settings)))
          model.set(name, await widget.check(name, value));
      } catch (error) {
        for (const [name, value] of Object.entries(before)) model.set(name, value);
        throw error;
      }
      await show();
    },
    watch(changed) {
      const look = () => {
        note();
        changed();
      };
      // Whoever sets something is not asked any longer.
      model.on("change", () => {
        if (asked[0] === "moved") done.add("moved");
        look();
      });
      element.addEventListener(GUESSED, look);
      element.addEventListener("toggle", look, { capture: true }); // of the answer: it does not bubble
    },
  };
}
