"""The quizzes: question files, marking, and the widget that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipspine.cards import Listing

if TYPE_CHECKING:
    from hipspine.quiz.widget import QuizWidget


def quiz(name: str, seed: int = 1, items: int | None = None, section: str | None = None) -> QuizWidget:
    """Return the quiz called ``name``, for example ``quiz("connection")``, or ``quiz("final")`` across the course.

    ``seed`` draws ``items`` questions and their numbers: eight where nothing is said, thirty in the final, every case
    of the clinic, and with 0 all of them. ``section`` draws from the questions of one section of the chapter, one where
    nothing is said: ``quiz("connection", section="the-nerves-they-share")``.

    Raises KeyError naming the quizzes or the sections there are, ValueError for a seed or number of items that is no
    whole number from 0 on, and DataErrors with what is wrong in a question file.

    >>> from hipspine import quiz
    >>> questions = quiz("connection", seed=3, items=5)
    >>> len(questions.items), questions.score
    (5, 0.0)
    """
    from hipspine.quiz import widget  # the widget stack is not needed to check questions

    return widget.quiz(name, seed, items, section)


def quizzes() -> Listing:
    """Return the names of all quizzes; a notebook shows them with their titles.

    >>> from hipspine import quizzes
    >>> "connection" in quizzes()
    True
    """
    from hipspine.quiz.bank import quiz_names, quiz_title

    names = quiz_names()
    return Listing(names, lambda: {name: quiz_title(name) for name in names})
