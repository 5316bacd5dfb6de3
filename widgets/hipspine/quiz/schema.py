"""The form of a question file: what each kind of question holds, in which types and ranges."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from hipspine.quiz.text import problems


def _sound(text: str) -> str:
    found = problems(text)
    if found:
        words = "; ".join(dict.fromkeys(problem for problem, _ in found))
        allowed = "; ".join(dict.fromkeys(remedy for _, remedy in found))
        raise PydanticCustomError("text", "{problem}", {"problem": words, "allowed": allowed})
    return text


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_sound)]
"""Markdown without HTML, links or lists (see ``hipspine.quiz.text``)."""
Ident = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Finite = Annotated[float, Field(allow_inf_nan=False)]


class Part(BaseModel):
    """A part of a question file: nothing is converted, nothing unknown is accepted, nothing changes afterwards."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Option(Part):
    """One of the answers to choose from, with what is said to who chooses it."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z]$")]
    text: Text
    correct: bool = False
    feedback: Text


class Answer(Part):
    """The right number: anything within ``tolerance`` (0 or more, in the same unit) of ``value`` is right."""

    value: Finite
    tolerance: Annotated[Finite, Field(ge=0)]
    unit: Text | None = None
    feedback: Text


class Mistake(Part):
    """A wrong number that tells how somebody went astray, with what helps them."""

    value: Finite
    tolerance: Annotated[Finite, Field(ge=0)] = 0.0
    feedback: Text


class Question(Part):
    """What every kind has. ``id`` is stable for ever; ``version`` (from 1) grows when the meaning changes."""

    id: Ident
    version: Annotated[int, Field(ge=1)]
    objective: Ident
    level: Literal["recall", "understand", "apply", "analyse"]
    difficulty: Annotated[int, Field(ge=1, le=5)]
    claims: list[Ident]
    stem: Text
    explanation: Text
    sources: Annotated[list[str], Field(min_length=1)]


class Choice(Question):
    """A question answered by choosing among three to five options."""

    options: Annotated[list[Option], Field(min_length=3, max_length=5)]

    def feedback_for(self, key: str) -> str:
        """Return the feedback that ``Mark.feedback`` names, as Markdown."""
        return next(option.feedback for option in self.options if option.id == key)


class Single(Choice):
    """Exactly one option is right. Its response is an option id."""

    kind: Literal["single"]


class Several(Choice):
    """One or more options are right, but not all. Its response is a list of option ids."""

    kind: Literal["several"]


class Numeric(Question):
    """A question answered by a number. Its response is that number."""

    kind: Literal["number"]
    answer: Answer
    mistakes: list[Mistake] = []
    otherwise: Text

    def feedback_for(self, key: str) -> str:
        """Return the feedback that ``Mark.feedback`` names, as Markdown."""
        if key == "otherwise":
            return self.otherwise
        return self.answer.feedback if key == "answer" else self.mistakes[int(key.rpartition("-")[2])].feedback


Item = Annotated[Single | Several | Numeric, Field(discriminator="kind")]
"""Any question."""


class Bank(Part):
    """One question file: the quiz of one chapter."""

    quiz: Ident
    title: Text
    objectives: Annotated[dict[str, Text], Field(min_length=1)]
    items: Annotated[list[Item], Field(min_length=1)]

    def item(self, name: str) -> Single | Several | Numeric:
        """Return the question with this id. Raises KeyError naming the ids there are."""
        for item in self.items:
            if item.id == name:
                return item
        raise KeyError(f"there is no question {name!r}; there are {', '.join(item.id for item in self.items)}")
