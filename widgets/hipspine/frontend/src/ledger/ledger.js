// The evidence ledger in the page: its form searches the statements, which stand there folded, without any script.
// What is searched stands behind the # of the address, where no server sees it: #record?q=groin&verdict=contested.

/** @import { Entry, Query } from "./matches.js" */

import { started } from "../lib/modules.js";
import { ledger as words } from "../words/ledger.js";
import { ANY, matches, plain, read, written } from "./matches.js";

started("ledger");

const PAUSE = 200; // ms: a count is read out when typing rests, not at each letter

const form = /** @type {HTMLFormElement} */ (document.querySelector(".hs-ledger-filters"));
const fields = /** @type {Record<string, HTMLInputElement | HTMLSelectElement>} */ (
  Object.fromEntries([...form.elements].map((field) => [field.getAttribute("name"), field]))
);
const count = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
const clear = /** @type {HTMLButtonElement} */ (form.querySelector("[type=reset]"));

/** @typedef {{ details: HTMLDetailsElement, summary: Element, said: string, claims: Claim[] }} Chapter */
/** @typedef {{ details: HTMLDetailsElement, entry: Entry }} Claim */

/** @type {Chapter[]} */
const chapters = [...document.querySelectorAll("details.hs-ledger-chapter")].map((element) => {
  const details = /** @type {HTMLDetailsElement} */ (element);
  const summary = /** @type {Element} */ (details.querySelector("summary"));
  const claims = [...details.querySelectorAll("details.hs-claim")].map((one) => claim(one, details.dataset.chapter));
  return { details, summary, said: summary.textContent, claims };
});
const all = chapters.reduce((sum, { claims }) => sum + claims.length, 0);

/**
 * @param {Element} element
 * @param {string} [chapter]
 * @returns {Claim}
 */
function claim(element, chapter = "") {
  const details = /** @type {HTMLDetailsElement} */ (element);
  const parts = [...details.children].filter((part) => !part.matches(".hs-used"));
  const text = plain(parts.map((part) => part.textContent).join(" "));
  const { verdict = "", safety = "" } = details.dataset;
  return { details, entry: { text, verdict, chapter, safety } };
}

/** @returns {Query} */
function asked() {
  const values = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  return { ...ANY, ...Object.fromEntries(values) };
}

/** @param {Query} query */
function fill(query) {
  for (const [name, value] of Object.entries(query)) {
    const field = fields[name];
    if (field instanceof HTMLSelectElement)
      field.value = [...field.options].some((one) => one.value === value) ? value : "";
    else if (field.type === "checkbox") /** @type {HTMLInputElement} */ (field).checked = value === field.value;
    else field.value = value;
  }
}

/** Shows what is asked for. Chapters with a hit open; without a question all are folded again. */
function show() {
  const query = asked();
  const some = written(query) !== "";
  let found = 0;
  for (const { details, summary, said, claims } of chapters) {
    const hits = claims.filter((one) => (one.details.hidden = !matches(query, one.entry)) === false).length;
    const section = /** @type {HTMLElement} */ (details.parentElement);
    section.hidden = hits === 0;
    details.open = some && hits > 0;
    summary.textContent = some ? words.here(hits, claims.length) : said;
    found += hits;
  }
  clear.hidden = !some;
  count.textContent = found ? words.found(found, all) : words.nothing;
}

/** Keeps in the address what is asked for, so that it can be shared and comes back. */
function keep() {
  const query = written(asked());
  history.replaceState(null, "", query ? `#${form.id}?${query}` : location.pathname + location.search);
}

/** Follows the address: to what it searches, or to a statement or work, which is opened. */
function follow() {
  const [name, search] = location.hash.slice(1).split("?");
  if (name === form.id && search !== undefined) {
    fill(read(search));
    show();
    form.scrollIntoView();
    return;
  }
  const target = document.getElementById(name);
  if (!target?.closest("details")) return;
  if (target.closest("[hidden]")) {
    fill(ANY);
    show();
  }
  for (let one = target.closest("details"); one; one = one.parentElement?.closest("details") ?? null) one.open = true;
  target.scrollIntoView();
}

let waiting = 0;
form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => (show(), keep()), PAUSE);
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  event.preventDefault(); // what the browser would bring back is not always empty
  clearTimeout(waiting);
  fill(ANY);
  show();
  keep();
  fields.q.focus();
});
addEventListener("hashchange", follow);

// Paper shows everything that is not filtered out, and afterwards the page is as it was.
/** @type {HTMLDetailsElement[]} */
let opened = [];
addEventListener("beforeprint", () => {
  const closed = document.querySelectorAll("details:is(.hs-ledger-chapter, .hs-ledger-works, .hs-claim):not([open])");
  opened = /** @type {HTMLDetailsElement[]} */ ([...closed]);
  for (const details of opened) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
});

show();
follow();
