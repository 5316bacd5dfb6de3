// What an island holds, and what the address of the page asks of it: for the chapters, and for the pages within frames.

/** @import { State } from "./host.js" */

/** @typedef {{ [name: string]: string | Addresses }} Addresses */

/**
 * Addresses as they are seen from this file; a record with a name is a widget of its own.
 * @param {Addresses} addresses
 * @returns {Addresses}
 */
function resolved(addresses) {
  /** @type {(name: string, address: string | Addresses) => string | Addresses} */
  const one = (name, address) => {
    if (typeof address !== "string") return resolved(address);
    return name === "name" ? address : new URL(address, import.meta.url).href;
  };
  return Object.fromEntries(Object.entries(addresses).map(([name, address]) => [name, one(name, address)]));
}

/** @param {HTMLElement} element */
export const addressesOf = (element) => resolved(JSON.parse(element.dataset.addresses ?? "{}"));

/**
 * The state of an island as its page holds it, with its addresses.
 * @param {HTMLElement} element
 * @returns {State}
 */
export function stateOf(element) {
  const script = /** @type {Element} */ (element.querySelector('script[type="application/json"]'));
  return Object.assign(JSON.parse(script.textContent), addressesOf(element));
}

/**
 * What a link such as #pelvic-tilt?anterior_tilt=12 names and sets.
 * @returns {{ name: string, settings: [string, string | number][] }}
 */
export function asked() {
  const [name, search] = location.hash.slice(1).split("?");
  const settings = [...new URLSearchParams(search)].map(([key, text]) => {
    const number = Number(text);
    return /** @type {[string, string | number]} */ ([key, text.trim() === "" || Number.isNaN(number) ? text : number]);
  });
  return { name, settings };
}
