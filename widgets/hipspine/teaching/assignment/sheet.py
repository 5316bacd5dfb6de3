"""A release on paper: a sheet to answer by hand, and a key that lies apart."""

from __future__ import annotations

from typing import Any

from hipspine.quiz.kinds.arranging import Matching, Ordering
from hipspine.quiz.kinds.body import Body, regions
from hipspine.quiz.kinds.numeric import Numeric
from hipspine.quiz.kinds.setting import Setting
from hipspine.quiz.kinds.written import Written
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.assignment.variant import Asked
from hipspine.teaching.grading.feedback import html, right_words, templates


def sheet(key: Key, student: str | None) -> str:
    """Return the sheet as one HTML page to print, made of the same fields that the notebook gets."""
    return _page("sheet.html", key, student, [_question(asked) for asked in key.asked(student or "")])


def answer_sheet(key: Key, student: str | None) -> str:
    """Return the key to the sheet, for whoever marks."""
    return _page("answers.html", key, student, [_answers(asked) for asked in key.asked(student or "")])


def _page(template: str, key: Key, student: str | None, questions: list[dict[str, Any]]) -> str:
    return (
        templates()
        .get_template(template)
        .render(
            assignment=key.assignment,
            release=key.release,
            name=key.students[student] if student else None,
            due=key.due,
            total=sum(question["points"] for question in questions),
            questions=questions,
        )
    )


def _question(asked: Asked) -> dict[str, Any]:
    item = asked.item
    boxes = isinstance(item, Body) or (bool(asked.options) and not isinstance(item, Ordering | Matching))
    places = regions().items() if isinstance(item, Body) else ()
    lines = {Written: 5, Numeric: 1, Setting: 2, Ordering: 1}
    return {
        "points": asked.points,
        "stem": html(item.stem),
        "kind": item.kind,
        "boxes": boxes,
        "options": [(letter, html(option.text)) for letter, option in asked.options]
        + [("", name) for _, name in places],
        "pairs": [(pair.id, html(pair.text)) for pair in item.pairs] if isinstance(item, Matching) else [],
        "unit": item.answer.unit if isinstance(item, Numeric) else None,
        "lines": next((count for kind, count in lines.items() if isinstance(item, kind)), 0),
    }


def _answers(asked: Asked) -> dict[str, Any]:
    written = asked.item if isinstance(asked.item, Written) else None
    return {
        "points": asked.points,
        "stem": html(asked.item.stem),
        "right": right_words(asked),
        "rubric": [html(line) for line in written.rubric] if written else [],
        "explanation": html(asked.item.explanation),
        "item": asked.item.id,
    }
