"""Choosing among options: one that is right, several that fit, or true or false with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from hipspine.quiz.kinds.base import Letter, Mark, Part, Question, Tell, Text, entries, html, in_sequence


class Option(Part):
    """One of the answers to choose from, with what is said to who chooses it."""

    id: Letter
    text: Text
    correct: bool = False
    feedback: Text


class Choice(Question):
    """A question answered by choosing among three to five options."""

    options: Annotated[list[Option], Field(min_length=3, max_length=5)]

    def feedback_for(self, key: str) -> str:
        """Return the feedback of an option."""
        return next(option.feedback for option in self.options if option.id == key)

    def public(self) -> dict[str, Any]:
        """Return the options with their key and feedback."""
        return {
            "options": [
                {"id": option.id, "correct": option.correct, **html(option, "text", "feedback")}
                for option in self.options
            ]
        }

    @property
    def letters(self) -> list[str]:
        """The ids of the options, in order."""
        return [option.id for option in self.options]


class Single(Choice):
    """Exactly one option is right. Its response is an option id; 1 for the right one."""

    kind: Literal["single"]

    def accept(self, response: Any) -> str:
        """Return the id of an option. Raises ValueError for anything else."""
        if not isinstance(response, str) or response not in self.letters:
            raise self.refuse(response, f"one of {', '.join(self.letters)}")
        return response

    def grade(self, response: str) -> Mark:
        """Return 1 for the right option."""
        right = any(option.correct for option in self.options if option.id == response)
        return Mark(float(right), right, (response,))

    @classmethod
    def check(cls, raw: Mapping[str, Any], tell: Tell) -> None:
        """Note options out of sequence and more or fewer than one right option."""
        in_sequence(raw.get("options"), tell, "options")
        one_right(raw.get("options"), tell)


class Several(Choice):
    """One or more options are right, but not all. Its response is a list of option ids.

    The score is (right chosen - wrong chosen) / number right, and not below 0.
    """

    kind: Literal["several"]

    def accept(self, response: Any) -> list[str]:
        """Return a list of option ids, each once. Raises ValueError for anything else."""
        return some_of(self, self.letters, response)

    def grade(self, response: list[str]) -> Mark:
        """Return the share of right options, less one for each wrong one."""
        right = {option.id for option in self.options if option.correct}
        return share_found(right, response, [name for name in self.letters if name in response])

    @classmethod
    def check(cls, raw: Mapping[str, Any], tell: Tell) -> None:
        """Note options out of sequence, and none or all of them being right."""
        in_sequence(raw.get("options"), tell, "options")
        some_right(raw.get("options"), tell)


class Reason(Choice):
    """True or false, with a reason: ``truth`` is whether the stem is true, and one option gives the right reason.

    Its response is ``{"truth": false, "reason": "b"}``: half a mark for the truth, and the other half if then the
    reason is right as well.
    """

    kind: Literal["reason"]
    truth: bool
    if_true: Text
    if_false: Text

    def accept(self, response: Any) -> dict[str, Any]:
        """Return both parts of the answer. Raises ValueError where one is missing or unknown."""
        good = (
            isinstance(response, Mapping)
            and set(response) == {"truth", "reason"}
            and isinstance(response["truth"], bool)
            and isinstance(response["reason"], str)
            and response["reason"] in self.letters
        )
        if not good:
            raise self.refuse(response, f'{{"truth": true or false, "reason": one of {", ".join(self.letters)}}}')
        return {"truth": response["truth"], "reason": response["reason"]}

    def grade(self, response: dict[str, Any]) -> Mark:
        """Return half for the truth, and half for the reason where the truth is right."""
        told = "true" if response["truth"] else "false"
        if response["truth"] != self.truth:
            return Mark(0.0, False, (told, response["reason"]))
        right = any(option.correct for option in self.options if option.id == response["reason"])
        return Mark(1.0 if right else 0.5, right, (told, response["reason"]))

    def feedback_for(self, key: str) -> str:
        """Return what is said to who chose true, false or a reason."""
        return {"true": self.if_true, "false": self.if_false}.get(key) or super().feedback_for(key)

    def public(self) -> dict[str, Any]:
        """Return the truth, both feedbacks and the reasons."""
        return {**super().public(), "truth": self.truth, **html(self, "if_true", "if_false")}

    @classmethod
    def check(cls, raw: Mapping[str, Any], tell: Tell) -> None:
        """Note reasons out of sequence and more or fewer than one right reason."""
        in_sequence(raw.get("options"), tell, "options")
        one_right(raw.get("options"), tell)


def some_of(question: Question, names: list[str], response: Any) -> list[str]:
    """Return the response as a list of some of the names, each once. Raises ValueError for anything else."""
    if (
        not isinstance(response, list | tuple)
        or any(name not in names for name in response)
        or len(set(response)) < len(response)
    ):
        raise question.refuse(response, f"a list of some of {', '.join(names)}, each once,")
    return list(response)


def share_found(right: set[str], chosen: list[str], feedback: list[str]) -> Mark:
    """Return the mark of several choices: (right - wrong) / number right, not below 0."""
    hits = sum(name in right for name in chosen)
    score = max(0.0, (hits - (len(chosen) - hits)) / len(right))
    return Mark(score, score == 1.0, tuple(feedback))


def one_right(options: Any, tell: Tell) -> None:
    """Note where there is not exactly one right option."""
    right = [index for index, option in entries(options) if option.get("correct") is True]
    one = "exactly one with `correct: true`"
    if not right:
        tell(("options",), "no option is right", one)
    elif len(right) > 1:
        problem = f"{len(right)} options are right where one can be chosen"
        tell(("options", right[1]), problem, f"{one}, or kind: several")


def some_right(options: Any, tell: Tell) -> None:
    """Note where no option or every option is right."""
    known = entries(options)
    right = [index for index, option in known if option.get("correct") is True]
    if not right:
        tell(("options",), "no option is right", "`correct: true` in some, but not in all")
    elif len(right) == len(options):
        tell(("options",), "all options are right", "`correct: true` in some options, but not in all")
