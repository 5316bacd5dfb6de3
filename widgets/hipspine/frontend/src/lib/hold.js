// What a reader looks at stays where it is while something above it comes or goes.

/**
 * What scrolls around an element: a notebook's own pane, or the page.
 * @param {Element} element
 */
function scrollerOf(element) {
  for (let one = element.parentElement; one; one = one.parentElement)
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  return document.scrollingElement;
}

/**
 * Make a change, and leave the element at its place on the screen.
 * @param {Element} element
 * @param {() => void} change
 */
export function hold(element, change) {
  const before = element.getBoundingClientRect().top;
  change();
  scrollerOf(element)?.scrollBy({ top: element.getBoundingClientRect().top - before, behavior: "instant" });
}
