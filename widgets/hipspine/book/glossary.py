"""The glossary: the words that the course explains, A to Z, below a bar of letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from string import ascii_uppercase

from docutils import nodes

import hipspine.evidence as evidence
from hipspine.book import wording
from hipspine.book.links import HtmlElement, html
from hipspine.book.lists import DataDirective, definition, link
from hipspine.book.plate_links import link_to_plate

PICTURES = "../_static/hipspine"
"""From the page to the pictures."""

OTHER = "#"
"""Where terms stand that begin with no letter."""


class GlossaryList(DataDirective):
    """``{glossary-list}``: the words that the course explains, by the alphabet."""

    kind = "term"
    files = ("glossary.yml", "anatomy.yml")

    def build(self) -> Iterator[nodes.Node]:
        """Yield the bar of letters and, below the heading of each letter, its definition list."""
        terms = sorted(evidence.load_glossary().values(), key=_place)
        groups = {letter: list(some) for letter, some in groupby(terms, key=lambda term: letter_of(term.term))}
        yield _bar(groups)
        for letter, some in groups.items():
            yield html("h2", nodes.Text(letter), ids=[_anchor(letter)], classes=["hs-letter"])
            yield nodes.definition_list("", *map(_entry, some), classes=["hs-glossary"])


def letter_of(term: str) -> str:
    """Return the letter under which a term stands: its first, without accents; ``OTHER`` where that is no letter."""
    first = unicodedata.normalize("NFD", term.strip())[:1].upper()
    return first if first in ascii_uppercase and first else OTHER


def _entry(term: evidence.Term) -> nodes.Node:
    entry = definition(f"term-{term.id}", [nodes.Text(term.term)], [nodes.Text(term.definition)])
    if place := link_to_plate(term.id, PICTURES):
        entry[-1] += nodes.raw("", place, format="html")
    return entry


def _place(term: evidence.Term) -> tuple[str, str]:
    """Letters first by the bar (``#`` comes before A), then by the alphabet without capitals and accents."""
    plain = "".join(one for one in unicodedata.normalize("NFD", term.term) if not unicodedata.combining(one))
    return letter_of(term.term), plain.casefold()


def _bar(groups: Iterable[str]) -> HtmlElement:
    """Return the letters: those with entries lead to them, the others are no links and not read out."""
    known = set(groups)
    letters = [OTHER] * (OTHER in known) + list(ascii_uppercase)
    items = [
        html("li", link(f"#{_anchor(letter)}", letter))
        if letter in known
        else html("li", nodes.Text(letter), attrs={"aria-hidden": "true"})
        for letter in letters
    ]
    return html("nav", html("ul", *items), attrs={"aria-label": wording.LETTERS}, classes=["hs-letters"])


def _anchor(letter: str) -> str:
    return "letter-other" if letter == OTHER else f"letter-{letter.lower()}"
