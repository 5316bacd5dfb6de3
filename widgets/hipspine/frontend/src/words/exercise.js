// What an exercise says besides its own words.

export const exercise = {
  /** @type {(title: string) => string} */
  title: (title) => `Exercise: ${title}`,
  run: "Run and check",
  /** @type {(number: number, all: number) => string} */
  hint: (number, all) => `Hint ${number} of ${all}`,
  hints: "Hints",
  solution: "Show a solution",
  solutionIs: "A solution",
  restart: "Start over",
  tools: "This exercise",
  code: "Code of this exercise; Shift and Enter together run and check it",
  result: "What the code gave",
  solved: "Solved",
  over: "The exercise is as it was, and nothing of it is kept.",
  kept: "What you write is kept in this browser only.",
  notKept: "This browser does not let pages keep anything: what you write is gone when you leave the page.",
  damaged:
    "What was kept of your exercises is damaged and was left alone: " +
    "what you write now is not kept until you start over, which deletes it.",
  stopped: "Stopped.",
  stopKernel: "Stopped here. If Python still runs, restart it from the menu of the notebook.",
  waiting: "Waits for Python …",
  notLoaded: "The exercise could not be loaded. Is there a connection? Load the page again to try.",
  gone: "Python is gone: it was restarted or stopped. Run this exercise’s cell again.",
  silent: "Python does not answer.",
};
