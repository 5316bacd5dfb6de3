// What a page needs before it is first painted: the colour scheme, and the box of emergency signs folded to its line.
// A file of its own, as a strict content policy runs no script in a page; and one that the browser waits for.

{
  const page = document.documentElement.dataset;
  page.mode = "auto";
  try {
    page.mode = localStorage.getItem("mode") || page.mode;
  } catch {
    // A browser that keeps nothing: as the device has it.
  }
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
