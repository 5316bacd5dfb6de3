"""The glossary: the words that the course explains, A to Z, below a bar of letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_uppercase

from docutils import nodes

import hipspine.evidence as evidence
from hipspine.book import wording
from hipspine.book.links import HtmlElement, html
from hipspine.book.lists import DataDirective, definition, link
from hipspine.book.plate_links import link_to_plate
from hipspine.evidence.glossary import OTHER, by_letter

PICTURES = "../_static/hipspine"
"""From the page to the pictures."""


class GlossaryList(DataDirective):
    """``{glossary-list}``: the words that the course explains, by the alphabet."""

    kind = "term"
    files = ("glossary.yml", "anatomy.yml")

    def build(self) -> Iterator[nodes.Node]:
        """Yield the bar of letters and, below the heading of each letter, its definition list."""
        groups = by_letter(evidence.load_glossary().values())
        yield _bar(groups)
        for letter, some in groups.items():
            yield html("h2", nodes.Text(letter), ids=[_anchor(letter)], classes=["hs-letter"])
            yield nodes.definition_list("", *map(_entry, some), classes=["hs-glossary"])


def _entry(term: evidence.Term) -> nodes.Node:
    entry = definition(f"term-{term.id}", [nodes.Text(term.term)], [nodes.Text(term.definition)])
    if place := link_to_plate(term.id, PICTURES):
        entry[-1] += nodes.raw("", place, format="html")
    return entry


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
