// What stops the course from keeping progress, or from taking it from a file.

const WORKS = "The quiz works all the same.";
const UNTIL = `Nothing new is kept until you delete it on “My progress”. ${WORKS}`;

export const progress = {
  // What stops the course from keeping progress.
  closed: `This browser does not let pages keep anything, so your progress is not kept. ${WORKS}`,
  full: `There is no room left in this browser to keep your progress. ${WORKS}`,
  /** @type {(problem: string) => string} */
  unusable: (problem) => `What was kept of your progress cannot be used: ${problem}. ${UNTIL}`,
  damaged: `What was kept of your progress is damaged. ${UNTIL}`,
  // What is wrong with a file, as the end of a sentence.
  notOurs: "it is not a progress file of this course",
  /** @type {(theirs: string, ours: number) => string} */
  otherVersion: (theirs, ours) => `it has version ${theirs}, and this course reads version ${ours}`,
  noList: "its list of questions is missing",
  /** @type {(id: string) => string} */
  wrongEntry: (id) => `the entry of “${id}” cannot be read`,
  noJson: "it is no JSON",
  tooLarge: "it is larger than 2 MB",
};
