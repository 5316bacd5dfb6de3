"""The words that the course explains."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from pathlib import Path
from string import ascii_uppercase

from hipspine.datafile import read_yaml
from hipspine.evidence.records import Ident, Record, Words, by_id, raise_all, read_records
from hipspine.paths import data_path

OTHER = "#"
"""Where terms stand that begin with no letter."""


class Term(Record):
    """A word and its meaning in one or two plain sentences."""

    id: Ident
    term: Words
    definition: Words
    signs: tuple[Ident, ...] = ()
    """The emergency signs of ``data/emergency.yml`` that the definition names."""


def read_glossary(path: Path) -> dict[str, Term]:
    """Read and check one glossary. Raises DataErrors with every line that is wrong."""
    document = read_yaml(path)
    records, errors = read_records(document, "terms", Term)
    table: dict[str, Term] = by_id(document, records, errors)
    raise_all(errors)
    return table


@cache
def load_glossary() -> dict[str, Term]:
    """Return the course's terms by id, in the order of the file. Raises DataError or DataErrors."""
    return read_glossary(data_path() / "glossary.yml")


def by_letter(terms: Iterable[Term]) -> dict[str, list[Term]]:
    """Return the terms by the alphabet, under the letter of each."""
    ordered = sorted(terms, key=_place)
    return {letter: list(some) for letter, some in groupby(ordered, key=lambda term: letter_of(term.term))}


def letter_of(term: str) -> str:
    """Return the letter under which a term stands: its first, without accents; ``OTHER`` where that is no letter."""
    first = unicodedata.normalize("NFD", term.strip())[:1].upper()
    return first if first in ascii_uppercase and first else OTHER


def _place(term: Term) -> tuple[str, str]:
    """Letters first by the bar (``#`` comes before A), then by the alphabet without capitals and accents."""
    plain = "".join(one for one in unicodedata.normalize("NFD", term.term) if not unicodedata.combining(one))
    return letter_of(term.term), plain.casefold()
