// The host of a page of the book: every kind of widgets, each loaded when one is needed, the reader's progress, and
// how a figure leaves the page: the code for a frame, and the whole window for a class.

import { hostOf } from "./host.js";

async function progress() {
  const { progress: store } = await import("../progress/progress.js");
  return store();
}

export const host = hostOf(
  {
    appointment: () => import("../appointment/appointment.js"),
    figure: () => import("../figure/figure.js"),
    plot: () => import("./plot.js"),
    progress: () => import("../progress/my-progress.js"),
    quiz: () => import("../quiz/quiz.js"),
  },
  { progress, share: () => import("../share/share.js") },
);
