"""What every kind of question has: its fields, its mark, and how a response is accepted, marked and shown."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from hipspine.quiz.text import problems, to_html


@dataclass(frozen=True)
class Mark:
    """What a response earns.

    ``score`` runs from 0 to 1, and ``correct`` means that nothing is missing or wrong. ``feedback`` names the texts to
    show (``item.feedback_for``), such as the ids of the chosen options.
    """

    score: float
    correct: bool
    feedback: tuple[str, ...]


UNANSWERED = Mark(0.0, False, ())
"""The mark of a question that nobody has answered."""


def _sound(text: str) -> str:
    found = problems(text)
    if found:
        words = "; ".join(dict.fromkeys(problem for problem, _ in found))
        allowed = "; ".join(dict.fromkeys(remedy for _, remedy in found))
        raise PydanticCustomError("text", "{problem}", {"problem": words, "allowed": allowed})
    return text


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_sound)]
"""Markdown without HTML, links or lists (see ``hipspine.quiz.text``)."""

IDENT, LETTER, DIGIT = r"^[a-z0-9]+(-[a-z0-9]+)*$", r"^[a-z]$", r"^[1-9]$"
Ident = Annotated[str, StringConstraints(pattern=IDENT)]
Letter = Annotated[str, StringConstraints(pattern=LETTER)]
Digit = Annotated[str, StringConstraints(pattern=DIGIT)]
Finite = Annotated[float, Field(allow_inf_nan=False)]
Positive = Annotated[Finite, Field(ge=0)]

Place = tuple[str | int, ...]
Tell = Callable[[Place, str, str], None]
"""Notes a problem: where (below the question), what is wrong, what is allowed."""


class Part(BaseModel):
    """A part of a question file: nothing is converted, nothing unknown is accepted, nothing changes afterwards."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Question(Part):
    """What every kind has. ``id`` is stable for ever; ``version`` (from 1) grows when the meaning changes.

    ``points`` is what it is worth where it is graded; practice counts every question alike. ``section`` is the heading
    of its chapter (as in the page's address) after which it may be asked by itself, and ``signs`` names the emergency
    signs of ``data/emergency.yml`` that it is about.
    """

    if TYPE_CHECKING:
        kind: str  # each kind declares its own, as a Literal

    by_hand: ClassVar[bool] = False
    """Whether only a person can mark it."""

    id: Ident
    version: Annotated[int, Field(ge=1)]
    objective: Ident
    section: Ident | None = None
    level: Literal["recall", "understand", "apply", "analyse"]
    difficulty: Annotated[int, Field(ge=1, le=5)]
    points: Annotated[Finite, Field(gt=0, le=100)] = 1.0
    claims: list[Ident]
    signs: list[Ident] = []
    stem: Text
    hints: list[Text] = []
    explanation: Text
    sources: Annotated[list[str], Field(min_length=1)]

    def accept(self, response: Any) -> Any:
        """Return the response in its plain form. Raises ValueError for one that this question cannot have."""
        raise NotImplementedError

    def grade(self, response: Any) -> Mark:
        """Mark a response that ``accept`` returned and that is not empty."""
        raise NotImplementedError

    def feedback_for(self, key: str) -> str:
        """Return the feedback that ``Mark.feedback`` names, as Markdown."""
        raise NotImplementedError

    def public(self) -> dict[str, Any]:
        """Return what the front end needs beyond what every kind has; texts are HTML."""
        raise NotImplementedError

    @classmethod
    def check(cls, raw: Mapping[str, Any], tell: Tell) -> None:
        """Note what is wrong beyond types and ranges.

        It looks at the raw data, so that a question with a misspelt field is still checked for everything else.
        """

    def refuse(self, response: Any, allowed: str) -> ValueError:
        """Return the error for a response that cannot be."""
        return ValueError(f"{self.id}: {response!r} is no answer; {allowed} is")


def html(part: BaseModel, *names: str) -> dict[str, str]:
    """Return the named texts of a part as HTML."""
    return {name: to_html(getattr(part, name) or "") for name in names}


def entries(raw: Any) -> list[tuple[int, Mapping[str, Any]]]:
    """Return the records of a list in raw data, each with its place."""
    return [
        (index, entry) for index, entry in enumerate(raw if isinstance(raw, list) else []) if isinstance(entry, dict)
    ]


def number(raw: Any) -> float | None:
    """Return a number of raw data, None for anything else."""
    if not isinstance(raw, int | float) or isinstance(raw, bool):
        return None
    try:
        return float(raw)
    except OverflowError:
        return math.inf


def in_sequence(raw: Any, tell: Tell, field: str, texts: str = "text") -> None:
    """Note ids that are not a, b, c, … and texts that stand twice."""
    seen: dict[str, str] = {}
    for index, entry in entries(raw):
        name, letter = entry.get("id"), chr(ord("a") + index % 26)
        if isinstance(name, str) and name != letter:
            tell((field, index, "id"), f"option id “{name}” is not in sequence", f"“{letter}” here: a, b, c, …")
        text = entry.get(texts)
        if isinstance(text, str) and seen.setdefault(text.strip(), letter) != letter:
            tell((field, index, texts), f"the same text as option {seen[text.strip()]}", "texts that differ")
