"""Small tables as CSV: those that instructors hand over, and cells of those that are written for them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from hipspine.datafile import DataError, DataErrors, read_text


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


def formula_safe(cell: object) -> str:
    """Return a cell for a CSV table, such that no spreadsheet takes it for a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not _is_number(text) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
