"""Figures, quizzes and models of the open course on hips and back pain.

Each door loads what is behind it when it is opened: a command that marks notebooks needs no figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipspine.appointment import appointment
from hipspine.quiz import quiz

if TYPE_CHECKING:
    from hipspine.figures.widget import FigureWidget
    from hipspine.models.core import Model

__all__ = ["appointment", "figure", "model", "quiz"]
__version__ = "0.1.0"


def figure(name: str, **values: object) -> FigureWidget:
    """Return a live figure, for example ``figure("pelvic-tilt", anterior_tilt=10)``.

    Raises KeyError for an unknown figure, TypeError for an unknown parameter and ValueError for a value out of range;
    each names the right ones.
    """
    from hipspine import figures

    return figures.figure(name, **values)


def model(name: str) -> Model:
    """Return the model called ``name``, for example ``model("single-leg-stance")``.

    Raises KeyError naming the models there are.
    """
    from hipspine import models  # SymPy takes half a second that checking data need not wait for

    return models.model(name)
