// The list for the appointment. Its form is made in Python (hipspine/appointment.py) and stands in the page; this adds
// that it is kept. What is written goes to the reader's own browser and nowhere else: no host and no kernel sees it.

/** @import { HostModel, Place } from "../lib/types.d.ts" */

import { letThrough } from "../lib/keys.js";
import { inPlaceOf } from "../lib/still.js";
import { appointment as words } from "../words/appointment.js";

/** @typedef {{ form: string, _still?: string }} AppointmentTraits */
/** @typedef {Record<string, string>} Texts by name */

const KEY = "hipspine.appointment";

/**
 * What is kept: a record of texts by name. Throws where the store is closed or holds something else.
 * @param {() => Storage} store
 * @returns {Record<string, unknown>}
 */
function read(store) {
  const text = store().getItem(KEY);
  if (text === null) return {};
  const data = JSON.parse(text);
  if (typeof data !== "object" || data === null || Array.isArray(data)) throw new SyntaxError("not a list");
  return data;
}

/**
 * Keep what is written in the form, and do what its buttons say. Returns what gives the texts.
 * @param {HTMLFormElement} form
 * @param {() => Storage} [store]
 */
export function keeping(form, store = () => globalThis.localStorage) {
  const fields = [...form.querySelectorAll("textarea")];
  const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  /** @param {string} what */
  const button = (what) => /** @type {HTMLElement} */ (form.querySelector(`[data-do=${what}]`));
  /** @type {Texts} */
  let before = {};
  let broken = false;

  /** @returns {Texts} */
  const written = () => Object.fromEntries(fields.filter(({ value }) => value).map(({ name, value }) => [name, value]));
  /** @param {HTMLTextAreaElement} field */
  function grow(field) {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  }
  /** @param {Record<string, unknown>} values */
  function put(values) {
    for (const field of fields) {
      const text = values[field.name];
      if (typeof text === "string") field.value = text.slice(0, field.maxLength);
      if (field.value) grow(field);
    }
  }
  function keep() {
    if (broken) return;
    try {
      store().setItem(KEY, JSON.stringify(written()));
      status.textContent = words.kept;
    } catch {
      status.textContent = words.notKept;
    }
  }
  function empty() {
    before = written();
    for (const field of fields) [field.value, field.style.height] = ["", ""];
    try {
      store().removeItem(KEY);
      broken = false;
      status.textContent = words.emptied;
    } catch {
      status.textContent = words.emptiedUnkept;
    }
    button("undo").hidden = !Object.keys(before).length;
    fields[0].focus();
  }
  function undo() {
    put(before);
    button("undo").hidden = true;
    keep();
    fields[0].focus();
  }
  function print() {
    const root = document.documentElement;
    root.dataset.printing = "appointment";
    addEventListener("afterprint", () => delete root.dataset.printing, { once: true });
    globalThis.print();
  }

  const early = written(); // what was typed before this script came
  try {
    put({ ...read(store), ...early });
    status.textContent = words.kept;
  } catch (error) {
    broken = error instanceof SyntaxError;
    status.textContent = broken ? words.damaged : words.notKept;
  }
  if (Object.keys(early).length) keep();
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => (grow(/** @type {HTMLTextAreaElement} */ (target)), keep()));
  for (const [what, act] of Object.entries({ print, empty, undo })) button(what).addEventListener("click", act);
  button("empty").hidden = false;
  // In a notebook the browser would print the whole application.
  button("print").hidden = !form.closest(".hs-island");
  return written;
}

/** @type {WeakMap<HostModel<AppointmentTraits>, () => Texts>} */
const forms = new WeakMap();

/** @param {Place<AppointmentTraits>} place */
function render({ model, el }) {
  if (!el.querySelector("form")) {
    el.innerHTML = model.get("form"); // our own HTML, with every text of the data escaped
    /** @type {NodeListOf<HTMLElement>} */
    const fields = el.querySelectorAll("textarea, button");
    for (const field of fields) field.dataset.lmSuppressShortcuts = "true";
  }
  forms.set(model, keeping(/** @type {HTMLFormElement} */ (el.querySelector("form"))));
  const left = new AbortController();
  const still = model.get("_still");
  if (still) inPlaceOf(still, el, left.signal);
  if (still) letThrough();
  return () => left.abort();
}

/**
 * What is written now, by name.
 * @param {HostModel<AppointmentTraits>} model
 */
export const values = (model) => forms.get(model)?.() ?? {};

export default { render };
