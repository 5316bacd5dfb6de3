"""The live quiz: an ipywidget that the same module shows in the page and in the kernel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from numbers import Integral

import anywidget
import traitlets

from hipspine.datafile import Raw
from hipspine.evidence import load_claims, load_references
from hipspine.lasting import LastingWidget, Still
from hipspine.paths import frontend_path
from hipspine.quiz.bank import asked, load_quiz
from hipspine.quiz.content import body_of, content, figures_of, programs
from hipspine.quiz.interactions.question import Question
from hipspine.quiz.marking import Mark, accepted, mark
from hipspine.quiz.schema import Bank
from hipspine.quiz.still import still_quiz
from hipspine.refusals import UnknownAttributeError, UnknownNameError, WrongValueError, instead, meant

SURENESS = (50, 75, 95)
"""How sure one can say one is, in percent: a guess, fairly sure, certain."""

_SETTABLE = ("responses", "checked", "confidence", "seed")

QUESTIONS = 8
"""How many questions a quiz draws where nothing else is said; 0 stands for all."""


FINAL_QUESTIONS = 30
"""How many questions the final assessment draws."""


def _references(widgets: Mapping[str, anywidget.AnyWidget], _: object) -> dict[str, str]:
    """Return widgets by name as anywidget's front end is given one: what ``WidgetTrait`` does for a single widget."""
    return {name: f"anywidget:{widget.model_id}" for name, widget in widgets.items()}


def _figures(bank: Bank) -> dict[str, anywidget.AnyWidget]:
    """Return, by question, the figure that it sets: a widget within the quiz."""
    settings = figures_of(bank)
    if not settings:
        return {}
    from hipspine.figures.widget import figure_within

    return {item.id: figure_within(item.figure, item.start) for item in settings}


class QuizWidget(LastingWidget):
    """A quiz to answer by clicking. Made by ``quiz(name)``.

    ``responses`` holds what is chosen now, by question id (in the form that each kind has, see ``quiz.item``); assign
    a whole dictionary to change it. ``checked`` lists the questions whose feedback is shown, ``confidence`` how sure
    one is (50, 75 or 95 percent); ``score`` and ``marks`` follow. Another ``seed`` draws other questions and forgets
    the answers.
    """

    _esm = frontend_path("quiz.js")
    _css = frontend_path("quiz.css")

    name = traitlets.Unicode(read_only=True).tag(sync=True)
    content = traitlets.Dict(read_only=True).tag(sync=True)
    seed = traitlets.Int(1, min=0).tag(sync=True)
    count = traitlets.Int(0, read_only=True).tag(sync=True)
    section = traitlets.Unicode(read_only=True).tag(sync=True)
    responses = traitlets.Dict().tag(sync=True)
    checked = traitlets.List[str]().tag(sync=True)
    confidence = traitlets.Dict().tag(sync=True)
    _programs = traitlets.Dict().tag(sync=True)
    _body = traitlets.Dict().tag(sync=True)
    _figures = traitlets.Dict().tag(sync=True, to_json=_references)

    def __init__(
        self, bank: Bank, public: Mapping[str, object], seed: int = 1, count: int = 0, section: str | None = None
    ) -> None:
        """Show ``count`` questions of ``bank`` (0: all), drawn by ``seed``; ``public`` is what the front end gets.

        ``section`` says that the bank holds just the questions of one section.
        """
        self._bank = bank
        name = f"quiz:{bank.quiz}/{section}" if section else f"quiz:{bank.quiz}"
        self._asked = {"name": name, "section": section or "", "count": count, "content": public}
        super().__init__(seed=seed, _programs=programs(bank), _body=body_of(bank), _figures=_figures(bank))

    def open(self) -> None:
        """Tell the front end of the quiz when it is whole: with Python in the browser, changes may come too late."""
        for name, value in self._asked.items():
            self.set_trait(name, value)
        super().open()

    def __setattr__(self, name: str, value: object) -> None:
        """Set a value. Raises AttributeError naming the right ones for a name that does not exist."""
        if not name.startswith("_") and not hasattr(type(self), name):
            *most, last = _SETTABLE
            known = f"{', '.join(most)} and {last}{meant(name, _SETTABLE)}"
            raise UnknownAttributeError(f"a quiz has no value {name!r} to set; it has {known}")
        super().__setattr__(name, value)

    @traitlets.validate("responses")
    def _known_responses(self, proposal: Mapping[str, Raw]) -> dict[str, object]:
        return {name: accepted(self.item(name), response) for name, response in proposal["value"].items()}

    @traitlets.validate("checked")
    def _known_questions(self, proposal: Mapping[str, Raw]) -> list[str]:
        return [self.item(name).id for name in proposal["value"]]

    @traitlets.validate("confidence")
    def _known_confidence(self, proposal: Mapping[str, Raw]) -> dict[str, int]:
        for sure in proposal["value"].values():
            if sure not in SURENESS:
                raise WrongValueError(f"{sure!r} is no confidence; one of {', '.join(map(str, SURENESS))} is")
        return {self.item(name).id: sure for name, sure in proposal["value"].items()}

    @traitlets.observe("seed")
    def _drawn_anew(self, _: object) -> None:
        self.reset()

    def still(self) -> Still:
        """Return what a notebook keeps of the quiz: its questions and options, without the key."""
        return still_quiz(self._bank.title, self.items, repr(self))

    def __repr__(self) -> str:
        """Return how one asks for this quiz as it is drawn."""
        section = f", section={self.section!r}" if self.section else ""
        return f"quiz({self._bank.quiz!r}, seed={self.seed}, items={self.count}{section})"

    @property
    def items(self) -> Sequence[Question]:
        """The questions that the seed draws, each as it is asked."""
        return asked(self._bank, self.seed, self.count)

    @property
    def marks(self) -> dict[str, Mark]:
        """The mark of every question asked, answered or not, by its id."""
        return {item.id: mark(item, self.responses.get(item.id)) for item in self.items}

    @property
    def score(self) -> float:
        """The mean mark of the questions asked that count, from 0 to 1; one that is not answered counts 0."""
        marks = [mark(item, self.responses.get(item.id)) for item in self.items if item.scored]
        return sum(mark.score for mark in marks) / max(1, len(marks))

    def item(self, name: str) -> Question:
        """Return the question with this id, with its numbers. Raises KeyError naming the ids there are."""
        items = {item.id: item for item in self.items}
        if name not in items:
            raise UnknownNameError(f"there is no question {name!r}; {instead(name, items, 'there are')}")
        return items[name]

    def reset(self) -> None:
        """Forget all answers."""
        self.checked = []
        self.responses = {}
        self.confidence = {}


def quiz(name: str, seed: int = 1, items: int | None = None, section: str | None = None) -> QuizWidget:
    """Return the quiz called ``name``; see ``hipspine.quiz.quiz``."""
    claims, references = load_claims(), load_references()
    bank = load_quiz(name, section, claims=claims, references=references)
    usual = 1 if section else usual_count(name)
    count = usual if items is None else items
    drawn, asked_for = map(_whole, (seed, count))
    return QuizWidget(bank, content(bank, claims, references), drawn, asked_for, section)


def usual_count(name: str) -> int:
    """Return how many questions the whole quiz called ``name`` draws where nothing is said; 0 stands for all."""
    return {"final": FINAL_QUESTIONS, "case-clinic": 0}.get(name, QUESTIONS)


def _whole(number: object) -> int:
    if isinstance(number, bool) or not isinstance(number, Integral) or number < 0:
        raise WrongValueError(f"seed and items are whole numbers from 0 on, not {number!r}")
    return int(number)
