"""What a student reads of a submission: points always, the key and its reasons only when it may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hipspine.quiz.kinds.arranging import Matching, Ordering
from hipspine.quiz.kinds.body import regions
from hipspine.quiz.kinds.choice import Choice, Reason
from hipspine.quiz.kinds.numeric import Numeric
from hipspine.quiz.kinds.setting import Setting
from hipspine.quiz.kinds.written import Written
from hipspine.quiz.text import to_html
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.assignment.variant import Asked
from hipspine.teaching.grading.record import Record


@cache
def templates() -> Environment:
    """Return the room's templates: everything that is put into one is escaped, and a missing value is an error."""
    return Environment(
        loader=PackageLoader("hipspine.teaching"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


def feedback_page(key: Key, record: Record, *, revealed: bool) -> str:
    """Return a student's feedback as one HTML page; the key, explanations and feedback only if ``revealed``."""
    asked = {one.name: one for one in key.asked(record["student"])}
    questions = [_question(asked[one["question"]], one, revealed=revealed) for one in record["questions"]]
    return (
        templates()
        .get_template("feedback.html")
        .render(
            assignment=key.assignment,
            name=key.students[record["student"]],
            record=record,
            questions=questions,
            revealed=revealed,
            due=key.due,
        )
    )


def html(text: str) -> Markup:
    """Return a text of the bank, which the bank has checked, as HTML for a template."""
    return Markup(to_html(text))


def _question(asked: Asked, told: Mapping[str, Any], *, revealed: bool) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "name": asked.name,
        "stem": html(asked.item.stem),
        "points": asked.points,
        "score": told["score"],
        "given": answer_words(asked, told["response"]),
        "outcome": "open" if told["share"] is None else _outcome(told["share"]),
        "feedback": [],
        "right": None,
        "explanation": None,
    }
    if revealed:
        names = asked.mark(told["response"]).feedback if told["response"] is not None else ()
        shown["feedback"] = [html(text) for text in dict.fromkeys(asked.item.feedback_for(name) for name in names)]
        shown["right"] = right_words(asked)
        shown["explanation"] = html(asked.item.explanation)
    return shown


def _outcome(share: float) -> str:
    return "right" if share == 1 else "partly" if share > 0 else "wrong"


def answer_words(asked: Asked, response: Any) -> list[Markup | str]:
    """Return an answer in words, in the letters that were shown."""
    if response is None:
        return ["no answer"]
    item = asked.item
    texts = {name: html(option.text) for (_, option), name in zip(asked.options, asked.letters.values(), strict=True)}
    letter = {name: shown for shown, name in asked.letters.items()}

    def named(name: str) -> Markup:
        return Markup("<b>{}</b> {}").format(letter[name], texts[name])

    if isinstance(item, Reason):
        return ["true" if response["truth"] else "false", named(response["reason"])]
    if isinstance(item, Matching):
        pairs = {pair.id: html(pair.text) for pair in item.pairs}
        return [Markup("{} – {}").format(pairs[pair], named(name)) for pair, name in response.items()]
    if isinstance(item, Choice | Ordering):
        return [named(name) for name in ([response] if isinstance(response, str) else response)]
    if isinstance(response, list):
        return [regions()[name] for name in response]
    if isinstance(response, Mapping):
        return [
            f"{name} = {value:g}" if isinstance(value, float) else f"{name} = {value}"
            for name, value in response.items()
        ]
    if isinstance(item, Numeric):
        return [f"{response:g} {item.answer.unit or ''}".strip()]
    return [str(response)]


def right_words(asked: Asked) -> list[Markup | str]:
    """Return the right answer in words, in the letters that were shown."""
    item = asked.item
    match item:
        case Reason():
            return answer_words(asked, {"truth": item.truth, "reason": next(o.id for o in item.options if o.correct)})
        case Choice():
            return answer_words(asked, [option.id for option in item.options if option.correct])
        case Ordering():
            return answer_words(asked, [option.id for option in item.options])
        case Matching():
            return answer_words(asked, {pair.id: pair.match for pair in item.pairs})
        case Numeric():
            return answer_words(asked, item.answer.value)
        case Setting():
            return [html(item.met)]
        case Written():
            return [html(item.model_answer)]
    return answer_words(asked, [one.region for one in item.regions if one.correct])
