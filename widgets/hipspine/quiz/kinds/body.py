"""Old names of what ``hipspine.quiz.kinds`` declares."""

from hipspine.quiz.interactions.choose.regions import regions
from hipspine.quiz.kinds.choice import Body

__all__ = ["Body", "regions"]
