// What a figure says.

import { plural } from "./plural.js";

export const figure = {
  /** @type {(title: string) => string} */
  drawing: (title) => `Drawing: ${title}`,
  /** @type {(title: string) => string} */
  solid: (title) => `Drawing in three dimensions: ${title}. Arrow keys turn it.`,
  views: "Seen from",
  play: "Play",
  pause: "Pause",
  reset: "Reset",
  settings: "Settings",
  names: "All names",
  chartChip: "Chart",
  layers: "Shown in the drawing",
  /** @type {(what: string, over: string) => string} */
  chart: (what, over) => `Chart: ${what} over ${over}`,
  illustrative: "Illustrative. ",
  open: "Turn it (loads 0.6 MB)",
  opening: "Loading …",
  notOpened: "It did not load. Try again",
  unturned: "Here these are still pictures, and what is set below does not move them. In the course’s book they turn.",
  unusual: "unusual",
  task: "Try it",
  /** @type {(said: string, right: string, same: boolean) => string} */
  guessed: (said, right, same) =>
    same
      ? `You expected: ${said}. That is what the figure shows.`
      : `You expected: ${said}. The figure shows: ${right}.`,
  /**
   * How far a guess was from what was found.
   * @type {(about: { label: string, told: string, guess: string, found: string, far: string, way: number }) => string}
   */
  pulled: ({ label, told, guess, found, far, way }) =>
    `${label}: you guessed ${guess}; ${told} ${found}. ` +
    (way ? `Your guess was ${far} too ${way > 0 ? "high" : "low"}.` : "That is what you guessed."),
  pull: "Pull in the picture, or use a slider.",
  fix: "That is my guess",
  skip: "Just show me",
  numbers: "Numbers",
  how: "How we know",
  answer: "What you should have seen",
  /** @type {(name: string, percent: string) => string} */
  region: (name, percent) => `${name}: ${percent}`,
  /** @type {(number: string | number) => string} */
  percent: (number) => `${number} %`,
  notAsked: "not asked",
  tableHeads: ["What", "Now"],
  noNumber: "none",
  copyLink: "Copy a link",
  linkCopied: "The link carries what is set now.",
  copyPython: "Copy the Python",
  pythonCopied: "The Python that makes this is copied.",
  cannotCopy: "Your browser does not allow copying here; select and copy this:",
  savePng: "Save as PNG",
  saveSvg: "Save as SVG",
  /** @type {(format: string) => string} */
  saved: (format) => `Saved as ${format.toUpperCase()}.`,
  copyCode: "Copy the code for another site",
  codeCopied: "The code shows the figure in another page, as it is set now.",
  codeOfThisCopy: "The code is copied. This copy of the course has no address that others can open: put yours there.",
  notLoaded: "This did not load. Try again.",
  inClass: "Show in class",
  /** @type {(count: number) => string} */
  sources: (count) => plural(count, "Source: ", "Sources: "),
  sourcesEnd: ".",
  /** @type {(works: string, illustrative: unknown) => string} */
  pictureSource: (works, illustrative) => `Source: ${works}. ${illustrative ? "Partly illustrative." : ""}`,
};
