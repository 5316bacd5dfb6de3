"""Answering in a notebook: a click is kept in the cell's output and, beside the notebook, in a file of its own."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NotRequired, TypedDict

import anywidget
import traitlets
from IPython import get_ipython
from IPython.display import DisplayHandle, display

from hipspine.lasting import LastingWidget, Still
from hipspine.paths import frontend_path
from hipspine.quiz.kinds import KINDS
from hipspine.teaching.answering.answer_store import Origin, StoredAnswer, bundle, newest_answers, sidecar_name
from hipspine.teaching.answering.still_answer import still_answer


class ShownQuestion(TypedDict):
    """A question as it goes out, with what its kind needs besides; one that a figure answers names it."""

    name: str
    kind: str
    stem: str
    figure: NotRequired[str]
    start: NotRequired[Mapping[str, object]]


class Setup(Origin):
    """What the first cell of a notebook holds."""

    assignment: str
    questions: list[ShownQuestion]


class AnswerWidget(LastingWidget):
    """The controls of one question. ``response`` follows the clicks, in the letters that the notebook shows."""

    _esm = frontend_path("assignment.js")
    _css = frontend_path("assignment.css")

    name = traitlets.Unicode(read_only=True).tag(sync=True)
    question = traitlets.Dict(read_only=True).tag(sync=True)
    response = traitlets.Any(None, allow_none=True).tag(sync=True)
    note = traitlets.Unicode().tag(sync=True)
    _body = traitlets.Dict().tag(sync=True)
    _figure = anywidget.WidgetTrait().tag(sync=True)

    def __init__(self, question: ShownQuestion, response: object) -> None:
        """Show a question's controls as ``response`` left them (None: not answered)."""
        super().__init__(response=response, **_drawings(question))
        self.set_trait("name", f"assignment:{question['name']}")
        self.set_trait("question", dict(question))

    def still(self) -> Still:
        """Return what a notebook keeps of the controls: the question as it went out, without the key."""
        figure = self._figure
        return still_answer(self.question, figure.still().picture if isinstance(figure, LastingWidget) else None)

    def __repr__(self) -> str:
        """Return how one asks for the controls."""
        return f"ask({self.question['name']!r})"


def assignment(quiz: Setup) -> Callable[[str], None]:
    """Return ``ask``, which shows the controls of a question by its name: ``ask("q01")``.

    ``quiz`` is what the notebook's first cell holds. Answers given before are read from the notebook and from the file
    beside it, whichever is newer.
    """
    folder = Path.cwd()
    answers = newest_answers(folder, _own_name(), quiz["release"], quiz["student"])
    questions = {question["name"]: question for question in quiz["questions"]}

    def ask(name: str) -> None:
        if name not in questions:
            raise KeyError(f"there is no question {name!r}; there are {', '.join(questions)}")
        widget = AnswerWidget(questions[name], answers[name].response if name in answers else None)
        display(widget)
        # Shown after the widget, and always there: a frontend that shows no widgets still says what is kept.
        handle = display(bundle(quiz, name, answers.get(name)), raw=True, display_id=_display_id(quiz, name))
        widget.observe(lambda change: _store(quiz, name, change["new"], answers, handle, folder, widget), "response")

    return ask


def _store(
    quiz: Setup,
    name: str,
    response: object,
    answers: dict[str, StoredAnswer],
    handle: DisplayHandle,
    folder: Path,
    widget: AnswerWidget,
) -> None:
    count = answers[name].count if name in answers else 0
    answers[name] = StoredAnswer(response, count + 1)
    handle.update(bundle(quiz, name, answers[name]), raw=True)
    entries = {one: {"response": answer.response, "count": answer.count} for one, answer in answers.items()}
    origin = {
        "format": quiz["format"],
        "assignment": quiz["assignment"],
        "release": quiz["release"],
        "student": quiz["student"],
    }
    beside = folder / sidecar_name(quiz["assignment"])
    fresh = beside.with_name(f"{beside.name}.new")
    try:
        fresh.write_text(json.dumps({**origin, "answers": entries}, indent=1), encoding="utf-8")
        fresh.replace(beside)
    except OSError as error:
        widget.note = f"The file beside the notebook could not be written ({error.strerror}). Save the notebook itself."


def _display_id(quiz: Setup, name: str) -> str:
    return f"hipspine-{quiz['release']}-{quiz['student'] or 'all'}-{name}"


def _own_name() -> str | None:
    """Return the file name of the running notebook where the frontend tells it."""
    shell = get_ipython()
    path = (shell.user_ns.get("__vsc_ipynb_file__") if shell else None) or os.environ.get("JPY_SESSION_NAME")
    return Path(path).name if path and str(path).endswith(".ipynb") else None


def _drawings(question: ShownQuestion) -> dict[str, object]:
    kind = KINDS[question["kind"]]
    if kind.draws_body:
        from hipspine.quiz.content import body_map

        return {"_body": body_map()}
    if kind.draws_figure:
        from hipspine.figures.widget import figure_within

        return {"_figure": figure_within(question["figure"], question["start"])}
    return {}
