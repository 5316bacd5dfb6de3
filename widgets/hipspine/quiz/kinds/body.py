"""Clicking on the body: the regions of the pain map, in the views that the course draws."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from hipspine.quiz.kinds.base import Mark, Part, Question, Tell, Text, entries, html
from hipspine.quiz.kinds.choice import share_found, some_of


def regions() -> dict[str, str]:
    """Return the regions of the pain map: id -> name for readers."""
    from hipspine.figures.pain_map import REGION  # SymPy takes a second, which only questions of this kind need

    return dict(REGION.options)


class Region(Part):
    """A region of the body, with what is said to who clicks it."""

    region: str
    correct: bool = False
    feedback: Text


class Body(Question):
    """Regions to be marked on the body. Its response is a list of region ids, marked as in ``Several``.

    Regions that are not listed are wrong and get the feedback ``otherwise``.
    """

    kind: Literal["body"]
    regions: Annotated[list[Region], Field(min_length=2)]
    otherwise: Text

    def accept(self, response: Any) -> list[str]:
        """Return a list of region ids, each once. Raises ValueError for anything else."""
        return some_of(self, list(regions()), response)

    def grade(self, response: list[str]) -> Mark:
        """Return the share of right regions, less one for each wrong one."""
        right = {region.region for region in self.regions if region.correct}
        return share_found(right, response, [name for name in regions() if name in response])

    def feedback_for(self, key: str) -> str:
        """Return what is said to who clicks a region."""
        return next((region.feedback for region in self.regions if region.region == key), self.otherwise)

    def public(self) -> dict[str, Any]:
        """Return every region of the body as an option."""
        own = {region.region: region for region in self.regions}
        options = [
            {
                "id": name,
                "text": words,
                "correct": name in own and own[name].correct,
                "feedback": html(own[name], "feedback")["feedback"]
                if name in own
                else html(self, "otherwise")["otherwise"],
            }
            for name, words in regions().items()
        ]
        return {"options": options}

    @classmethod
    def check(cls, raw: Mapping[str, Any], tell: Tell) -> None:
        """Note regions that the body does not have, that stand twice, and none being right."""
        seen: set[str] = set()
        known = entries(raw.get("regions"))
        for index, entry in known:
            name = entry.get("region")
            if not isinstance(name, str):
                continue
            if name not in regions():
                tell(("regions", index, "region"), f"there is no region “{name}”", ", ".join(regions()))
            elif name in seen:
                tell(("regions", index, "region"), f"region “{name}” stands twice", "each region once")
            seen.add(name)
        if not any(entry.get("correct") is True for _, entry in known):
            tell(("regions",), "no region is right", "`correct: true` in one or more")
