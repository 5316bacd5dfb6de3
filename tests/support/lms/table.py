"""The table of questions (CSV as of RFC 4180, read by spreadsheets): rows, ids, keys, and no cell that is run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from tests.support.lms.grammar import FLOAT, doubled

COLUMNS = [
    *("chapter", "id", "version", "kind", "objective", "level", "difficulty", "points"),
    *("stem", "options", "key", "feedback", "explanation", "sources"),
]


def problems(data: bytes) -> list[str]:
    """Return what is wrong with the bytes of a table."""
    found = (
        [] if data.startswith(b"\xef\xbb\xbf") else ["there is no byte order mark, by which a spreadsheet knows UTF-8"]
    )
    try:
        text = data.decode("utf-8-sig")
        header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    except (UnicodeDecodeError, csv.Error, ValueError) as error:
        return [*found, f"this is no table: {error}"]
    if not text.endswith("\r\n"):
        found.append("the last line does not end")
    if header != COLUMNS:
        return [*found, f"the columns are {header}"]
    found += doubled("id", [row[1] for row in rows if len(row) > 1])
    for number, row in enumerate(rows, start=2):
        found += [f"row {number}: {one}" for one in _row(row)]
    return found


def _row(row: list[str]) -> Iterator[str]:
    if len(row) != len(COLUMNS):
        yield f"{len(row)} cells"
        return
    cells = dict(zip(COLUMNS, row, strict=True))
    for column, cell in cells.items():
        if cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
            yield f"the cell {column} begins a formula: {cell[:20]!r}"
    for column in ("chapter", "id", "kind", "objective", "level", "stem", "key", "explanation"):
        if not cells[column].strip():
            yield f"the cell {column} is empty"
    if not re.fullmatch(FLOAT, cells["points"]) or float(cells["points"]) <= 0:
        yield f"{cells['points']!r} are no points"
    for column in ("version", "difficulty"):
        if not re.fullmatch(r"[1-9]\d*", cells[column]):
            yield f"{cells[column]!r} is no {column}"
    options = re.findall(r"^([a-z0-9])\) ", cells["options"], re.MULTILINE)
    if cells["kind"] in ("single", "several", "ordering", "case (single)", "case (several)"):
        key = cells["key"].split(", ")
        if missing := [one for one in key if one not in options]:
            yield f"the key names {missing}, which is no option"
        if cells["kind"] in ("single", "case (single)") and len(key) != 1:
            yield f"the key of a single choice names {len(key)}"
        if cells["kind"] == "ordering" and sorted(key) != sorted(options):
            yield "the key does not order every option once"
