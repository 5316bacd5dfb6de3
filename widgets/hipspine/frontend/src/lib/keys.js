// Keys that a notebook must hear also while one of our controls has the focus.

const KEPT = "[data-lm-suppress-shortcuts]";
const done = Symbol.for("hipspine.keys");

/**
 * Controls keep their keys from JupyterLab, which takes arrows and letters for its own. Saving is not theirs, and Esc
 * leads out of them: the mark that keeps keys is taken off for as long as such a key is on its way.
 */
export function letThrough() {
  const page = /** @type {Record<symbol, boolean>} */ (/** @type {unknown} */ (globalThis));
  if (page[done]) return;
  page[done] = true; // one listener a page, whichever widget came first
  addEventListener("keydown", release, { capture: true });
}

/** @param {KeyboardEvent} event */
function release(event) {
  const leaves = event.key === "Escape";
  if (!leaves && !(event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey) && !event.altKey)) return;
  const target = event.target instanceof HTMLElement ? event.target : null;
  const ours = target?.closest(".hs-figure, .hs-quiz, .hs-appointment, .hs-assignment, .hs-exercise");
  if (!target || !ours) return;
  /** @type {HTMLElement[]} */
  const keeping = [];
  for (let at = target.closest(KEPT); at; at = at.parentElement?.closest(KEPT) ?? null) {
    keeping.push(/** @type {HTMLElement} */ (at));
  }
  for (const one of keeping) delete one.dataset.lmSuppressShortcuts;
  setTimeout(() => {
    for (const one of keeping) one.dataset.lmSuppressShortcuts = "true";
    const cell = /** @type {HTMLElement | null} */ (ours.closest(".jp-Cell[tabindex], [tabindex]:has(.jp-Cell)"));
    if (leaves && document.activeElement === target) cell ? cell.focus() : target.blur();
  });
}
