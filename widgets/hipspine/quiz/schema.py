"""The form of a question file, and the JSON Schema by which editors complete and check it."""

from __future__ import annotations

import json
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from hipspine.quiz.interactions.base import Ident, Part, Text
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
    objectives: Annotated[dict[str, Text], Field(min_length=1)]
    items: Annotated[list[Item], Field(min_length=1)]

    def item(self, name: str) -> Question:
        """Return the question with this id. Raises KeyError naming the ids there are."""
        for item in self.items:
            if item.id == name:
                return item
        raise KeyError(f"there is no question {name!r}; there are {', '.join(item.id for item in self.items)}")


def json_schema() -> str:
    """Return the JSON Schema of a question file, for editors; ``data/questions/schema.json`` holds it."""
    schema: dict[str, object] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Bank.model_json_schema()}
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
