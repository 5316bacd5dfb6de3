// Where the pages of the book are, seen from this one: a page for a frame says so, as it stands in another folder.

/**
 * The address of a page of the course, given as the chapters have it.
 * @param {string} address
 */
export const pageAddress = (address) => `${document.documentElement.dataset.chapters ?? ""}${address}`;
