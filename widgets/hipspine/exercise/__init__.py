"""Exercises: a gap to fill in a piece of code, hints by and by, a check that says what is wrong, and a solution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipspine.cards import Listing

if TYPE_CHECKING:
    from hipspine.exercise.widget import ExerciseWidget


def exercise(name: str) -> ExerciseWidget:
    """Return the exercise called ``name``: a notebook shows its task, its code with a gap, hints and a check.

    Raises KeyError naming the nearest for a name that does not exist, and DataErrors with what is wrong in a file.

    >>> from hipspine import exercise
    >>> tip = exercise("tip-the-pelvis")
    >>> tip.check(tip.start.replace("...", "-10"))
    Below zero it tips backwards. Leave the minus sign out.
    >>> tip.hint(2)
    Forwards is a number above zero. Backwards is one below zero.
    """
    from hipspine.exercise import widget  # the widget stack is not needed to check data

    return widget.exercise(name)


def exercises() -> Listing:
    """Return the names of all exercises; a notebook shows them with their titles.

    >>> from hipspine import exercises
    >>> "tip-the-pelvis" in exercises()
    True
    """
    from hipspine.exercise.bank import load_all

    every = {name: one.title for chapter in load_all().values() for name, one in chapter.items()}
    return Listing(every, lambda: every)
