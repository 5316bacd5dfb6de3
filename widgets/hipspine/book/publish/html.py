"""Pages: take out what no reader needs and mend what the theme gets wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import lxml.html

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# The scripts that nothing on our pages calls. fontawesome.js draws icons that the icon font has already; bootstrap.js
# serves drop-down menus and tooltips, in whose place stand <details> and titles.
_UNUSED_SCRIPTS = ("fontawesome.js", "bootstrap.js")
# The dialog sends its question to search.html, so only that page needs the index.
_SEARCH_SCRIPTS = ("searchtools.js", "language_data.js", "searchindex.js")
# What marks the words that a reader searched for; found.js loads them on a page that one comes to from the search.
_MARKING_SCRIPTS = ("doctools.js", "sphinx_highlight.js")

_REMOVED = (
    "//comment()",
    "//link[@rel='preload']",
    "//meta[starts-with(@name, 'docsearch:')]",
    "//meta[@name='viewport'][position() > 1]",
    # A second title and table of contents that only a printer would see; our print rules do without.
    "//div[@id='jb-print-docs-body']",
    # Banners that would be fetched from a server.
    "//div[contains(@class, 'pst-async-banner-revealer')]",
)


def read(path: Path) -> HtmlElement:
    """Return the parsed page at ``path``."""
    return lxml.html.document_fromstring(path.read_text(encoding="utf-8"))


def write(page: HtmlElement, path: Path) -> None:
    """Write a page as UTF-8 with the HTML doctype."""
    text = lxml.html.tostring(page, doctype="<!DOCTYPE html>", encoding="unicode")
    path.write_text(text + "\n", encoding="utf-8")


def slim(page: HtmlElement, *, name: str) -> None:
    """Remove unused parts from a page and mend the theme's markup, in place.

    ``name`` is its path without suffix (``chapters/05-seek-care``), noted as ``data-page`` for the style rules.
    """
    is_search = name == "search"
    page.body.set("data-page", name)
    unused = _UNUSED_SCRIPTS if is_search else _UNUSED_SCRIPTS + _SEARCH_SCRIPTS + _MARKING_SCRIPTS
    for script in page.xpath("//script"):
        source = script.get("src", "").partition("?")[0]
        if source.rpartition("/")[2] in unused or "THEBE_JS_URL" in (script.text or ""):
            script.drop_tree()
    for path in _REMOVED:
        for element in page.xpath(path):
            element.drop_tree()
    if is_search:
        _load_once(page)
    _mend(page)


def link_stylesheet(page: HtmlElement, href: str, *, keep: str) -> None:
    """Put one style sheet in the place of all that a page links to, except those below the folder ``keep``."""
    old = [link for link in page.xpath("//link[@rel='stylesheet']") if keep not in link.get("href")]
    link = page.makeelement("link", rel="stylesheet", href=href)
    link.tail = "\n"
    if old:
        old[0].addprevious(link)
    else:
        page.find("head").append(link)
    for element in old:
        element.drop_tree()


def preload_font(page: HtmlElement, href: str) -> None:
    """Have the browser fetch the font of the text at once, rather than when it has read the style sheet."""
    # Fonts are fetched as if from another site, so without "crossorigin" it would be fetched twice.
    attributes = {"rel": "preload", "href": href, "as": "font", "type": "font/woff2", "crossorigin": ""}
    link = page.makeelement("link", attributes)
    link.tail = "\n"
    page.xpath("//link[@rel='stylesheet']")[0].addprevious(link)


def _load_once(page: HtmlElement) -> None:
    seen: set[str] = set()
    for script in page.xpath("//script[@src]"):
        source = script.get("src").partition("?")[0]
        if source in seen:
            script.drop_tree()
        seen.add(source)


def _mend(page: HtmlElement) -> None:
    # Without scripts the pages are light; the theme would leave them without any colours.
    page.set("data-theme", "light")
    # An empty header is a landmark that leads nowhere, but the theme's scripts measure it.
    for header in page.xpath("//header[@id='pst-header'][not(*)]"):
        header.set("role", "presentation")
    # Course title and search stand beside the navigation, in no landmark.
    for sidebar in page.xpath("//div[@id='pst-primary-sidebar']"):
        sidebar.set("role", "complementary")
        sidebar.set("aria-label", "Course")
    # Icons are fonts: without this a screen reader may speak the private-use character.
    for icon in page.xpath("//*[contains(@class, 'fa-solid') or contains(@class, 'fa-regular')]"):
        icon.set("aria-hidden", "true")
    # These two open a sidebar by script.
    for button in page.xpath("//button[contains(@class, 'sidebar-toggle')]"):
        button.set("class", button.get("class") + " pst-js-only")
    # The name of a button must not depend on a tooltip script.
    for button in page.xpath("//button[@title][not(@aria-label)]"):
        button.set("aria-label", button.get("title"))
    # This one shows its name, and the keys beside it.
    for button in page.xpath("//button[contains(@class, 'search-button-field')]"):
        button.attrib.pop("aria-label", None)
    for element in page.xpath("//*[@data-bs-toggle='tooltip']"):
        for name in ("data-bs-toggle", "data-bs-placement", "data-bs-title"):
            element.attrib.pop(name, None)
