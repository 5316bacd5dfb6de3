// The names under which this browser keeps things for the reader. "My progress" deletes them.

export const PROGRESS = "hipspine.progress";
export const PLACES = "hipspine.places";

/** Whether chapters show their headings only. */
export const HEADINGS = "hipspine.headings";

/** What they expected of figures, by figure. */
export const GUESSES = "hipspine.guesses";

/** What was written in exercises, and which are solved. */
export const EXERCISES = "hipspine.exercises";

/** Whether quizzes show the whole list. */
export const QUIZ_VIEW = "hipspine.quiz-view";

/**
 * What was chosen under a name; a browser that lets pages keep nothing has nothing.
 * @param {string} name
 */
export function chosen(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/**
 * Keep a choice, or with null none. A browser that keeps nothing has it until the page is left.
 * @param {string} name
 * @param {string | null} choice
 */
export function choose(name, choice) {
  try {
    if (choice === null) localStorage.removeItem(name);
    else localStorage.setItem(name, choice);
  } catch {
    // The page goes on without.
  }
}
