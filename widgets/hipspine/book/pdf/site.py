"""The built book as the PDF finds it: which pages there are, in the order of its own menu, and what is in each."""

from __future__ import annotations

import json
import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import lxml.html

from hipspine.book.pdf.parts import having, words
from hipspine.datafile import DataError
from hipspine.refusals import meant

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LEFT_OUT = ("my-progress", "instructors", "teaching-guide", "accessibility", "api")
"""Pages that live on a screen alone, or are for those who teach and write code; each can be asked for by its name."""


@dataclass(frozen=True)
class Place:
    """A page of the book: its address in the site, its title, and the part of the book that it stands in."""

    path: str
    title: str
    part: str

    @property
    def stem(self) -> str:
        """Its name without folder and ending, such as "01-connection"."""
        return posixpath.splitext(posixpath.basename(self.path))[0]

    @property
    def id(self) -> str:
        """Its name in the document, which a style sheet can use too."""
        return f"page-{self.stem}"


def read(file: Path) -> HtmlElement:
    """Return the tree of a page."""
    return lxml.html.document_fromstring(file.read_text(encoding="utf-8"))


def places(site: Path) -> list[Place]:
    """Return the pages of a built book in order. Raises DataError where the folder holds none."""
    index = site / "index.html"
    menus = having(read(index), "bd-links") if index.is_file() else []
    found, part = [], ""
    for one in menus[0].iter("p", "a") if menus else ():
        if "caption" in one.get("class", "").split():
            part = words(one)
        elif one.tag == "a" and part and (site / one.get("href")).is_file():
            found.append(Place(one.get("href"), words(one), part))
    if not found:
        raise DataError(site, None, "this is not the folder of a built book", "hipspine book, which writes _build/html")
    return found


def title_of(site: Path) -> str:
    """Return the title of the book."""
    return words(having(read(site / "index.html"), "bd-links")[0].find(".//a"))


def home(site: Path) -> str:
    """Return the address where the book is published, with its closing slash, or "" where its pages do not say."""
    for link in read(site / "index.html").iter("link"):
        if link.get("rel") == "canonical":
            return str(link.get("href", "")).removesuffix("index.html")
    return ""


def author(site: Path, place: Place) -> str:
    """Return who made the book, as a page tells search engines, or "" where it does not say."""
    for script in read(site / place.path).iter("script"):
        if script.get("type") == "application/ld+json":
            return str(json.loads(script.text).get("author", {}).get("name", ""))
    return ""


def chosen(all_places: list[Place], chapter: str) -> Place:
    """Return the page of a chapter by its name, with or without its number. Raises DataError naming those there are."""
    names = {one.stem: one for one in all_places}
    short = {one.stem.lstrip("0123456789-") or one.stem: one for one in all_places}
    found = names.get(chapter) or short.get(chapter)
    if not found:
        problem = f"there is no chapter of this name{meant(chapter, list(short))}"
        raise DataError(chapter, None, problem, ", ".join(short))
    return found


def article(site: Path, place: Place) -> HtmlElement:
    """Return what a page says, without the frame around it."""
    found: list[HtmlElement] = having(read(site / place.path), "bd-article")
    return next(one for one in found if one.tag == "article")
