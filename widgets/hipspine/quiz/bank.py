"""Loading question files: every problem of a file is told at once, with its line and what is allowed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from hipspine.chapters import FINAL, question_files
from hipspine.datafile import DataError, DataErrors, read_yaml
from hipspine.evidence import Claim, Emergency, Omission, Reference, load_claims, load_emergency, load_references
from hipspine.paths import data_path
from hipspine.quiz.interactions.question import Question
from hipspine.quiz.sampling import picked
from hipspine.quiz.schema import Bank
from hipspine.quiz.validate import Validation
from hipspine.quiz.wording import explain


def bank_names() -> list[str]:
    """Return the names of the course's quizzes."""
    return question_files()


def load_bank(
    source: str | Path,
    *,
    claims: Mapping[str, Claim | Omission] | None = None,
    references: Mapping[str, Reference] | None = None,
    emergency: Emergency | None = None,
    practice: bool = False,
) -> Bank:
    """Read and check the quiz called ``source``, or the question file at that path.

    ``claims``, ``references`` and ``emergency`` (its signs) are what questions may name; the course's own are used when
    none are given. With ``practice``, as for the course's own quizzes, questions that a person has to mark are refused.

    Raises KeyError naming the quizzes for an unknown name, and DataErrors with everything that is wrong in the file.
    """
    if isinstance(source, str):
        if source not in bank_names():
            raise KeyError(f"there is no quiz {source!r}; there are {', '.join(bank_names())}")
        source, practice = data_path("questions", f"{source}.yml"), True
        own = (claims is None or claims is load_claims()) and (references is None or references is load_references())
        if own and emergency is None and source.is_file():
            written = source.stat()
            return _course_bank(source, written.st_mtime_ns, written.st_size)
    return _read_bank(source, claims, references, emergency, practice=practice)


@lru_cache(maxsize=64)  # a chapter asks the same quiz once for each of its sections; a bank is never changed
def _course_bank(path: Path, written: int, size: int) -> Bank:
    """Return a bank of the course's own, read anew when its file has changed."""
    return _read_bank(path, None, None, None, practice=True)


def _read_bank(
    source: Path,
    claims: Mapping[str, Claim | Omission] | None,
    references: Mapping[str, Reference] | None,
    emergency: Emergency | None,
    *,
    practice: bool,
) -> Bank:
    try:
        document = read_yaml(source)
    except DataError as error:
        raise DataErrors([error]) from None
    claims = load_claims() if claims is None else claims
    references = load_references() if references is None else references
    emergency = load_emergency() if emergency is None else emergency
    errors: list[DataError] = []
    bank = None
    try:
        bank = Bank.model_validate(document.data)
    except ValidationError as error:
        errors += [explain(document, detail) for detail in error.errors()]
    if isinstance(document.data, dict):
        errors += Validation(document, source.stem, claims, references, emergency, practice=practice).errors()
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
    """Read and check the quiz called ``name``; "final" holds the questions of all others but the cases.

    ``section`` keeps just the questions of one section of its chapter.

    Raises as ``load_bank`` does, and KeyError naming the sections for one that has no question.
    """
    if name not in (*bank_names(), FINAL):
        raise KeyError(f"there is no quiz {name!r}; there are {', '.join([*bank_names(), FINAL])}")
    if section is not None:
        return _of_section(load_bank(name, claims=claims, references=references), section)
    if name != FINAL:
        return load_bank(name, claims=claims, references=references)
    banks = [load_bank(one, claims=claims, references=references) for one in bank_names()]
    items = [item for bank in banks for item in bank.items if not item.in_steps]
    asked = {item.objective for item in items}
    objectives = {key: text for bank in banks for key, text in bank.objectives.items() if key in asked}
    return Bank.model_construct(quiz=FINAL, title="Final assessment", objectives=objectives, items=items)


def _of_section(bank: Bank, section: str) -> Bank:
    items = [item for item in bank.items if item.section == section]
    if not items:
        known = ", ".join(dict.fromkeys(item.section for item in bank.items if item.section)) or "none"
        raise KeyError(f"quiz {bank.quiz!r} has no question of the section {section!r}; its sections are {known}")
    return bank.model_copy(update={"items": items})


def asked(bank: Bank, seed: int, count: int) -> list[Question]:
    """Return the ``count`` questions (0: all) that the seed draws, each with its numbers, in the order of the bank."""
    chosen = picked(bank.items, bank.quiz, seed, count)
    return [item.drawn(seed) for item in chosen]
