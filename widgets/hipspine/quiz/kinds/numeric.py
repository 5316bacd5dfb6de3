"""Old names of what ``hipspine.quiz.kinds`` declares."""

from hipspine.quiz.interactions.enter import Answer, Mistake, nine_digits, same
from hipspine.quiz.kinds.plain import Numeric

__all__ = ["Answer", "Mistake", "Numeric", "nine_digits", "same"]
