"""An exercise as an ipywidget: what is written runs in the kernel, and is kept in the browser."""

from __future__ import annotations

from collections.abc import Mapping

import traitlets

from hipspine.cards import Told
from hipspine.exercise import wording
from hipspine.exercise.bank import HINTS, Exercise, load_exercise, told
from hipspine.exercise.content import call, content, still_exercise
from hipspine.exercise.runs import Run, begun
from hipspine.exercise.trial import answer
from hipspine.lasting import LastingWidget, Still
from hipspine.paths import frontend_path
from hipspine.refusals import WrongValueError


class ExerciseWidget(LastingWidget):
    """An exercise in a notebook. Made by ``exercise(name)``.

    Its code runs with names of its own: it sees nothing of other cells and leaves nothing behind. What is written stays
    in the browser. Without buttons, ``check``, ``hint`` and ``solution`` do the same.

    >>> from hipspine import exercise
    >>> exercise("does-it-hold-zero").hint(3)
    You may write both at once: `low < 0 < high`.
    """

    _esm = frontend_path("exercise.js")
    _css = frontend_path("exercise.css")

    name = traitlets.Unicode(read_only=True).tag(sync=True)
    content = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(self, exercise: Exercise) -> None:
        """Show ``exercise``."""
        super().__init__()
        self._running: Run | None = None
        self._exercise = exercise
        self.set_trait("name", f"exercise:{exercise.id}")
        self.set_trait("content", content(exercise))

    def check(self, code: str) -> Told:
        """Run ``code`` as an answer and return what is said of it: what is wrong, or that it is right.

        Raises ValueError for what is no text.
        """
        if not isinstance(code, str):
            raise WrongValueError(wording.NO_CODE.format(code=code))
        return Told(answer(self._exercise, code)[1])

    def hint(self, number: int = 1) -> Told:
        """Return the hint with this number, from 1 to 3. Raises ValueError for another number."""
        if isinstance(number, bool) or number not in range(1, HINTS + 1):
            raise WrongValueError(wording.NO_HINT.format(most=HINTS, number=number))
        return Told(told(self._exercise.hints[number - 1]))

    @property
    def start(self) -> Told:
        """The code with its gap."""
        return Told(self._exercise.start)

    @property
    def solution(self) -> Told:
        """The code of the solution."""
        return Told(self._exercise.solved)

    def still(self) -> Still:
        """Return what a notebook keeps of the exercise: its task and its code, without hints and solution."""
        return still_exercise(self._exercise)

    def __repr__(self) -> str:
        """Return how one asks for this exercise."""
        return call(self._exercise)

    def _hear(self, widget: object, message: Mapping[str, object], buffers: list[bytes]) -> None:
        super()._hear(widget, message, buffers)
        code, run = message.get("run"), message.get("id")
        if isinstance(code, str):
            self._running = begun(self._exercise, code, lambda said: self.send({**said, "id": run}))
        elif message.get("want") == "stop" and self._running:
            self._running.stop()


def exercise(name: str) -> ExerciseWidget:
    """Return the exercise called ``name``; see ``hipspine.exercise.exercise``."""
    return ExerciseWidget(load_exercise(name))
