"""Answering in a notebook: a click is kept in the cell's output and, beside the notebook, in a file of its own."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import anywidget
import traitlets
from IPython import get_ipython
from IPython.display import DisplayHandle, display
from plotly.offline import get_plotlyjs

from hipspine.paths import package_path
from hipspine.teaching.answering.answer_store import Kept, bundle, kept_in_folder, sidecar_name

PARTS = ("elements", "answering", "arranging", "ending")
"""The modules in ``frontend`` that ``assignment.js`` is given."""


SHEETS = ("quiz.css", "style.css", "assignment.css")
"""The style sheets in ``frontend``."""


class AnswerWidget(anywidget.AnyWidget):
    """The controls of one question. ``response`` follows the clicks, in the letters that the notebook shows."""

    _esm = package_path("frontend", "assignment.js")
    _css = "".join(package_path("frontend", sheet).read_text(encoding="utf-8") for sheet in SHEETS)

    name = traitlets.Unicode(read_only=True).tag(sync=True)
    question = traitlets.Dict(read_only=True).tag(sync=True)
    response = traitlets.Any(None, allow_none=True).tag(sync=True)
    note = traitlets.Unicode().tag(sync=True)
    _body = traitlets.Dict().tag(sync=True)
    _figures = traitlets.Dict().tag(sync=True)
    _figure = traitlets.Unicode().tag(sync=True)
    _elements = traitlets.Unicode().tag(sync=True)
    _answering = traitlets.Unicode().tag(sync=True)
    _arranging = traitlets.Unicode().tag(sync=True)
    _ending = traitlets.Unicode().tag(sync=True)

    def __init__(self, question: Mapping[str, Any], response: Any) -> None:
        """Show a question's controls as ``response`` left them (None: not answered)."""
        super().__init__(
            response=response,
            **_drawings(question),
            **{f"_{part}": package_path("frontend", f"{part}.js").read_text(encoding="utf-8") for part in PARTS},
        )
        self.set_trait("name", f"assignment:{question['name']}")
        self.set_trait("question", dict(question))
        self.on_msg(self._answer)

    def _answer(self, _: object, told: dict[str, Any], buffers: list[bytes]) -> None:
        # A figure within a question asks for Plotly as a figure of its own would.
        if told.get("want") == "plotly":
            self.send({"have": "plotly"}, buffers=[get_plotlyjs().encode()])


def assignment(quiz: Mapping[str, Any]) -> Callable[[str], AnswerWidget]:
    """Return ``ask``, which shows the controls of a question by its name: ``ask("q01")``.

    ``quiz`` is what the notebook's first cell holds. Answers given before are read from the notebook and from the file
    beside it, whichever is newer.
    """
    folder = Path.cwd()
    kept = kept_in_folder(folder, _own_name(), quiz["release"], quiz["student"])
    questions = {question["name"]: question for question in quiz["questions"]}

    def ask(name: str) -> None:
        if name not in questions:
            raise KeyError(f"there is no question {name!r}; there are {', '.join(questions)}")
        widget = AnswerWidget(questions[name], kept[name].response if name in kept else None)
        display(widget)
        # Shown after the widget, and always there: a frontend that shows no widgets still says what is kept.
        handle = display(bundle(quiz, name, kept.get(name)), raw=True, display_id=_display_id(quiz, name))
        widget.observe(lambda change: _keep(quiz, name, change["new"], kept, handle, folder, widget), "response")

    return ask


def _keep(
    quiz: Mapping[str, Any],
    name: str,
    response: Any,
    kept: dict[str, Kept],
    handle: DisplayHandle,
    folder: Path,
    widget: AnswerWidget,
) -> None:
    count = kept[name].count if name in kept else 0
    kept[name] = Kept(response, count + 1)
    handle.update(bundle(quiz, name, kept[name]), raw=True)
    answers = {one: {"response": own.response, "count": own.count} for one, own in kept.items()}
    told = {key: quiz[key] for key in ("format", "assignment", "release", "student")}
    beside = folder / sidecar_name(quiz["assignment"])
    fresh = beside.with_name(f"{beside.name}.new")
    try:
        fresh.write_text(json.dumps({**told, "answers": answers}, indent=1), encoding="utf-8")
        fresh.replace(beside)
    except OSError as error:
        widget.note = f"The file beside the notebook could not be written ({error.strerror}). Save the notebook itself."


def _display_id(quiz: Mapping[str, Any], name: str) -> str:
    return f"hipspine-{quiz['release']}-{quiz['student'] or 'all'}-{name}"


def _own_name() -> str | None:
    """Return the file name of the running notebook where the frontend tells it."""
    shell = get_ipython()
    told = (shell.user_ns.get("__vsc_ipynb_file__") if shell else None) or os.environ.get("JPY_SESSION_NAME")
    return Path(told).name if told and str(told).endswith(".ipynb") else None


def _drawings(question: Mapping[str, Any]) -> dict[str, Any]:
    if question["kind"] == "body":
        from hipspine.quiz.content import body_map

        return {"_body": body_map()}
    if question["kind"] == "set":
        from hipspine.figures import declared
        from hipspine.figures.widget import sources

        figure = package_path("frontend", "figure.js").read_text(encoding="utf-8")
        return {"_figures": {question["figure"]: sources(declared(question["figure"]))}, "_figure": figure}
    return {}
