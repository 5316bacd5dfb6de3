// In JupyterLite, as a part of the site: links to look-up pages lead to the built ones. Notebook would open their text
// in an editor, at the top.

const HERE = /^(.*)\/lite\/files\/([\w-]+)\.md$/;

/** @param {HTMLAnchorElement} link */
function built(link) {
  const { origin, pathname, hash } = new URL(link.href, location.href);
  const [, top, page] = HERE.exec(pathname) ?? [];
  return page && `${origin}${top}/chapters/${page}.html${hash}`;
}

/** @param {MouseEvent} event */
function follow(event) {
  const link = event.target instanceof Element && /** @type {?HTMLAnchorElement} */ (event.target.closest("a[href]"));
  const address = link && built(link);
  if (!address) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  window.open(address, "_blank");
}

// Before Notebook's own, which stands on the link itself.
document.addEventListener("click", follow, { capture: true });
