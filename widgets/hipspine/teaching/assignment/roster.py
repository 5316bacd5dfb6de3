"""The class list, and other small tables that instructors hand over as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from hipspine.datafile import DataError, DataErrors, read_text

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


def rows(path: Path, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Give each row of a CSV file with its line, by column name in lower case; empty rows are passed over.

    One of the ``needed`` columns must be there. Raises DataErrors for a file that is missing, not UTF-8 or no table.
    """
    try:
        text = read_text(path).removeprefix("\ufeff")
    except (DataError, OSError) as error:
        raise DataErrors([error if isinstance(error, DataError) else DataError(path, None, str(error))]) from None
    first = text.split("\n", 1)[0]
    table = csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
    try:
        head = [name.strip().lower() for name in next(table, [])]
        if not set(needed) & set(head):
            problem = f"the first line names no column “{needed[0]}”"
            raise DataErrors([DataError(path, 1, problem, f"a first line such as {needed[0]},…")])
        for row in table:
            if any(cell.strip() for cell in row):
                yield table.line_num, {name: cell.strip() for name, cell in zip(head, row, strict=False)}
    except csv.Error as error:
        raise DataErrors([DataError(path, table.line_num, f"this is no CSV table: {error}")]) from None
