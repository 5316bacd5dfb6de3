"""The quizzes: question files, marking, and the widget that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hipspine.quiz.widget import QuizWidget


def quiz(name: str) -> QuizWidget:
    """Return the quiz called ``name``, for example ``quiz("connection")``.

    Raises KeyError naming the quizzes there are, and DataErrors with what is wrong in the question file.
    """
    from hipspine.quiz import widget  # the widget stack is not needed to check questions

    return widget.quiz(name)
