// What a reader can take away from a figure: its numbers as a table, a link, the Python, a picture.

/** @import { Spec, Value, Values } from "./types.d.ts" */

import { h, tell } from "../lib/dom.js";
import { withUnit } from "../lib/print.js";
import { figure as words } from "../words/figure.js";

const FINE = 3; // digits that a number in the table shows

/**
 * A table of everything that is set and told, filled while it can be seen.
 * @param {Spec} spec
 */
export function numbersTable(spec) {
  const cells = spec.table.map(({ label, unit }) => {
    const cell = h("td");
    return { cell, unit, row: h("tr", {}, h("th", { scope: "row" }, label), cell) };
  });
  const table = h(
    "table",
    { class: "hs-table" },
    h("thead", {}, h("tr", {}, ...words.tableHeads.map((word) => h("th", { scope: "col" }, word)))),
    h("tbody", {}, ...cells.map(({ row }) => row)),
  );
  /** @param {Values} values */
  const show = (values) => {
    spec.table.forEach(({ name }, i) => tell(cells[i].cell, worded(spec, name, values[name], cells[i].unit)));
  };
  return { element: table, show };
}

/**
 * @param {Spec} spec
 * @param {string} name
 * @param {Value} value
 * @param {string} unit
 */
function worded(spec, name, value, unit) {
  const options = spec.parameters.find((one) => one.name === name)?.options;
  if (options) return options.find(({ id }) => id === value)?.label ?? words.noNumber;
  if (typeof value !== "number" || !Number.isFinite(value)) return words.noNumber;
  const size = Math.abs(value);
  if (size < 1e-9) value = 0; // what rounding leaves over is nothing to a reader
  const number = size >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(FINE)));
  return withUnit(number.replace("-", "−"), unit);
}

/**
 * The values that differ from the defaults, by name.
 * @param {Spec} spec
 * @param {Values} values
 */
function changes(spec, values) {
  return spec.parameters.filter((p) => values[p.name] !== p.default).map((p) => [p.name, values[p.name]]);
}

/**
 * The address under which the figure stands as it is now.
 * @param {Spec} spec
 * @param {Values} values
 */
export function link(spec, values) {
  const search = new URLSearchParams(/** @type {[string, string][]} */ (changes(spec, values))).toString();
  return `${location.href.split("#")[0]}#${spec.id}${search && `?${search}`}`;
}

/**
 * The Python that makes the figure as it is now.
 * @param {Spec} spec
 * @param {Values} values
 */
export function python(spec, values) {
  const set = changes(spec, values).map(([name, value]) => `, ${name}=${JSON.stringify(value)}`);
  return `from hipspine import figure\n\nfigure("${spec.id}"${set.join("")})\n`;
}

/**
 * Buttons that copy and save. `now` gives the values, `picture(format)` saves; a link makes sense `inPage` alone, and
 * `share`, where the host has it, loads what puts the figure into frames and before classes.
 * @param {Spec} spec
 * @param {{
 *   now: () => Values, picture: (format: string) => Promise<void>, inPage: boolean,
 *   share?: import("../lib/types.d.ts").Host["share"], shared: () => import("../share/share.js").Shared,
 * }} does
 */
export function takeAway(spec, { now, picture, inPage, share, shared }) {
  const said = h("span", { class: "hs-done", role: "status" });
  /** @type {(text: () => string, done: string) => () => Promise<void>} */
  const copy = (text, done) => () => copied(text(), done);
  /** @type {(text: string, done: string) => Promise<void>} */
  async function copied(text, done) {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = done;
    } catch {
      said.textContent = words.cannotCopy;
      said.append(h("code", {}, text));
    }
  }
  /** @type {(then: (tools: typeof import("../share/share.js")) => unknown) => () => Promise<void>} */
  const sharing = (then) => async () => {
    said.textContent = "";
    try {
      await then(await /** @type {NonNullable<typeof share>} */ (share)());
    } catch {
      said.textContent = words.notLoaded;
    }
  };
  /** @param {string} format */
  const save = (format) => async () => {
    said.textContent = "";
    await picture(format);
    said.textContent = words.saved(format);
  };
  /** @type {(text: string, onclick: () => void) => HTMLButtonElement} */
  const button = (text, onclick) => h("button", { type: "button", class: "hs-button hs-small", onclick }, text);
  const buttons = [
    ...(inPage
      ? [
          button(
            words.copyLink,
            copy(() => link(spec, now()), words.linkCopied),
          ),
        ]
      : []),
    button(
      words.copyPython,
      copy(() => python(spec, now()), words.pythonCopied),
    ),
    button(words.savePng, save("png")),
    button(words.saveSvg, save("svg")),
    ...(share
      ? [
          button(
            words.copyCode,
            sharing(({ frameCode, published }) =>
              copied(frameCode(shared()), published() ? words.codeCopied : words.codeOfThisCopy),
            ),
          ),
          button(
            words.inClass,
            sharing(({ showInClass }) => showInClass(shared, () => link(spec, now()))),
          ),
        ]
      : []),
  ];
  return h("div", { class: "hs-take" }, h("div", { class: "hs-buttons" }, ...buttons), said);
}

/**
 * The sources as one line; `place` is the address of the references page, where there is one.
 * @param {Spec["sources"]} sources
 * @param {string | undefined} place
 */
export function sourceLine(sources, place) {
  const works = sources.flatMap(({ key, label }, i) => [
    ...(i ? ["; "] : []),
    place ? h("a", { href: `${place}#ref-${key}` }, label) : label,
  ]);
  return h("p", { class: "hs-caption hs-sources" }, words.sources(sources.length), ...works, words.sourcesEnd);
}
