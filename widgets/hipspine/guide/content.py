"""What ``data/teaching.yml`` declares: for each chapter a lesson of 45 minutes, misconceptions and a discussion."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import Field

from hipspine.chapters import notebook_files, read_chapter
from hipspine.datafile import DataError, Document, read_yaml
from hipspine.evidence.bibliography import Reference, load_references
from hipspine.evidence.claims import Claim, Omission, load_claims
from hipspine.evidence.numbers import Number, load_numbers, printable
from hipspine.evidence.records import Ident, Place, Record, Words, by_id, raise_all, read_records
from hipspine.links import nearest
from hipspine.paths import data_path
from hipspine.quiz.bank import bank_names, load_bank

if TYPE_CHECKING:
    from hipspine.quiz.interactions.question import Question
    from hipspine.quiz.schema import Bank

MINUTES = 45
"""How long a lesson takes."""
MISCONCEPTIONS = 3

_BRACES = re.compile(r"\{([a-z0-9-]+)(?:\.(\w+))?\}")
_DIGITS = re.compile(r"\d+")
_WHOLE = "100"  # the one number that may stand by itself: shares are counted of it


class Step(Record):
    """A step of a lesson: how long it takes, what the class does, and the section of the chapter that it needs."""

    minutes: Annotated[int, Field(ge=1, le=MINUTES, strict=True)]
    does: Words
    section: Ident | None = None


class Misconception(Record):
    """What people wrongly believe, the question that shows it by one of its wrong options, and what to say instead."""

    believes: Words
    item: Ident
    option: Ident | None = None
    instead: Words


class Discussion(Record):
    """A question for the class about claims of the ledger, with a guide to good answers."""

    question: Words
    claims: Annotated[tuple[Ident, ...], Field(min_length=1)]
    guide: Annotated[tuple[Words, ...], Field(min_length=2)]


class Guide(Record):
    """The guide to teaching the chapter ``id``."""

    id: Ident
    plan: Annotated[tuple[Step, ...], Field(min_length=2)]
    misconceptions: Annotated[tuple[Misconception, ...], Field(min_length=MISCONCEPTIONS, max_length=MISCONCEPTIONS)]
    discussion: Discussion


class Known(NamedTuple):
    """What a guide may name: numbers and their works, claims, questions by chapter, and sections by chapter.

    What could not be read is None, or all that names something there would be reported.
    """

    numbers: Mapping[str, Number]
    works: Mapping[str, Reference]
    claims: Mapping[str, Claim | Omission] | None
    banks: Mapping[str, Bank]
    sections: Mapping[str, Collection[str]] | None


def read_guides(path: Path, known: Known, chapters: Collection[str] | None = None) -> dict[str, Guide]:
    """Read and check the guides; ``chapters`` are those there are, left out where that is not known.

    Raises DataError and DataErrors with every line that is wrong: a missing or unknown field, minutes that do not add
    up, and a chapter, section, question, option, claim or number that is not there.
    """
    document = read_yaml(path)
    found, errors = read_records(document, "guides", Guide)
    table = by_id(document, found, errors)
    for guide, place in found:
        if chapters is not None and guide.id not in chapters:
            line = document.line(*place)
            errors.append(DataError(document.file, line, f"no chapter “{guide.id}”", ", ".join(chapters)))
            continue
        errors += _plan_problems(guide, document, place, known)
        errors += _item_problems(guide, document, place, known)
        errors += _claim_problems(guide, document, place, known)
        errors += _text_problems(guide, document, place, known)
    raise_all(errors)
    return table


def without_guide(path: Path, chapters: Collection[str]) -> list[str]:
    """Return the chapters of which the guide has nothing. Raises DataError as ``read_yaml``."""
    entries = read_yaml(path).data["guides"]
    return [name for name in chapters if name not in {entry["id"] for entry in entries}]


@cache
def load_guides() -> Mapping[str, Guide]:
    """Return the course's guides by chapter. Raises DataError or DataErrors."""
    root = data_path().parent
    sections = {one.id: [section.id for section in one.sections] for one in map(read_chapter, notebook_files(root))}
    banks = {name: load_bank(name) for name in bank_names()}
    known = Known(load_numbers(), load_references(), load_claims(), banks, sections)
    return read_guides(data_path("teaching.yml"), known)


def item_of(one: Misconception, bank: Bank) -> Question:
    """Return the question that shows a misconception. Raises StopIteration where the bank has none of that id."""
    return next(item for item in bank.items if item.id == one.item)


def told(text: str, numbers: Mapping[str, Number], references: Mapping[str, Reference]) -> str:
    """Return a text with its numbers; none of them parts from its sign of percent.

    Raises KeyError for an unknown number or value, and ValueError for a number that must not be printed.
    """

    def said(match: re.Match[str]) -> str:
        value = printable(match[1], dict(numbers), dict(references)).value
        if match[2]:
            value = value[match[2]] if isinstance(value, dict) and match[2] in value else None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise KeyError(f"the number “{match[1]}” has no value “{match[2] or 'of its own'}”")
        return f"{value:g}".replace("-", "−")

    return _BRACES.sub(said, text).replace(" %", "\N{NO-BREAK SPACE}%")


def _plan_problems(guide: Guide, document: Document, place: Place, known: Known) -> Iterator[DataError]:
    total = sum(step.minutes for step in guide.plan)
    if total != MINUTES:
        problem = f"{guide.id}: the minutes of the plan add up to {total}"
        yield DataError(document.file, document.line(*place, "plan"), problem, str(MINUTES))
    there = known.sections.get(guide.id) if known.sections is not None else None
    for index, step in enumerate(guide.plan):
        if step.section and there is not None and step.section not in there:
            problem = f"{guide.id}: its chapter has no section “{step.section}”"
            allowed = nearest(step.section, there) or ", ".join(there)
            yield DataError(document.file, document.line(*place, "plan", index, "section"), problem, allowed)


def _item_problems(guide: Guide, document: Document, place: Place, known: Known) -> Iterator[DataError]:
    bank = known.banks.get(guide.id)
    if bank is None:
        return  # what is wrong with its questions is told already
    items = {item.id: item for item in bank.items}
    for index, one in enumerate(guide.misconceptions):
        at = (*place, "misconceptions", index)
        if one.item not in items:
            problem = f"{guide.id}: there is no question “{one.item}” in this chapter"
            allowed = nearest(one.item, items) or f"the ids of data/questions/{guide.id}.yml"
            yield DataError(document.file, document.line(*at, "item"), problem, allowed)
        elif one.option is not None:
            wrong = [str(each["id"]) for each in items[one.item].options_to_count() if not each["correct"]]
            if one.option not in wrong:
                problem = f"{guide.id}: “{one.option}” is no wrong option of {one.item}"
                allowed = ", ".join(wrong) or "no option, as this question has none"
                yield DataError(document.file, document.line(*at, "option"), problem, allowed)


def _claim_problems(guide: Guide, document: Document, place: Place, known: Known) -> Iterator[DataError]:
    if known.claims is None:
        return
    for index, name in enumerate(guide.discussion.claims):
        if name not in known.claims:
            line = document.line(*place, "discussion", "claims", index)
            allowed = nearest(name, known.claims) or "the ids of data/claims.yml"
            yield DataError(document.file, line, f"{guide.id}: unknown claim “{name}”", allowed)
        elif isinstance(claim := known.claims[name], Claim) and claim.safety:
            line = document.line(*place, "discussion", "claims", index)
            problem = f"{guide.id}: the claim “{name}” could do harm as it stands, and its verdict is of those words"
            yield DataError(document.file, line, problem, "a claim without safety: true")


def _text_problems(guide: Guide, document: Document, place: Place, known: Known) -> Iterator[DataError]:
    for where, text in _texts(guide):
        line = document.line(*place, *where)
        loose = [one for one in _DIGITS.findall(_BRACES.sub("", text)) if one != _WHOLE]
        if loose:
            problem = f"{guide.id}: {loose[0]} stands in the text; a number comes by its name in braces"
            yield DataError(document.file, line, problem, "{id} or {id.name} of data/numbers.yml")
        try:
            told(text, known.numbers, known.works)
        except (KeyError, ValueError) as error:
            yield DataError(document.file, line, f"{guide.id}: {error.args[0]}")


def _texts(guide: Guide) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for index, step in enumerate(guide.plan):
        yield ("plan", index, "does"), step.does
    for index, one in enumerate(guide.misconceptions):
        yield ("misconceptions", index, "believes"), one.believes
        yield ("misconceptions", index, "instead"), one.instead
    yield ("discussion", "question"), guide.discussion.question
    for index, text in enumerate(guide.discussion.guide):
        yield ("discussion", "guide", index), text
