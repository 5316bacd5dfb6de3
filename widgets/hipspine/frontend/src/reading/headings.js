// A chapter as its headings alone, for whoever asks for it on a phone; each heading opens its section. All is open
// until then, and what tells of emergencies never folds.

import { h } from "../lib/dom.js";
import { choose, chosen, HEADINGS } from "../lib/kept.js";
import { reading as words } from "../words/reading.js";

const CHAPTER = /^chapters\/\d/;
const NARROW = "(max-width: 720px)"; // as in book.css
const SAFETY = ".hs-urgent, a[href*='#sign-']";
const ABOUT_SAFETY = 5; // so many signs in a section, and it is about them: of it no more than a question folds
const QUESTION = "[data-island^='quiz:']";
const FOLD = "hs-section-fold";
const ONLY = "only";

/**
 * A section whose words can fold, and what bears its button.
 * @typedef {{ home: Element, folds: HTMLElement[] }} Folding
 */

/** @type {Map<Element, Folding>} */
const made = new Map();

/** @type {(one: Element, selector: string) => boolean} */
const holds = (one, selector) => one.matches(selector) || Boolean(one.querySelector(selector));

/**
 * Put what may fold in a section into boxes of its own: what names a sign of an emergency stands between them.
 * @param {Element} section
 * @returns {Folding}
 */
function foldingOf(section) {
  const [heading, ...rest] = section.children;
  const about = section.querySelectorAll(SAFETY).length >= ABOUT_SAFETY;
  /** @type {HTMLElement[]} */
  const folds = [];
  for (const one of rest) {
    if (holds(one, SAFETY) || (about && !holds(one, QUESTION))) continue;
    const before = one.previousElementSibling;
    if (before?.className === FOLD) before.append(one);
    else {
      const fold = h("div", { class: FOLD, id: `${section.id}-fold-${folds.length}` });
      one.replaceWith(fold);
      fold.append(one);
      fold.addEventListener("beforematch", () => open(section));
      folds.push(fold);
    }
  }
  const home = about ? h("p", { class: "hs-folded-question" }, words.question) : heading;
  if (about) folds[0]?.before(home);
  return { home, folds };
}

/** @type {(folding: Folding, shut: boolean) => void} */
function set({ home, folds }, shut) {
  for (const fold of folds) {
    if (shut) fold.setAttribute("hidden", "until-found");
    else fold.removeAttribute("hidden");
  }
  home.querySelector("button")?.setAttribute("aria-expanded", String(!shut));
}

/** @param {Element} section */
function fold(section) {
  const folding = made.get(section) ?? foldingOf(section);
  made.set(section, folding);
  const { home, folds } = folding;
  if (!folds.length) return;
  const controls = folds.map(({ id }) => id).join(" ");
  const button = h("button", { type: "button", class: "hs-section", "aria-controls": controls });
  button.append(...[...home.childNodes].filter((one) => !(one instanceof HTMLAnchorElement)));
  button.addEventListener("click", () => set(folding, button.ariaExpanded === "true"));
  home.prepend(button);
  set(folding, true);
}

/** @param {Folding} folding */
function unfold(folding) {
  set(folding, false);
  const button = folding.home.querySelector("button");
  button?.replaceWith(...button.childNodes);
}

/** @param {Element} section */
function open(section) {
  const folding = made.get(section);
  const shut = folding?.folds.some((one) => one.hidden);
  if (folding && shut) set(folding, false);
  return Boolean(shut);
}

/**
 * Open the sections around a place. Returns whether one was shut.
 * @param {Element} place
 */
export function openAround(place) {
  const around = [...made.keys()].filter((section) => section.contains(place));
  return around.map(open).includes(true);
}

/** @param {string} page */
export function startHeadings(page) {
  const all = /** @type {Element[]} */ ([...document.querySelectorAll(".bd-article > section > section[id]")]);
  if (!CHAPTER.test(page) || all.length < 2) return;
  const sections = all.filter(
    (one) => one.firstElementChild?.localName === "h2" && !one.querySelector(":scope > .hs-deeper"),
  );
  const narrow = matchMedia(NARROW);
  let only = false;
  const button = h("button", { type: "button" }, words.headingsOnly);
  all[0].before(h("p", { class: "hs-headings" }, button));

  /** @param {boolean} wanted */
  function bring(wanted) {
    if (wanted === only) return;
    only = wanted;
    button.textContent = only ? words.everything : words.headingsOnly;
    if (only) sections.forEach(fold);
    else made.forEach(unfold);
  }
  button.addEventListener("click", () => {
    choose(HEADINGS, only ? null : ONLY);
    bring(!only);
  });
  const follow = () => bring(narrow.matches && chosen(HEADINGS) === ONLY);
  narrow.addEventListener("change", follow);
  follow();
}
