// Building what stands on a page: elements, and texts that arrive as HTML (questions, and cards that a page's Python
// made). Each is rebuilt element by element, so that nothing in it can ever act as a script.

const HTML = "http://www.w3.org/1999/xhtml";
const [MATHML, SVG] = ["http://www.w3.org/1998/Math/MathML", "http://www.w3.org/2000/svg"];
const PLAIN = /^(span|em|strong|b|code|br|p|div|details|summary|table|caption|thead|tbody|t[rhd])$/;
// What sets formulas; what of MathML can lead elsewhere or hold HTML is not among it.
const OF_FORMULA =
  /^(math|m(row|[inos]|text|space|su[bp]|subsup|frac|sqrt|root|over|under(over)?|table|t[rd]|style|padded|phantom))$/;
const FORMULA = /^(display(style)?|width|[lr]space|stretchy|fence|form|separator|mathvariant|accent|columnalign)$/;
const NO_TEXT = /^(script|style|template)$/;

/**
 * A listener of whichever event: a method, so that one of mouse or key fits too.
 * @typedef {{ handle(event: Event): unknown }["handle"]} Listener
 */

/** @typedef {string | number | boolean | undefined} Attribute */
/** @typedef {{ [name: string]: Attribute | Listener }} Attributes */
/** @typedef {string | Node} Child what stands in an element */

/**
 * An element of HTML: attributes that begin with "on" are listeners, those that are false or undefined stay out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...(Child | undefined)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  set(element, attributes);
  // JupyterLab takes letters, arrows and Enter for its own commands unless the focused element itself forbids it.
  if (/^(input|button|a|select|textarea)$/.test(tag)) element.dataset.lmSuppressShortcuts = "true";
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/**
 * Put a text into an element where it is another one than before, with the node that is there: the same text anew would
 * be laid out anew, and a new node has the theme look at the whole page.
 * @param {Element} element
 * @param {string} text
 */
export function tell(element, text) {
  const node = element.firstChild;
  if (!(node instanceof Text) || node.nextSibling) element.textContent = text;
  else if (node.data !== text) node.data = text;
}

/**
 * An element of SVG.
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function drawing(tag, attributes = {}, ...children) {
  const element = /** @type {SVGElementTagNameMap[Tag]} */ (document.createElementNS(SVG, tag));
  set(element, attributes);
  element.append(...children);
  return element;
}

/**
 * @param {Element} element
 * @param {Attributes} attributes
 */
function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), /** @type {Listener} */ (value));
    else if (value !== false && value !== undefined)
      element.setAttribute(name, value === true ? "" : /** @type {string} */ (value));
  }
}

/**
 * Our own HTML as nodes: known elements only, no attributes but those of formulas; all else stays as its text.
 * @param {string} html
 */
export function rich(html) {
  /** @type {(node: Node) => Child[]} */
  const copy = (node) => {
    if (node instanceof Text) return [node.data];
    if (!(node instanceof Element) || NO_TEXT.test(node.localName)) return [];
    const inside = [...node.childNodes].flatMap(copy);
    const formula = node.namespaceURI === MATHML;
    if (!(formula ? OF_FORMULA : PLAIN).test(node.localName)) return inside;
    const element = document.createElementNS(formula ? MATHML : HTML, node.localName);
    if (node.className === "hs-quiz-par") element.className = "hs-quiz-par";
    if (node.localName === "th") element.setAttribute("scope", "col");
    for (const { name, value } of formula ? node.attributes : [])
      if (FORMULA.test(name)) element.setAttribute(name, value);
    element.append(...inside);
    return [element];
  };
  const fragment = document.createDocumentFragment();
  // A document made like this runs no script and fetches nothing.
  const { body } = new DOMParser().parseFromString(`<body>${html}`, "text/html");
  fragment.append(...[...body.childNodes].flatMap(copy));
  return fragment;
}

/**
 * A link, or its label alone where there is no address.
 * @param {string | false | undefined} href
 * @param {string} label
 * @param {Attributes} [more]
 */
export const link = (href, label, more = {}) => (href ? h("a", { href, ...more }, label) : label);
/**
 * Entries with something between them.
 * @template T
 * @param {T[]} entries
 * @param {string} [between]
 * @returns {(T | string)[]}
 */
export const listed = (entries, between = ", ") => entries.flatMap((entry, i) => (i ? [between, entry] : [entry]));
