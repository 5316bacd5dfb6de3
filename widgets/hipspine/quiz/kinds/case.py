"""Old names of what ``hipspine.quiz.kinds`` declares."""

from hipspine.quiz.kinds.plain import Case

__all__ = ["Case"]
