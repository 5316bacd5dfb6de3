"""Choosing every option that fits."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from hipspine.quiz.interactions.base import Mark, Tell, in_sequence
from hipspine.quiz.interactions.choose.options import Choose, lettered, share_found, shares, some_of, some_right
from hipspine.quiz.interactions.forms import Choosing, OnPaper, Row
from hipspine.quiz.interactions.forms import Option as FormOption
from hipspine.quiz.interactions.literal import letters as letters_of
from hipspine.quiz.interactions.literal import listed
from hipspine.quiz.interactions.question import Words, new_name


class ChooseSome(Choose):
    """One or more options are right, but not all. The response is a list of option ids.

    The score is (right chosen - wrong chosen) / number right, and not below 0.
    """

    def accept(self, response: object) -> list[str]:
        """Return a list of option ids, each once. Raises ValueError for anything else."""
        return some_of(self.refuse, self.letters, response)

    def grade(self, response: list[str]) -> Mark:
        """Return the share of right options, less one for each wrong one."""
        return share_found(set(self.right), response, [name for name in self.letters if name in response])

    @classmethod
    def check(cls, raw: Mapping[str, Any], tell: Tell) -> None:
        """Note options out of sequence, and none or all of them being right."""
        in_sequence(raw.get("options"), tell, "options")
        some_right(raw.get("options"), tell)

    def canonical(self, response: object) -> object:
        """Return the options in order: in which one they were chosen says nothing."""
        return sorted(response) if isinstance(response, list) else response

    def rename(self, response: object, names: Mapping[str, str]) -> object:
        """Return the new name of each letter."""
        return rename_all(response, names)

    def typing_hint(self, letters: Sequence[str]) -> str:
        """Return how an answer is typed."""
        return f'one or more of {", ".join(letters)}, such as "{letters[0]} {letters[-1]}"'

    def read_value(self, typed: object) -> object:
        """Return the letters of a text or a list."""
        return read_letters(typed)

    def on_paper(self) -> OnPaper:
        """Return boxes to tick."""
        return OnPaper(note="Tick all that fit.", boxes=True)

    def right_response(self) -> list[str]:
        """Return the right options."""
        return self.right

    def in_words(self, response: Sequence[str], letters: Mapping[str, str]) -> Words:
        """Return the options."""
        return [self.named(name, letters) for name in response]

    def form(self) -> Choosing:
        """Return the options with what each earns or takes away."""
        share = shares(self.letters, self.right)
        options = [FormOption(one.id, one.text, (one.feedback,), share[one.id]) for one in self.options]
        return Choosing(options, single=False)

    def rows(self) -> list[Row]:
        """Return the options and the right ones."""
        key = [(", ".join(self.right), "")]
        return [self.row(lettered(self.options, "text"), key, lettered(self.options, "feedback"))]

    def sample_plausible(self, chance: random.Random) -> list[str]:
        """Return some of the options."""
        return chance.sample(self.letters, chance.randint(1, len(self.letters) - 1))

    def sample_invalid(self) -> list[object]:
        """Return a letter that no option has, one that stands twice, and a letter by itself."""
        first = self.letters[0]
        return [["z"], [first, first], first, {first: True}]


def rename_all(response: object, names: Mapping[str, str]) -> object:
    """Return a list of letters with new names."""
    if isinstance(response, str) or not isinstance(response, Sequence):
        return response
    return [new_name(letter, names) for letter in response]


def read_letters(typed: object) -> list[Any] | None:
    """Return the letters of a typed text or list. Raises UnreadableError for anything else."""
    if not isinstance(typed, str):
        return listed(typed)
    return letters_of(typed) if typed.strip() else None
