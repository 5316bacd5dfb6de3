// What a quiz, its questions and its end say.

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
