"""A question answered by a number, with the mistakes that one can foresee."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field

from hipspine.quiz.interactions.base import Finite, Mark, Part, Positive, Tell, Text, entries, html, number
from hipspine.quiz.interactions.enter.numbers import decimal, same
from hipspine.quiz.interactions.forms import Amount, Entering, OnPaper, Row
from hipspine.quiz.interactions.literal import amount, refuse
from hipspine.quiz.interactions.own import Told
from hipspine.quiz.interactions.question import Question, Words
from hipspine.quiz.text import to_html

_READABLE = "a number, alone or with the unit that is asked for, such as 12.5,"


class Answer(Part):
    """The right number: anything within ``tolerance`` (0 or more, in the same unit) of ``value`` is right."""

    value: Finite
    tolerance: Positive
    unit: Text | None = None
    feedback: Told


class Mistake(Part):
    """A wrong number that tells how somebody went astray, with what helps them."""

    value: Finite
    tolerance: Positive = 0.0
    feedback: Told


class Enter(Question):
    """A question answered by a number. The response is that number; 1 within the tolerance."""

    kind: str
    answer: Answer
    mistakes: list[Mistake] = Field(default_factory=list)
    otherwise: Told

    def accept(self, response: object) -> float:
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

    def public(self) -> dict[str, object]:
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

    @classmethod
    def unit_of(cls, raw: Mapping[str, Any]) -> str:
        """Return the unit of the right number."""
        return str(raw.get("answer", {}).get("unit", ""))

    def public_variant(self, options: Sequence[tuple[str, str]]) -> dict[str, object]:
        """Return the unit."""
        return {"unit": to_html(self.answer.unit or "")}

    def markdown(self, options: Sequence[tuple[str, str]]) -> list[str]:
        """Return the unit in words."""
        return [f"Give your answer in {self.answer.unit}."] if self.answer.unit else []

    def typing_hint(self, letters: Sequence[str]) -> str:
        """Return how an answer is typed."""
        return "a number, such as 12.5"

    def read_value(self, typed: object) -> float | None:
        """Return the number, which may stand in quotation marks, with the unit that is asked for or a decimal comma."""
        if isinstance(typed, str):
            if not typed.strip():
                return None
            value = amount(typed, self.answer.unit)
            return refuse(typed, _READABLE) if value is None else value
        if isinstance(typed, bool) or not isinstance(typed, int | float):
            refuse(typed, _READABLE)
        return typed

    def on_paper(self) -> OnPaper:
        """Return a line, and the unit."""
        return OnPaper(lines=1, unit=self.answer.unit)

    def right_response(self) -> float:
        """Return the right number."""
        return self.answer.value

    def in_words(self, response: float, letters: Mapping[str, str]) -> Words:
        """Return the number with its unit."""
        return [f"{response:g} {self.answer.unit or ''}".strip()]

    def form(self) -> Entering:
        """Return the right number, the mistakes and what is said otherwise."""
        right = Amount(self.answer.value, self.answer.tolerance, self.answer.feedback)
        mistakes = [Amount(one.value, one.tolerance, one.feedback) for one in self.mistakes]
        return Entering(right, self.answer.unit, mistakes, self.otherwise)

    def rows(self) -> list[Row]:
        """Return the right number and the mistakes."""
        feedback = [("right: ", self.answer.feedback)]
        feedback += [(f"{decimal(one.value)} ± {decimal(one.tolerance)}: ", one.feedback) for one in self.mistakes]
        unit = " ".join((self.answer.unit or "").split())
        key = (f"{decimal(self.answer.value)} ± {decimal(self.answer.tolerance)}{' ' if unit else ''}", unit)
        return [self.row([], [key], [*feedback, ("otherwise: ", self.otherwise)])]

    def sample_plausible(self, chance: random.Random) -> float:
        """Return a foreseen mistake, or a number from half to twice the right one."""
        named = [mistake.value for mistake in self.mistakes]
        return chance.choice([*named, round(self.answer.value * chance.uniform(0.5, 2.0), 1)])

    def sample_invalid(self) -> list[object]:
        """Return what is no finite number."""
        return [math.nan, math.inf, "7", True, [7]]


def _pair(part: Answer | Mistake) -> dict[str, float]:
    return {"value": part.value, "tolerance": part.tolerance}


def _numbers(part: Any) -> tuple[float, float] | None:
    """Return value and tolerance of an answer or a mistake, None unless both are numbers."""
    if not isinstance(part, dict):
        return None
    value, tolerance = number(part.get("value")), number(part.get("tolerance", 0))
    return None if value is None or tolerance is None else (value, tolerance)
