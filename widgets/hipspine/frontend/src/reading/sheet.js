// On touch and on narrow screens: a tap on a link of the course opens a sheet at the foot of the screen, so that one
// keeps one's place. Without this script, with a modifier key and where nothing is known of the target, links lead on.

/** @import { Entry, Links, Target } from "./look-up.js" */

import { h } from "../lib/dom.js";
import { reading as words } from "../words/reading.js";
import { quieten } from "./card.js";
import { linkIn } from "./look-up.js";
import { told, verdictOf } from "./told.js";

const NARROW = "(max-width: 720px)"; // as book.css has it
const TITLE = "hs-sheet-title";

/** @param {Links} links */
export function startSheet({ targetOf, entryOf }) {
  // The style sheet leaves tips out then, which would stand where the sheet does.
  document.documentElement.dataset.sheets = "";
  const narrow = matchMedia(NARROW);
  let touched = false;
  /** @type {ReturnType<typeof sheet> | undefined} */
  let made;

  /** @param {MouseEvent} event */
  async function tapped(event) {
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const link = linkIn(event);
    if (!plain || event.defaultPrevented || !link || link.closest("dialog") || !(narrow.matches || touched)) return;
    const target = targetOf(link);
    if (!target) return;
    event.preventDefault();
    made ??= sheet();
    const filled = await made.open(link, target);
    filled(await entryOf(target));
  }

  addEventListener("pointerdown", (event) => (touched = event.pointerType !== "mouse"), { capture: true });
  // What is pressed by the keyboard is no tap, whatever was touched before.
  addEventListener("keydown", () => (touched = false), { capture: true });
  document.addEventListener("click", tapped);
}

/** The one sheet of a page, with an entry of its own in the history: going back closes it, and closing it goes back. */
function sheet() {
  const shut = h("button", { type: "button", class: "hs-sheet-close", "aria-label": words.close }, "×");
  const body = h("div", { class: "hs-sheet-body" });
  const dialog = h("dialog", { class: "hs-sheet", "aria-labelledby": TITLE }, shut, body);
  /** @type {HTMLAnchorElement | undefined} */
  let opener;
  /** @type {Promise<unknown> | undefined} */
  let leaving;

  /**
   * Show what is known of a link at once, its own words; returns what shows the rest.
   * @param {HTMLAnchorElement} link
   * @param {Target} target
   */
  async function open(link, { kind }) {
    await leaving;
    opener = link;
    const tip = document.getElementById(link.getAttribute("aria-describedby") ?? "");
    const known = { title: words.kinds[kind], text: tip?.textContent ?? link.textContent };
    const onward = h("a", { href: link.href, onclick: follow }, words.onward[kind]);
    const foot = h("p", { class: "hs-sheet-foot" }, onward);
    /** @param {Entry | undefined} entry */
    const show = (entry) => {
      if (opener !== link) return;
      const kicker = entry ? h("p", { class: "hs-sheet-kind" }, words.kinds[kind]) : undefined;
      const title = h("h2", { id: TITLE }, (entry ?? known).title);
      const parts = [kicker, title, verdictOf(entry), ...told(entry ?? known, "p"), foot];
      body.replaceChildren(...parts.filter((one) => one !== undefined));
    };
    show(undefined);
    history.pushState({ hipspineSheet: true }, "");
    dialog.showModal();
    body.scrollTop = 0;
    return show;
  }

  /**
   * Lead on in the place of the sheet, so that going back from there comes to the text.
   * @param {MouseEvent} event
   */
  function follow(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    location.replace(/** @type {HTMLAnchorElement} */ (event.currentTarget).href);
  }

  function closed() {
    const home = opener?.closest(".hs-tipped");
    if (home) quieten(home);
    opener?.focus({ preventScroll: true });
    opener = undefined;
    if (!history.state?.hipspineSheet) return;
    leaving = new Promise((resolve) => addEventListener("popstate", resolve, { once: true }));
    history.back();
  }

  shut.addEventListener("click", () => dialog.close());
  // The dialog itself is hit only beside what it holds.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", closed);
  addEventListener("popstate", () => dialog.open && dialog.close());
  document.body.append(dialog);
  return { open };
}
