"""Small tables as CSV: those that instructors hand over, and cells of those that are written for them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from hipspine.datafile import DataError, DataErrors, read_text

BOM = "\ufeff"
"""With what a table begins, so that a spreadsheet reads it as UTF-8."""

_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?([eE][-+]?\d+)?")
_FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"


def rows(path: Path, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Give each row of a CSV file with its line, by column name in lower case; empty rows are passed over.

    One of the ``needed`` columns must be there. Raises DataErrors for a file that is missing, not UTF-8 or no table.
    """
    try:
        text = read_text(path).removeprefix(BOM)
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
    """Return a cell for a CSV table, such that no spreadsheet takes it, or a part of it, for a formula.

    Where a semicolon or a tab parts the cells, as in much of Europe, the text behind one would begin a cell, too.
    """
    text = "" if cell is None else str(cell)
    if _NUMBER.fullmatch(text):
        return text
    text = re.sub(rf"([;\t])(?=[{re.escape(_FORMULA)}])", r"\1'", text)
    return f"'{text}" if text[:1] and text[0] in _FORMULA else text
