// Who comes from the search sees the words marked that were searched for, by scripts of Sphinx that nobody else needs.

import { loadScript } from "../lib/load.js";

const SCRIPTS = ["doctools.js", "sphinx_highlight.js"];

/** Whether words were searched for. A browser that keeps nothing tells of none. */
function searched() {
  try {
    if (localStorage.getItem("sphinx_highlight_terms")) return true;
  } catch {
    // the address may tell, too
  }
  return new URLSearchParams(location.search).has("highlight");
}

/**
 * @param {string} base the address of the script of the page, in the folder below that of Sphinx's
 */
export async function startFound(base) {
  if (!searched()) return;
  try {
    for (const name of SCRIPTS) await loadScript(new URL(`../${name}`, base).href); // the second needs the first
  } catch {
    // The page reads as well without marks.
  }
}
