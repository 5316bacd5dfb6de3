"""A table of questions: one that was written in a spreadsheet, or the one that `hipspine export` writes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hipspine.datafile import DataError
from hipspine.quiz.interactions.own import LEVELS
from hipspine.quiz.interactions.picture import ALLOWED, picture_in
from hipspine.teaching.imports.csv_kinds import KINDS, Cells
from hipspine.teaching.imports.found import Found, Image, LeftOut, Reading
from hipspine.teaching.imports.safe_files import text_of

if TYPE_CHECKING:
    from hipspine.quiz.interactions.forms import Form

COLUMNS = (
    *("chapter", "id", "kind", "level", "difficulty", "points", "stem", "options", "key", "feedback"),
    *("explanation", "hints", "picture", "picture shows", "picture by"),
)
"""The columns that are read. Options may have columns of their own: `a`, `b`, … and `feedback a`, `feedback b`, …"""

_PASSED_OVER = ("version", "objective", "sources")
_ONE = re.compile(r"(feedback )?[a-j]")
_GUARD = re.compile("(^|[;\t])'(?=[=+\\-@\t\uff1d\uff0b\uff0d\uff20])")


@dataclass(frozen=True)
class Row:
    """A row of a table: its number, its cells, and by their places what a spreadsheet has done to some of them."""

    line: int
    cells: Sequence[str]
    spoilt: Mapping[int, str] = field(default_factory=dict)


def read(data: bytes, name: str) -> Reading:
    """Return the questions of a table. Raises DataError for a file that is none, or lacks a column that is needed."""
    text = text_of(data, name)
    first = text.split("\n", 1)[0]
    sign = max((";", "\t", ","), key=first.count)
    # A line break within a cell stays one.
    table = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        return questions((Row(row, cells) for row, cells in enumerate(table, start=1)), name)
    except csv.Error as error:
        raise DataError(name, table.line_num, f"this is no CSV table: {error}") from None


def questions(rows: Iterator[Row], name: str) -> Reading:
    """Return the questions of rows, of which the first names the columns. Raises DataError where it lacks one."""
    reading = Reading()
    head = [cell.strip().casefold() for cell in next(rows, Row(1, [])).cells]
    _check(head, name, reading)
    for row in rows:
        if any(cell.strip() for cell in row.cells) or row.spoilt:
            _row(reading, head, row, Path(name).parent)
    return reading


def _check(head: list[str], name: str, reading: Reading) -> None:
    needed = [column for column in ("kind", "stem") if column not in head]
    if needed:
        allowed = f"a first line with the columns {', '.join(COLUMNS)}"
        raise DataError(name, 1, f"the first line names no column “{needed[0]}”", allowed)
    doubled = [column for column in head if column and head.count(column) > 1]
    if doubled:
        raise DataError(name, 1, f"the column “{doubled[0]}” stands twice", "each column once")
    known = (*COLUMNS, *_PASSED_OVER)
    unknown = [column for column in head if column not in known and not _ONE.fullmatch(column) and column]
    if unknown:
        reading.notes.append(
            f"{name}:1: these columns are not read: {', '.join(unknown)} (known: {', '.join(COLUMNS)})"
        )
    passed = [column for column in head if column in _PASSED_OVER]
    if passed:
        reading.notes.append(f"{name}:1: these columns are not taken over, a bank sets its own: {', '.join(passed)}")


def _row(reading: Reading, head: Sequence[str], row: Row, folder: Path) -> None:
    raw = dict(zip(head, row.cells, strict=False))
    cells = Cells({column: _GUARD.sub(r"\1", cell).strip() for column, cell in raw.items() if column})
    name = cells.get("id") or f"row-{row.line}"
    for place, problem in row.spoilt.items():
        if place < len(head) and (head[place] in COLUMNS or _ONE.fullmatch(head[place])):
            cells.tell(head[place], problem, "a cell whose format is “Text”, and what is meant typed into it anew")
    if any(cell.strip() for cell in row.cells[len(head) :]):
        cells.tell("the row", "there are more cells than columns", "quotes around a cell that holds a comma")
    kind = cells.get("kind").casefold()
    form: Form | None = None
    if kind in KINDS:
        form = KINDS[kind](cells)
    else:
        cells.tell("kind", f"“{kind}” is no kind of question here" if kind else "it is empty", ", ".join(KINDS))
    found = Found(
        name=name,
        line=row.line,
        stem=cells.stem,
        form=form or _NOTHING,
        explanation=cells.paragraphs("explanation"),
        hints=[line for line in cells.get("hints").split("\n") if line.strip()],
        points=cells.number("points", 1.0, least=0.01, most=100),
        level=cells.one_of("level", LEVELS),
        difficulty=int(cells.number("difficulty", 0, least=1, most=5, whole=True)),
    )
    if not found.stem:
        cells.tell("stem", "it is empty", "what is asked")
    _picture(found, cells, folder)
    if cells.problems:
        reading.left_out.append(LeftOut(name, row.line, "\n".join(cells.problems)))
        return
    reading.group(cells.get("chapter")).questions.append(found)


def _picture(found: Found, cells: Cells, folder: Path) -> None:
    """Take the picture that a row names, which lies beside the table."""
    if not (name := cells.get("picture")):
        return
    if not (alt := cells.get("picture shows")):
        cells.tell("picture shows", "it is empty", "what the picture shows, for who does not see it")
    try:
        found.picture = (picture_in(folder, name), Image(name, alt, cells.get("picture by")))
    except ValueError as error:
        cells.tell("picture", str(error), ALLOWED)


_NOTHING: Form = KINDS["written"](Cells({}))
