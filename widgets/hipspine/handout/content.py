"""What ``data/handouts.yml`` declares: the figure of each handout at a telling setting, and its key numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import Field

from hipspine.datafile import DataError, Document, read_yaml
from hipspine.evidence.bibliography import Reference, load_references
from hipspine.evidence.numbers import Number, load_numbers, printable
from hipspine.evidence.records import Ident, Record, Words, by_id, raise_all, read_records
from hipspine.figures import declared
from hipspine.paths import data_path

_NAME = re.compile(r"\{(\w+)\}")
_DIGITS = re.compile(r"\d+")
WHOLE = "100"
"""The one number that may stand in words by itself: shares are counted of it."""


class KeyNumber(Record):
    """A number of ``data/numbers.yml``: its ``amount``, in large letters, and ``words`` that say what it is.

    Both hold names in braces, which stand for the number: ``{value}``, or the name of one of several values.
    """

    number: Ident
    amount: Words
    words: Words


class Handout(Record):
    """The handout of the chapter ``id``: a figure, what is set in it, and its key numbers."""

    id: Ident
    figure: Ident
    settings: dict[str, float | str] = Field(default={})
    numbers: Annotated[tuple[KeyNumber, ...], Field(max_length=4)]


class Told(NamedTuple):
    """A key number as readers see it: ``ours`` where it is our calculation, ``source`` is the work's short name."""

    amount: str
    words: str
    source: str
    ours: bool


def read_handouts(
    path: Path,
    numbers: Mapping[str, Number],
    references: Mapping[str, Reference],
    chapters: Collection[str] | None = None,
) -> dict[str, Handout]:
    """Read and check the handouts; ``chapters`` are those there are, left out where that is not known.

    Raises DataError and DataErrors with every line that is wrong: a missing or unknown field, a chapter or figure that
    is not there, a figure that cannot be set so, a number that is not there or must not be printed, a name that the
    number has not, and digits that come from no number.
    """
    document = read_yaml(path)
    found, errors = read_records(document, "handouts", Handout)
    table = by_id(document, found, errors)
    for handout, place in found:
        if chapters is not None and handout.id not in chapters:
            line = document.line(*place)
            errors.append(DataError(document.file, line, f"no chapter “{handout.id}”", ", ".join(chapters)))
        errors += _figure_problems(handout, document, place)
        for index, key in enumerate(handout.numbers):
            line = document.line(*place, "numbers", index)
            errors += [
                DataError(document.file, line, f"{handout.id}: {problem}")
                for problem in _number_problems(key, numbers, references)
            ]
    raise_all(errors)
    return table


@cache
def load_handouts() -> Mapping[str, Handout]:
    """Return the course's handouts by chapter. Raises DataError or DataErrors."""
    return read_handouts(data_path("handouts.yml"), load_numbers(), load_references())


def told(key: KeyNumber, numbers: Mapping[str, Number], references: Mapping[str, Reference]) -> Told:
    """Return a key number as readers see it.

    Raises KeyError for an unknown number or name, and ValueError for a number that must not be printed.
    """
    number = printable(key.number, dict(numbers), dict(references))
    values = number.value if isinstance(number.value, dict) else {"value": number.value}
    label = references[number.source].label if number.source else ""
    return Told(_filled(key.amount, values), _filled(key.words, values), label, number.ours)


def _filled(text: str, values: Mapping[str, object]) -> str:
    """Return a text with its numbers, none of which parts from its sign of percent."""
    return _NAME.sub(lambda match: _said(values[match[1]]), text).replace(" %", "\N{NO-BREAK SPACE}%")


def _said(value: object) -> str:
    """Return a value as it is printed, with a real minus."""
    return f"{value:g}".replace("-", "−") if isinstance(value, int | float) else str(value)


def _figure_problems(handout: Handout, document: Document, place: tuple[str, int]) -> Iterator[DataError]:
    try:
        declared(handout.figure).check(handout.settings)
    except KeyError as error:
        yield DataError(document.file, document.line(*place, "figure"), f"{handout.id}: {error.args[0]}")
    except (TypeError, ValueError) as error:
        yield DataError(document.file, document.line(*place, "settings"), f"{handout.id}: {error}")


def _number_problems(
    key: KeyNumber, numbers: Mapping[str, Number], references: Mapping[str, Reference]
) -> Iterator[str]:
    for text in (key.amount, key.words):
        loose = [one for one in _DIGITS.findall(_NAME.sub("", text)) if one != WHOLE]
        if loose:
            yield f"{key.number}: {loose[0]} stands in the words; a number comes by its name in braces"
    try:
        told(key, numbers, references)
    except KeyError as error:
        unknown = str(error.args[0])
        yield unknown if " " in unknown else f"{key.number}: it has no value “{unknown}”"
    except ValueError as error:
        yield str(error)
