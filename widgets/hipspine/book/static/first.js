// What a page needs before it is first painted: the colour scheme, and the box of emergency signs folded to its line.
// A file of its own, as a strict content policy runs no script in a page; and one that the browser waits for.

{
  const page = document.documentElement.dataset;
  /** What keeps for as long as the page stands. */
  const standIn = () => {
    /** @type {Map<string, string>} */
    const kept = new Map();
    return {
      getItem: (/** @type {string} */ name) => kept.get(name) ?? null,
      setItem: (/** @type {string} */ name, /** @type {string} */ value) => void kept.set(name, value),
      removeItem: (/** @type {string} */ name) => kept.delete(name),
    };
  };
  /** @param {"localStorage" | "sessionStorage"} name */
  const storage = (name) => {
    try {
      globalThis[name].getItem("mode");
      return globalThis[name];
    } catch {
      return standIn();
    }
  };
  // For the theme's scripts, which end where a browser keeps nothing (a frame without an origin, cookies switched off).
  const keeps = { localStorage: storage("localStorage"), sessionStorage: storage("sessionStorage") };
  Object.assign(globalThis, { hipspineKeeps: keeps });
  page.mode = keeps.localStorage.getItem("mode") || "auto";
  const dark = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  page.theme = page.mode === "auto" ? dark : page.mode;
}

// The box is open in the page, for those without scripts. It closes the moment it is read, before anybody sees it.
if (document.currentScript?.dataset.folds !== undefined) {
  const watch = new MutationObserver(() => {
    const fold = /** @type {HTMLDetailsElement | null} */ (document.querySelector("details[data-folded]"));
    if (!fold) return;
    fold.open = false;
    watch.disconnect();
  });
  watch.observe(document, { childList: true, subtree: true });
}
