"""Small tools for the trees of pages: finding by class, taking out, and putting in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import lxml.html

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def element(tag: str, *inside: HtmlElement | str, **attributes: str) -> HtmlElement:
    """Return an element with what stands in it; ``class_`` gives its class. Text stays text."""
    made = lxml.html.Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
    for part in inside:
        if not isinstance(part, str):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + part
        else:
            made.text = (made.text or "") + part
    return made


def having(tree: HtmlElement, name: str) -> list[HtmlElement]:
    """Return what is within a tree and has this class, in the order of the page."""
    found: list[HtmlElement] = tree.find_class(name)
    return [one for one in found if one is not tree]


def words(one: HtmlElement) -> str:
    """Return the words of an element with single spaces."""
    return " ".join(one.text_content().split())


def take_out(one: HtmlElement) -> None:
    """Remove an element with what is in it; the text after it stays."""
    one.drop_tree()


def replace(one: HtmlElement, other: HtmlElement) -> None:
    """Put another element in the place of one; the text after it stays."""
    other.tail, one.tail = one.tail, None
    one.getparent().replace(one, other)


def up(one: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what an element stands in, from the inside out."""
    yield from one.iterancestors()
