"""Choosing true or false, and a reason."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from hipspine.quiz.interactions.base import Mark, Tell, html, in_sequence
from hipspine.quiz.interactions.choose.options import Choose, Option, lettered, one_right
from hipspine.quiz.interactions.forms import Choosing, OnPaper, Row
from hipspine.quiz.interactions.forms import Option as FormOption
from hipspine.quiz.interactions.literal import named, refuse, words
from hipspine.quiz.interactions.own import Told
from hipspine.quiz.interactions.question import Words, new_name


class ChooseWithReason(Choose):
    """True or false, with a reason: ``truth`` is whether the stem is true, and one option gives the right reason."""

    truth: bool
    if_true: Told
    if_false: Told

    def accept(self, response: object) -> dict[str, object]:
        """Return both parts of the answer. Raises ValueError where one is missing or unknown."""
        if not (
            isinstance(response, Mapping)
            and set(response) == {"truth", "reason"}
            and isinstance(response["truth"], bool)
            and isinstance(response["reason"], str)
            and response["reason"] in self.letters
        ):
            raise self.refuse(response, f'{{"truth": true or false, "reason": one of {", ".join(self.letters)}}}')
        return {"truth": response["truth"], "reason": response["reason"]}

    def grade(self, response: dict[str, Any]) -> Mark:
        """Return half for the truth, and half for the reason where the truth is right."""
        words_of = (_word(response["truth"]), response["reason"])
        if response["truth"] != self.truth:
            return Mark(0.0, False, words_of)
        right = response["reason"] in self.right
        return Mark(1.0 if right else 0.5, right, words_of)

    def feedback_for(self, key: str) -> str:
        """Return what is said to who chose true, false or a reason."""
        return {"true": self.if_true, "false": self.if_false}.get(key) or super().feedback_for(key)

    def public(self) -> dict[str, object]:
        """Return the truth, both feedbacks and the reasons."""
        return {**super().public(), "truth": self.truth, **html(self, "if_true", "if_false")}

    @classmethod
    def check(cls, raw: Mapping[str, Any], tell: Tell) -> None:
        """Note reasons out of sequence and more or fewer than one right reason."""
        in_sequence(raw.get("options"), tell, "options")
        one_right(raw.get("options"), tell)

    def rename(self, response: object, names: Mapping[str, str]) -> object:
        """Return the new name of the reason's letter."""
        if not isinstance(response, Mapping) or "reason" not in response:
            return response
        return {**response, "reason": new_name(response["reason"], names)}

    def typing_hint(self, letters: Sequence[str]) -> str:
        """Return how an answer is typed."""
        return f'true or false and a reason, such as "true {letters[0]}"'

    def read_value(self, typed: object) -> object:
        """Return the truth and the letter of a text or a dictionary."""
        if not isinstance(typed, str):
            return named(typed)
        if not typed.strip():
            return None
        parts = words(typed)
        if len(parts) != 2 or parts[0] not in ("true", "false"):
            refuse(typed.strip(), 'true or false and a letter, such as "true b"')
        return {"truth": parts[0] == "true", "reason": parts[1]}

    def on_paper(self) -> OnPaper:
        """Return boxes to tick, twice."""
        return OnPaper(first=("True", "False"), then="Because:", boxes=True)

    def right_response(self) -> dict[str, object]:
        """Return the truth and the right reason."""
        return {"truth": self.truth, "reason": self.right[0]}

    def in_words(self, response: Mapping[str, Any], letters: Mapping[str, str]) -> Words:
        """Return the truth and the reason."""
        return [_word(response["truth"]), self.named(response["reason"], letters)]

    def form(self) -> Choosing:
        """Return one choice of both together, in which the right truth with a wrong reason earns half."""
        return Choosing([self._both(truth, option) for truth in (True, False) for option in self.options], single=True)

    def _both(self, truth: bool, option: Option) -> FormOption:
        share = 0.0 if truth != self.truth else 1.0 if option.correct else 0.5
        feedback = (self.if_true if truth else self.if_false, option.feedback)
        return FormOption(f"{_word(truth)}-{option.id}", option.text, feedback, share, f"{_word(truth).title()}. ")

    def rows(self) -> list[Row]:
        """Return the reasons, the truth and the right reason."""
        key = [(f"{_word(self.truth)}, {', '.join(self.right)}", "")]
        feedback = [("true: ", self.if_true), ("false: ", self.if_false), *lettered(self.options, "feedback")]
        return [self.row(lettered(self.options, "text"), key, feedback)]

    @classmethod
    def choices_of(cls, response: object) -> list[str]:
        """Return the reason that was chosen."""
        return super().choices_of(response.get("reason") if isinstance(response, Mapping) else response)

    def sample_plausible(self, chance: random.Random) -> dict[str, object]:
        """Return true or false, and any reason."""
        return {"truth": chance.random() < 0.5, "reason": chance.choice(self.letters)}

    def sample_invalid(self) -> list[object]:
        """Return halves of an answer, and a reason that there is not."""
        first = self.letters[0]
        halves = [{"truth": True}, {"reason": first}]
        return [*halves, {"truth": True, "reason": "z"}, {"truth": 1, "reason": first}, first]


def _word(truth: bool) -> str:
    return "true" if truth else "false"
