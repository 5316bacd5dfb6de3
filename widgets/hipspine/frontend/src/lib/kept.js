// The names under which this browser keeps things for the reader. "My progress" deletes both.

export const PROGRESS = "hipspine.progress";
export const PLACES = "hipspine.places";
