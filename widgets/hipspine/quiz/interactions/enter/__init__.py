"""Entering a number."""

from hipspine.quiz.interactions.enter.enter import Answer, Enter, Mistake
from hipspine.quiz.interactions.enter.numbers import decimal, nine_digits, same

__all__ = ["Answer", "Enter", "Mistake", "decimal", "nine_digits", "same"]
