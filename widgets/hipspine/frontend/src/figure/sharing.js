// What a reader can take away from a figure: its numbers as a table, a link, the Python, a picture.

import { h } from "../lib/dom.js";
import { withUnit } from "../lib/print.js";
import { figure as words } from "../words.js";

const FINE = 3; // digits that a number in the table shows

/** A table of everything that is set and told, filled while it is open. */
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
  const element = h("details", { class: "hs-more" }, h("summary", {}, words.table), table);
  const show = (values) => {
    spec.table.forEach(({ name }, i) => (cells[i].cell.textContent = worded(spec, name, values[name], cells[i].unit)));
  };
  return { element, show };
}

function worded(spec, name, value, unit) {
  const { options } = spec.parameters.find((one) => one.name === name) ?? {};
  if (options) return options.find(({ id }) => id === value).label;
  if (!Number.isFinite(value)) return words.noNumber;
  const size = Math.abs(value);
  if (size < 1e-9) value = 0; // what rounding leaves over is nothing to a reader
  const number = size >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(FINE)));
  return withUnit(number.replace("-", "−"), unit);
}

/** The values that differ from the defaults, by name. */
function changes(spec, values) {
  return spec.parameters.filter((p) => values[p.name] !== p.default).map((p) => [p.name, values[p.name]]);
}

export function link(spec, values) {
  const search = new URLSearchParams(changes(spec, values)).toString();
  return `${location.href.split("#")[0]}#${spec.id}${search && `?${search}`}`;
}

export function python(spec, values) {
  const set = changes(spec, values).map(([name, value]) => `, ${name}=${JSON.stringify(value)}`);
  return `from hipspine import figure\n\nfigure("${spec.id}"${set.join("")})\n`;
}

/** Buttons that copy and save. `now` gives the values, `picture(format)` saves; a link makes sense `inPage` alone. */
export function takeAway(spec, { now, picture, inPage }) {
  const said = h("span", { class: "hs-done", role: "status" });
  const copy = (text, done) => async () => {
    try {
      await navigator.clipboard.writeText(text());
      said.textContent = done;
    } catch {
      said.textContent = words.cannotCopy;
      said.append(h("code", {}, text()));
    }
  };
  const save = (format) => async () => {
    said.textContent = "";
    await picture(format);
    said.textContent = words.saved(format);
  };
  const button = (text, onclick) => h("button", { type: "button", class: "hs-button hs-small", onclick }, text);
  const buttons = [
    ...(inPage ? [button(words.copyLink, copy(() => link(spec, now()), words.linkCopied))] : []),
    button(words.copyPython, copy(() => python(spec, now()), words.pythonCopied)),
    button(words.savePng, save("png")),
    button(words.saveSvg, save("svg")),
  ];
  return h(
    "details",
    { class: "hs-more" },
    h("summary", {}, words.takeAway),
    h("div", { class: "hs-buttons hs-take" }, ...buttons),
    said,
  );
}

/** The sources as one line; `place` is the address of the references page, or null where there is none. */
export function sourceLine(spec, place) {
  const works = spec.sources.flatMap(({ key, label }, i) => [
    ...(i ? ["; "] : []),
    place ? h("a", { href: `${place}#ref-${key}` }, label) : label,
  ]);
  return h("p", { class: "hs-caption hs-sources" }, words.sources(spec.sources.length), ...works, words.sourcesEnd);
}

/** What Plotly needs to save the drawing with its title and sources, on paper of its own. */
export function pictureOf(spec, data, layout, paper, ink) {
  const broken = (text, width) => text.replace(new RegExp(`(.{1,${width}})(\\s+|$)`, "g"), "$1<br>");
  const lines = (text, width) => broken(text, width).replace(/<br>$/, "");
  const works = spec.sources.map(({ label }) => label).join("; ");
  const source = words.pictureSource(works, spec.illustrative);
  const wide = Math.max(20, Math.floor(layout.width / 10));
  const [title, foot] = [lines(spec.title, wide), lines(source, Math.floor(wide * 1.25))];
  const [above, below] = [title.split("<br>").length * 20 + 16, foot.split("<br>").length * 15 + 14];
  const beside = { xref: "paper", yref: "paper", x: 0.03, xanchor: "left", showarrow: false, align: "left" };
  return {
    data,
    layout: {
      ...layout,
      height: layout.height + above + below,
      margin: { l: 0, r: 0, t: above, b: below },
      paper_bgcolor: paper,
      plot_bgcolor: paper,
      font: { ...layout.font, color: ink },
      annotations: [
        { ...beside, text: title, y: 1, yanchor: "bottom", yshift: 6, font: { size: 15, weight: 600 } },
        { ...beside, text: foot, y: 0, yanchor: "top", yshift: -6, font: { size: 11 } },
      ],
    },
  };
}
