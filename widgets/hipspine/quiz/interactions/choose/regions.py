"""Choosing regions on the body: those of the pain map, in the views that the course draws."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar

from pydantic import Field

from hipspine.quiz.interactions.base import Mark, Part, Tell, entries, html
from hipspine.quiz.interactions.choose.options import share_found, shares, some_of
from hipspine.quiz.interactions.forms import Choosing, OnPaper, Option, Row
from hipspine.quiz.interactions.literal import listed, words
from hipspine.quiz.interactions.own import Told
from hipspine.quiz.interactions.question import Question, Words


def regions() -> dict[str, str]:
    """Return the regions of the pain map: id -> name for readers."""
    from hipspine.figures.pain_map import REGION  # SymPy takes a second, which only questions of this kind need

    return dict(REGION.options)


def lettered_regions() -> dict[str, tuple[str, str]]:
    """Return the letter and the name of each region where the body is a picture: region -> (letter, name)."""
    return {name: (chr(ord("A") + index), called) for index, (name, called) in enumerate(regions().items())}


class Region(Part):
    """A region of the body, with what is said to who clicks it."""

    region: str
    correct: bool = False
    feedback: Told


class ChooseRegions(Question):
    """Regions to be marked on the body. The response is a list of region ids, marked as several options are.

    Regions that are not listed are wrong and get the feedback ``otherwise``.
    """

    counts_options: ClassVar[bool] = True
    many_places: ClassVar[bool] = True
    draws_body: ClassVar[bool] = True

    kind: str
    regions: Annotated[list[Region], Field(min_length=2)]
    otherwise: Told

    @property
    def right(self) -> list[str]:
        """The right regions, in the order of the file."""
        return [region.region for region in self.regions if region.correct]

    def accept(self, response: object) -> list[str]:
        """Return a list of region ids, each once. Raises ValueError for anything else."""
        return some_of(self.refuse, list(regions()), response)

    def grade(self, response: list[str]) -> Mark:
        """Return the share of right regions, less one for each wrong one."""
        return share_found(set(self.right), response, [name for name in regions() if name in response])

    def feedback_for(self, key: str) -> str:
        """Return what is said to who clicks a region."""
        return next((region.feedback for region in self.regions if region.region == key), self.otherwise)

    def public(self) -> dict[str, object]:
        """Return every region of the body as an option."""
        own = {region.region: region for region in self.regions}
        options = [
            {
                "id": name,
                "text": called,
                "correct": name in own and own[name].correct,
                "feedback": html(own[name], "feedback")["feedback"]
                if name in own
                else html(self, "otherwise")["otherwise"],
            }
            for name, called in regions().items()
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

    def canonical(self, response: object) -> object:
        """Return the regions in order: in which one they were clicked says nothing."""
        return sorted(response) if isinstance(response, list) else response

    def public_variant(self, options: Sequence[tuple[str, str]]) -> dict[str, object]:
        """Return the regions of the body, of which all may go out."""
        return {"options": [{"id": name, "text": called} for name, called in regions().items()]}

    def markdown(self, options: Sequence[tuple[str, str]]) -> list[str]:
        """Return the regions with the word to type for each."""
        places = "; ".join(f"`{name}` ({called})" for name, called in regions().items())
        return [f"The places, with the word to type: {places}."]

    def typing_hint(self, letters: Sequence[str]) -> str:
        """Return how an answer is typed."""
        return 'one or more places of the list, such as "groin knee"'

    def read_value(self, typed: object) -> object:
        """Return the words of a text or a list."""
        if not isinstance(typed, str):
            return listed(typed)
        return words(typed) if typed.strip() else None

    def on_paper(self) -> OnPaper:
        """Return the regions with boxes to tick."""
        return OnPaper(note="Tick all that fit.", boxes=True, places=tuple(regions().values()))

    def right_response(self) -> list[str]:
        """Return the right regions."""
        return self.right

    def in_words(self, response: Sequence[str], letters: Mapping[str, str]) -> Words:
        """Return the names of the regions."""
        return [regions()[name] for name in response]

    def still_texts(self) -> tuple[list[str], list[list[str]]]:
        """Return the stem and the names of all regions."""
        return [self.stem], [list(regions().values())]

    def form(self) -> Choosing:
        """Return the regions, lettered as the picture of the body has them."""
        share = shares(list(regions()), self.right)
        options = [
            Option(name, called, (self.feedback_for(name),), share[name], f"{letter}: ")
            for name, (letter, called) in lettered_regions().items()
        ]
        return Choosing(options, single=False, body=True)

    def rows(self) -> list[Row]:
        """Return the regions of the body and the right ones."""
        options = [(f"{name}: {called}", "") for name, called in regions().items()]
        feedback = [(f"{region.region}: ", region.feedback) for region in self.regions]
        return [self.row(options, [(", ".join(self.right), "")], [*feedback, ("otherwise: ", self.otherwise)])]

    def options_to_count(self) -> list[dict[str, Any]]:
        """Return all regions with the key."""
        return [{"id": name, "text": called, "correct": name in self.right} for name, called in regions().items()]

    def sample_plausible(self, chance: random.Random) -> list[str]:
        """Return one to three regions."""
        return chance.sample(list(regions()), chance.randint(1, 3))

    def sample_invalid(self) -> list[object]:
        """Return a region that the body does not have, one that stands twice, and a region by itself."""
        first = next(iter(regions()))
        return [["ear"], [first, first], first]
