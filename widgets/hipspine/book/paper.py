"""A chapter on paper: its questions counted through, and their answers at its end, which screens do not show.

Paper has the questions as the page was built with them, whatever a reader has drawn or answered since
(``frontend/src/island``), so that these answers are theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from hipspine.book import wording
from hipspine.figures import declared
from hipspine.quiz.bank import asked, load_quiz
from hipspine.quiz.interactions.question import html
from hipspine.quiz.still import still_letters

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from hipspine.figures.core import Figure
    from hipspine.quiz.interactions.question import Question

_ASKED, _SHOWN = "hs_asked", "hs_shown"
"""What a page keeps for its answers: its quizzes, and the figures that it shows."""


class Asked(NamedTuple):
    """A quiz of a page: its bank, the section ("" for all), the seed and how many questions it draws (0: all)."""

    name: str
    section: str
    seed: int
    drawn: int

    def questions(self) -> list[Question]:
        """Return the questions that it asks."""
        return asked(load_quiz(self.name, self.section or None), self.seed, self.drawn)


def note_asked(page: MutableMapping[str, Any], state: Mapping[str, Any]) -> int:  # Any: Sphinx's, and a widget's state
    """Note a quiz among those of a page, and return the number of its first question."""
    name, _, section = state["name"].split(":", 1)[1].partition("/")
    before: list[Asked] = page.setdefault(_ASKED, [])
    first = 1 + sum(len(quiz.questions()) for quiz in before)
    before.append(Asked(name, section, state["seed"], state["count"]))
    return first


def note_shown(page: MutableMapping[str, Any], figure: str) -> None:  # Any: Sphinx's own
    """Note a figure among those that a page shows."""
    page.setdefault(_SHOWN, []).append(figure)


def answers(quizzes: list[Asked], figures: list[str]) -> Markup:
    """Return the section with the answers to a page's questions and to what its figures ask; "" for none."""
    questions = Markup().join(_questions(quizzes))
    seen = Markup().join(_figure(declared(name)) for name in dict.fromkeys(figures) if declared(name).answer)
    if not questions and not seen:
        return Markup()
    parts = [Markup("<h2>{}</h2>").format(wording.ANSWERS)]
    parts += [Markup("<ol>{}</ol>").format(questions)] if questions else []
    parts += [Markup("<h3>{}</h3><div>{}</div>").format(wording.FIGURES_SHOW, seen)] if seen else []
    return Markup('<section class="hs-answers">{}</section>').format(Markup().join(parts))


def _questions(quizzes: list[Asked]) -> Iterator[Markup]:
    number = 0
    for quiz in quizzes:
        for item in quiz.questions():
            number += 1
            if not item.in_steps:  # what a story leads to stands in its steps
                right = Markup(Markup("; ").join(item.right_in_words(letters(item))).removesuffix("."))
                yield Markup('<li value="{}">{}. {}</li>').format(number, right, html(item.explanation))


def letters(item: Question) -> dict[str, str]:
    """Return the letter that each option of a question has on paper, by its id."""
    shown = still_letters(item)
    return {name: shown.get(html(text), name) for name, text in item.texts_by_id().items()}


def _figure(figure: Figure) -> Markup:
    told = Markup(" ").join(figure.answer)
    return Markup("<p><b>{}</b> {}</p>").format(figure.title.rstrip(".") + ".", told)


def _add_answers(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, Any],  # Any: Sphinx's own
    doctree: nodes.document | None,
) -> None:
    known = app.env.metadata.get(page, {})
    if doctree is not None and "body" in context:
        # A plain string, as Sphinx's own: a Markup would escape what is there already.
        context["body"] += str(answers(known.get(_ASKED, []), known.get(_SHOWN, [])))


def setup_paper(app: Sphinx) -> None:
    """Connect the answers to a Sphinx build."""
    app.connect("html-page-context", _add_answers)
