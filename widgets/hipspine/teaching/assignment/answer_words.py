"""Answers in words, for the key on paper and for feedback: the student's own, and the right one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from hipspine.quiz.kinds.arranging import Matching, Ordering
from hipspine.quiz.kinds.body import regions
from hipspine.quiz.kinds.choice import Choice, Reason
from hipspine.quiz.kinds.numeric import Numeric
from hipspine.quiz.kinds.setting import Setting
from hipspine.quiz.kinds.written import Written
from hipspine.teaching.assignment.variant import Variant
from hipspine.teaching.support.templating import html

RIGHT = "Right"
"""What stands before the right answer."""

ONE_GOOD_ANSWER = "One good answer"
"""What stands before the model answer to a question that a person marks: there are others."""


def answer_words(variant: Variant, response: Any) -> list[Markup | str]:
    """Return an answer in words, in the letters that were shown."""
    if response is None:
        return ["no answer"]
    item = variant.item
    texts = {option.id: html(option.text) for _, option in variant.options}
    letter_of = {name: letter for letter, name in variant.letters.items()}

    def named(name: str) -> Markup:
        return Markup("<b>{}</b> {}").format(letter_of[name], texts[name])

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


def right_words(variant: Variant) -> list[Markup | str]:
    """Return the right answer in words, in the letters that were shown."""
    item = variant.item
    match item:
        case Reason():
            return answer_words(variant, {"truth": item.truth, "reason": next(o.id for o in item.options if o.correct)})
        case Choice():
            return answer_words(variant, [option.id for option in item.options if option.correct])
        case Ordering():
            return answer_words(variant, [option.id for option in item.options])
        case Matching():
            return answer_words(variant, {pair.id: pair.match for pair in item.pairs})
        case Numeric():
            return answer_words(variant, item.answer.value)
        case Setting():
            return [html(item.met)]
        case Written():
            return [html(item.model_answer)]
    return answer_words(variant, [one.region for one in item.regions if one.correct])
