"""The look-up pages as plain Markdown: every claim, work and word under a heading that is its anchor.

A notebook cannot fill in a directive. So the pages hold what the data say between two comments, which no reader sees;
``hipspine links`` writes it, ``hipspine check`` holds it to the data, and the book puts its own list there instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from hipspine.cards import as_markdown
from hipspine.evidence import wording
from hipspine.evidence.card import without_sources
from hipspine.evidence.citations import formatted_works
from hipspine.evidence.glossary import Term, by_letter
from hipspine.links import KINDS, link_to

if TYPE_CHECKING:
    from pybtex.database import BibliographyData

    from hipspine.evidence.bibliography import Reference
    from hipspine.evidence.claims import Claim, Omission

DIRECTIVES = {"claim": "claims-ledger", "cite": "references-list", "term": "glossary-list"}
"""What the book has in place of each list, by the kind of link that leads there."""
_LIST = re.compile(
    r"^<!-- (?P<name>" + "|".join(DIRECTIVES.values()) + r")\b[^>]*-->$.*?^<!-- end of (?P=name) -->$",
    re.DOTALL | re.MULTILINE,
)
_ANCHOR = "######"
"""Small headings: every notebook scrolls to a heading, and to no other anchor."""


def begin(kind: str) -> str:
    """Return the comment with which a list begins."""
    return f"<!-- {DIRECTIVES[kind]}: written by hipspine links from {KINDS[kind].ids} -->"


def end(kind: str) -> str:
    """Return the comment with which a list ends."""
    return f"<!-- end of {DIRECTIVES[kind]} -->"


def listed(text: str) -> set[str]:
    """Return the kinds of which a page's Markdown holds the list, between its two comments."""
    kinds = {name: kind for kind, name in DIRECTIVES.items()}
    return {kinds[found["name"]] for found in _LIST.finditer(text)}


def with_lists(text: str, made: Mapping[str, str]) -> str:
    """Return a page's Markdown with its lists as ``made`` has them, by kind; a list that is not made stays."""
    kinds = {name: kind for kind, name in DIRECTIVES.items()}

    def written(found: re.Match[str]) -> str:
        kind = kinds[found["name"]]
        return f"{begin(kind)}\n\n{made[kind]}\n\n{end(kind)}" if kind in made else found[0]

    return _LIST.sub(written, text)


def without_lists(text: str, put: Callable[[str], str] = lambda name: "") -> str:
    """Return a page's Markdown with ``put(directive)`` in place of each list; what follows stays on its lines."""

    def replaced(found: re.Match[str]) -> str:
        instead = put(found["name"])
        return instead + "\n" * (found[0].count("\n") - instead.count("\n"))

    return _LIST.sub(replaced, text)


def make_lists(
    claims: Mapping[str, Claim | Omission],
    works: Mapping[str, Reference],
    terms: Mapping[str, Term],
    bibliography: BibliographyData,
    chapters: Mapping[str, str],
) -> dict[str, str]:
    """Return the lists by kind; ``chapters`` has the titles of those there are, by id, in order."""
    blocks = {
        "claim": [*_claims(claims, works, chapters), *_confirmed(works)],
        "cite": [wording.BUILT_REFERENCES, *_works(bibliography, works)],
        "term": [wording.BUILT_GLOSSARY, *_terms(terms)],
    }
    return {kind: "\n\n".join(some) for kind, some in blocks.items()}


def _claims(
    claims: Mapping[str, Claim | Omission], works: Mapping[str, Reference], chapters: Mapping[str, str]
) -> Iterator[str]:
    yield wording.BUILT_LEDGER
    for chapter in dict.fromkeys((*chapters, *(one.chapter for one in claims.values()))):
        some = [one for one in claims.values() if one.chapter == chapter]
        if some:
            yield f"### {chapters.get(chapter, chapter)}"
        for one in some:
            yield _heading("claim", one.id)
            yield without_sources(one, works).markdown()
            yield f"**{wording.SOURCES}:** {_sources(one, works)}"


def _sources(one: Claim | Omission, works: Mapping[str, Reference]) -> str:
    return "; ".join(
        f"[{as_markdown(works[key].label)}]({link_to('cite', key)})"
        if works[key].citable
        else f"{as_markdown(works[key].label)} ({wording.NOT_CITED})"
        for key in one.sources
    )


def _confirmed(works: Mapping[str, Reference]) -> Iterator[str]:
    yield f"### {wording.CONFIRMED_TITLE}"
    yield "\n".join(f"- **{as_markdown(work.label)}.** {as_markdown(confirmation(work))}" for work in works.values())


def confirmation(work: Reference) -> str:
    """Say what was confirmed of one work, and why it is not cited where that is so."""
    note = work.note.removeprefix("verified:").strip()
    start = f"{wording.NOT_CITED_BECAUSE}: {', '.join(work.gaps)}. " if work.gaps else ""
    return f"{start}{wording.CONFIRMED if work.verified else wording.NOT_CONFIRMED}: {note}"


def _works(bibliography: BibliographyData, works: Mapping[str, Reference]) -> Iterator[str]:
    from pybtex.backends.markdown import Backend

    class Calm(Backend):  # type: ignore[misc]  # pybtex says no types
        """Pybtex's Markdown without a backslash before each full stop, each work on one line."""

        symbols: ClassVar[dict[str, str]] = {**Backend.symbols, "newblock": " ", "nbsp": " "}

        def format_str(self, text: str) -> str:
            return as_markdown(text)

    backend = Calm()
    for formatted in formatted_works(bibliography, works):
        yield _heading("cite", formatted.key)
        yield str(formatted.text.render(backend)).replace("\xa0", " ")


def _terms(terms: Mapping[str, Term]) -> Iterator[str]:
    for letter, some in by_letter(terms.values()).items():
        yield f"## {as_markdown(letter)}"
        for term in some:
            yield _heading("term", term.id)
            yield f"**{as_markdown(term.term)}.** {as_markdown(term.definition)}"


def _heading(kind: str, target: str) -> str:
    return f"{_ANCHOR} {KINDS[kind].anchor(target)}"
