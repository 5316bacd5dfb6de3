"""Old names of ``hipspine.quiz.interactions``."""

from hipspine.quiz.interactions.base import *  # noqa: F403
from hipspine.quiz.interactions.base import UNANSWERED, Mark, Part
from hipspine.quiz.interactions.question import Question

__all__ = ["UNANSWERED", "Mark", "Part", "Question"]
