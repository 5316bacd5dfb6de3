"""A person's story, told step by step: each step asks for a decision, and says what speaks for and against it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from hipspine.quiz.interactions.base import Letter, Mark, Part, Tell, Text, entries, html, in_sequence
from hipspine.quiz.interactions.choose.options import (
    Option,
    lettered,
    one_right,
    public_options,
    share_found,
    some_of,
    some_right,
)
from hipspine.quiz.interactions.forms import OwnPage, Row
from hipspine.quiz.interactions.question import Question


class Decision(Part):
    """One step: what is known by now, a question about it, and what the answer tells."""

    id: Letter
    kind: Literal["single", "several"]
    story: Text
    stem: Text
    options: Annotated[list[Option], Field(min_length=3, max_length=5)]
    explanation: Text

    @property
    def letters(self) -> list[str]:
        """The ids of the options, in order."""
        return [option.id for option in self.options]

    @property
    def right(self) -> list[str]:
        """The ids of the right options, in order."""
        return [option.id for option in self.options if option.correct]


class Story(Question):
    """A story in two to five steps. The response is ``{"a": "b", "b": ["a", "c"]}``, steps not yet reached left out.

    The score is the mean of the steps' marks, each marked as its kind is; a step without an answer counts 0.
    """

    in_steps: ClassVar[bool] = True

    kind: str
    title: Text
    steps: Annotated[list[Decision], Field(min_length=2, max_length=5)]

    def accept(self, response: object) -> dict[str, object]:
        """Return the decisions made. Raises ValueError for steps that do not exist or come before their time."""
        names = [step.id for step in self.steps]
        if not isinstance(response, Mapping) or list(response) != names[: len(response)]:
            raise self.refuse(response, f"decisions for {', '.join(names)}, from the first on,")
        return {step.id: self._accepted(step, response[step.id]) for step in self.steps if step.id in response}

    def _accepted(self, step: Decision, response: object) -> str | list[str]:
        if step.kind == "several":
            return some_of(self.refuse, step.letters, response)
        if not isinstance(response, str) or response not in step.letters:
            raise self.refuse(response, f"one of {', '.join(step.letters)} for step {step.id}")
        return response

    def grade(self, response: dict[str, str | list[str]]) -> Mark:
        """Return the mean of the steps' marks; feedback names are step and option, such as "a.b"."""
        marks = [_marked(step, response[step.id]) for step in self.steps if step.id in response]
        score = sum(mark.score for mark in marks) / len(self.steps)
        whole = len(marks) == len(self.steps) and all(mark.correct for mark in marks)
        return Mark(score, whole, tuple(name for mark in marks for name in mark.feedback))

    def feedback_for(self, key: str) -> str:
        """Return the feedback of an option of a step."""
        name, letter = key.split(".")
        step = next(step for step in self.steps if step.id == name)
        return next(option.feedback for option in step.options if option.id == letter)

    def public(self) -> dict[str, object]:
        """Return the steps with their options, key and feedback."""
        return {
            **html(self, "title"),
            "steps": [
                {
                    "id": step.id,
                    "kind": step.kind,
                    **html(step, "story", "stem", "explanation"),
                    "options": public_options(step.options),
                }
                for step in self.steps
            ],
        }

    @classmethod
    def check(cls, raw: Mapping[str, Any], tell: Tell) -> None:
        """Note steps and options out of sequence, and steps without a right option."""
        in_sequence(raw.get("steps"), tell, "steps", texts="stem")
        for index, step in entries(raw.get("steps")):

            def below(place: tuple[str | int, ...], problem: str, allowed: str, index: int = index) -> None:
                tell(("steps", index, *place), problem, allowed)

            in_sequence(step.get("options"), below, "options")
            (one_right if step.get("kind") == "single" else some_right)(step.get("options"), below)

    def right_response(self) -> dict[str, object]:
        """Return the right decision at each step."""
        return {step.id: step.right[0] if step.kind == "single" else step.right for step in self.steps}

    def still_texts(self) -> tuple[list[str], list[list[str]]]:
        """Return what is known at the first step, and its options."""
        first = self.steps[0]
        return [self.stem, first.story, first.stem], [[option.text for option in first.options]]

    def form(self) -> OwnPage:
        """Return that only the course's page tells a story step by step."""
        return OwnPage("its steps tell more only after each decision, and the format shows all at once")

    def rows(self) -> list[Row]:
        """Return a row for each step."""
        points = self.points / len(self.steps)
        return [
            Row(
                f"{self.id}/{step.id}",
                f"{self.kind} ({step.kind})",
                points,
                (self.stem, step.story, step.stem),
                lettered(step.options, "text"),
                [(", ".join(step.right), "")],
                lettered(step.options, "feedback"),
                step.explanation,
            )
            for step in self.steps
        ]

    def sample_invalid(self) -> list[object]:
        """Return decisions that come before their time, and one that there is not."""
        right = self.right_response()
        first = self.steps[0].id
        return [dict(reversed(right.items())), {first: "z"}, {**right, "z": "a"}, list(right)]


def _marked(step: Decision, response: str | list[str]) -> Mark:
    right = {option.id for option in step.options if option.correct}
    if isinstance(response, str):
        return Mark(float(response in right), response in right, (f"{step.id}.{response}",))
    return share_found(right, response, [f"{step.id}.{name}" for name in step.letters if name in response])
