// Files that a page asks for when it needs them: a classic script, a style sheet.

/**
 * Add an element that loads a file, and wait until it has. Rejects with an Error where it cannot be loaded.
 * @param {HTMLScriptElement | HTMLLinkElement} element
 * @param {string} address
 * @returns {Promise<void>}
 */
const loaded = (element, address) =>
  new Promise((resolve, reject) => {
    element.onload = () => resolve();
    element.onerror = () => reject(new Error(`${address} did not load`));
    document.head.append(element);
  });

/** @param {string} address */
export function loadScript(address) {
  const script = document.createElement("script");
  script.src = address;
  return loaded(script, address);
}

/** @param {string} address */
export function loadStyle(address) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  return loaded(link, address);
}
