// The script of a package for a learning platform (SCORM 1.2): shows the one widget of its page, and reports what is
// done.

import { standAlone, islands, mount, stateOf } from "../file/mounting.js";
import { scorm as words } from "../words/scorm.js";
import { followFigure, resumeFigure } from "./figure.js";
import { lessonOf } from "./lesson.js";
import { session } from "./platform.js";
import { followQuiz, resumeQuiz } from "./quiz.js";

const line = document.querySelector(".hs-file-report");

/** @param {string} text */
function say(text) {
  if (line && line.textContent !== text) line.textContent = text;
}

async function begin() {
  const [element] = islands();
  const isFigure = element.dataset.island?.startsWith("figure:");
  const usual = isFigure ? words.reportedFigure : words.reported;
  let refused = false;
  const open = session(window, () => {
    refused = true;
    say(words.refused);
  });
  const lesson = open && lessonOf(open);
  if (!refused) say(lesson ? usual : open ? words.review : words.alone);
  if (!lesson) return mount(element);
  const state = stateOf(element);
  (isFigure ? resumeFigure : resumeQuiz)(state, lesson);
  /** @param {number} count */
  const lost = (count) => refused || say(count ? words.lost(count) : usual);
  let keep = () => {};
  // What is left is told as the page goes; a phone may put it away for good without a word.
  const save = () => {
    keep();
    lesson.commit();
  };
  addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save());
  addEventListener("pagehide", () => {
    keep();
    lesson.end();
  });
  // A session that has ended begins anew only with the page.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  await mount(element, state);
  keep = await (isFigure ? followFigure(state, element, lesson) : followQuiz(state, element, lesson, lost));
}

standAlone();
begin();
