// Slides of a chapter in one file: all of them stand below each other, each as high as the window, and keys lead from
// one to the next.

import { islands, mount, standAlone } from "./mounting.js";

// What arrows and the space bar move.
const OWN_KEYS = ["input", "select", "textarea", "button", "summary", "a", "svg [tabindex]"].join();
const slides = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".hs-slide")]);
const bar = /** @type {HTMLElement} */ (document.querySelector(".hs-slide-bar"));
const count = /** @type {HTMLElement} */ (bar.querySelector("output"));
const [back, next] = /** @type {HTMLButtonElement[]} */ ([...bar.querySelectorAll("button")]);

/** The place of the slide that is shown. */
function place() {
  const below = slides.findIndex((slide) => slide.getBoundingClientRect().top > innerHeight / 2);
  return (below < 0 ? slides.length : Math.max(1, below)) - 1;
}

function tell() {
  const at = place();
  const now = `${at + 1} / ${slides.length}`;
  if (count.textContent !== now) count.textContent = now;
  back.setAttribute("aria-disabled", `${at === 0}`);
  next.setAttribute("aria-disabled", `${at === slides.length - 1 && !folded(at)}`);
}

/** @param {number} at */
const folded = (at) =>
  /** @type {HTMLDetailsElement | null} */ (slides[at].querySelector(".hs-slide-answer:not([open])"));

/**
 * Show a slide, and put the focus on its heading, so that it is read out.
 * @param {number} to
 */
function show(to) {
  const slide = slides[Math.min(slides.length - 1, Math.max(0, to))];
  slide.scrollIntoView();
  slide.focus({ preventScroll: true });
  tell();
}

/** An answer is shown first, then the next slide. */
function onward() {
  const answer = folded(place());
  if (!answer) return show(place() + 1);
  answer.open = true;
  answer.scrollIntoView({ block: "nearest" });
  tell();
}

/** @type {Record<string, () => void>} */
const keys = {
  ArrowRight: onward,
  PageDown: onward,
  " ": onward,
  ArrowLeft: () => show(place() - 1),
  PageUp: () => show(place() - 1),
  Home: () => show(0),
  End: () => show(slides.length - 1),
};

/** @param {KeyboardEvent} event */
function pressed(event) {
  const does = keys[event.key];
  const target = event.target instanceof Element ? event.target : null;
  if (!does || event.ctrlKey || event.metaKey || event.altKey || target?.closest(OWN_KEYS)) return;
  event.preventDefault();
  does();
}

standAlone();
addEventListener("keydown", pressed);
addEventListener("scroll", tell, { passive: true });
back.addEventListener("click", () => show(place() - 1));
next.addEventListener("click", onward);
bar.hidden = false;
tell();
// One after another, in their order: what is drawn later must not move what is shown, and paper wants all of them.
(async () => {
  for (const element of islands()) await mount(element);
})();
