"""The notebook that a student gets: every question as text that needs no package, and a cell to answer in."""

from __future__ import annotations

import pprint
from collections.abc import Sequence
from typing import TYPE_CHECKING

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from hipspine.teaching.assignment.wording import SOLUTION, STUB, answer_source, as_markdown, in_points

if TYPE_CHECKING:
    from hipspine.teaching.assignment.key import Key
    from hipspine.teaching.assignment.variant import Variant

FORMAT = 1
"""The version of the notebook's form, in its metadata."""

_SETUP = """\
# What the questions below show. The key is not in here: answers are marked after you hand in.
QUIZ = {quiz}
try:
    from hipspine.teaching.ask import assignment

    ask = assignment(QUIZ)
except ImportError:

    def ask(name):
        print("Type your answer between the quotation marks above, then run this cell.")
"""
_HOW = """\
Run all cells (menu *Run*, *Run All Cells*). Then answer below each question: click, or type your answer between the
quotation marks. What you click is kept in this notebook: **save it (Ctrl+S) before you hand it in.** Please do not
rename this file or delete its cells; cells of your own do no harm."""


def handout(key: Key, student: str | None, *, source: bool = False) -> str:
    """Return the notebook of a release as JSON text: for everybody (``student`` is None), or for one student.

    With ``source``, answers' cells carry the marks by which nbgrader's own "generate" makes the same notebook.
    """
    questions = key.variants(student or "")
    title = f"# {key.assignment}\n\n{_about(key, questions)}\n\n{_HOW}"
    cells = [
        _text("intro", title),
        _code("setup", _SETUP.format(quiz=_literal(_quiz(key, student, questions))), locked=True),
    ]
    for number, variant in enumerate(questions, start=1):
        cells.append(_text(f"{variant.name}-text", as_markdown(variant, number)))
        source_text = "\n".join([*(SOLUTION if source else (STUB,)), answer_source(variant)])
        cells.append(_code(variant.name, source_text, points=variant.points))
    cells[1].metadata["jupyter"] = {"source_hidden": True}
    book = new_notebook(cells=cells)
    book.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    book.metadata["language_info"] = {"name": "python"}
    book.metadata["hipspine"] = _stamp(key, student)
    nbformat.validate(book)
    text: str = nbformat.writes(book)
    return text + "\n"


def _quiz(key: Key, student: str | None, questions: Sequence[Variant]) -> dict[str, object]:
    return {**_stamp(key, student), "questions": [variant.public() for variant in questions]}


def _stamp(key: Key, student: str | None) -> dict[str, object]:
    return {"format": FORMAT, "assignment": key.assignment, "release": key.release, "student": student}


def _literal(quiz: dict[str, object]) -> str:
    return pprint.pformat(quiz, width=110, sort_dicts=False)


def _about(key: Key, questions: Sequence[Variant]) -> str:
    total = sum(variant.points for variant in questions)
    due = f" Due {key.due:%A %d %B %Y, %H:%M (UTC%z)}." if key.due else ""
    return f"{len(questions)} questions, {in_points(total)}.{due}"


def _text(name: str, source: str) -> NotebookNode:
    return _with_nbgrader(new_markdown_cell(source, id=name), name, grade=False, solution=False, locked=True)


def _code(name: str, source: str, *, points: float | None = None, locked: bool = False) -> NotebookNode:
    cell = new_code_cell(source, id=name)
    if points is None:
        return _with_nbgrader(cell, name, grade=False, solution=False, locked=locked)
    cell = _with_nbgrader(cell, name, grade=True, solution=True, locked=False)
    cell.metadata["nbgrader"]["points"] = points
    return cell


def _with_nbgrader(cell: NotebookNode, name: str, *, grade: bool, solution: bool, locked: bool) -> NotebookNode:
    cell.metadata["nbgrader"] = {
        "grade": grade,
        "grade_id": name,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if locked:
        cell.metadata |= {"deletable": False, "editable": False}
    else:
        cell.metadata["deletable"] = False
    return cell
