"""Marking: one pure function. ``frontend/quiz.js`` holds its twin; shared vectors keep the two together."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

from hipspine.quiz.schema import Numeric, Several, Single

_NINE_DIGITS = Context(prec=9, rounding=ROUND_HALF_UP)


@dataclass(frozen=True)
class Mark:
    """What a response earns.

    ``score`` runs from 0 to 1, and ``correct`` means that nothing is missing or wrong. ``feedback`` names the texts to
    show (``item.feedback_for``): the ids of the chosen options, or ``answer``, ``mistake-0``, … or ``otherwise``.
    """

    score: float
    correct: bool
    feedback: tuple[str, ...]


UNANSWERED = Mark(0.0, False, ())
"""The mark of a question that nobody has answered."""


def mark(item: Single | Several | Numeric, response: Any) -> Mark:
    """Mark one response. ``None`` and an empty list are no answer and earn nothing.

    single: 1 for the right option. several: (right chosen - wrong chosen) / number right, not below 0. number: 1 within
    the tolerance, all numbers being compared after rounding to 9 significant digits.

    Raises ValueError for a response that the question cannot have, naming what it can.
    """
    response = accepted(item, response)
    if response is None or response == []:
        return UNANSWERED
    if isinstance(item, Numeric):
        return _mark_number(item, response)
    chosen = [response] if isinstance(item, Single) else response
    right = {option.id for option in item.options if option.correct}
    hits = sum(name in right for name in chosen)
    score = max(0.0, (hits - (len(chosen) - hits)) / len(right))
    return Mark(score, score == 1.0, tuple(option.id for option in item.options if option.id in chosen))


def accepted(item: Single | Several | Numeric, response: Any) -> Any:
    """Return the response (a number as float). Raises ValueError for one that the question cannot have."""
    if response is None:
        return None
    if isinstance(item, Numeric):
        if isinstance(response, int | float) and not isinstance(response, bool):
            try:
                number = float(response)
            except OverflowError:
                number = math.inf
            if math.isfinite(number):
                return number
        raise ValueError(f"{item.id}: {response!r} is no answer; a finite number is")
    names = [option.id for option in item.options]
    if isinstance(item, Single):
        if not isinstance(response, str) or response not in names:
            raise ValueError(f"{item.id}: {response!r} is no answer; one of {', '.join(names)} is")
    elif (
        not isinstance(response, list | tuple)
        or any(name not in names for name in response)
        or len(set(response)) < len(response)
    ):
        raise ValueError(f"{item.id}: {response!r} is no answer; a list of some of {', '.join(names)}, each once, is")
    return response if isinstance(item, Single) else list(response)


def same(first: float, second: float, tolerance: float) -> bool:
    """Return whether two numbers differ by no more than ``tolerance``, all rounded to 9 significant digits."""
    return nine_digits(abs(nine_digits(first) - nine_digits(second))) <= nine_digits(tolerance)


def nine_digits(number: float) -> float:
    """Round to 9 significant digits, ties away from zero, as JavaScript's ``toPrecision`` does."""
    return float(_NINE_DIGITS.create_decimal(Decimal(number)))


def _mark_number(item: Numeric, number: float) -> Mark:
    if same(number, item.answer.value, item.answer.tolerance):
        return Mark(1.0, True, ("answer",))
    for index, mistake in enumerate(item.mistakes):
        if same(number, mistake.value, mistake.tolerance):
            return Mark(0.0, False, (f"mistake-{index}",))
    return Mark(0.0, False, ("otherwise",))
