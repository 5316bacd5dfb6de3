// What stands in a sheet and in a card: the words of the data as text, never as markup.

/** @import { Entry } from "./look-up.js" */

import { h } from "../lib/dom.js";

/**
 * The verdict of a claim, as a badge looks; undefined for what has none.
 * @param {Entry | undefined} entry
 */
export function verdictOf(entry) {
  if (!entry?.verdict) return undefined;
  return h("span", { class: `hs-badge hs-badge-${entry.verdict}` }, entry.words);
}

/**
 * What stands below the title: paragraphs, or spans where no paragraph may stand.
 * @param {Entry} entry
 * @param {"p" | "span"} tag
 */
export function told({ text, sources }, tag) {
  const parts = [text && h(tag, { class: "hs-told" }, text), sources && h(tag, { class: "hs-told-sources" }, sources)];
  return parts.filter((one) => one instanceof HTMLElement);
}
