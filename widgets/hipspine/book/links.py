"""The course's own links: evidence badges, citations, words of the glossary, and emergency signs.

Chapters hold them as plain relative links (``hipspine.links``), so that any notebook opens them. While a page is read,
each target is looked up (an unknown one is a warning, which fails the build); when the page is written, the link
becomes HTML whose address is right from any folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

import hipspine.evidence as evidence
from hipspine.book import wording
from hipspine.book_only import for_book
from hipspine.evidence.lists import without_lists
from hipspine.evidence.mentions import CLINICIANS
from hipspine.evidence.wording import HOW_SURE, SHORT_BOX
from hipspine.links import KINDS, nearest, read_link
from hipspine.paths import data_path

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

SHORT = 150
"""The longest summary, in characters, that a tooltip shows."""
_FILES = {
    "claim": ("claims.yml", "references.bib"),
    "cite": ("references.bib",),
    "term": ("glossary.yml",),
    "sign": ("emergency.yml",),
}
_VOID = {"br", "input"}
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")

logger = logging.getLogger(__name__)


class HtmlElement(nodes.General, nodes.Inline, nodes.Element):  # type: ignore[misc]  # docutils says no types
    """An element that docutils has no name for; made by ``html``."""


def html(tag: str, *children: nodes.Node, attrs: dict[str, str] | None = None, **known: list[str]) -> HtmlElement:
    """Return ``<tag>`` around ``children``.

    The writer escapes ``attrs``; ``known`` takes docutils' own attributes (``ids``, ``classes``).
    """
    return HtmlElement("", *children, tag=tag, attrs=attrs or {}, **known)


class ReadLinks(SphinxTransform):
    """Look up every course link of a page and note what the page uses."""

    default_priority = 200

    def apply(self, **options: object) -> None:
        """Mark the links of the page, or warn about what they point at."""
        if _anchor_signs(self.document):
            pages(self.env)["sign"] = self.env.docname
        for node in list(self.document.findall(pending_xref)):
            # Sphinx has made the name of a page of the address, without the end of its file.
            page, anchor = str(node.get("reftarget")).rpartition("/")[2], node.get("reftargetid")
            file = next((kind.file for kind in KINDS.values() if kind.page == page), page)
            if link := read_link(f"{file}#{anchor}"):
                self._read(node, *link)

    def _read(self, node: pending_xref, kind: str, target: str) -> None:
        for file in _FILES[kind]:
            self.env.note_dependency(str(data_path() / file))
        known = targets(kind)
        words = [child for inner in node.children for child in inner.children]
        if target not in known:
            logger.warning(_unknown(kind, target, known), location=node, type="hipspine", subtype=kind)
            node.replace_self(words)
            return
        if kind == "claim":
            uses(self.env).setdefault(self.env.docname, set()).add(target)
            wanted = evidence.badge_words(evidence.load_claims())[target]
            if node.astext() != wanted:
                problem = f"the badge of “{target}” says “{node.astext()}”, and has to say “{wanted}”"
                logger.warning(f"{problem}: hipspine links writes it", location=node, type="hipspine", subtype=kind)
            words = [nodes.Text(HOW_SURE)]
        node.replace_self(nodes.reference("", "", *words, hs_kind=kind, hs_target=target))


class WriteLinks(SphinxPostTransform):
    """Turn the marked links and the urgent boxes of a page into their HTML."""

    default_priority = 400
    formats = ("html",)

    def run(self, **options: object) -> None:
        """Replace them one by one; tooltips are numbered within the page."""
        seen: set[str] = set()
        marked = [node for node in self.document.findall(nodes.reference) if "hs_kind" in node]
        for count, node in enumerate(marked, start=1):
            kind, target = node["hs_kind"], node["hs_target"]
            href = address(self.app, self.env.docname, kind, target)
            if href is None:
                logger.warning(f"no page lists what {kind}:{target} points at", location=node, type="hipspine")
                node.replace_self(node.children)
            elif kind == "claim":
                anchor = [] if target in seen else [f"use-{target}"]
                seen.add(target)
                node.replace_self(_badge(node, evidence.load_claims()[target], href, f"tip-{count}", anchor))
            elif kind == "sign":
                node.replace_self(_link(href, "hs-sign", *node.children))
            elif kind == "term":
                tip = [nodes.Text(evidence.load_glossary()[target].definition)]
                node.replace_self(_with_tip(_link(href, "hs-term", *node.children), tip, f"tip-{count}"))
            else:
                # No tip: a script puts a card there (frontend/src/reading).
                link = _link(href, "hs-cite", *node.children)
                node.replace_self(html("span", link, classes=["hs-tipped"]))
        for quote in list(self.document.findall(nodes.block_quote)):
            if heading := _bold_heading(quote):
                attrs = {"role": "note", "aria-label": heading.rstrip(".")}
                quote.replace_self(html("aside", *quote.children, attrs=attrs, ids=quote["ids"], classes=_box(heading)))


def targets(kind: str) -> Mapping[str, object]:
    """Return what links of one kind may point at, by id. A work that is not citable is no target."""
    if kind == "claim":
        return dict(evidence.load_claims())
    if kind == "term":
        return dict(evidence.load_glossary())
    if kind == "sign":
        return dict(evidence.load_emergency().signs)
    return {key: work for key, work in evidence.load_references().items() if work.citable}


def uses(env: BuildEnvironment) -> dict[str, set[str]]:
    """Return, for each page, the claims and omissions that it links to (kept in the build environment)."""
    found: dict[str, set[str]] = vars(env).setdefault("hipspine_uses", {})
    return found


def pages(env: BuildEnvironment) -> dict[str, str]:
    """Return, for each kind of link, the page that lists its targets (kept in the build environment)."""
    found: dict[str, str] = vars(env).setdefault("hipspine_pages", {})
    return found


def address(app: Sphinx, docname: str, kind: str, target: str) -> str | None:
    """Return the address of a target as seen from ``docname``, or None when no page lists targets of this kind."""
    page = pages(app.env).get(kind)
    if page is None:
        return None
    return f"{app.builder.get_relative_uri(docname, page)}#{KINDS[kind].anchor(target)}"


def source_labels(claim: evidence.Claim | evidence.Omission) -> str:
    """Return the labels of the works that may be cited for a claim, joined by commas."""
    works = evidence.load_references()
    return ", ".join(works[key].label for key in claim.sources if works[key].citable)


def visit_html_element(self: HTML5Translator, node: HtmlElement) -> None:
    """Write the opening tag; docutils escapes the values."""
    self.body.append(self.starttag(node, node["tag"], "", **node["attrs"]))


def depart_html_element(self: HTML5Translator, node: HtmlElement) -> None:
    """Write the closing tag, where the element has one."""
    if node["tag"] not in _VOID:
        self.body.append(f"</{node['tag']}>")


def setup_links(app: Sphinx) -> None:
    """Register the links with Sphinx, and the book's own lists in place of those that notebooks show."""
    app.add_node(HtmlElement, html=(visit_html_element, depart_html_element))
    app.add_transform(ReadLinks)
    app.add_post_transform(WriteLinks)
    app.connect("builder-inited", _read_data)
    app.connect("source-read", _put_directives)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)


def _read_data(_: Sphinx) -> None:
    """Read all data first: what is wrong with them is told once, and not in the middle of a page."""
    for kind in KINDS:
        targets(kind)


def _put_directives(_: Sphinx, docname: str, content: list[str]) -> None:
    """Have the book make its own lists (pictures, both halves side by side, a search) and what it alone can show."""
    content[0] = for_book(without_lists(content[0], lambda name: f"```{{{name}}}\n```"))


def _purge(_: Sphinx, env: BuildEnvironment, docname: str) -> None:
    uses(env).pop(docname, None)
    for kind in [kind for kind, page in pages(env).items() if page == docname]:
        del pages(env)[kind]


def _merge(_: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment) -> None:
    uses(env).update({name: found for name, found in uses(other).items() if name in docnames})
    pages(env).update({kind: page for kind, page in pages(other).items() if page in docnames})


def _unknown(kind: str, target: str, known: Mapping[str, object]) -> str:
    if kind == "cite" and target in evidence.load_references():
        missing = ", ".join(evidence.load_references()[target].gaps)
        return f"the work “{target}” may not be cited: not confirmed: {missing}"
    near = nearest(target, known)
    return f"unknown {kind} “{target}”" + (f" (did you mean {near}?)" if near else "")


def _link(href: str, css: str, *children: nodes.Node, **attrs: str) -> HtmlElement:
    return html("a", *children, attrs={"href": href, **attrs}, classes=[css])


def _with_tip(link: HtmlElement, tip: list[nodes.Node], name: str) -> HtmlElement:
    """Wrap a link with a tooltip that CSS shows while the link is hovered or focused."""
    link["attrs"]["aria-describedby"] = name
    box = html("span", *tip, attrs={"role": "tooltip"}, ids=[name], classes=["hs-tip"])
    return html("span", link, box, classes=["hs-tipped"])


def _badge(
    node: nodes.reference, claim: evidence.Claim | evidence.Omission, href: str, name: str, anchor: list[str]
) -> HtmlElement:
    verdict, words = evidence.verdict_of(claim)
    pill = html("span", nodes.Text(words), classes=["hs-verdict"])
    link = _link(href, "hs-badge", *node.children, nodes.Text(" "), pill)
    link["classes"].append(f"hs-badge-{verdict}")
    link["ids"] = anchor
    return _with_tip(link, list(_tip(claim, words)), name)


def _tip(claim: evidence.Claim | evidence.Omission, words: str) -> Iterator[nodes.Node]:
    yield nodes.strong("", f"{words.capitalize()}. ")
    if isinstance(claim, evidence.Claim):
        summary = claim.safer or _SENTENCE.split(claim.nuance)[0]
        if len(summary) <= SHORT:
            yield nodes.Text(f"{summary} ")
    else:
        yield nodes.Text(f"{wording.LEFT_OUT} ")
    yield nodes.Text(f"{wording.SOURCES}: {source_labels(claim) or wording.NONE_CITABLE}.")


def _anchor_signs(document: nodes.document) -> bool:
    """Give each line of the whole box of emergency signs the anchor of its sign; return whether the box is here."""
    lines = {evidence.emergency.sentence(sign): sign.id for sign in evidence.load_emergency().signs.values()}
    found = False
    for item in document.findall(nodes.list_item):
        if name := lines.get(item.astext()):
            item["ids"].append(KINDS["sign"].anchor(name))
            found = True
    return found


def _box(heading: str) -> list[str]:
    """Return the classes of a box that begins with these words."""
    if heading == CLINICIANS:
        return ["hs-clinicians"]
    return ["hs-urgent", "hs-urgent-short"] if heading == SHORT_BOX.strip("*") else ["hs-urgent"]


def _bold_heading(quote: nodes.block_quote) -> str | None:
    """Return the bold words that a quotation begins with, which make it a box: urgent, or for clinicians."""
    first = quote.children[0] if quote.children else None
    if not isinstance(first, nodes.paragraph):
        return None
    # The Markdown parser puts an empty text before words in bold.
    words = [child for child in first.children if child.astext()]
    return words[0].astext() if words and isinstance(words[0], nodes.strong) else None
