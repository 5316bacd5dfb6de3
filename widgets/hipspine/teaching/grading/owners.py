"""Whose files are that no name tells: the table that an instructor fills in."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hipspine.datafile import DataError, DataErrors
from hipspine.teaching.grading.files import printable
from hipspine.teaching.grading.platforms import fold
from hipspine.teaching.support.saving import write
from hipspine.teaching.support.tables import BOM, formula_safe, rows

if TYPE_CHECKING:
    from hipspine.teaching.assignment.key import Key

NOBODY = "-"
"""What stands in place of a student where a file is nobody's."""


@dataclass(frozen=True)
class Owners:
    """What a table of owners says: file -> student (or NOBODY), and the line of each."""

    path: Path
    students: dict[str, str]
    lines: dict[str, int]

    def of(self, name: str) -> str | None:
        """Return whose a file is, None where the table does not tell."""
        return self.students.get(as_named(name))

    def check(self, names: Iterable[str]) -> None:
        """Raise DataErrors for each line whose file is not among those that were handed in."""
        there = {as_named(name) for name in names}
        allowed = "a file as `hipspine owners` names it"
        errors = [
            DataError(self.path, line, f"“{name}” was not handed in", allowed)
            for name, line in self.lines.items()
            if name not in there
        ]
        if errors:
            raise DataErrors(errors)


def as_named(name: str) -> str:
    """Return a file's name as the table has it: a spreadsheet may write its letters in another way."""
    return unicodedata.normalize("NFC", printable(name))


def read_owners(path: Path, key: Key) -> Owners:
    """Return whose files are, from a CSV with the columns ``file`` and ``student``; ``-`` is nobody.

    A line without a student decides nothing. Raises DataErrors naming each line whose student is not in the class
    list, or whose file stands twice, and as ``rows`` does.
    """
    ids = {fold(student): student for student in key.students} | {NOBODY: NOBODY}
    owners = Owners(path, {}, {})
    errors: list[DataError] = []
    for line, row in rows(path, ("file",)):
        name, student = as_named(row.get("file", "")), row.get("student", "")
        name = name[1:] if name[:1] == "'" and formula_safe(name[1:]) == name else name
        if not name:
            errors.append(DataError(path, line, "no file is named here"))
        elif name in owners.lines:
            errors.append(DataError(path, line, f"“{name}” stands in line {owners.lines[name]} already"))
        elif student and fold(student) not in ids:
            allowed = "an id of the class list, or - where it is nobody's"
            errors.append(DataError(path, line, f"“{student}” is not in the class list", allowed))
        else:
            owners.lines[name] = line
            if student:
                owners.students[name] = ids[fold(student)]
    if errors:
        raise DataErrors(errors)
    return owners


def write_owners(out: Path, left: Sequence[tuple[str, str]], owners: Owners | None = None) -> None:
    """Write the table of files that belong to nobody (file, reason), after what ``owners`` says already.

    Raises DataErrors where another table is there, which an instructor may have filled in.
    """
    if out.exists() and (owners is None or not out.samefile(owners.path)):
        raise DataErrors([DataError(out, None, "something is there already", "a new file, or --owners with this one")])
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["file", "student", "reason"])
    known = owners.students if owners else {}
    for row in [*((name, student, "") for name, student in known.items()), *((one, "", why) for one, why in left)]:
        table.writerow(cell if cell == NOBODY else formula_safe(cell) for cell in row)
    write(out, BOM + text.getvalue(), private=True)
