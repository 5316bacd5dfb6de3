"""What a student reads of a submission: points always, the key and its reasons only when it may be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipspine.teaching.assignment.answer_words import ONE_GOOD_ANSWER, RIGHT, answer_words, right_words
from hipspine.teaching.support.templating import html, render

if TYPE_CHECKING:
    from hipspine.teaching.assignment.key import Key
    from hipspine.teaching.assignment.variant import Variant
    from hipspine.teaching.grading.record import Outcome, Record


def feedback_page(key: Key, record: Record, *, revealed: bool) -> str:
    """Return a student's feedback as one HTML page; the key, explanations and feedback only if ``revealed``."""
    variants = {one.name: one for one in key.variants(record["student"])}
    questions = [_question(variants[one["question"]], one, revealed=revealed) for one in record["questions"]]
    return render(
        "hipspine.teaching.grading",
        "feedback.html",
        assignment=key.assignment,
        name=key.students[record["student"]],
        record=record,
        questions=questions,
        revealed=revealed,
        due=key.due,
    )


def _question(variant: Variant, outcome: Outcome, *, revealed: bool) -> dict[str, object]:
    fields: dict[str, object] = {
        "name": variant.name,
        "stem": variant.item.asked_html(),
        "points": variant.points,
        "score": outcome["score"],
        "given": answer_words(variant, outcome["response"]),
        "outcome": "open" if outcome["share"] is None else _outcome(outcome["share"]),
        "feedback": [],
        "right": None,
        "right_title": ONE_GOOD_ANSWER if outcome["score"] is None else RIGHT,
        "explanation": None,
    }
    if revealed:
        names = variant.mark(outcome["response"]).feedback if outcome["response"] is not None else ()
        fields["feedback"] = [
            html(text) for text in dict.fromkeys(variant.item.feedback_for(name) for name in names) if text
        ]
        fields["right"] = right_words(variant)
        fields["explanation"] = html(variant.item.explanation)
    return fields


def _outcome(share: float) -> str:
    return "right" if share == 1 else "partly" if share > 0 else "wrong"
