// The page's host of widgets, where no kernel runs: it offers what anywidget's own host offers in a notebook, and the
// reader's progress. A reference to a widget is its state, with its name: "figure:pelvic-tilt".

import { modelOf } from "./model.js";

const MODULES = {
  appointment: () => import("../appointment/appointment.js"),
  figure: () => import("../figure/figure.js"),
  plot: () => import("./plot.js"),
  progress: () => import("../progress/my-progress.js"),
  quiz: () => import("../quiz/quiz.js"),
};

const models = new WeakMap();

/** The model of a widget: one for each reference. */
function getModel(state) {
  if (!models.has(state)) models.set(state, modelOf(state));
  return models.get(state);
}

/** The module of a widget, bound to its model: render, and what can be read and set from outside. */
async function getWidget(state) {
  const model = getModel(state);
  const module = await MODULES[state.name.split(":", 1)[0]]();
  return {
    async render({ el, signal }) {
      const end = await module.default.render({ model, el, host });
      if (signal?.aborted) end?.();
      else signal?.addEventListener("abort", () => end?.());
    },
    values: () => module.values(model, host),
    check: async (name, value) => (module.check ? module.check(model, name, value, host) : value),
  };
}

async function progress() {
  const { progress: store } = await import("../progress/progress.js");
  return store();
}

export const host = { getModel, getWidget, progress };
