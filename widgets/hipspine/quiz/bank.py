"""Loading question files: every problem of a file is told at once, with its line and what is allowed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from hipspine.chapters import FINAL, question_files
from hipspine.datafile import DataError, DataErrors, read_text, read_yaml
from hipspine.evidence import Claim, Emergency, Omission, Reference, load_claims, load_emergency, load_references
from hipspine.paths import data_path
from hipspine.quiz.interactions.own import OWN
from hipspine.quiz.interactions.picture import FOLDER
from hipspine.quiz.interactions.question import Question
from hipspine.quiz.sampling import picked
from hipspine.quiz.schema import Bank
from hipspine.quiz.validate import Validation
from hipspine.quiz.wording import explain
from hipspine.refusals import UnknownNameError, instead

_FINAL_TITLE = "Final assessment"


class _Known(NamedTuple):
    """A bank of the course as it was read last, and all that it was read from."""

    text: str
    beside: tuple[object, object, object]
    bank: Bank


_KNOWN: dict[Path, _Known] = {}


def bank_names() -> list[str]:
    """Return the names of the course's quizzes."""
    return question_files()


def quiz_names() -> list[str]:
    """Return the names of the course's quizzes with the final, which asks questions of all others."""
    return [*bank_names(), FINAL]


def quiz_title(name: str) -> str:
    """Return the title of a quiz of the course, without reading its questions. Raises DataError as ``read_yaml``."""
    return _FINAL_TITLE if name == FINAL else str(read_yaml(data_path("questions", f"{name}.yml")).data["title"])


def load_bank(
    source: str | Path,
    *,
    claims: Mapping[str, Claim | Omission] | None = None,
    references: Mapping[str, Reference] | None = None,
    emergency: Emergency | None = None,
    practice: bool = False,
    own: bool = False,
) -> Bank:
    """Read and check the quiz called ``source``, or the question file at that path.

    ``claims``, ``references`` and ``emergency`` (its signs) are what questions may name; the course's own are used when
    none are given. With ``practice``, as for the course's own quizzes, questions that a person has to mark are refused.
    An instructor's ``own`` bank may leave out what helps a reader who is alone (feedback, explanation, objective,
    level, difficulty, sources), and its questions may have fewer and more options.

    Raises KeyError naming the quizzes for an unknown name, and DataErrors with everything that is wrong in the file.
    """
    claims = load_claims() if claims is None else claims
    references = load_references() if references is None else references
    emergency = load_emergency() if emergency is None else emergency
    if isinstance(source, Path):
        return _read(source, claims, references, emergency, practice=practice, own=own)
    if source not in bank_names():
        raise UnknownNameError(f"there is no quiz {source!r}; {instead(source, bank_names(), 'there are')}")
    return _course_bank(source, claims, references, emergency)


def _read(
    path: Path,
    claims: Mapping[str, Claim | Omission],
    references: Mapping[str, Reference],
    emergency: Emergency,
    *,
    practice: bool,
    own: bool = False,
) -> Bank:
    try:
        document = read_yaml(path)
    except DataError as error:
        raise DataErrors([error]) from None
    errors: list[DataError] = []
    bank = None
    try:
        bank = Bank.model_validate(document.data, context={FOLDER: path.parent} | (OWN if own else {}))
    except ValidationError as error:
        errors += [explain(document, detail) for detail in error.errors()]
    if isinstance(document.data, dict):
        errors += Validation(document, path.stem, claims, references, emergency, practice=practice).errors()
    if errors or bank is None:
        raise DataErrors(errors)
    return bank


def load_quiz(
    name: str,
    section: str | None = None,
    *,
    claims: Mapping[str, Claim | Omission] | None = None,
    references: Mapping[str, Reference] | None = None,
) -> Bank:
    """Read and check the quiz called ``name``; "final" holds those of all others that count, but no cases.

    ``section`` keeps just the questions of one section of its chapter.

    Raises as ``load_bank`` does, and KeyError naming the sections for one that has no question.
    """
    if name not in quiz_names():
        raise UnknownNameError(f"there is no quiz {name!r}; {instead(name, quiz_names(), 'there are')}")
    if section is not None:
        return _of_section(load_bank(name, claims=claims, references=references), section)
    if name != FINAL:
        return load_bank(name, claims=claims, references=references)
    banks = [load_bank(one, claims=claims, references=references) for one in bank_names()]
    items = [item for bank in banks for item in bank.items if item.scored and not item.in_steps]
    asked = {item.objective for item in items}
    objectives = {key: text for bank in banks for key, text in bank.objectives.items() if key in asked}
    return Bank.model_construct(quiz=FINAL, title=_FINAL_TITLE, objectives=objectives, items=items)


def _course_bank(
    name: str,
    claims: Mapping[str, Claim | Omission],
    references: Mapping[str, Reference],
    emergency: Emergency,
) -> Bank:
    """Return a quiz of the course. A chapter asks for its own half a dozen times, so the last reading of it is kept.

    It counts for as long as the file's text is the same: who edits questions beside a live notebook sees them.
    """
    path = data_path("questions", f"{name}.yml")
    try:
        text = read_text(path)
    except DataError as error:
        raise DataErrors([error]) from None
    beside = (claims, references, emergency)
    known = _KNOWN.get(path)
    if known and known.text == text and all(one is other for one, other in zip(known.beside, beside, strict=True)):
        return known.bank
    bank = _read(path, claims, references, emergency, practice=True)
    _KNOWN[path] = _Known(text, beside, bank)
    return bank


def _of_section(bank: Bank, section: str) -> Bank:
    items = [item for item in bank.items if item.section == section]
    if not items:
        known = list(dict.fromkeys(item.section for item in bank.items if item.section))
        there_are = instead(section, known, "its sections are")
        raise UnknownNameError(f"quiz {bank.quiz!r} has no question of the section {section!r}; {there_are}")
    return bank.model_copy(update={"items": items})


def asked(bank: Bank, seed: int, count: int) -> list[Question]:
    """Return the ``count`` questions (0: all) that the seed draws, each with its numbers, in the order of the bank."""
    chosen = picked(bank.items, bank.quiz, seed, count)
    return [item.drawn(seed) for item in chosen]
