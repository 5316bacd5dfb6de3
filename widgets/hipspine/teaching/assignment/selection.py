"""Which questions a command takes: an instructor's own folder of graded questions, or the course's practice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hipspine.datafile import DataError, DataErrors
from hipspine.paths import package_path
from hipspine.quiz.bank import bank_names, load_bank

if TYPE_CHECKING:
    from hipspine.quiz.schema import Bank


def select(folder: Path | None, chapters: Sequence[str] = ()) -> list[Bank]:
    """Return the checked question files of a folder, or the course's practice where there is none.

    ``chapters`` names the files to take, without ``.yml``; all are taken where it is empty.

    Raises DataErrors with everything that is wrong: in the files, an id that two of them use, an unknown chapter, a
    folder with no questions, and graded questions kept inside the course's repository.
    """
    if folder is None:
        named = _named(bank_names(), chapters, "the course")
        return [load_bank(name) for name in named]
    stays_home(folder)
    if not folder.is_dir():
        raise DataErrors([DataError(folder, None, "there is no such folder", "a folder of question files (.yml)")])
    files = {path.stem: path for path in sorted([*folder.glob("*.yml"), *folder.glob("*.yaml")])}
    if not files:
        raise DataErrors([DataError(folder, None, "no question file is in this folder", "files ending in .yml")])
    banks, errors = [], []
    for name in _named(list(files), chapters, str(folder)):
        try:
            banks.append(load_bank(files[name], own=True))
        except DataErrors as found:
            errors += found.errors
    seen: dict[str, str] = {}
    for bank in banks:
        for item in bank.items:
            if seen.setdefault(item.id, bank.quiz) != bank.quiz:
                problem = f"the question id “{item.id}” stands in {seen[item.id]} too"
                errors.append(DataError(files[bank.quiz], None, problem, "an id that only one question has"))
    if errors:
        raise DataErrors(errors)
    return banks


def stays_home(path: Path) -> None:
    """Refuse a folder inside the course's repository, where a key could be published by mistake.

    Raises DataError for such a folder, and for one inside the installed package.
    """
    home = package_path()
    repository = home.parent.parent
    roots = [home, *([repository] if (repository / "_config.yml").is_file() else [])]
    resolved = path.resolve()
    if any(resolved.is_relative_to(root) for root in roots):
        problem = "graded questions and keys must not lie inside the course's repository, which is published"
        raise DataError(path, None, problem, "a folder outside it, or --practice for the course's own questions")


def _named(known: list[str], wanted: Sequence[str], where: str) -> list[str]:
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise DataErrors([DataError(where, None, f"there are no questions called “{unknown[0]}”", ", ".join(known))])
    return [name for name in known if not wanted or name in wanted]
