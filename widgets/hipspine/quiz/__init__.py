"""The quizzes: question files, marking, and the widget that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hipspine.quiz.widget import QuizWidget


def quiz(name: str, seed: int = 1, items: int | None = None, section: str | None = None) -> QuizWidget:
    """Return the quiz called ``name``, for example ``quiz("connection")``; see ``hipspine.quiz.widget.quiz``."""
    from hipspine.quiz import widget  # the widget stack is not needed to check questions

    return widget.quiz(name, seed, items, section)
