"""A release on paper: a sheet to answer by hand, and a key that lies apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hipspine.teaching.assignment.answer_words import ONE_GOOD_ANSWER, RIGHT, right_words
from hipspine.teaching.support.templating import html, render

if TYPE_CHECKING:
    from markupsafe import Markup

    from hipspine.quiz.interactions.forms import Filling
    from hipspine.teaching.assignment.key import Key
    from hipspine.teaching.assignment.variant import Variant


def sheet(key: Key, student: str | None) -> str:
    """Return the sheet as one HTML page to print, made of the same fields that the notebook gets."""
    return _page("sheet.html", key, student, _question)


def answer_sheet(key: Key, student: str | None) -> str:
    """Return the key to the sheet, for whoever marks."""
    return _page("answers.html", key, student, _answers)


def _page(template: str, key: Key, student: str | None, fields: Callable[[Variant], dict[str, object]]) -> str:
    variants = key.variants(student or "")
    return render(
        "hipspine.teaching.assignment",
        template,
        assignment=key.assignment,
        release=key.release,
        name=key.students[student] if student else None,
        due=key.due,
        total=sum(variant.points for variant in variants),
        questions=[fields(variant) for variant in variants],
    )


def _question(variant: Variant) -> dict[str, object]:
    paper = variant.item.on_paper()
    options = [(letter, html(text)) for letter, text in variant.options] + [("", text) for text in paper.places]
    return {
        "points": variant.points,
        "stem": variant.item.asked_html(),
        "paper": paper,
        "filling": html(paper.filling.blanks) if paper.filling else None,
        "options": [] if paper.filling else options,
        "gaps": _gaps(paper.filling, variant) if paper.filling else [],
        "pairs": [(name, html(text)) for name, text in paper.pairs],
    }


def _gaps(filling: Filling, variant: Variant) -> list[tuple[str, list[tuple[str, Markup]]]]:
    """Return the id of each gap, and what may be chosen for it under its letters."""
    texts = variant.options
    return [
        (gap.id, [(letter, html(text)) for letter, text in texts if variant.letters[letter] in gap.options])
        for gap in filling.gaps
    ]


def _answers(variant: Variant) -> dict[str, object]:
    guide = variant.item.marking_guide()
    return {
        "points": variant.points,
        "stem": variant.item.asked_html(),
        "right": right_words(variant),
        "right_title": ONE_GOOD_ANSWER if guide else RIGHT,
        "rubric": [html(line) for line in guide],
        "explanation": html(variant.item.explanation),
        "item": variant.item.id,
    }
