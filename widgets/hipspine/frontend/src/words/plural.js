// What the front end says to readers stands in this folder, a file for each room: another language is another folder.
// Texts of the data (titles, questions, feedback) come from Python, and messages for programmers stay where they arise.

/** @type {(count: number, one: string, many: string) => string} */
export const plural = (count, one, many) => (count === 1 ? one : many);
