"""All addresses that the book ever had, and where those lead that a heading no longer has.

They stand in ``data/addresses.txt``, one a line, sorted: a page (``chapters/about.html``) or a place on one
(``chapters/about.html#privacy``). After a place that went stands the one on the same page that took over:
``chapters/01-connection.html#take-away > in-one-minute``. Pages that moved stand in ``_config.yml`` (redirects).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import html as lxml_html

from hipspine.book.headers import EMBED
from hipspine.book.hosting import listed
from hipspine.book.publish import html
from hipspine.datafile import DataError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FILE = "addresses.txt"
_TO = " > "


@dataclass
class Addresses:
    """The addresses that the book has or had, and the anchor that took over for those that went."""

    known: set[str] = field(default_factory=set)
    successors: dict[str, str] = field(default_factory=dict)

    def text(self) -> str:
        """Return the lines of the file."""
        lines = (f"{one}{_TO}{self.successors[one]}" if one in self.successors else one for one in sorted(self.known))
        return "".join(f"{line}\n" for line in lines)


def read_addresses(file: Path) -> Addresses:
    """Read the list. Raises DataError for a file that is missing, and for a line that is no address."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise DataError(file.name, None, "this list of addresses is missing or is no text in UTF-8") from None
    found = Addresses()
    for number, line in enumerate(lines, 1):
        address, arrow, successor = line.partition(_TO)
        page, _, anchor = address.partition("#")
        if not page.endswith(".html") or " " in address or (arrow and not (anchor and successor.strip())):
            allowed = "page.html, page.html#place, or page.html#place > place that took over"
            raise DataError(file.name, number, f"this is no address: {line!r}", allowed)
        found.known.add(address)
        if arrow:
            found.successors[address] = successor
    return found


def standing(site: Path) -> set[str]:
    """Return the addresses that a built site has: pages, their sections and figures, and what its links point at."""
    pages = {name: html.read(site / name) for name in _pages(site)}
    pointed = {target for name, page in pages.items() for target in _pointed(site, name, page)}
    places = {
        f"{name}#{place}"
        for name, page in pages.items()
        for place in (*page.xpath("//section[@id]/@id"), *_figures(page))
    }
    return set(pages) | places | {target for target in pointed if target.partition("#")[0] in pages}


def lost(site: Path, addresses: Addresses) -> list[str]:
    """Return the known addresses that lead nowhere in a built site: no page, or a page without the place."""
    ids: dict[str, set[str]] = {}
    for name in {address.partition("#")[0] for address in addresses.known}:
        if (site / name).is_file():
            ids[name] = _ids(site, name)
    gone = []
    for address in addresses.known:
        page, _, anchor = address.partition("#")
        if page not in ids or (anchor and anchor not in ids[page]):
            gone.append(address)
    return sorted(gone)


def write_anchors(site: Path, addresses: Addresses) -> None:
    """Give the places of a built site the anchors of those whose successors they are, where a page lacks them.

    Raises DataError for a successor that is not on its page.
    """
    for name in sorted({address.partition("#")[0] for address in addresses.successors}):
        if not (site / name).is_file():
            continue  # a small book, without this chapter; a test holds the whole book to the list
        page = html.read(site / name)
        for address, successor in sorted(addresses.successors.items()):
            anchor = address.partition("#")[2]
            if address.startswith(f"{name}#") and not page.xpath("//*[@id=$id]", id=anchor):
                _anchor(page, address, anchor, successor)
        html.write(page, site / name)


def _anchor(page: HtmlElement, address: str, anchor: str, successor: str) -> None:
    places = page.xpath("//*[@id=$id]", id=successor)
    if not places:
        raise DataError(FILE, None, f"{address}: the place that took over, {successor!r}, is not on the page")
    mark = lxml_html.fragment_fromstring("<a></a>")
    mark.set("id", anchor)
    # Within its heading, as scripts know a section by the heading that it begins with.
    place = next((one for one in places[0] if one.tag in ("h1", "h2", "h3", "h4")), places[0])
    place.insert(0, mark)


def _pages(site: Path) -> list[str]:
    embeds = (path.relative_to(site).as_posix() for path in (site / EMBED).glob("*.html"))
    return sorted({*listed(site), *embeds})


def _pointed(site: Path, name: str, page: HtmlElement) -> set[str]:
    """Return the places within the site that a page's links point at and that are there."""
    found = set()
    for href in page.xpath("//main//a/@href"):
        link = urlsplit(href)
        if link.scheme or link.netloc or not link.fragment:
            continue
        target = (site / name).parent.joinpath(unquote(link.path)).resolve() if link.path else (site / name).resolve()
        if target.is_relative_to(site.resolve()) and target.suffix == ".html":
            found.add(f"{target.relative_to(site.resolve()).as_posix()}#{unquote(link.fragment).partition('?')[0]}")
    return found


def _ids(site: Path, name: str) -> set[str]:
    """Return the places of a page; those of the page that it leads on to where it moved."""
    page = html.read(site / name)
    moved = page.xpath("//meta[@http-equiv='refresh']") and page.xpath("//link[@rel='canonical']/@href")
    if moved:
        page = html.read((site / name).parent / moved[0])
    return {*map(str, page.xpath("//@id")), *_figures(page)}


def _figures(page: HtmlElement) -> list[str]:
    """Return the names of a page's figures: ``#NAME`` leads to one, and may set it (``#NAME?lean=5``)."""
    begins = "figure:"
    islands = page.xpath(f"//@data-island[starts-with(., '{begins}')]")
    return [str(island).removeprefix(begins) for island in islands]
