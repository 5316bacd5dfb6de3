"""Choosing among options: what all ways of it share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, ClassVar

from markupsafe import Markup

from hipspine.quiz.interactions.base import Letter, Mark, Part, Tell, Text, entries, html
from hipspine.quiz.interactions.forms import Line
from hipspine.quiz.interactions.own import Told, numbered
from hipspine.quiz.interactions.question import Question
from hipspine.quiz.interactions.question import html as marked_up


class Option(Part):
    """One of the answers to choose from, with what is said to who chooses it."""

    id: Letter
    text: Text
    correct: bool = False
    feedback: Told


class Choose(Question):
    """A question answered by choosing among three to five options."""

    counts_options: ClassVar[bool] = True

    options: Annotated[list[Option], *numbered((3, 5), own=(2, 10))]
    kind: str

    def feedback_for(self, key: str) -> str:
        """Return the feedback of an option."""
        return next(option.feedback for option in self.options if option.id == key)

    def public(self) -> dict[str, object]:
        """Return the options with their key and feedback."""
        return {"options": public_options(self.options)}

    @property
    def letters(self) -> list[str]:
        """The ids of the options, in order."""
        return [option.id for option in self.options]

    @property
    def right(self) -> list[str]:
        """The ids of the right options, in order."""
        return [option.id for option in self.options if option.correct]

    def texts_by_id(self) -> dict[str, str]:
        """Return the options: letters name them in a variant."""
        return {option.id: option.text for option in self.options}

    def named(self, name: str, letters: Mapping[str, str]) -> Markup:
        """Return an option in words, with the letter that was shown."""
        return Markup("<b>{}</b> {}").format(letters[name], marked_up(self.texts_by_id()[name]))

    def still_texts(self) -> tuple[list[str], list[list[str]]]:
        """Return the stem and the options."""
        return [self.stem], [[option.text for option in self.options]]

    def options_to_count(self) -> list[dict[str, Any]]:
        """Return the options with their key."""
        return [{"id": one.id, "text": one.text, "correct": one.correct} for one in self.options]


def public_options(options: Sequence[Option]) -> list[dict[str, Any]]:
    """Return options with their key and feedback, as JSON data."""
    return [{"id": one.id, "correct": one.correct, **html(one, "text", "feedback")} for one in options]


def lettered(options: Sequence[Any], field: str) -> list[Line]:
    """Return a text of each option, with its id in front."""
    return [(f"{option.id}) ", getattr(option, field)) for option in options]


def some_of(refuse: Callable[[Any, str], ValueError], names: Sequence[str], response: object) -> list[str]:
    """Return the response as a list of some of the names, each once. Raises ValueError for anything else."""
    if (
        not isinstance(response, list | tuple)
        or any(name not in names for name in response)
        or len(set(response)) < len(response)
    ):
        raise refuse(response, f"a list of some of {', '.join(names)}, each once,")
    return list(response)


def share_found(right: set[str], chosen: Sequence[str], feedback: Sequence[str]) -> Mark:
    """Return the mark of several choices: (right - wrong) / number right, not below 0."""
    hits = sum(name in right for name in chosen)
    score = max(0.0, (hits - (len(chosen) - hits)) / len(right))
    return Mark(score, score == 1.0, tuple(feedback))


def shares(names: Sequence[str], right: Sequence[str]) -> dict[str, float]:
    """Return the share that each of several choices earns or takes away."""
    return {name: (1 if name in right else -1) / len(right) for name in names}


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
