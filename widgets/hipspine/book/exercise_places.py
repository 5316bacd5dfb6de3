"""Exercises in the published book: a place with the task and the code, which the page's Python makes to be done.

What else they hold (hints, check, solution) comes in a file of the chapter, when a reader opens *Go deeper*.
"""

from __future__ import annotations

import json
from html import escape

from hipspine.book import wording
from hipspine.exercise.bank import load_all, load_exercise
from hipspine.exercise.content import content, still_html

EXERCISE = "data-exercise="
"""What the HTML of such a place has, and nothing else."""


def exercise_place(name: str, address: str) -> str:
    """Return the HTML of the place of an exercise; ``address`` leads from the page to its chapter's file."""
    one = load_exercise(name)
    needs = f"<p>{escape(wording.EXERCISE_NEEDS_SCRIPT)}</p>"
    return f'<div {EXERCISE}"{name}" data-content="{escape(address)}">{still_html(one)}{needs}</div>'


def exercise_file(name: str) -> str:
    """Return the file of the chapter to which an exercise belongs."""
    return f"exercises-{next(chapter for chapter, own in load_all().items() if name in own)}.json"


def exercise_files() -> dict[str, str]:
    """Return the files with all that exercises hold, a file a chapter."""
    return {
        f"exercises-{chapter}.json": json.dumps(
            {name: content(one) for name, one in own.items()}, ensure_ascii=False, separators=(",", ":")
        )
        for chapter, own in load_all().items()
    }


def exercise_names() -> list[str]:
    """Return the ids of all exercises."""
    return [name for own in load_all().values() for name in own]
