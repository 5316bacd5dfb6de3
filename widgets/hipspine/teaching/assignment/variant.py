"""A question as one student sees it: its name, its letters in a drawn order, and what of it may go out."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hipspine.quiz.kinds import Numeric, Parametric, Question
from hipspine.quiz.kinds.arranging import Matching, Ordering, Partner, Step
from hipspine.quiz.kinds.body import Body, regions
from hipspine.quiz.kinds.choice import Choice, Option, Reason, Several, Single
from hipspine.quiz.kinds.setting import Setting
from hipspine.quiz.marking import Mark, mark
from hipspine.quiz.sampling import shuffled, stream
from hipspine.quiz.text import to_html

Lettered = Choice | Ordering | Matching
"""The kinds with options that letters name."""


@dataclass(frozen=True)
class Asked:
    """One question of an assignment.

    ``name`` is what the student sees ("q01"), ``item`` the question with its numbers, and ``letters`` leads from the
    shown letter of an option to its id in the bank.
    """

    name: str
    item: Question
    letters: Mapping[str, str]

    @classmethod
    def draw(cls, name: str, item: Question, seed: int) -> Asked:
        """Return a question with its numbers and the order of its options drawn by the seed."""
        if isinstance(item, Parametric):
            item = item.drawn(seed)
        own = [option.id for option in item.options] if isinstance(item, Lettered) else []
        order = shuffled(own, stream(item.id, item.version, seed, "letters"))
        if isinstance(item, Ordering) and order == own:  # the right order would give itself away
            order = [*order[1:], order[0]]
        return cls(name, item, dict(zip(string.ascii_lowercase, order, strict=False)))

    @property
    def points(self) -> float:
        """What the question is worth."""
        return self.item.points

    @cached_property
    def options(self) -> list[tuple[str, Option | Step | Partner]]:
        """The options by the letter under which they are shown."""
        own = {option.id: option for option in self.item.options} if isinstance(self.item, Lettered) else {}
        return [(letter, own[name]) for letter, name in self.letters.items()]

    def public(self) -> dict[str, Any]:
        """Return what may go out, field by field: no key, explanation, feedback, source or id of the bank."""
        item = self.item
        told: dict[str, Any] = {"name": self.name, "kind": item.kind, "stem": to_html(item.stem)}
        if self.options:
            told["options"] = [{"id": letter, "text": to_html(option.text)} for letter, option in self.options]
        if isinstance(item, Matching):
            told["pairs"] = [{"id": pair.id, "text": to_html(pair.text)} for pair in item.pairs]
        if isinstance(item, Numeric):
            told["unit"] = to_html(item.answer.unit or "")
        if isinstance(item, Body):
            told["options"] = [{"id": name, "text": words} for name, words in regions().items()]
        if isinstance(item, Setting):
            public = item.public()
            told |= {name: public[name] for name in ("figure", "start", "parameters")}
        return told

    def to_bank(self, response: Any) -> Any:
        """Return a response, given in the letters that were shown, in the bank's own ids and its plain form.

        Raises ValueError for one that the question cannot have; None stays None.
        """
        if response in (None, [], {}, ""):
            return None
        return self.item.accept(_renamed(self.item, response, self.letters))

    def to_shown(self, response: Any) -> Any:
        """Return a response of ``to_bank`` in the letters that were shown."""
        if response is None:
            return None
        return _renamed(self.item, response, {name: letter for letter, name in self.letters.items()})

    def mark(self, response: Any) -> Mark:
        """Mark a response of ``to_bank``."""
        return mark(self.item, response)

    def typed_as(self) -> str:
        """Return how an answer is typed, for the comment beside it."""
        item, letters = self.item, list(self.letters)
        match item:
            case Single():
                return f"one of {', '.join(letters)}"
            case Several():
                return f'one or more of {", ".join(letters)}, such as "{letters[0]} {letters[-1]}"'
            case Reason():
                return f'true or false and a reason, such as "true {letters[0]}"'
            case Ordering():
                return f'the letters in your order, such as "{" ".join(letters)}"'
            case Matching():
                return 'a letter for each number, such as "' + " ".join(f"{p.id}{letters[0]}" for p in item.pairs) + '"'
            case Numeric():
                return "a number, such as 12.5"
            case Body():
                return 'one or more places of the list, such as "groin knee"'
            case Setting():
                names = ", ".join(f'"{name}": …' for name in _parameters(item))
                return f"every value of the figure: {{{names}}}"
        return "a sentence or two, between the quotation marks"


def _parameters(item: Setting) -> list[str]:
    return [parameter["name"] for parameter in item.public()["parameters"]]


def _renamed(item: Question, response: Any, names: Mapping[str, str]) -> Any:
    """Return the response with every letter renamed; what is not understood is left for ``accept`` to refuse."""

    def new(letter: Any) -> Any:
        return names.get(letter, f"?{letter}") if isinstance(letter, str) else letter

    match item:
        case Single():
            return new(response)
        case Several() | Ordering():
            listed = isinstance(response, Sequence) and not isinstance(response, str)
            return [new(letter) for letter in response] if listed else response
        case Reason() if isinstance(response, Mapping) and "reason" in response:
            return {**response, "reason": new(response["reason"])}
        case Matching() if isinstance(response, Mapping):
            return {pair: new(letter) for pair, letter in response.items()}
    return response
