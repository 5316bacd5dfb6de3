"""A table of all questions with their key, as plain text for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hipspine.teaching.exports.markup import plain
from hipspine.teaching.exports.plan import Chapter, Format
from hipspine.teaching.support.tables import formula_safe

if TYPE_CHECKING:
    from hipspine.quiz.interactions.forms import Line
    from hipspine.quiz.interactions.question import Question

COLUMNS = (
    *("chapter", "id", "version", "kind", "objective", "level", "difficulty", "points"),
    *("stem", "options", "key", "feedback", "explanation", "sources"),
)


def write(chapters: Sequence[Chapter]) -> bytes:
    """Return the table as UTF-8 with a byte order mark, by which spreadsheets know the encoding.

    A cell that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-``, ``@`` or a tab) gets an
    apostrophe in front: such a cell could fetch pages or run commands on the instructor's computer.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for chapter in chapters:
        for item in chapter.items:
            for row in _rows(item):
                table.writerow([formula_safe(cell) for cell in (chapter.quiz, *row)])
    return text.getvalue().encode("utf-8-sig")


def _rows(item: Question) -> Iterator[list[object]]:
    """Give the row of a question, or the rows of its parts."""
    common = [item.objective, item.level, item.difficulty or ""]
    sources = ", ".join(item.sources)
    for row in item.rows():
        stem = "\n".join(plain(text) for text in row.stem)
        cells = [stem, _lines(row.options), _lines(row.key), _lines(row.feedback), plain(row.explanation), sources]
        yield [row.name, item.version, row.kind, *common, row.points, *cells]


def _lines(lines: Sequence[Line]) -> str:
    return "\n".join(lead + (plain(text) if text else "") for lead, text in lines)


FORMAT = Format(lambda item: None, write)
