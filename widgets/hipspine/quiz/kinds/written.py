"""Short free text, which only a person can mark: for graded banks, never for practice."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from hipspine.quiz.kinds.base import Mark, Question, Text, html

LONGEST = 2_000
"""Characters of an answer."""


class Written(Question):
    """A sentence or two. Its response is that text; it earns nothing until a person has read it."""

    by_hand: ClassVar[bool] = True

    kind: Literal["written"]
    model_answer: Text
    rubric: Annotated[list[Text], Field(min_length=1)]

    def accept(self, response: Any) -> str:
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

    def public(self) -> dict[str, Any]:
        """Return the model answer; the rubric is for who marks."""
        return html(self, "model_answer")
