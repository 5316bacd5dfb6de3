"""Links on paper: within the document to where they lead, elsewhere with a number and the address in a note."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from hipspine.book import wording
from hipspine.book.pdf.parts import element, having, words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from hipspine.book.pdf.site import Place

WEB = ("http", "https")
_OWN = "https://book.invalid/"
"""What stands for the book while addresses are joined; it reaches no page."""


def named(tree: HtmlElement, place: Place) -> None:
    """Put the page's name before every id of a tree, so that those of two pages are not the same."""
    for one in tree.xpath("descendant-or-self::*[@id]"):
        one.set("id", f"{place.id}.{one.get('id')}")
    for attribute in ("aria-describedby", "aria-labelledby", "for"):
        for one in tree.xpath(f"descendant-or-self::*[@{attribute}]"):
            del one.attrib[attribute]


def linked(tree: HtmlElement, place: Place, known: Mapping[str, Place], ids: Collection[str], base: str) -> None:
    """Let the links of a page's tree lead within the document, and note the web addresses of the others at its end.

    ``known`` are the pages of the document by their paths, ``ids`` what can be led to, ``base`` is where the book is
    published ("" where that is not known): a page that is not in the document is found there.
    """
    noted: dict[str, int] = {}
    for one in list(tree.iter("a")):
        target = urljoin(_OWN + place.path, one.get("href", ""))
        own = target.startswith(_OWN)
        inside = _inside(target.removeprefix(_OWN), known, ids) if own else ""
        address = (base + target.removeprefix(_OWN) if base else "") if own else target
        for attribute in set(one.attrib) - {"class", "id"}:
            del one.attrib[attribute]
        if inside:
            one.set("href", f"#{inside}")
        elif urlsplit(address).scheme in WEB:
            one.set("href", address)
            _note(one, address, noted, place)
        else:
            one.tag = "span"
    if noted:
        items = [
            element("li", element("a", address, href=address), id=f"{place.id}.address-{number}")
            for address, number in noted.items()
        ]
        heading = element("h2", wording.ADDRESSES)
        tree.append(element("section", heading, element("ol", *items), class_="pdf-addresses"))


def _inside(path: str, known: Mapping[str, Place], ids: Collection[str]) -> str:
    """Return the id that a path within the book leads to in the document; "" where its page is not there."""
    file, _, fragment = path.partition("#")
    place = known.get(posixpath.normpath(file))
    if not place:
        return ""
    full = f"{place.id}.{fragment}"
    return full if fragment and full in ids else place.id


def _note(link: HtmlElement, address: str, noted: dict[str, int], place: Place) -> None:
    """Put the number of its note after a link, unless its words are the address itself or its DOI."""
    shown = words(link).removeprefix("doi:").strip()
    if len(shown) > len("example.org") and address.endswith(shown):
        return
    number = noted.setdefault(address, len(noted) + 1)
    mark = element("sup", element("a", str(number), href=f"#{place.id}.address-{number}"), class_="pdf-mark")
    mark.tail, link.tail = link.tail, None
    link.addnext(mark)


def targets(trees: Collection[HtmlElement]) -> set[str]:
    """Return every id of some trees."""
    return {str(one) for tree in trees for one in tree.xpath("descendant-or-self::*/@id")}


def shown_at(tree: HtmlElement, pages: Mapping[str, int]) -> None:
    """Fill in the numbers of pages that the contents wait for."""
    for one in having(tree, "pdf-number"):
        one.text = str(pages.get(one.get("data-of", ""), ""))
