"""Figures, quizzes and models of the open course on hips and back pain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipspine.appointment import appointment
from hipspine.figures import figure
from hipspine.quiz import quiz

if TYPE_CHECKING:
    from hipspine.models.core import Model

__all__ = ["appointment", "figure", "model", "quiz"]
__version__ = "0.1.0"


def model(name: str) -> Model:
    """Return the model called ``name``, for example ``model("single-leg-stance")``.

    Raises KeyError naming the models there are.
    """
    from hipspine.models import model as found  # SymPy takes half a second that checking data need not wait for

    return found(name)
