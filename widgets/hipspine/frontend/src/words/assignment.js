// What an assigned question says.

export const assignment = {
  /** @type {(name: string) => string} */
  question: (name) => `Question ${name}`,
  /** @type {(name: string) => string} */
  answerTo: (name) => `Your answer to ${name}: `,
  clear: "Clear",
  settle: "Keep as it stands",
  saved: "Kept. Save the notebook before you hand it in.",
};
