"""The course's own links: a badge, a citation, a word of the glossary, an emergency sign.

In a page's Markdown they are plain relative links to the page that lists what they point at, so that every notebook
opens them: ``[how sure? a convention](evidence.md#claim-two-week-rule)``. Which page and anchor stands here alone.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

CARE = "05-seek-care"
"""The page with the whole box of emergency signs."""


class Link(NamedTuple):
    """What a link of the course points at: its kind, and the id there."""

    kind: str
    target: str


@dataclass(frozen=True)
class Kind:
    """A kind of link: the file that lists its targets, how their anchors begin, and where their ids stand."""

    file: str
    begins: str
    ids: str

    @property
    def page(self) -> str:
        """The name of the page, such as "evidence"."""
        return self.file.rpartition(".")[0]

    def anchor(self, target: str) -> str:
        """Return the anchor of a target on the page."""
        return f"{self.begins}-{target}"


KINDS = {
    "claim": Kind("evidence.md", "claim", "data/claims.yml"),
    "cite": Kind("references.md", "ref", "data/references.bib"),
    "term": Kind("glossary.md", "term", "data/glossary.yml"),
    "sign": Kind(f"{CARE}.ipynb", "sign", "data/emergency.yml"),
}
"""The kinds of links by name."""
_TO = re.compile(r"(?:[^#:?]*/)?(?P<file>[^#/:?]+)#(?P<anchor>.+)", re.DOTALL)
_BADGE = re.compile(rf"\[[^\[\]]*\](?P<to>\((?:[\w.-]+/)*{re.escape(KINDS['claim'].file)}#claim-(?P<target>[\w-]+)\))")


def read_link(address: str) -> Link | None:
    """Return what an address of a page's Markdown points at, or None where it is no link of the course."""
    found = _TO.fullmatch(address)
    for name, kind in KINDS.items() if found else ():
        if found and found["file"] == kind.file and found["anchor"].startswith(f"{kind.begins}-"):
            return Link(name, found["anchor"].removeprefix(f"{kind.begins}-"))
    return None


def link_to(kind: str, target: str, page: str = "") -> str:
    """Return the address of a target as a page's Markdown has it; ``page`` is "index" for the one beside the folder."""
    return f"{'chapters/' if page == 'index' else ''}{KINDS[kind].file}#{KINDS[kind].anchor(target)}"


def with_badges(text: str, words: dict[str, str]) -> str:
    """Return Markdown whose badges say what ``words`` has for their claims, by id; those of other claims stay."""

    def badge(found: re.Match[str]) -> str:
        said = words.get(found["target"])
        return found[0] if said is None else f"[{said}]{found['to']}"

    return _BADGE.sub(badge, text)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the names most like a misspelt one, in words, or nothing where none is like it."""
    return " or ".join(difflib.get_close_matches(name, list(known), n=3))
