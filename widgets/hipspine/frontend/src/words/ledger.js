// What the search of the evidence ledger says.

export const ledger = {
  /** @type {(count: number, all: number) => string} */
  found: (count, all) => (count === all ? `${all} statements` : `${count} of ${all} statements`),
  nothing: "Nothing found.",
  /** @type {(count: number, all: number) => string} */
  here: (count, all) => `${count} of ${all} here`,
};
