// Where one stopped reading a chapter: kept on this device and nowhere else, told when one comes back.

import { h } from "../lib/dom.js";
import { choose, chosen, PLACES } from "../lib/kept.js";
import { reading as words } from "../words/reading.js";
import { isArrival } from "./hold.js";

const CHAPTER = /^chapters\/\d/;
const BEGUN = 2; // headings that one sees without having read: what stands on top of a chapter
const LINE = 0.4; // of the height of the window: what is above it has been reached
const PAUSE = 400; // ms of rest, after which a place is one

/** @typedef {Record<string, string>} Places the id of a section, by page */

/**
 * The places of all pages; what is kept and is no such thing counts for nothing, and is replaced by the next place.
 * @returns {Places}
 */
function read() {
  try {
    const data = JSON.parse(chosen(PLACES) ?? "{}");
    const entries = Object.entries(data).filter(([, id]) => typeof id === "string");
    return /** @type {Places} */ (Object.fromEntries(entries));
  } catch {
    return {}; // it is damaged
  }
}

/**
 * @param {string} page
 * @param {string | undefined} id
 */
function keep(page, id) {
  const { [page]: before, ...others } = read();
  if (before === id) return;
  choose(PLACES, JSON.stringify(id ? { ...others, [page]: id } : others));
}

/** Whether the reader has been brought to a place already: by the address, or by the browser. */
const placed = () => Boolean(location.hash) || (!isArrival() && scrollY > 0);

/**
 * @param {string} page
 */
export function startPlace(page) {
  const article = document.querySelector(".bd-article");
  if (!CHAPTER.test(page) || !article) return;
  const found = document.querySelectorAll(".bd-article section[id] > :is(h2, h3)");
  const headings = /** @type {HTMLElement[]} */ ([...found]);

  /** The heading of what is being read, and undefined before one has begun. */
  function now() {
    const reached = headings.filter((one) => seen(one) && top(one) <= LINE * innerHeight);
    return reached.length > BEGUN ? reached.at(-1)?.parentElement?.id : undefined;
  }
  const ended = () => article.getBoundingClientRect().bottom <= innerHeight;

  function note() {
    const id = now();
    if (heading && top(heading) <= LINE * innerHeight) line?.remove();
    // At the top nothing has been read, and what was kept stays; at the end there is nothing to go on to.
    if (id) keep(page, ended() ? undefined : id);
  }

  const kept = read()[page];
  const heading = headings.find((one) => one.parentElement?.id === kept);
  const line = heading && !placed() ? offer(page, kept, heading) : undefined;
  if (line) article.prepend(line);

  /** @type {ReturnType<typeof setTimeout>} */
  let waiting;
  addEventListener("scroll", () => (clearTimeout(waiting), (waiting = setTimeout(note, PAUSE))), { passive: true });
  addEventListener("pagehide", note);
}

/**
 * Whether a heading stands on the page, and not in what is folded.
 * @param {Element} element
 */
const seen = (element) => element.checkVisibility?.() ?? Boolean(element.getClientRects().length);

/** @param {Element} element */
const top = (element) => element.getBoundingClientRect().top;

/**
 * The line that leads there.
 * @param {string} page
 * @param {string} id
 * @param {HTMLElement} heading
 */
function offer(page, id, heading) {
  const line = h("section", { class: "hs-place", "aria-label": words.place });
  const onclick = () => {
    keep(page, undefined);
    line.remove();
  };
  const go = h("a", { href: `#${id}`, onclick: () => line.remove() });
  go.append(words.stopped, h("b", {}, heading.textContent), h("span", {}, words.goOn));
  line.append(go, h("button", { type: "button", "aria-label": words.forget, onclick }, "×"));
  return line;
}
