// What links of the course point at, in short. Python writes a file for each kind of link (book/look_up.py); it is a
// script that sets a value, loaded when the first of its kind is asked for.

import { loadScript } from "../lib/load.js";

/** @typedef {"claim" | "term" | "cite"} Kind */

/**
 * What is told of one target; the last three are those of a claim.
 * @typedef {{ title: string, text: string, verdict?: string, words?: string, sources?: string }} Entry
 */

/** @typedef {Partial<Record<Kind, Record<string, Entry>>>} LookUp */

/** @typedef {{ kind: Kind, id: string }} Target */

/** @typedef {ReturnType<typeof linksOf>} Links */

/**
 * The links whose targets are known here. `files` holds for each kind its file and the address of its targets up to
 * their id, both as seen from the script at `base`.
 * @param {Partial<Record<Kind, { file: string, page: string }>>} files
 * @param {string} base
 */
export function linksOf(files, base) {
  const kinds = /** @type {Kind[]} */ (Object.keys(files)).map((kind) => {
    const { file, page } = /** @type {{ file: string, page: string }} */ (files[kind]);
    return { kind, file: new URL(file, base).href, start: new URL(page, base).href };
  });
  /** @type {Map<Kind, Promise<void>>} */
  const loading = new Map();

  /**
   * What a link points at: undefined for a link that leads elsewhere, or to a place of this very page.
   * @param {HTMLAnchorElement} link
   * @returns {Target | undefined}
   */
  function targetOf(link) {
    const known = kinds.find(({ start }) => link.href.startsWith(start));
    if (!known || link.pathname === location.pathname) return undefined;
    return { kind: known.kind, id: link.href.slice(known.start.length) };
  }

  /** @param {Kind} kind */
  async function load(kind) {
    const { file } = /** @type {{ file: string }} */ (kinds.find((one) => one.kind === kind));
    try {
      await loadScript(file);
    } catch (error) {
      loading.delete(kind); // the next one may try again
      throw error;
    }
  }

  /**
   * What is told of a target: undefined where nothing is, or where it cannot be loaded.
   * @param {Target} target
   * @returns {Promise<Entry | undefined>}
   */
  async function entryOf({ kind, id }) {
    if (!loading.has(kind)) loading.set(kind, load(kind));
    try {
      await loading.get(kind);
    } catch {
      return undefined;
    }
    const { hipspineLookUp } = /** @type {{ hipspineLookUp?: LookUp }} */ (globalThis);
    const entries = hipspineLookUp?.[kind] ?? {};
    return Object.hasOwn(entries, id) ? entries[id] : undefined;
  }

  return { targetOf, entryOf };
}

/**
 * The link of the page that something happened in.
 * @param {Event} event
 */
export function linkIn(event) {
  const { target } = event;
  return /** @type {HTMLAnchorElement | null} */ (target instanceof Element ? target.closest("a[href]") : null);
}
