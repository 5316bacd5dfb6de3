// The names under which this browser keeps things for the reader. "My progress" deletes them.

export const PROGRESS = "hipspine.progress";
export const PLACES = "hipspine.places";

/** Whether chapters show their headings only. */
export const HEADINGS = "hipspine.headings";

/** What they expected of figures, by figure. */
export const GUESSES = "hipspine.guesses";
