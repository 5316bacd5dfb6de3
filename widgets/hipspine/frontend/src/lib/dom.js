// Building what stands on a page: elements, and texts that arrive as HTML. Each is rebuilt element by element, so that
// nothing in it can ever act as a script.

const [MATHML, SVG] = ["http://www.w3.org/1998/Math/MathML", "http://www.w3.org/2000/svg"];
const PLAIN = ["span", "em", "strong", "code", "br"];
const FORMULA = /^(display(style)?|width|[lr]space|stretchy|fence|form|separator|mathvariant|accent|columnalign)$/;

/** An element of HTML: attributes that begin with "on" are listeners, those that are false or undefined stay out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  set(element, attributes);
  // JupyterLab takes letters, arrows and Enter for its own commands unless the focused element itself forbids it.
  if (/^(input|button|a|select|textarea)$/.test(tag)) element.dataset.lmSuppressShortcuts = "true";
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** An element of SVG. */
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

export const link = (href, label, more = {}) => (href ? h("a", { href, ...more }, label) : label);
export const listed = (entries, between = ", ") => entries.flatMap((entry, i) => (i ? [between, entry] : [entry]));
