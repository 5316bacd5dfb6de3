"""Writing something for oneself, and comparing it with a model answer: practice that earns nothing.

What is written stays in the reader's browser; the response holds no more than the points that were found in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field

from hipspine.quiz.interactions.base import Mark, Text, html
from hipspine.quiz.interactions.forms import Row, Writing
from hipspine.quiz.interactions.question import Question, Words
from hipspine.quiz.interactions.question import html as marked_up
from hipspine.quiz.text import to_html


class Compare(Question):
    """Something to write, a model answer, and its points. The response is ``{"named": ["1", "3"]}``.

    Which points one's own text had, the writer says; the share of them is told, and counts in no score.
    """

    scored: ClassVar[bool] = False

    kind: str
    model_answer: Text
    rubric: Annotated[list[Text], Field(min_length=3, max_length=5)]

    @property
    def names(self) -> list[str]:
        """The numbers of the points, from "1" on."""
        return [str(place) for place in range(1, len(self.rubric) + 1)]

    def accept(self, response: Any) -> dict[str, list[str]]:
        """Return the points named, in order. Raises ValueError for anything else, such as what was written."""
        named = response.get("named") if isinstance(response, Mapping) and set(response) == {"named"} else None
        good = isinstance(named, list | tuple) and all(one in self.names for one in named)
        if not good or named is None or len(set(named)) < len(named):
            # An error may be kept with a notebook, and must not repeat what was written.
            shown = "…" if response else response
            raise self.refuse(shown, f'{{"named": […]}} with some of {", ".join(self.names)}, each once,')
        return {"named": sorted(named)}

    def grade(self, response: dict[str, list[str]]) -> Mark:
        """Return the share of points named."""
        named = response["named"]
        return Mark(len(named) / len(self.rubric), len(named) == len(self.rubric), tuple(named))

    def feedback_for(self, key: str) -> str:
        """Return a point."""
        return self.rubric[int(key) - 1]

    def public(self) -> dict[str, Any]:
        """Return the model answer and its points."""
        return {**html(self, "model_answer"), "points": [to_html(point) for point in self.rubric]}

    def right_response(self) -> dict[str, list[str]]:
        """Return every point."""
        return {"named": self.names}

    def right_in_words(self, letters: Mapping[str, str]) -> Words:
        """Return the model answer."""
        return [marked_up(self.model_answer)]

    def form(self) -> Writing:
        """Return the model answer and its points: elsewhere a person marks by them."""
        return Writing(self.model_answer, self.rubric)

    def rows(self) -> list[Row]:
        """Return the model answer and its points."""
        return [self.row([], [("", self.model_answer)], [("", point) for point in self.rubric])]

    def sample_invalid(self) -> list[Any]:
        """Return what was written, a point that there is not, and a point twice."""
        return [
            "what I wrote",
            {"named": ["9"]},
            {"named": ["1", "1"]},
            {"named": ["1"], "text": "what I wrote"},
            ["1"],
        ]
