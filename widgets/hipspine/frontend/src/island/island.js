// The static host: mounts the course's widgets in a published page, where no kernel runs.
// Each island is <div class="hs-island" data-island="figure:pelvic-tilt" data-state="waiting">
// with its public state in a <script type="application/json">. Addresses in the state are relative to this file.

import { fetchAhead } from "./ahead.js";
import { started } from "../lib/modules.js";
import { host } from "./page-host.js";
import { addressesOf, asked, stateOf } from "./state.js";

started("island");

/**
 * What an island offers to the page once it is mounted.
 * @typedef {object} Offer
 * @property {(name: string) => unknown} get
 * @property {(name: string, value: unknown) => Promise<void>} set
 * @property {() => object} values
 */

/** @typedef {HTMLElement & Offer} Island */

/** @type {WeakMap<Island, Promise<void>>} */
const mounting = new WeakMap();

// The questions as the page was built with them: paper has these, since the answers at its end are theirs.
const STILL = ".hs-quiz-still";
/** @type {Map<Island, Element>} */
const stills = new Map();

/** @param {Island} element */
async function mount(element) {
  const state = stateOf(element);
  const still = element.querySelector(STILL);
  if (still) stills.set(element, still);
  const model = host.getModel(state);
  const widget = await host.getWidget(state);
  element.get = (name) => model.get(name);
  element.set = async (name, value) => model.set(name, await widget.check(name, value));
  element.values = widget.values;
  await widget.render({ el: element });
}

/** @param {Island} element */
async function settle(element) {
  if (!mounting.has(element)) mounting.set(element, settled(element));
  return mounting.get(element);
}

/** @param {Island} element */
async function settled(element) {
  try {
    await mount(element);
    element.dataset.state = "ready";
  } catch (error) {
    // The fallback (picture and words) is still in place, or the widget's own last drawing; let tests see it.
    element.dataset.state = "failed";
    console.error(`${element.dataset.island}: ${/** @type {Error} */ (error).message}`);
  }
}

/** @param {string} selector */
function islands(selector) {
  return /** @type {Island[]} */ ([...document.querySelectorAll(selector)]);
}

// A link such as #pelvic-tilt?anterior_tilt=12 leads to a figure with these values; what does not fit is left out.
async function follow() {
  const { name, settings } = asked();
  const element = islands(".hs-island").find((one) => one.dataset.island === `figure:${name}`);
  if (!element) return;
  element.scrollIntoView();
  near.unobserve(element);
  if (element.dataset.state === "waiting") await settle(element);
  if (element.dataset.state !== "ready") return;
  for (const [key, value] of settings) await element.set(key, value).catch(() => {});
  element.scrollIntoView();
}

const near = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      settle(/** @type {Island} */ (target));
    }
  },
  { rootMargin: "400px" },
);
for (const element of islands(".hs-island")) near.observe(element);
/** @param {string} selector */
function settleAll(selector) {
  for (const element of islands(selector)) {
    near.unobserve(element);
    settle(element);
  }
}

addEventListener("hashchange", follow);
follow();
// The code cells of a fold can be run in the page: what that needs comes when the fold is opened.
for (const fold of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("[data-python]"))) {
  const wake = async () => {
    if (fold.open) (await import("../python/python.js")).start(fold, { islands: () => islands(".hs-island"), settle });
  };
  fold.addEventListener("toggle", wake);
  wake();
}
// What sleeps is printed in its still form; a quiz that is awake lends its place to the one that the page came with.
addEventListener("beforeprint", () => {
  for (const [element, still] of stills) element.append(still);
});
addEventListener("afterprint", () => {
  for (const [element, still] of stills) if (element.dataset.state === "ready") still.remove();
});
// A figure can be moved and a quiz answered the moment a reader comes to it: what
// they need comes soon after the page.
function ready() {
  fetchAhead(islands('.hs-island[data-island^="figure:"]'), addressesOf);
  settleAll('.hs-island[data-island^="quiz:"]');
}
/** @typedef {Navigator & { connection?: { saveData: boolean } }} Network of which not every browser tells */
const network = /** @type {Network} */ (navigator);
if (!network.connection?.saveData) {
  if (document.readyState === "complete") ready();
  else addEventListener("load", ready);
}
