"""Old names of what ``hipspine.quiz.kinds`` declares."""

from hipspine.quiz.interactions.match import Pair, Partner
from hipspine.quiz.interactions.order import Step
from hipspine.quiz.kinds.plain import Matching, Ordering

__all__ = ["Matching", "Ordering", "Pair", "Partner", "Step"]
