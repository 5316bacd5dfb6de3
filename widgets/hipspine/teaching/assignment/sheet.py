"""A release on paper: a sheet to answer by hand, and a key that lies apart."""

from __future__ import annotations

from typing import Any

from hipspine.quiz.kinds.arranging import Matching, Ordering
from hipspine.quiz.kinds.body import Body, regions
from hipspine.quiz.kinds.numeric import Numeric
from hipspine.quiz.kinds.setting import Setting
from hipspine.quiz.kinds.written import Written
from hipspine.teaching.assignment.answer_words import ONE_GOOD_ANSWER, RIGHT, right_words
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.assignment.variant import Variant
from hipspine.teaching.support.templating import html, render


def sheet(key: Key, student: str | None) -> str:
    """Return the sheet as one HTML page to print, made of the same fields that the notebook gets."""
    return _page("sheet.html", key, student, [_question(variant) for variant in key.variants(student or "")])


def answer_sheet(key: Key, student: str | None) -> str:
    """Return the key to the sheet, for whoever marks."""
    return _page("answers.html", key, student, [_answers(variant) for variant in key.variants(student or "")])


def _page(template: str, key: Key, student: str | None, questions: list[dict[str, Any]]) -> str:
    return render(
        "hipspine.teaching.assignment",
        template,
        assignment=key.assignment,
        release=key.release,
        name=key.students[student] if student else None,
        due=key.due,
        total=sum(question["points"] for question in questions),
        questions=questions,
    )


def _question(variant: Variant) -> dict[str, Any]:
    item = variant.item
    boxes = isinstance(item, Body) or (bool(variant.options) and not isinstance(item, Ordering | Matching))
    places = regions().items() if isinstance(item, Body) else ()
    lines = {Written: 5, Numeric: 1, Setting: 2, Ordering: 1}
    return {
        "points": variant.points,
        "stem": html(item.stem),
        "kind": item.kind,
        "boxes": boxes,
        "options": [(letter, html(option.text)) for letter, option in variant.options]
        + [("", name) for _, name in places],
        "pairs": [(pair.id, html(pair.text)) for pair in item.pairs] if isinstance(item, Matching) else [],
        "unit": item.answer.unit if isinstance(item, Numeric) else None,
        "lines": next((count for kind, count in lines.items() if isinstance(item, kind)), 0),
    }


def _answers(variant: Variant) -> dict[str, Any]:
    written = variant.item if isinstance(variant.item, Written) else None
    return {
        "points": variant.points,
        "stem": html(variant.item.stem),
        "right": right_words(variant),
        "right_title": ONE_GOOD_ANSWER if written else RIGHT,
        "rubric": [html(line) for line in written.rubric] if written else [],
        "explanation": html(variant.item.explanation),
        "item": variant.item.id,
    }
