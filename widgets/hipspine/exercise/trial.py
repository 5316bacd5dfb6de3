"""An exercise tried without a page: a learner's code is run with names of its own, and the check looks at them."""

from __future__ import annotations

import builtins
import json
from collections.abc import Callable, Iterator
from typing import Any

from hipspine.datafile import DataError, read_yaml
from hipspine.exercise import wording
from hipspine.exercise.bank import Exercise, load_all, told
from hipspine.inpage.judge import gaps, judged, verdict
from hipspine.inpage.output import Output
from hipspine.inpage.running import ran
from hipspine.inpage.wording import GAP
from hipspine.paths import data_path

_FILE = "<exercise>"
_BEGINNING = "from hipspine import figure, model, quiz"  # the first cell of every chapter


def tried(exercise: Exercise, code: str, send: Callable[[str], object]) -> None:
    """Run ``code`` as an answer to an exercise; ``send`` takes what it gives, and the verdict, as JSON.

    The code has names of its own: it sees nothing of other cells, and leaves nothing behind. Messages are those of a
    page's Python: text, error, html, plot, cut, and at the end a verdict unless the code ended with an error.
    """
    if gaps(code):
        send(json.dumps(verdict(False, GAP)))
        return
    names: dict[str, Any] = {"__name__": "__main__", "__builtins__": builtins}
    exec(_BEGINNING, names)
    output = Output(send)
    if ran(code, _FILE, names, output, [_FILE], None):
        send(json.dumps(judged(exercise.check, told(exercise.right), names)))


def answer(exercise: Exercise, code: str) -> tuple[bool, str]:
    """Return whether code answers an exercise, and what is said of it: the check's sentence, or the error."""
    heard: list[dict[str, Any]] = []
    tried(exercise, code, lambda message: heard.append(json.loads(message)))
    for message in heard:
        if message["type"] == "verdict":
            return message["right"], message["text"]
    return False, wording.FAILED.format(error=next(one["text"] for one in heard if one["type"] == "error"))


def trial_problems() -> Iterator[DataError]:
    """Yield where an exercise of the course does not do as it says.

    That is a solution that is not found right, code that is right with its gap, and a mistake that is told otherwise.
    """
    for chapter, exercises in load_all().items():
        document = read_yaml(data_path("exercises", f"{chapter}.yml"))
        for place, one in enumerate(exercises.values()):
            for field, problem in _tried(one):
                yield DataError(document.file, document.line("exercises", place, *field), problem)


def _tried(one: Exercise) -> Iterator[tuple[tuple[str | int, ...], str]]:
    right, said = answer(one, one.solved)
    if not right:
        yield ("solution",), wording.FAILS.format(id=one.id, said=said)
    if answer(one, one.start)[0]:
        yield ("start",), wording.PASSES.format(id=one.id)
    for place, mistake in enumerate(one.mistakes):
        right, said = answer(one, one.filled(mistake.gaps))
        shown = ", ".join(mistake.gaps)
        if right:
            yield ("mistakes", place), wording.RIGHT.format(id=one.id, gaps=shown)
        elif mistake.says not in said:
            yield ("mistakes", place), wording.OTHER.format(id=one.id, gaps=shown, said=said)
