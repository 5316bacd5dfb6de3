// Tables of the course's own, shown in the page: known elements are built anew, and nothing else of what came is kept.

const HTML = "http://www.w3.org/1999/xhtml";
const MATHML = "http://www.w3.org/1998/Math/MathML";
const ELEMENTS = new Set(
  ["div", "p", "strong", "b", "code", "details", "summary", "br"].concat([
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
  ]),
);
const FORMULA = /^(display(style)?|width|[lr]space|stretchy|fence|form|separator|mathvariant|accent|columnalign)$/;
// Of MathML what sets formulas; what can lead elsewhere or hold HTML is not among it.
const OF_FORMULA = new Set(
  ["math", "mrow", "mi", "mo", "mn", "ms", "mtext", "mspace", "msub", "msup", "msubsup", "mfrac", "msqrt"].concat([
    "mroot",
    "mstyle",
    "mpadded",
    "mphantom",
    "munder",
    "mover",
    "munderover",
    "mtable",
    "mtr",
    "mtd",
  ]),
);

/**
 * @param {string} html
 * @returns {DocumentFragment}
 */
export function trusted(html) {
  const fragment = document.createDocumentFragment();
  // A document made like this runs no script and fetches nothing.
  const { body } = new DOMParser().parseFromString(`<body>${html}`, "text/html");
  fragment.append(...[...body.childNodes].flatMap(copied));
  return fragment;
}

/**
 * @param {Node} node
 * @returns {(Node | string)[]}
 */
function copied(node) {
  if (node instanceof Text) return [node.data];
  if (!(node instanceof Element) || /^(script|style|template)$/.test(node.localName)) return [];
  const inside = [...node.childNodes].flatMap(copied);
  const formula = node.namespaceURI === MATHML && OF_FORMULA.has(node.localName);
  if (!formula && !(node.namespaceURI === HTML && ELEMENTS.has(node.localName))) return inside;
  const element = document.createElementNS(formula ? MATHML : HTML, node.localName);
  for (const { name, value } of formula ? node.attributes : [])
    if (FORMULA.test(name)) element.setAttribute(name, value);
  if (node.localName === "th") element.setAttribute("scope", "col");
  element.append(...inside);
  return [element];
}
