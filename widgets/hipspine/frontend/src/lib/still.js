// A notebook's output begins with a still form of the widget (lasting.py): picture and words for where no Python runs.
// While the widget is there, its still form is hidden; in the published page there is none.

/**
 * Hide the still form that stands before a widget, as soon as the widget is seen; it comes back when the widget goes.
 * @param {string} name what the still form is called
 * @param {HTMLElement} el where the widget is
 * @param {AbortSignal} signal
 */
export function inPlaceOf(name, el, signal) {
  /** @type {HTMLElement[]} */
  let hidden = [];
  // Hosts put a widget into their page when it is ready; until then it has no size.
  const watcher = new ResizeObserver(() => {
    if (!el.isConnected) return;
    watcher.disconnect();
    hidden = nearest(name, el).map((part) => outermost(part, el));
    for (const part of hidden) part.style.display = "none";
  });
  watcher.observe(el);
  signal.addEventListener("abort", () => {
    watcher.disconnect();
    for (const part of hidden) part.style.removeProperty("display");
  });
}

/**
 * The parts of the still form: the same widget may be shown twice in a page, each time with a still form of its own.
 * @param {string} name
 * @param {HTMLElement} el
 */
function nearest(name, el) {
  for (let around = above(el); around; around = above(around)) {
    const within = around.querySelectorAll(`[data-hs-still="${CSS.escape(name)}"]`);
    const found = /** @type {HTMLElement[]} */ ([...within]);
    if (found.length) return found.filter((part) => part.compareDocumentPosition(el) & FOLLOWING);
  }
  return [];
}

/**
 * All of a host's output that holds a part and not the widget.
 * @param {HTMLElement} part
 * @param {HTMLElement} el
 */
function outermost(part, el) {
  let whole = part;
  for (let around = above(part); around && !around.contains(el); around = above(around)) whole = around;
  return whole;
}

const FOLLOWING = 4; // Node.DOCUMENT_POSITION_FOLLOWING

/**
 * What an element is in, also across the border of a shadow.
 * @param {HTMLElement} el
 */
function above(el) {
  const root = el.getRootNode();
  return el.parentElement ?? (root instanceof ShadowRoot ? /** @type {HTMLElement} */ (root.host) : null);
}
