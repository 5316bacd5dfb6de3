"""The notebook that nbgrader's formgrader shows of a submission: made anew, with nothing of the student's but answers.

Formgrader renders what it finds in ``autograded/`` as HTML in the instructor's browser, Markdown and outputs of the
student's included. What is written here holds the released text and each answer as code, which formgrader escapes.
"""

from __future__ import annotations

import pprint
from typing import TYPE_CHECKING

import nbformat

from hipspine.teaching.assignment.notebook import handout

if TYPE_CHECKING:
    from hipspine.teaching.assignment.key import Key
    from hipspine.teaching.grading.record import Record

SETUP = "setup"
"""The cell of the handout that only the student's kernel needs."""


def formgrader_notebook(key: Key, record: Record) -> str:
    """Return the notebook of a record as JSON text, the same for the same record.

    Of a record without questions (graded 0 without being read) every answer is empty.
    """
    book = nbformat.reads(handout(key, None if key.shared else record["student"]), as_version=4)
    outcomes = {one["question"]: one for one in record["questions"]}
    variants = {one.name: one for one in key.variants(record["student"])}
    book.cells = [cell for cell in book.cells if cell.id != SETUP]
    for cell in book.cells:
        if cell.id in variants:
            one = outcomes.get(cell.id)
            response, given = (one["response"], one["given"]) if one else (None, "none")
            cell.source = _as_code(cell.id, variants[cell.id].to_letters(response), given)
    text: str = nbformat.writes(book)
    return text + "\n"


def _as_code(name: str, response: object, how: str) -> str:
    if response is None:
        return f'answer_{name} = ""  # no answer'
    return f"# {how}\nanswer_{name} = {pprint.pformat(response, width=90, sort_dicts=False)}"
