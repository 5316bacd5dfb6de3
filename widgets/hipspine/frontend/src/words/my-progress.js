// What “My progress” says, and the calendar file that it makes.

import { plural } from "./plural.js";

export const myProgress = {
  label: "My progress",
  heads: ["Objective", "Answered", "Right", "Due"],
  /** @type {(seen: number, all: number) => string} */
  answered: (seen, all) => `${seen} of ${all}`,
  /** @type {(solved: number, all: number) => string} */
  exercises: (solved, all) => `Exercises solved on this device: ${solved} of ${all}`,
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
  /** @type {(bytes: number) => string} */
  python: (bytes) =>
    `You have run code in a chapter, so this browser keeps Python as it starts (${(bytes / 1e6).toFixed(0)} MB), ` +
    "and nothing of what you wrote. “Delete all” removes it too.",
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
