"""The words that the course explains."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hipspine.datafile import read_yaml
from hipspine.evidence.records import Ident, Record, Words, by_id, raise_all, read_records
from hipspine.paths import data_path


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
