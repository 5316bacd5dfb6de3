"""Old names of what ``hipspine.quiz.kinds`` declares."""

from hipspine.quiz.kinds.plain import Written

__all__ = ["Written"]
