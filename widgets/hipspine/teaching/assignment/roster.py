"""The class list that instructors hand over as CSV."""

from __future__ import annotations

import re
from pathlib import Path

from hipspine.datafile import DataError, DataErrors
from hipspine.teaching.support.tables import rows

STUDENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}")
"""What a student id may look like: it names folders and files."""


def read_roster(path: Path) -> dict[str, str]:
    """Return the students of a class list: id -> name (the id again where no name is given).

    The first line names the columns; ``student`` is needed, ``name`` is not (nbgrader's ``id`` and ``first_name``,
    ``last_name`` are known too). Raises DataErrors naming each line that is wrong.
    """
    students: dict[str, str] = {}
    errors: list[DataError] = []
    for line, row in rows(path, ("student", "id")):
        student = row.get("student") or row.get("id") or ""
        if not STUDENT.fullmatch(student):
            allowed = "1 to 64 letters, digits and . _ @ + -, the first a letter or digit"
            errors.append(DataError(path, line, f"“{student[:80]}” is no student id", allowed))
        elif student.lower() in map(str.lower, students):
            errors.append(DataError(path, line, f"the student id “{student}” stands twice", "each id once"))
        else:
            whole = " ".join(filter(None, (row.get("first_name"), row.get("last_name"))))
            students[student] = row.get("name") or whole or student
    if errors:
        raise DataErrors(errors)
    if not students:
        raise DataErrors([DataError(path, None, "there is no student in this list", "one line a student")])
    return students
