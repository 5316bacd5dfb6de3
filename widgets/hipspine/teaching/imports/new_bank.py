"""A bank of one's own to begin with: a small example, its schema, and a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from importlib.resources import files
from pathlib import Path

from hipspine.datafile import DataError, DataErrors
from hipspine.quiz.schema import json_schema
from hipspine.teaching.support.saving import write


def new_bank(folder: Path, *, spreadsheet: bool = False) -> list[Path]:
    """Write the beginning of a bank into a folder and return its files; the table as .xlsx for a ``spreadsheet``.

    Raises DataErrors where one of them is there already, and DataError where the folder cannot be written.
    """
    templates = files("hipspine.teaching.imports") / "templates"
    texts = {name: (templates / name).read_bytes() for name in ("my-questions.yml", "table.csv")}
    if spreadsheet:
        texts["table.xlsx"] = _workbook(texts.pop("table.csv"))
    texts["schema.json"] = json_schema(own=True).encode()
    paths = [folder / name for name in texts]
    there = [path for path in paths if path.exists()]
    if there:
        problem = "this file is there already and stays as it is"
        raise DataErrors([DataError(path, None, problem, "another folder") for path in there])
    for path in paths:
        write(path, texts[path.name])
    return paths


def _workbook(table: bytes) -> bytes:
    """Return a CSV table as a workbook whose columns are text, so that “1-2” does not become a date as it is typed."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=False)
    sheet = book.worksheets[0]
    sheet.title, sheet.freeze_panes = "questions", "A2"
    rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    for line, row in enumerate(rows, start=1):
        for place, text in enumerate([*row, *[""] * (len(rows[0]) - len(row))], start=1):
            cell = sheet.cell(line, place)
            if text:
                cell.value, cell.data_type = text, "s"  # “=…” is a text too, no formula
            cell.number_format, cell.alignment = "@", Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=line == 1)
            column = sheet.column_dimensions[get_column_letter(place)]
            column.number_format, column.width = "@", 24
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()
