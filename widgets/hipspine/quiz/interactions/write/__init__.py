"""Short free text, which only a person can mark: for assignments, never for practice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from hipspine.quiz.interactions.base import Mark, html
from hipspine.quiz.interactions.forms import OnPaper, Row, Writing
from hipspine.quiz.interactions.literal import refuse
from hipspine.quiz.interactions.own import Points, Told
from hipspine.quiz.interactions.question import Question, Words
from hipspine.quiz.interactions.question import html as marked_up

LONGEST = 2_000
"""Characters of an answer."""


class Write(Question):
    """A sentence or two. The response is that text; it earns nothing until a person has read it."""

    by_hand: ClassVar[bool] = True

    kind: str
    model_answer: Told
    rubric: Points

    def accept(self, response: object) -> str:
        """Return the text. Raises ValueError for anything else, and for one of more than ``LONGEST`` characters."""
        if not isinstance(response, str) or len(response) > LONGEST:
            shown = response[:40] if isinstance(response, str) else response
            raise self.refuse(shown, f"a text of at most {LONGEST} characters")
        return response

    def grade(self, response: str) -> Mark:
        """Return nothing yet, with the model answer as feedback."""
        return Mark(0.0, False, ("model",))

    def feedback_for(self, key: str) -> str:
        """Return the model answer."""
        return self.model_answer

    def public(self) -> dict[str, object]:
        """Return the model answer; the rubric is for who marks."""
        return {**html(self, "model_answer")}

    def typing_hint(self, letters: Sequence[str]) -> str:
        """Return how an answer is typed."""
        return "a sentence or two, between the quotation marks"

    def read_value(self, typed: object) -> str:
        """Return the text."""
        return typed if isinstance(typed, str) else refuse(typed, "a text between quotation marks")

    def on_paper(self) -> OnPaper:
        """Return lines to write on."""
        return OnPaper(lines=5)

    def in_words(self, response: str, letters: Mapping[str, str]) -> Words:
        """Return the text as it was written."""
        return [str(response)]

    def right_in_words(self, letters: Mapping[str, str]) -> Words:
        """Return the model answer."""
        return [marked_up(self.model_answer)]

    def marking_guide(self) -> list[str]:
        """Return the rubric."""
        return self.rubric

    def form(self) -> Writing:
        """Return the model answer and the rubric."""
        return Writing(self.model_answer, self.rubric)

    def rows(self) -> list[Row]:
        """Return the model answer and the rubric."""
        return [self.row([], [("", self.model_answer)], [("", line) for line in self.rubric])]

    def sample_invalid(self) -> list[object]:
        """Return a text that is too long, and what is no text."""
        return ["x" * (LONGEST + 1), 7, ["words"]]
