"""The links of the pages, and the lists that they lead to, held to the data and to the files that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from hipspine.chapters import file_name
from hipspine.datafile import DataError
from hipspine.evidence.bibliography import Reference, read_bibliography
from hipspine.evidence.claims import Claim, Omission, badge_words
from hipspine.evidence.lists import DIRECTIVES, begin, end, listed, make_lists, with_lists
from hipspine.links import KINDS, link_to, nearest, read_link

if TYPE_CHECKING:
    from markdown_it.token import Token

    from hipspine.evidence.emergency import Sign
    from hipspine.evidence.glossary import Term

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_OPENED = ("http", "https", "mailto")
_REWRITE = "write it anew with hipspine links"


@dataclass(frozen=True)
class Markdown:
    """A piece of Markdown and where it stands: a page, or one cell of a notebook (from 1)."""

    file: str
    text: str
    cell: int | None = None

    @property
    def page(self) -> str:
        """The name of its page, such as "index" or "05-seek-care"."""
        return Path(self.file).stem

    def error(self, line: int, problem: str, allowed: str | None = None) -> DataError:
        """Return what is wrong on one line (from 1) of this piece."""
        if self.cell is None:
            return DataError(self.file, line, problem, allowed)
        return DataError(f"{self.file}, cell {self.cell}, line {line}", None, problem, allowed)


class Known(NamedTuple):
    """What there is to point at, by id. What could not be read is None, or all that points there would be reported."""

    claim: Mapping[str, Claim | Omission] | None
    cite: Mapping[str, Reference] | None
    term: Mapping[str, Term] | None
    sign: Mapping[str, Sign] | None


class _Found(NamedTuple):
    line: int
    address: str
    words: str


def inline(tokens: list[Token]) -> Iterator[tuple[int, Token, Token | None]]:
    """Yield every inline token with its line (from 1) and the token that follows it."""
    for token in tokens:
        if token.type != "inline" or token.map is None:
            continue
        line = token.map[0] + 1
        children = token.children or []
        for index, child in enumerate(children):
            yield line, child, children[index + 1] if index + 1 < len(children) else None
            line += child.type in {"softbreak", "hardbreak"}


def link_problems(
    piece: Markdown, tokens: list[Token], known: Known, root: Path, used: set[str]
) -> Iterator[DataError]:
    """Yield the links of a piece that lead nowhere, or say what the data do not.

    ``root`` is the course's folder. The claims that a chapter links to are added to ``used``.
    """
    badges = badge_words(known.claim or {})
    for line, address, words in _links(tokens):
        problems = _place_problems(piece, address, root, known)
        link = read_link(address)
        if link is None or problems:
            yield from (piece.error(line, *problem) for problem in problems)
            continue
        if link.kind == "claim" and piece.cell is not None:
            used.add(link.target)
        table: Mapping[str, object] | None = getattr(known, link.kind)
        if table is None or link.kind == "sign":  # evidence/mentions.py knows by which words a sign is named
            continue
        found = table.get(link.target)
        if found is None:
            allowed = nearest(link.target, table) or f"the ids of {KINDS[link.kind].ids}"
            yield piece.error(line, f"unknown {link.kind} “{link.target}”", allowed)
        elif isinstance(found, Reference) and not found.citable:
            problem = f"the work “{link.target}” may not be cited: not confirmed: {', '.join(found.gaps)}"
            yield piece.error(line, problem)
        elif link.kind == "claim" and words != badges[link.target]:
            problem = f"the badge of “{link.target}” says “{words}”"
            yield piece.error(line, problem, f"“{badges[link.target]}”: {_REWRITE}")


def list_problems(data: Path, root: Path, known: Known, chapters: Mapping[str, str]) -> Iterator[DataError]:
    """Yield where a look-up page lacks its list, or has another one than the data make.

    ``chapters`` has the titles of the chapters by id. Nothing is said while a list of the data cannot be read.
    """
    if known.claim is None or known.cite is None or known.term is None:
        return
    made: dict[str, str] = {}
    for kind in DIRECTIVES:
        path = root / "chapters" / KINDS[kind].file
        if not path.is_file():
            continue  # whatever points there is reported
        text = path.read_text(encoding="utf-8")
        if kind not in listed(text):
            problem = f"here is no list of what {KINDS[kind].ids} says, so that its anchors are missing"
            yield DataError(file_name(path), None, problem, f"the lines {begin(kind)} and {end(kind)}: {_REWRITE}")
            continue
        if not made:
            bibliography = read_bibliography(data / "references.bib")
            made = make_lists(known.claim, known.cite, known.term, bibliography, chapters)
        if (wanted := with_lists(text, made)) != text:
            pairs = zip(text.split("\n"), wanted.split("\n"), strict=False)
            line = next((at for at, (one, other) in enumerate(pairs, start=1) if one != other), None)
            problem = f"this list is not what {KINDS[kind].ids} says"
            yield DataError(file_name(path), line, problem, _REWRITE)


def _links(tokens: list[Token]) -> Iterator[_Found]:
    """Yield the links with the words that they show."""
    opened: _Found | None = None
    for line, token, _ in inline(tokens):
        if token.type == "link_open":
            opened = _Found(line, str(token.attrGet("href")), "")
        elif token.type == "link_close" and opened:
            yield opened
            opened = None
        elif opened:
            said = " " if token.type in {"softbreak", "hardbreak"} else token.content
            opened = opened._replace(words=opened.words + said)


def _place_problems(piece: Markdown, address: str, root: Path, known: Known) -> list[tuple[str, str]]:
    """Return what is wrong with an address itself, and what is allowed: an empty list when something is there."""
    if scheme := _SCHEME.match(address):
        if scheme[1].lower() in _OPENED:
            return []
        kind = scheme[1] if scheme[1] in KINDS else "claim"
        target = scheme[2] if scheme[1] in KINDS else "ID"
        return [(f"no notebook opens the address “{address}”", f"such as {link_to(kind, target, piece.page)}")]
    file, _, anchor = unquote(address).partition("#")
    here = (root / piece.file).parent
    if file and not (here / file).exists():
        name = file.rpartition("/")[2]
        near = [link_to(kind, "ID", piece.page) for kind, one in KINDS.items() if one.file == name]
        near = near or [nearest(file, (path.relative_to(here).as_posix() for path in _pages(here, root)))]
        return [(f"there is no file “{file}” beside this page", near[0] or "the address as seen from this page")]
    if anchor and not read_link(unquote(address)):
        kind = next((kind for kind, one in KINDS.items() if one.file == file.rpartition("/")[2]), None)
        allowed = _nearest_link(kind, anchor, piece.page, known) if kind else "the address of a page, without a #"
        return [(f"there is no anchor “{anchor}” on the page “{file or piece.page}”", allowed)]
    return []


def _nearest_link(kind: str, anchor: str, page: str, known: Known) -> str:
    """Return the address on a look-up page that a wrong anchor may have meant, or how such addresses are."""
    ids = getattr(known, kind) or {}
    meant = {KINDS[kind].anchor(target): target for target in ids} | {target: target for target in ids}
    near = nearest(anchor, meant).split(" or ")[0]
    return link_to(kind, meant.get(near, "ID"), page)


def _pages(here: Path, root: Path) -> list[Path]:
    """Return the pages that an address may name, seen from ``here``."""
    found = [*root.glob("*.md"), *root.glob("chapters/*.md"), *root.glob("chapters/*.ipynb")]
    return [path for path in found if path.is_relative_to(here)]
