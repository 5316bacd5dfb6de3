"""The works that the course cites, and how far each was confirmed."""

from __future__ import annotations

import io
import re
import textwrap
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hipspine import compiled
from hipspine.datafile import DataError, read_text, shown_path
from hipspine.evidence.records import raise_all
from hipspine.paths import data_path

if TYPE_CHECKING:
    from pybtex.database import BibliographyData, Entry

_ENTRY = re.compile(r"^@(?!comment|string|preamble)\w+\{\s*([^,\s]+)\s*,", re.I)
_CONFIRMABLE = ("author", "title", "journal", "year")


@dataclass(frozen=True)
class Reference:
    """One work. ``gaps`` names what nobody could confirm; a work with gaps is not cited (see ``citable``)."""

    key: str
    label: str
    title: str
    year: str | None
    doi: str | None
    url: str | None
    note: str
    verified: bool
    gaps: tuple[str, ...]
    people: int | str | None = None
    """How many people it is about, or "review" or "guidance"; None where nobody wrote it down."""
    both: bool = False
    """Whether it found something for, and something against, what it is cited for (``sides = {both}``)."""

    @property
    def citable(self) -> bool:
        """Whether author, title, and journal with year or an address, are all confirmed."""
        return not self.gaps


def read_references(path: Path) -> dict[str, Reference]:
    """Read and check one BibTeX file.

    Raises DataError for a missing file, broken BibTeX and a key that stands twice, and DataErrors for entries without a
    note, or with a note that is not "verified:" and no word of what is unconfirmed.
    """
    name, (bibliography, lines) = shown_path(path), _parse(path)
    errors: list[DataError] = []
    table = {}
    for key, entry in bibliography.entries.items():
        note, unconfirmed = entry.fields.get("note", ""), _unconfirmed(entry)
        if not note:
            errors.append(DataError(name, lines[key], f"{key}: no note says what was confirmed"))
        elif not note.startswith("verified:") and not unconfirmed:
            problem = f"{key}: the note is not “verified:”, and no field “unconfirmed” says why"
            errors.append(DataError(name, lines[key], problem))
        errors += [
            DataError(name, lines[key], f"{key}: unconfirmed “{field}” is not a field", ", ".join(_CONFIRMABLE))
            for field in sorted(unconfirmed - set(_CONFIRMABLE))
        ]
        people = entry.fields.get("people", "review")
        if not people.isdecimal() and people not in ("review", "guidance"):
            problem = f"{key}: people “{people}” is not known"
            errors.append(DataError(name, lines[key], problem, "a whole number, review or guidance"))
        sides = entry.fields.get("sides", "both")
        if sides != "both":
            problem = f"{key}: sides “{sides}” is not known"
            errors.append(DataError(name, lines[key], problem, "both, or no such field"))
        table[key] = _reference(key, entry)
    raise_all(errors)
    return table


@cache
def load_references() -> dict[str, Reference]:
    """Return the course's works by key, in the order of the file. Raises DataError or DataErrors."""
    path = data_path() / "references.bib"
    if ready := compiled.read(path):
        return {key: Reference(**{**work, "gaps": tuple(work["gaps"])}) for key, work in ready.items()}
    return read_references(path)


@cache
def load_bibliography() -> BibliographyData:
    """Return the same works as pybtex data, for a formatter. Raises DataError or DataErrors."""
    return read_bibliography(data_path() / "references.bib")


def read_bibliography(path: Path) -> BibliographyData:
    """Return the works of one BibTeX file as pybtex data, for a formatter. Raises DataError or DataErrors."""
    return _parse(path)[0]


def _parse(path: Path) -> tuple[BibliographyData, dict[str, int]]:
    """Return the parsed file and the line of each entry."""
    from pybtex.database import BibliographyDataError
    from pybtex.database.input.bibtex import Parser
    from pybtex.scanner import PybtexSyntaxError

    name, text = shown_path(path), read_text(path)
    lines: dict[str, int] = {}
    for line, row in enumerate(text.splitlines(), start=1):
        if found := _ENTRY.match(row):
            if found[1] in lines:
                raise DataError(name, line, f"the key “{found[1]}” already stands on line {lines[found[1]]}")
            lines[found[1]] = line
    try:
        bibliography = Parser(encoding="utf-8").parse_stream(io.StringIO(text))
    except PybtexSyntaxError as error:
        problem = str(error).splitlines()[0]
        raise DataError(name, error.lineno, f"this is not valid BibTeX: {problem}") from None
    except BibliographyDataError as error:
        raise DataError(name, None, f"this is not valid BibTeX: {error}") from None
    return bibliography, lines


def _reference(key: str, entry: Entry) -> Reference:
    people, fields = entry.persons.get("author", []), entry.fields
    year = fields.get("year")
    title = _plain(fields.get("title", key))
    if "shortauthor" in fields:
        name = _plain(fields["shortauthor"])
    elif people:
        name = _plain(" ".join([*people[0].prelast_names, *people[0].last_names]))
    else:
        name = f"“{textwrap.shorten(title, 40, placeholder='…')}”"
    note = fields.get("note", "")
    return Reference(
        key=key,
        label=" ".join(part for part in (name, year) if part),
        title=title,
        year=year,
        doi=fields.get("doi"),
        url=fields.get("url"),
        note=_plain(note),
        verified=note.startswith("verified:"),
        gaps=_gaps(entry),
        people=_people(fields.get("people")),
        both=fields.get("sides") == "both",
    )


@lru_cache(maxsize=8192)  # a check reads the course's works twice: for its own list, and for figures and numbers
def _plain(latex: str) -> str:
    from pybtex.richtext import Text

    return str(Text.from_latex(latex)).replace("\xa0", " ")


def _people(value: str | None) -> int | str | None:
    return int(value) if value and value.isdecimal() else value


def _gaps(entry: Entry) -> tuple[str, ...]:
    """Name what is missing or unconfirmed of author, title, and journal with year or an address."""
    fields, unconfirmed = entry.fields, _unconfirmed(entry)
    title = fields.get("title", "")
    present = {
        # Where no page shows who wrote a work, it is cited by its title: the note says so.
        "author": True,
        "title": bool(title) and not title.startswith("["),
        "journal": any(name in fields for name in ("journal", "publisher", "institution", "howpublished", "url")),
        # A page of the web that bears no date is found by its address.
        "year": "year" in fields or entry.type == "misc",
    }
    return tuple(name for name in _CONFIRMABLE if name in unconfirmed or not present[name])


def _unconfirmed(entry: Entry) -> set[str]:
    return {name.strip() for name in entry.fields.get("unconfirmed", "").split(",") if name.strip()}
