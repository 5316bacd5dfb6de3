"""The numbers that figures, quizzes and chapters may print."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal

from hipspine.datafile import DataError, read_yaml
from hipspine.evidence.bibliography import Reference, load_references
from hipspine.evidence.records import Ident, Place, Record, Words, by_id, raise_all, read_records
from hipspine.evidence.studied import Studied
from hipspine.paths import data_path


class Number(Studied, Record):
    """One result: ``value`` is a number, a list of two (a range), a record of named numbers, or words.

    ``ci95`` is the 95 % interval, by name where ``value`` is a record; ``pretest`` is the starting chance in percent of
    the population that the number was found in, where one is known.
    """

    id: Ident
    section: str
    value: Any  # as the file has it
    unit: Words | None = None
    sd: float | None = None
    range: tuple[float, float] | None = None
    ci95: tuple[float, float] | dict[str, tuple[float, float]] | None = None
    pretest: float | None = None
    n: int | Words | None = None
    population: Words | None = None
    source: str | None
    status: Literal["verified", "derived", "unverified"]
    use: Literal["model", "quiz", "context", "avoid"]
    comment: Words | None = None


def read_numbers(path: Path, references: dict[str, Reference]) -> dict[str, Number]:
    """Read and check one file of numbers.

    Raises DataErrors, with every line that is wrong: a missing or unknown field, an unknown status or use, an id that
    stands twice, a source that is not in ``references``, a verified or derived number without a source.
    """
    document = read_yaml(path)
    if not isinstance(document.data, dict):
        raise DataError(document.file, 1, "this file must hold sections, each a list of numbers")
    records: list[tuple[Number, Place]] = []
    errors: list[DataError] = []
    for section in document.data:
        found, more = read_records(document, section, Number, extra={"section": section})
        records += found
        errors += more
    for record, place in records:
        line = document.line(*place)
        if record.source is None and record.status != "unverified":
            errors.append(DataError(document.file, line, f"{record.id}: a {record.status} number needs a source"))
        if record.source is not None and record.source not in references:
            problem = f"{record.id}: no work “{record.source}”"
            errors.append(DataError(document.file, line, problem, "the keys of data/references.bib"))
    table: dict[str, Number] = by_id(document, records, errors)
    raise_all(errors)
    return table


@cache
def load_numbers() -> dict[str, Number]:
    """Return all numbers by id, printable or not. Raises DataError or DataErrors."""
    return read_numbers(data_path() / "numbers.yml", load_references())


def number(name: str) -> Number:
    """Return a number that the course may print.

    Raises KeyError for an unknown id, and ValueError for a number that is not verified or derived, that is marked
    ``use: avoid``, or whose work cannot be cited.
    """
    return printable(name, load_numbers(), load_references())


def printable(name: str, numbers: dict[str, Number], references: dict[str, Reference]) -> Number:
    """Return ``numbers[name]`` if the course may print it; see ``number``."""
    found = numbers.get(name)
    if found is None:
        raise KeyError(f"no number “{name}” in data/numbers.yml")
    if found.status == "unverified":
        raise ValueError(f"the number “{name}” is unverified and must not be printed")
    if found.use == "avoid":
        raise ValueError(f"the number “{name}” is marked “use: avoid” and must not be printed")
    work = references[found.source] if found.source else None
    if work is None or not work.citable:
        missing = ", ".join(work.gaps) if work else "source"
        raise ValueError(f"the number “{name}” must not be printed: of its work, not confirmed: {missing}")
    return found
