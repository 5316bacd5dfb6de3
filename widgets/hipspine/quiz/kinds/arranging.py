"""Bringing things into order, and matching things that belong together."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import Field

from hipspine.quiz.kinds.base import Digit, Letter, Mark, Part, Question, Tell, Text, entries, html, in_sequence


class Step(Part):
    """One of the things to be ordered, with why it stands where it stands."""

    id: Letter
    text: Text
    feedback: Text


class Ordering(Question):
    """Things to bring into order; the file holds them in the right one. Its response is the list of all their ids.

    The score is the share of neighbours that follow each other as they should: (right pairs) / (things - 1).
    """

    kind: Literal["ordering"]
    options: Annotated[list[Step], Field(min_length=3, max_length=7)]

    def accept(self, response: Any) -> list[str]:
        """Return the list of all ids. Raises ValueError where one is missing, doubled or unknown."""
        names = [option.id for option in self.options]
        if not isinstance(response, list | tuple) or sorted(map(str, response)) != names:
            raise self.refuse(response, f"a list of all of {', '.join(names)} in your order")
        return [str(name) for name in response]

    def grade(self, response: list[str]) -> Mark:
        """Return the share of neighbours in the right sequence."""
        right = set(pairwise(option.id for option in self.options))
        score = sum(pair in right for pair in pairwise(response)) / len(right)
        return Mark(score, score == 1.0, tuple(response))

    def feedback_for(self, key: str) -> str:
        """Return why a thing stands where it stands."""
        return next(option.feedback for option in self.options if option.id == key)

    def public(self) -> dict[str, Any]:
        """Return the things in their right order; the front end shuffles them."""
        return {"options": [{"id": option.id, **html(option, "text", "feedback")} for option in self.options]}

    @classmethod
    def check(cls, raw: Mapping[str, Any], tell: Tell) -> None:
        """Note ids out of sequence and texts that stand twice."""
        in_sequence(raw.get("options"), tell, "options")


class Partner(Part):
    """Something that a pair may be matched with."""

    id: Letter
    text: Text


class Pair(Part):
    """Something to be matched, the id of its partner, and why they belong together."""

    id: Digit
    text: Text
    match: Letter
    feedback: Text


class Matching(Question):
    """Pairs to be matched with partners, of which some may stay without. Its response is ``{"1": "b", "2": "a"}``.

    The score is the share of pairs that are right.
    """

    kind: Literal["matching"]
    pairs: Annotated[list[Pair], Field(min_length=2, max_length=6)]
    options: Annotated[list[Partner], Field(min_length=3, max_length=7)]

    def accept(self, response: Any) -> dict[str, str]:
        """Return a partner for each pair. Raises ValueError where one is missing or unknown."""
        pairs, names = [pair.id for pair in self.pairs], [option.id for option in self.options]
        good = isinstance(response, Mapping) and sorted(map(str, response)) == pairs
        if not good or any(name not in names for name in response.values()):
            raise self.refuse(response, f"one of {', '.join(names)} for each of {', '.join(pairs)}")
        return {pair: response[pair] for pair in pairs}

    def grade(self, response: dict[str, str]) -> Mark:
        """Return the share of right pairs."""
        score = sum(response[pair.id] == pair.match for pair in self.pairs) / len(self.pairs)
        return Mark(score, score == 1.0, tuple(pair.id for pair in self.pairs))

    def feedback_for(self, key: str) -> str:
        """Return why a pair belongs together."""
        return next(pair.feedback for pair in self.pairs if pair.id == key)

    def public(self) -> dict[str, Any]:
        """Return the pairs with their partners."""
        pairs = [{"id": pair.id, "match": pair.match, **html(pair, "text", "feedback")} for pair in self.pairs]
        return {"pairs": pairs, "options": [{"id": option.id, **html(option, "text")} for option in self.options]}

    @classmethod
    def check(cls, raw: Mapping[str, Any], tell: Tell) -> None:
        """Note ids out of sequence, partners that do not exist, and pairs that stand twice."""
        in_sequence(raw.get("options"), tell, "options")
        names = [str(option.get("id")) for _, option in entries(raw.get("options"))]
        seen: set[str] = set()
        for index, pair in entries(raw.get("pairs")):
            if isinstance(pair.get("id"), str) and pair["id"] != str(index + 1):
                tell(("pairs", index, "id"), f"pair id “{pair['id']}” is not in sequence", f'"{index + 1}" here')
            if isinstance(pair.get("match"), str) and pair["match"] not in names:
                tell(("pairs", index, "match"), f"there is no option “{pair['match']}”", ", ".join(names))
            text = str(pair.get("text")).strip()
            if text in seen:
                tell(("pairs", index, "text"), "the same text as an earlier pair", "texts that differ")
            seen.add(text)
