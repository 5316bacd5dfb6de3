// What the front end says to readers, by room. Another language is another file like this one.
// Texts of the data (titles, questions, feedback) come from Python, and messages for programmers stay where they arise.

/** @type {(count: number, one: string, many: string) => string} */
const plural = (count, one, many) => (count === 1 ? one : many);

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
  /** @type {(count: number) => string} */
  sources: (count) => plural(count, "Source: ", "Sources: "),
  sourcesEnd: ".",
  /** @type {(works: string, illustrative: unknown) => string} */
  pictureSource: (works, illustrative) => `Source: ${works}. ${illustrative ? "Partly illustrative." : ""}`,
};

export const reading = {
  /** What a sheet tells of, by the kind of its link. */
  kinds: { claim: "How sure are we?", term: "Glossary", cite: "Source" },
  onward: { claim: "More in the evidence ledger", term: "Open the glossary", cite: "Open the references" },
  close: "Close",
  place: "Where you stopped",
  stopped: "You stopped at ",
  goOn: " · go on",
  forget: "Forget this place",
  headingsOnly: "Show headings only",
  everything: "Show everything",
  question: "A question about this",
};

export const plot = {
  label: "Plot; its numbers are in the table below",
};

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

export const myProgress = {
  label: "My progress",
  heads: ["Objective", "Answered", "Right", "Due"],
  /** @type {(seen: number, all: number) => string} */
  answered: (seen, all) => `${seen} of ${all}`,
  first: "Start with three questions",
  firstText:
    "They are on the first chapter, one at a time, and take two or three minutes. " +
    "What you answer is kept here, and each question comes back when it is time.",
  begin: "Start",
  firstTitle: "Three questions to start with",
  /** @type {(count: number) => string} */
  due: (count) => `${count} question${plural(count, " is", "s are")} due`,
  /** @type {(next: string) => string} */
  nothingDue: (next) => `Nothing is due now${next}`,
  nextToday: "; the next comes later today",
  /** @type {(day: Date) => string} */
  nextOn: (day) => `; the next comes on ${day.toLocaleDateString("en-GB", { day: "numeric", month: "long" })}`,
  review: "Review",
  start: "Review now",
  remind: "Add reminders to my calendar",
  nothingToRemind: "Nothing is due, so there is nothing to remind you of.",
  /** @type {(file: string, days: number) => string} */
  reminders: (file, days) =>
    `Saved as ${file}, with ${days} day${plural(days, "", "s")}. Open it with your calendar. ` +
    "The days change as you answer.",
  save: "Save as a file",
  /** @type {(file: string) => string} */
  saved: (file) => `Saved as ${file}.`,
  load: "Load a file",
  loaded: "Loaded.",
  /** @type {(file: string, problem: string) => string} */
  notLoaded: (file, problem) => `${file} was not loaded: ${problem}. Nothing has changed.`,
  remove: "Delete all",
  really: "This cannot be undone. ",
  yes: "Yes, delete everything",
  no: "No, keep it",
  removed: "Deleted.",
};

// Others may see a calendar: it says nothing of hips, backs or pain.
export const reminders = {
  product: "Course//My progress",
  /** @type {(count: number) => string} */
  title: (count) => `${count} question${plural(count, "", "s")} to look at again`,
  /** @type {(count: number) => string} */
  text: (count) => `${plural(count, "It is", "They are")} on the page “My progress” of the course:`,
};

export const appointment = {
  kept: "Kept in this browser only. Nobody else sees it.",
  notKept: "This browser does not let pages keep anything: print the list before you leave the page.",
  damaged:
    "What was kept of your list is damaged and was left alone: " +
    "what you write now is not kept until you empty the list.",
  emptied: "The list is empty, and nothing of it is kept.",
  emptiedUnkept: "The list is empty.",
};

export const ledger = {
  /** @type {(count: number, all: number) => string} */
  found: (count, all) => (count === all ? `${all} statements` : `${count} of ${all} statements`),
  nothing: "Nothing found.",
  /** @type {(count: number, all: number) => string} */
  here: (count, all) => `${count} of ${all} here`,
};

export const quiz = {
  section: "One question on this section",
  checkAll: "Check all answers",
  anotherOne: "Another question",
  others: "Other questions",
  marks: "Questions",
  /** @type {(number: number, all: number, state: string) => string} */
  mark: (number, all, state) => `Question ${number} of ${all}${state && `: ${state}`}`,
  chosen: "answered",
  back: "Back",
  next: "Next",
  open: "To the open question",
  end: "See how it went",
  list: "Show all questions",
  cards: "One question at a time",
  /** @type {(answered: number, all: number, right: number) => string} */
  progress: (answered, all, right) => `${answered} of ${all} answered · ${right} right`,
  outcomes: { right: "Right", partly: "Partly right", wrong: "Not quite", noted: "Compared" },
};

export const question = {
  /** @type {(number: string | number, total: number) => string} */
  count: (number, total) => `Question ${number} of ${total}`,
  check: "Check",
  checked: "Checked",
  retry: "Try again",
  /** @type {(score: number) => string} */
  share: (score) => `${Math.round(100 * score)} % of this question`,
  /** @type {(words: string) => string} */
  more: (words) => ` · ${words}`,
  lesson: "To remember: ",
  hint: "Hint",
  hintBefore: "Hint: ",
  nextHint: "One more hint",
  howSure: "How sure?",
  sureness: { 50: "a guess", 75: "fairly sure", 95: "certain" },
  sources: "Sources: ",
  claims: "How sure are we? ",
};

export const summary = {
  /** @type {(number: string | number) => string} */
  question: (number) => `Question ${number}`,
  lookAgain: "Look again:",
  /** @type {(count: number, all: number) => string} */
  right: (count, all) => `${count} of ${all} right`,
  /** @type {(all: number, right: number) => string} */
  title: (all, right) => `All ${all} answered, ${right} right`,
  restart: "Start again",
  sureness: { 50: "A guess", 75: "Fairly sure", 95: "Certain" },
  calibration: "How well did you know what you know?",
  bars: "The bar is how often you were right; the upright line is how often one would expect with that feeling.",
  key: "Key",
};

export const assignment = {
  /** @type {(name: string) => string} */
  question: (name) => `Question ${name}`,
  /** @type {(name: string) => string} */
  answerTo: (name) => `Your answer to ${name}: `,
  clear: "Clear",
  settle: "Keep as it stands",
  saved: "Kept. Save the notebook before you hand it in.",
};

export const handout = {
  /** @type {(address: string) => string} */
  code: (address) => `Code to scan: ${address}`,
};
