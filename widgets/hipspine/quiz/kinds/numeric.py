"""A question answered by a number, with the mistakes that one can foresee."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any, Literal

from pydantic import Field

from hipspine.quiz.kinds.base import Finite, Mark, Part, Positive, Question, Tell, Text, entries, html, number

_NINE_DIGITS = Context(prec=9, rounding=ROUND_HALF_UP)


class Answer(Part):
    """The right number: anything within ``tolerance`` (0 or more, in the same unit) of ``value`` is right."""

    value: Finite
    tolerance: Positive
    unit: Text | None = None
    feedback: Text


class Mistake(Part):
    """A wrong number that tells how somebody went astray, with what helps them."""

    value: Finite
    tolerance: Positive = 0.0
    feedback: Text


class Numeric(Question):
    """A question answered by a number. Its response is that number; 1 within the tolerance."""

    kind: Literal["number"]
    answer: Answer
    mistakes: list[Mistake] = Field(default_factory=list)
    otherwise: Text

    def accept(self, response: Any) -> float:
        """Return the number. Raises ValueError for anything that is not finite or no number."""
        value = number(response)
        if value is None or not math.isfinite(value):
            raise self.refuse(response, "a finite number")
        return value

    def grade(self, response: float) -> Mark:
        """Return 1 for a number within the tolerance."""
        if same(response, self.answer.value, self.answer.tolerance):
            return Mark(1.0, True, ("answer",))
        for index, mistake in enumerate(self.mistakes):
            if same(response, mistake.value, mistake.tolerance):
                return Mark(0.0, False, (f"mistake-{index}",))
        return Mark(0.0, False, ("otherwise",))

    def feedback_for(self, key: str) -> str:
        """Return the feedback of the answer, of a foreseen mistake, or of any other number."""
        if key == "otherwise":
            return self.otherwise
        return self.answer.feedback if key == "answer" else self.mistakes[int(key.rpartition("-")[2])].feedback

    def public(self) -> dict[str, Any]:
        """Return the answer, the mistakes and what is said otherwise."""
        return {
            "answer": {**_pair(self.answer), **html(self.answer, "unit", "feedback")},
            "mistakes": [{**_pair(mistake), **html(mistake, "feedback")} for mistake in self.mistakes],
            **html(self, "otherwise"),
        }

    @classmethod
    def check(cls, raw: Mapping[str, Any], tell: Tell) -> None:
        """Note mistakes that would be marked right."""
        answer = _numbers(raw.get("answer"))
        for index, mistake in entries(raw.get("mistakes")):
            wrong = _numbers(mistake)
            if answer and wrong and same(wrong[0], *answer):
                problem = f"the mistake {wrong[0]:g} lies within the tolerance of the answer"
                tell(("mistakes", index), problem, f"numbers more than {answer[1]:g} from {answer[0]:g}")


def _pair(part: Answer | Mistake) -> dict[str, float]:
    return {"value": part.value, "tolerance": part.tolerance}


def _numbers(part: Any) -> tuple[float, float] | None:
    """Return value and tolerance of an answer or a mistake, None unless both are numbers."""
    if not isinstance(part, dict):
        return None
    value, tolerance = number(part.get("value")), number(part.get("tolerance", 0))
    return None if value is None or tolerance is None else (value, tolerance)


def same(first: float, second: float, tolerance: float) -> bool:
    """Return whether two numbers differ by no more than ``tolerance``, all rounded to 9 significant digits."""
    return nine_digits(abs(nine_digits(first) - nine_digits(second))) <= nine_digits(tolerance)


def nine_digits(value: float) -> float:
    """Round to 9 significant digits, ties away from zero, as JavaScript's ``toPrecision`` does."""
    return float(_NINE_DIGITS.create_decimal(Decimal(value)))
