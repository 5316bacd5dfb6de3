"""Old names of what ``hipspine.quiz.kinds`` declares."""

from hipspine.quiz.kinds.plain import Setting

__all__ = ["Setting"]
