// A page that has moved leads on, with what stands behind the # of its address.

const there = /** @type {HTMLLinkElement} */ (document.querySelector("link[rel=canonical]"));
location.replace(there.href + location.hash);
