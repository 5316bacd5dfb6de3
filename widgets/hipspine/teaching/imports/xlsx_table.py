"""A table of questions in a spreadsheet's own file (.xlsx): its values only, with limits; no formula is run."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from hipspine.datafile import DataError
from hipspine.teaching.imports.csv_table import Row, questions
from hipspine.teaching.imports.safe_files import unpacked

if TYPE_CHECKING:
    from hipspine.teaching.imports.found import Reading

MOST_ROWS = 10_000
"""Rows of a sheet that are read; a longer one is refused."""

_MOST_COLUMNS = 100
_BYTE_ORDER = (b"\xff\xfe", b"\xfe\xff")


def read(data: bytes, name: str) -> Reading:
    """Return the questions of the first sheet whose first row names the columns `kind` and `stem`.

    Raises DataError for a file that is no sound workbook, is too large, or lacks a column that is needed.
    """
    parts = unpacked(data, name)
    for part, held in parts.items():
        if part.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in held or held[:2] in _BYTE_ORDER):
            problem = f"{part[:80]!r} in it has a document type or is not UTF-8"
            raise DataError(name, None, problem, "a table as a spreadsheet saves it")
    title, rows, others = _sheet(data, name)
    reading = questions(iter(rows), name)
    if others:
        reading.notes.append(f"{name}: read is the sheet “{title}”, not {', '.join(f'“{one}”' for one in others)}")
    if any(part.startswith("xl/media/") for part in parts):
        reading.notes.append(f"{name}: pictures that lie in the sheet are not read")
    return reading


def _sheet(data: bytes, name: str) -> tuple[str, list[Row], list[str]]:
    """Return the title and the rows of the sheet that holds the questions, and the titles of the others."""
    from openpyxl import load_workbook

    try:
        # A formula that was never worked out has no value: only the other reading shows that there is one.
        values = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        written = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        sheets = {sheet.title: list(_rows(sheet, written[sheet.title], name)) for sheet in values.worksheets}
    except DataError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part leads to: KeyError, ValueError, ParseError, …
        problem = f"this workbook cannot be opened: {' '.join(str(error).split())[:120]}"
        raise DataError(name, None, problem, "a table as a spreadsheet saves it, or CSV") from None
    if not sheets:
        raise DataError(name, None, "it holds no sheet", "a sheet with a question a row")
    titles = [title for title, rows in sheets.items() if rows and {"kind", "stem"} <= _head(rows[0])]
    chosen = titles[0] if titles else next(iter(sheets))
    return chosen, sheets[chosen], [title for title, rows in sheets.items() if title != chosen and rows]


def _head(row: Row) -> set[str]:
    return {cell.strip().casefold() for cell in row.cells}


def _rows(values: object, written: object, name: str) -> Iterator[Row]:
    """Yield the rows that hold something. What a sheet says of its own size is not believed."""
    limits = {"max_row": MOST_ROWS + 1, "max_col": _MOST_COLUMNS}
    for sheet in (values, written):
        sheet.reset_dimensions()  # type: ignore[attr-defined]  # of a sheet that is read only
    rows, meanings = (sheet.iter_rows(**limits) for sheet in (values, written))  # type: ignore[attr-defined]  # as above
    both = zip(rows, meanings, strict=True)
    for line, (found, meant) in enumerate(both, start=1):
        told = [_cell(value, formula) for value, formula in zip(found, meant, strict=True)]
        while told and told[-1] == ("", ""):
            told.pop()
        if not told:
            continue
        if line > MOST_ROWS:
            raise DataError(name, line, "this sheet is too long", f"at most {MOST_ROWS} rows")
        spoilt = {place: problem for place, (_, problem) in enumerate(told) if problem}
        yield Row(line, [text for text, _ in told], spoilt)


def _cell(cell: object, formula: object) -> tuple[str, str]:
    """Return the text of a cell, and what the spreadsheet has done to it, "" where nothing."""
    value = getattr(cell, "value", None)
    if value is None:
        unknown = getattr(formula, "data_type", "") == "f"
        return ("", f"the formula {str(getattr(formula, 'value', ''))[:40]} has no value yet") if unknown else ("", "")
    if isinstance(value, date | time | timedelta):
        return str(value), f"the spreadsheet has made a date or time of it ({value})"
    if getattr(cell, "data_type", "") == "e":
        return str(value), f"the spreadsheet shows the error {value}"
    if isinstance(value, bool):
        return str(value).lower(), ""
    if isinstance(value, int | float):
        text = f"{value:.15g}"
        percent = "%" in str(getattr(cell, "number_format", ""))
        return text, f"the spreadsheet has made a percentage of it, and holds {text}" if percent else ""
    return str(value).replace("\r\n", "\n").replace("_x000D_", ""), ""
