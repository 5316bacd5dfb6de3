"""What the front end shows of an exercise, and its still form: the task and the code, without hints and solution."""

from __future__ import annotations

from html import escape

from hipspine.exercise import wording
from hipspine.exercise.bank import Exercise, told
from hipspine.lasting import Still
from hipspine.quiz.text import to_html


def content(one: Exercise) -> dict[str, object]:
    """Return all that the front end needs of an exercise, as JSON has it; texts as HTML, code as it is."""
    return {
        "id": one.id,
        "title": to_html(told(one.title)),
        "task": to_html(told(one.task)),
        "start": one.start.rstrip("\n"),
        "hints": [to_html(told(hint)) for hint in one.hints],
        "solution": one.solved.rstrip("\n"),
        "check": one.check,
        "right": told(one.right),
    }


def call(one: Exercise) -> str:
    """Return how one asks for an exercise."""
    return f"exercise({one.id!r})"


def still_html(one: Exercise) -> str:
    """Return the task and the code as HTML."""
    return (
        f"<p><strong>{to_html(wording.TITLE.format(title=told(one.title)))}</strong></p>"
        f"<p>{to_html(told(one.task))}</p><pre>{escape(one.start.rstrip())}</pre>"
    )


def still_exercise(one: Exercise) -> Still:
    """Return what a notebook keeps of an exercise."""
    hint = wording.HOW.format(how=call(one))
    title, task, code = wording.TITLE.format(title=told(one.title)), told(one.task), one.start.rstrip()
    return Still(
        f"{still_html(one)}<p><em>{escape(hint)}</em></p>",
        f"**{title}**\n\n{task}\n\n```python\n{code}\n```\n\n*{hint}*",
        f"{title}\n\n{task}\n\n{code}\n\n{hint}",
    )
