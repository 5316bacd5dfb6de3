"""Figures, quizzes and models of the open course on hips and back pain."""

from __future__ import annotations

from hipspine.figures import figure
from hipspine.models import model
from hipspine.quiz import quiz

__all__ = ["figure", "model", "quiz"]
__version__ = "0.1.0"
