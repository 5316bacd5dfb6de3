// What a package for a learning platform says of its report.

export const scorm = {
  alone: "No learning platform was found around this page, so nothing is reported. Everything else works.",
  reported: "Your answers and your score are reported to your learning platform.",
  reportedFigure: "What you expected, and that you looked at the answer, is reported to your learning platform.",
  review: "Your learning platform shows this for review: nothing new is reported.",
  refused: "Your learning platform did not take all of the report. Tell your teacher if your score looks wrong there.",
  /** @type {(lost: number) => string} */
  lost: (lost) =>
    `Your learning platform has room for your newest answers only: when you come back, ${lost} of the older ` +
    "ones will not be shown. They are reported all the same.",
};
