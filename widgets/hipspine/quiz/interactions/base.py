"""What questions are made of: parts of a file, texts, marks, and what their checks share."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

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
