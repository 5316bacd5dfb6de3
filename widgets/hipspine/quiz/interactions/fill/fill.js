// Filling the gaps of a text, each by choosing or by typing.

/** @import { Interaction, Option, Question, Tools } from "../types.d.ts" */

import { h, rich } from "../../../frontend/src/lib/dom.js";
import { feedback, feedbackPlace } from "../../../frontend/src/quiz/verdict.js";
import { is, record } from "../responses.js";
import { bold } from "../words.js";

/**
 * @typedef {object} Gap
 * @property {string} id the digit that stands for it in the text
 * @property {Pick<Option, "id" | "text" | "correct">[]} options none where it is typed
 * @property {string[]} accepted spellings, of which the first is shown
 * @property {string} feedback
 */

/**
 * @typedef {object} Filling
 * @property {"cloze"} kind
 * @property {string} text
 * @property {Gap[]} gaps
 */

/** @typedef {Question & Filling} FillItem */
/** @typedef {Record<string, string>} Filled by the id of a gap, that of its option or what was typed */

const LONGEST = 60; // characters
const TYPED = "Where you type, capitals and spaces do not matter.";
const MARK = /\[([1-9])\]/;
const SPACES = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+/g;

/**
 * A text as it is compared: the twin of `folded` in Python.
 * @param {string} text
 */
function folded(text) {
  const spaced = text.normalize("NFC").replace(SPACES, " ");
  const trimmed = spaced.replace(/^ | $/g, "");
  return trimmed.toUpperCase().toLowerCase().replaceAll("ς", "σ");
}

/** @param {string} html */
const plain = (html) => rich(html).textContent;
/** @param {Gap} gap */
const rightOption = (gap) => /** @type {Gap["options"][number]} */ (gap.options.find(({ correct }) => correct));
/**
 * @param {Gap} gap
 * @param {string} said
 */
const fits = (gap, said) =>
  gap.options.length ? said === rightOption(gap).id : gap.accepted.map(folded).includes(folded(said));

/**
 * The text with an element in place of each of its marks.
 * @param {string} html
 * @param {(id: string) => Element} elementOf
 */
function withGaps(html, elementOf) {
  const text = h("p", { class: "hs-quiz-within" }, rich(html));
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    const found = MARK.exec(node.data);
    if (!found || node.parentElement?.namespaceURI !== text.namespaceURI) continue;
    const after = node.splitText(found.index);
    after.data = after.data.slice(found[0].length);
    after.before(elementOf(found[1]));
  }
  return text;
}

/**
 * @param {Gap} gap
 * @param {string} label
 * @param {() => void} changed
 * @param {Tools} tools
 * @returns {HTMLInputElement | HTMLSelectElement}
 */
function fieldOf(gap, label, changed, tools) {
  const named = { "aria-label": label, "data-gap": gap.id };
  if (!gap.options.length) {
    const typing = {
      type: "text",
      maxlength: LONGEST,
      autocomplete: "off",
      autocapitalize: "none",
      spellcheck: "false",
    };
    return h("input", { ...named, ...typing, oninput: changed });
  }
  const options = tools.shuffled(gap.options).map(({ id, text }) => h("option", { value: id }, plain(text)));
  return h("select", { ...named, onchange: changed }, h("option", { value: "" }, "choose …"), ...options);
}

/** @type {Interaction<FillItem, Filled>["control"]} */
function control(item, answer, tools) {
  /** @param {Gap} gap */
  const label = (gap) => `Gap ${gap.id} of ${item.gaps.length}`;
  const changed = () => answer(now());
  const fields = new Map(item.gaps.map((gap) => [gap.id, fieldOf(gap, label(gap), changed, tools)]));
  /** @param {string} id */
  const field = (id) => /** @type {HTMLInputElement | HTMLSelectElement} */ (fields.get(id));
  const text = withGaps(item.text, field);
  const place = feedbackPlace();
  /** @returns {Filled | undefined} */
  function now() {
    const filled = [...fields].filter(([, { value }]) => folded(value));
    return filled.length ? Object.fromEntries(filled.map(([id, { value }]) => [id, value])) : undefined;
  }
  const typed = item.gaps.some((gap) => !gap.options.length);
  return {
    rows: [text, place],
    inputs: [...fields.values()].sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1)),
    now,
    show(response) {
      for (const [id, field] of fields) {
        const said = response?.[id] ?? "";
        // What is being typed is left alone: a space is no filling yet.
        const typing = document.activeElement === field && folded(field.value) === folded(said);
        if (field.value !== said && !typing) field.value = said;
      }
    },
    clear: () => fields.forEach((field) => (field.value = "")),
    tell() {
      for (const gap of item.gaps) {
        const fit = fits(gap, field(gap.id).value);
        const right = gap.options.length ? plain(rightOption(gap).text) : gap.accepted[0];
        const words = fit ? `Gap ${gap.id}: right` : `Gap ${gap.id}: “${right}” fits here`;
        place.append(feedback(fit ? "right" : "wrong", gap.feedback, words));
      }
    },
    forget: () => place.replaceChildren(),
    lead: "Fill a gap first.",
    rule: typed && TYPED,
  };
}

/**
 * Filling gaps: the share of those that are right.
 * @type {Interaction<FillItem, Filled>}
 */
export const fill = {
  control,
  possible(item, response) {
    /** @param {string} id */
    const gap = (id) => item.gaps.find((one) => one.id === id);
    /** @type {(gap: Gap, said: string) => boolean} */
    const can = ({ options }, said) =>
      options.length ? options.some(({ id }) => id === said) : [...said].length <= LONGEST && folded(said) !== "";
    if (!record(response)) return false;
    return Object.entries(response).every(([id, said]) => {
      const one = gap(id);
      return one !== undefined && typeof said === "string" && can(one, said);
    });
  },
  grade(item, response) {
    const hits = item.gaps.filter((gap) => is(response[gap.id]) && fits(gap, response[gap.id])).length;
    return {
      score: hits / item.gaps.length,
      correct: hits === item.gaps.length,
      feedback: item.gaps.map(({ id }) => id),
    };
  },
  right: (item) =>
    item.gaps.flatMap((gap) => [
      ...bold(`${gap.id}: `),
      ...(gap.options.length ? [rich(rightOption(gap).text)] : [gap.accepted.join(" / ")]),
      ". ",
    ]),
};
