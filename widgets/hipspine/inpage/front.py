"""Figures, quizzes and models of the open course on hips and back pain, as a cell of a page imports them.

``figure`` and ``quiz`` drive what stands on that very page; a model computes with plain ``math``.
"""

from __future__ import annotations

from typing import NoReturn

from hipspine.figures import figure, figures
from hipspine.inpage import wording
from hipspine.models import model, models
from hipspine.quiz import quiz
from hipspine.refusals import MissingExtraError, tracebacks

__all__ = ["figure", "figures", "model", "models", "quiz", "tracebacks"]

_ELSEWHERE = ("appointment", "exercise", "exercises", "quizzes")


def __getattr__(name: str) -> NoReturn:
    """Say where the rest of the course's doors are. Raises ImportError for those, AttributeError for other names."""
    if name in _ELSEWHERE:
        raise MissingExtraError(wording.ONLY_IN_JUPYTER.format(name=name))
    raise AttributeError(name)
