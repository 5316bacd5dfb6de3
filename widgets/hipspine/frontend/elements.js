// Building a quiz's page: elements, and texts that arrive as HTML. Each is rebuilt element by element, so that nothing
// in it can ever act as a script.

export const WORDS = { right: "Right", partly: "Partly right", wrong: "Not quite" };
const PICTURES = { right: "M4.5 8.4 7 10.9 11.6 5.6", partly: "M4.5 8h7", wrong: "M5.4 5.4l5.2 5.2m0-5.2-5.2 5.2" };
const [MATHML, SVG] = ["http://www.w3.org/1998/Math/MathML", "http://www.w3.org/2000/svg"];
const PLAIN = ["span", "em", "strong", "code", "br"];
const FORMULA = /^(display(style)?|width|[lr]space|stretchy|fence|form|separator|mathvariant|accent|columnalign)$/;

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  set(element, attributes);
  // JupyterLab takes letters, arrows and Enter for its own commands unless the focused element itself forbids it.
  if (/^(input|button|a|select|textarea)$/.test(tag)) element.dataset.lmSuppressShortcuts = "true";
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

export function drawing(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  set(element, attributes);
  element.append(...children);
  return element;
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
}

/** Our own HTML as nodes: known elements only, no attributes but those of formulas; all else stays as its text. */
export function rich(html) {
  const copy = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
    const inside = [...node.childNodes].flatMap(copy);
    const formula = node.namespaceURI === MATHML;
    if (!formula && !PLAIN.includes(node.localName)) return inside;
    const element = document.createElementNS(formula ? MATHML : "http://www.w3.org/1999/xhtml", node.localName);
    if (node.className === "hs-quiz-par") element.className = "hs-quiz-par";
    for (const { name, value } of formula ? node.attributes : [])
      if (FORMULA.test(name)) element.setAttribute(name, value);
    element.append(...inside);
    return [element];
  };
  const fragment = document.createDocumentFragment();
  const { body } = new DOMParser().parseFromString(`<body>${html}`, "text/html");
  fragment.append(...[...body.childNodes].flatMap(copy));
  return fragment;
}

function icon(outcome) {
  const path = drawing("path", { d: `M8 .9a7.1 7.1 0 1 0 0 14.2A7.1 7.1 0 1 0 8 .9${PICTURES[outcome]}` });
  return drawing("svg", { viewBox: "0 0 16 16", "aria-hidden": "true", class: "hs-quiz-icon" }, path);
}

export const verdict = (outcome, words = WORDS[outcome]) =>
  h("strong", { class: "hs-quiz-verdict", "data-outcome": outcome }, icon(outcome), words);
export const outcomeOf = ({ score, correct }) => (correct ? "right" : score > 0 ? "partly" : "wrong");
export const link = (href, label, more = {}) => (href ? h("a", { href, ...more }, label) : label);
export const listed = (entries, between = ", ") => entries.flatMap((entry, i) => (i ? [between, entry] : [entry]));
/** A place for feedback that is read out when it comes. */
export const said = () => h("div", { class: "hs-quiz-said", "aria-live": "polite" });
/** One piece of feedback with its verdict. */
export const told = (outcome, html, words) => h("p", { "data-outcome": outcome }, verdict(outcome, words), " ", rich(html));
