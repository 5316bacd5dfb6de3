// What a model holds is either the thing itself (kernel) or the address of a file of this site (page).

import { loadScript } from "./load.js";

/**
 * @param {unknown} source
 * @returns {source is string}
 */
export const isAddress = (source) => typeof source === "string" && /^(https?|file):/.test(source);

// A page opened from a folder or in a sandboxed frame may fetch nothing, but load scripts: each file is there as one.
const asScripts = () => globalThis.origin === "null" || globalThis.location?.protocol === "file:";

// One request a page, however many ask.
/** @type {Map<string, Promise<any>>} any: what a file holds is for who asks to know */
const requests = new Map();

/** @param {string} address */
async function request(address) {
  if (asScripts()) return scripted(address);
  const answer = await fetch(address);
  return answer.json();
}

/** @param {string} address */
async function scripted(address) {
  const place = new URL(address);
  const name = place.pathname.split("/").pop() ?? "";
  place.pathname += ".js";
  await loadScript(place.href);
  return /** @type {{ hipspineFiles: Record<string, any> }} any: as above */ (/** @type {unknown} */ (globalThis))
    .hipspineFiles[name];
}

/**
 * The data themselves, or those of the JSON file at the address.
 * @template T
 * @param {import("./types.d.ts").Source<T>} source
 * @returns {Promise<T>}
 */
export async function json(source) {
  if (!isAddress(source)) return source;
  if (!requests.has(source)) requests.set(source, request(source));
  try {
    return await requests.get(source);
  } catch (error) {
    requests.delete(source); // a failure must not stand for the rest of the page's life
    throw error;
  }
}
