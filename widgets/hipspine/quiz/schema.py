"""The form of a question file, and the JSON Schema by which editors complete and check it."""

from __future__ import annotations

import json
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from hipspine.quiz.interactions.base import Ident, Part, Text
from hipspine.quiz.interactions.own import Objectives
from hipspine.quiz.interactions.question import Question
from hipspine.quiz.kinds import KINDS

if TYPE_CHECKING:
    Item = Question  # which kinds there are is known only when this runs
else:
    Item = Annotated[reduce(or_, KINDS.values()), Field(discriminator="kind")]
    """Any question."""


class Bank(Part):
    """One question file: the quiz of one chapter."""

    quiz: Ident
    title: Text
    about: Text | None = None
    """What its chapter is about, for the landing page's list of chapters."""
    objectives: Objectives
    items: Annotated[list[Item], Field(min_length=1)]

    def item(self, name: str) -> Question:
        """Return the question with this id. Raises KeyError naming the ids there are."""
        for item in self.items:
            if item.id == name:
                return item
        raise KeyError(f"there is no question {name!r}; there are {', '.join(item.id for item in self.items)}")


def json_schema(*, own: bool = False) -> str:
    """Return the JSON Schema of a question file, for editors; ``data/questions/schema.json`` holds it.

    With ``own`` it is that of an instructor's own bank, which may leave more out.
    """
    schema: dict[str, object] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Bank.model_json_schema()}
    _settle(schema, own=own)
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _settle(part: object, *, own: bool) -> None:
    """Put what practice or an own bank asks for in the place of what fields say of both."""
    if isinstance(part, list):
        for entry in part:
            _settle(entry, own=own)
    if not isinstance(part, dict):
        return
    fields = part.get("properties", {})
    absent = [name for name, field in fields.items() if isinstance(field, dict) and _may_be_absent(field)]
    required = [*part.get("required", []), *([] if own else absent)]
    if fields and required:
        part["required"] = [name for name in fields if name in required]
    practice, loose = part.pop("practice", None), part.pop("own", {})
    if isinstance(practice, dict):
        part.update(loose if own else {name: value for name, value in practice.items() if name != "required"})
        told = sorted(part.items())
        part.clear()
        part.update(told)
    for entry in part.values():
        _settle(entry, own=own)


def _may_be_absent(field: dict[str, object]) -> bool:
    practice = field.get("practice")
    if isinstance(practice, dict) and "required" in practice:
        field.pop("default", None)
        return True
    return False
