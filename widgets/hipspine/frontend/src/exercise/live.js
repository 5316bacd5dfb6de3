// An exercise in a notebook: the code runs in the kernel, and what it gives comes back in pieces.

/** @import { Listener, NotebookModel, Place } from "../lib/types.d.ts" */
/** @import { Event } from "../python/types.d.ts" */
/** @import { Content } from "./exercise.js" */

import { hearing } from "../lib/hearing.js";
import { letThrough } from "../lib/keys.js";
import { inPlaceOf } from "../lib/still.js";
import { note, said } from "../python/said.js";
import { exercise as words } from "../words/exercise.js";
import { python } from "../words/python.js";
import { Exercise } from "./exercise.js";

/** @typedef {{ content: Content }} ExerciseTraits */
/** @typedef {{ type: "begins", stops: boolean }} Begun */

/** @param {Place<ExerciseTraits>} place */
function render({ model: given, el }) {
  const model = /** @type {NotebookModel} */ (/** @type {unknown} */ (given));
  const left = new AbortController();
  let run = 0;
  let stops = true; // whether Python can be stopped where it runs
  const view = new Exercise(given.get("content"), { run: start, stop, restart });

  function start() {
    if (view.running) return;
    run += 1;
    stops = true;
    view.begin();
    view.say(words.waiting);
    model.send({ run: view.code, id: run });
  }
  function stop() {
    run += 1; // what still comes of it is not shown
    model.send({ want: "stop" });
    over();
    view.end(note(stops ? words.stopped : words.stopKernel));
  }
  function restart() {
    if (view.running) stop();
    view.restore();
    view.say(words.over);
  }
  function over() {
    view.busy(false);
    view.say("");
  }
  /** @type {Listener} */
  function heard(message) {
    const event = /** @type {(Event | Begun) & { id?: number }} */ (/** @type {unknown} */ (message));
    if (!event || event.id !== run) return;
    if (event.type === "begins") {
      stops = event.stops;
      view.clear();
      view.say(python.running);
    } else if (event.type === "verdict") view.judged(event.right, event.text);
    else if (event.type === "over") {
      view.ended();
      over();
    } else said(view.results, /** @type {import("../python/types.d.ts").Output} */ (event));
  }

  el.replaceChildren(view.element);
  model.on("msg:custom", heard);
  const still = model.get("_still");
  if (still) inPlaceOf(still, el, left.signal);
  letThrough();
  hearing(model, el, [], words, left.signal);
  return () => {
    model.off("msg:custom", heard);
    left.abort();
  };
}

export default { render };
