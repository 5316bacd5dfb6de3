"""Choosing the one option that is right."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from hipspine.quiz.interactions.base import Mark, Tell, in_sequence
from hipspine.quiz.interactions.choose.options import Choose, lettered, one_right
from hipspine.quiz.interactions.forms import Choosing, OnPaper, Row
from hipspine.quiz.interactions.forms import Option as FormOption
from hipspine.quiz.interactions.literal import refuse, refuse_form, words
from hipspine.quiz.interactions.question import Words, new_name


class ChooseOne(Choose):
    """Exactly one option is right. The response is an option id; 1 for the right one."""

    def accept(self, response: object) -> str:
        """Return the id of an option. Raises ValueError for anything else."""
        if not isinstance(response, str) or response not in self.letters:
            raise self.refuse(response, f"one of {', '.join(self.letters)}")
        return response

    def grade(self, response: str) -> Mark:
        """Return 1 for the right option."""
        right = response in self.right
        return Mark(float(right), right, (response,))

    @classmethod
    def check(cls, raw: Mapping[str, Any], tell: Tell) -> None:
        """Note options out of sequence and more or fewer than one right option."""
        in_sequence(raw.get("options"), tell, "options")
        one_right(raw.get("options"), tell)

    def rename(self, response: object, names: Mapping[str, str]) -> object:
        """Return the new name of the letter."""
        return new_name(response, names)

    def typing_hint(self, letters: Sequence[str]) -> str:
        """Return how an answer is typed."""
        return f"one of {', '.join(letters)}"

    def read_value(self, typed: object) -> object:
        """Return the one letter of a text."""
        if not isinstance(typed, str):
            refuse_form(typed)
        if not typed.strip():
            return None
        parts = words(typed)
        if len(parts) != 1:
            refuse(typed.strip(), "one letter")
        return parts[0]

    def on_paper(self) -> OnPaper:
        """Return boxes to tick."""
        return OnPaper(boxes=True)

    def right_response(self) -> str:
        """Return the right option."""
        return self.right[0]

    def in_words(self, response: str, letters: Mapping[str, str]) -> Words:
        """Return the option."""
        return [self.named(response, letters)]

    def form(self) -> Choosing:
        """Return the options; the right one earns everything."""
        options = [FormOption(one.id, one.text, (one.feedback,), float(one.correct)) for one in self.options]
        return Choosing(options, single=True)

    def rows(self) -> list[Row]:
        """Return the options and the right one."""
        key = [(", ".join(self.right), "")]
        return [self.row(lettered(self.options, "text"), key, lettered(self.options, "feedback"))]

    def sample_plausible(self, chance: random.Random) -> str:
        """Return any option."""
        return chance.choice(self.letters)

    def sample_invalid(self) -> list[object]:
        """Return a letter that no option has, and a list."""
        return ["z", [self.letters[0]], 1]
