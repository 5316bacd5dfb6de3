// What an assigned question says.

export const assignment = {
  /** @type {(name: string) => string} */
  question: (name) => `Question ${name}`,
  /** @type {(name: string) => string} */
  answerTo: (name) => `Your answer to ${name}: `,
  clear: "Clear",
  settle: "Keep as it stands",
  saved: "Kept. Save the notebook before you hand it in.",
  gone: "Python no longer hears this: what you click now is not kept. Run this cell again, and then answer.",
  silent: "Python does not answer yet. What you click is kept when it does; this line goes then. Leave the page open.",
};
