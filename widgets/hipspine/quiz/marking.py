"""Marking: one pure function. ``frontend/src/quiz/marking.js`` holds its twin; shared vectors keep the two together."""

from __future__ import annotations

from hipspine.quiz.interactions.base import UNANSWERED, Mark
from hipspine.quiz.interactions.enter.numbers import nine_digits, same
from hipspine.quiz.interactions.question import Question

__all__ = ["UNANSWERED", "Mark", "accepted", "mark", "nine_digits", "same"]


def mark(item: Question, response: object) -> Mark:
    """Mark one response by the rule of the question's kind; ``None`` and what is empty earn nothing.

    Raises ValueError for a response that the question cannot have, naming what it can, and TypeError for a parametric
    question without its numbers (``item.drawn(seed)`` has them).
    """
    response = accepted(item, response)
    return UNANSWERED if response is None or response in ([], {}, "") else item.grade(response)


def accepted(item: Question, response: object) -> object:
    """Return the response in its plain form. Raises ValueError for one that the question cannot have."""
    return None if response is None else item.accept(response)
