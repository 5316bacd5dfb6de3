"""A question as one student sees it: its name, its letters in a drawn order, and what of it may go out."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hipspine.quiz.marking import Mark, mark
from hipspine.quiz.sampling import stream
from hipspine.quiz.text import to_html

if TYPE_CHECKING:
    from hipspine.quiz.interactions.question import Question


@dataclass(frozen=True)
class Variant:
    """One question of an assignment.

    ``name`` is what the student sees ("q01"), ``item`` the question with its numbers, and ``letters`` leads from the
    shown letter of an option to its id in the bank.
    """

    name: str
    item: Question
    letters: Mapping[str, str]

    @classmethod
    def draw(cls, name: str, item: Question, seed: int) -> Variant:
        """Return a question with its numbers and the order of its options drawn by the seed."""
        item = item.drawn(seed)
        order = item.order_letters(stream(item.id, item.version, seed, "letters"))
        return cls(name, item, dict(zip(string.ascii_lowercase, order, strict=False)))

    @property
    def points(self) -> float:
        """What the question is worth."""
        return self.item.points

    @cached_property
    def options(self) -> list[tuple[str, str]]:
        """The texts of the options by the letter under which they are shown."""
        texts = self.item.texts_by_id()
        return [(letter, texts[name]) for letter, name in self.letters.items()]

    @property
    def letter_of(self) -> dict[str, str]:
        """The letter under which each option is shown."""
        return {name: letter for letter, name in self.letters.items()}

    def public(self) -> dict[str, object]:
        """Return what may go out, field by field: no key, explanation, feedback, source or id of the bank.

        A picture stands in the text above, so that a notebook holds it once.
        """
        common = {"name": self.name, "kind": self.item.kind, "stem": to_html(self.item.stem)}
        return common | self.item.public_variant(self.options)

    def to_bank(self, response: object) -> object:
        """Return a response, given in the letters that were shown, in the bank's own ids and its plain form.

        Raises ValueError for one that the question cannot have; None stays None.
        """
        if response in (None, [], {}, ""):
            return None
        return self.item.accept(self.item.rename(response, self.letters))

    def to_letters(self, response: object) -> object:
        """Return a response of ``to_bank`` in the letters that were shown."""
        if response is None:
            return None
        return self.item.rename(response, self.letter_of)

    def mark(self, response: object) -> Mark:
        """Mark a response of ``to_bank``."""
        return mark(self.item, response)

    def typed_as(self) -> str:
        """Return how an answer is typed, for the comment beside it."""
        return self.item.typing_hint(list(self.letters))
