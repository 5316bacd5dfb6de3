"""Writing a short text."""

from hipspine.quiz.interactions.write.write import LONGEST, Write

__all__ = ["LONGEST", "Write"]
