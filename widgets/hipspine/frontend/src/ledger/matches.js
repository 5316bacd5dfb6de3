// Which statements of the ledger a reader asks for, and how that is written into an address.

/** @typedef {{ q: string, verdict: string, chapter: string, safety: string }} Query "" is anything */

/** @typedef {{ text: string, verdict: string, chapter: string, safety: string }} Entry a statement, its text plain */

/** @type {Query} */
export const ANY = { q: "", verdict: "", chapter: "", safety: "" };
const CHOICES = /** @type {(keyof Query & keyof Entry)[]} */ (["verdict", "chapter", "safety"]);
const NAMES = /** @type {(keyof Query)[]} */ (Object.keys(ANY));

// Signs between words are no words: "groin & hip", or a sentence that was copied with its quotation marks.
const BETWEEN = /[^\p{L}\p{N}.'-]+|[.'-]+(?=\s|$)/u;

/**
 * Letters without capitals and accents, every dash and apostrophe alike: what is typed need not be what is printed.
 * @param {string} text
 */
export const plain = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[‐‑‒–—]/g, "-")
    .replace(/[‘’]/g, "'")
    .toLowerCase();

/**
 * Whether an entry is asked for: every word stands somewhere in it, and the choices are its own.
 * @param {Query} query
 * @param {Entry} entry
 */
export function matches(query, entry) {
  const words = plain(query.q).split(BETWEEN).filter(Boolean);
  const chosen = CHOICES.every((name) => !query[name] || query[name] === entry[name]);
  return chosen && words.every((word) => entry.text.includes(word));
}

/**
 * A query as it stands in an address, "" where nothing is asked for.
 * @param {Query} query
 */
export const written = (query) =>
  new URLSearchParams(NAMES.filter((name) => query[name].trim()).map((name) => [name, query[name].trim()])).toString();

/**
 * The query that an address carries; names that are unknown are left out.
 * @param {string} address
 * @returns {Query}
 */
export function read(address) {
  const given = new URLSearchParams(address);
  return /** @type {Query} */ (Object.fromEntries(NAMES.map((name) => [name, (given.get(name) ?? "").slice(0, 100)])));
}
