"""Answers in words, for the key on paper and for feedback: the student's own, and the right one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hipspine.quiz.interactions.question import Words
    from hipspine.teaching.assignment.variant import Variant

RIGHT = "Right"
"""What stands before the right answer."""

ONE_GOOD_ANSWER = "One good answer"
"""What stands before the model answer to a question that a person marks: there are others."""


def answer_words(variant: Variant, response: object) -> Words:
    """Return an answer in words, in the letters that were shown."""
    return ["no answer"] if response is None else variant.item.in_words(response, variant.letter_of)


def right_words(variant: Variant) -> Words:
    """Return the right answer in words, in the letters that were shown."""
    return variant.item.right_in_words(variant.letter_of)
