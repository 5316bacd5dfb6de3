"""The live quiz: an ipywidget that the same module shows in the page and in the kernel."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from hipspine.evidence import load_claims, load_references
from hipspine.paths import package_path
from hipspine.quiz.bank import load_bank
from hipspine.quiz.content import content
from hipspine.quiz.marking import Mark, accepted, mark
from hipspine.quiz.schema import Bank, Numeric, Several, Single


class QuizWidget(anywidget.AnyWidget):
    """A quiz to answer by clicking. Made by ``quiz(name)``.

    ``responses`` holds what is chosen now, by question id (an option id, a list of option ids, or a number); assign a
    whole dictionary to change it. ``checked`` lists the questions whose feedback is shown; ``score`` and
    ``marks`` follow.
    """

    _esm = package_path("frontend", "quiz.js")
    _css = package_path("frontend", "quiz.css")

    name = traitlets.Unicode(read_only=True).tag(sync=True)
    content = traitlets.Dict(read_only=True).tag(sync=True)
    responses = traitlets.Dict().tag(sync=True)
    checked = traitlets.List().tag(sync=True)

    def __init__(self, bank: Bank, public: dict[str, Any]) -> None:
        """Show ``bank``, of which ``public`` is the content for the front end."""
        self._bank = bank
        super().__init__()
        self.set_trait("name", f"quiz:{bank.quiz}")
        self.set_trait("content", public)

    def __setattr__(self, name: str, value: object) -> None:
        """Set a value. Raises AttributeError naming the right ones for a name that does not exist."""
        if not name.startswith("_") and not hasattr(type(self), name):
            raise AttributeError(f"a quiz has no value {name!r} to set; it has responses, checked")
        super().__setattr__(name, value)

    @traitlets.validate("responses")
    def _known_responses(self, proposal: dict[str, Any]) -> dict[str, Any]:
        return {name: accepted(self.item(name), response) for name, response in proposal["value"].items()}

    @traitlets.validate("checked")
    def _known_questions(self, proposal: dict[str, Any]) -> list[str]:
        return [self.item(name).id for name in proposal["value"]]

    @property
    def marks(self) -> dict[str, Mark]:
        """The mark of every question, answered or not, by its id."""
        return {item.id: mark(item, self.responses.get(item.id)) for item in self._bank.items}

    @property
    def score(self) -> float:
        """The mean mark of all questions, from 0 to 1; one that is not answered counts 0."""
        marks = self.marks.values()
        return sum(mark.score for mark in marks) / len(marks)

    def item(self, name: str) -> Single | Several | Numeric:
        """Return the question with this id. Raises KeyError naming the ids there are."""
        return self._bank.item(name)

    def reset(self) -> None:
        """Forget all answers."""
        self.checked = []
        self.responses = {}


def quiz(name: str) -> QuizWidget:
    """Return the quiz called ``name``, for example ``quiz("connection")``.

    Raises KeyError naming the quizzes there are, and DataErrors with what is wrong in the question file.
    """
    claims, references = load_claims(), load_references()
    bank = load_bank(name, claims=claims, references=references)
    return QuizWidget(bank, content(bank, claims, references))
