"""Questions for learning platforms, one module a format, and as a table for people."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from hipspine.datafile import DataError
from hipspine.teaching.support.saving import place_for, write

if TYPE_CHECKING:
    from hipspine.quiz.schema import Bank
    from hipspine.teaching.exports.plan import Chapter, Export, Format

FORMATS = {
    "gift": "gift",
    "moodle": "moodle",
    "canvas": "canvas",
    "qti21": "qti21",
    "common-cartridge": "common_cartridge",
    "blackboard": "blackboard",
    "brightspace": "brightspace",
    "csv": "csv_table",
}
"""The formats, with the module of each. The command line asks for their names: what reads questions loads later."""


def export(
    banks: Sequence[Bank], format: str, out: Path, say: Callable[[str], object] = print, *, book: str = ""
) -> Export:
    """Write questions as one file of the named format, and tell what was written and what was left out.

    A file that is there already is replaced at once, and only when all went well; the same questions always give the
    same bytes.

    ``book`` is the address where the book is published; a format that can hold links then leads to its chapters.

    Raises DataError where ``out`` cannot be written, and where the format can carry none of the questions.
    """
    from hipspine.teaching.exports.plan import Export, planned

    if format not in FORMATS:
        raise DataError(format, None, "there is no such format", ", ".join(FORMATS))
    place_for(out)
    kind: Format = import_module(f"hipspine.teaching.exports.{FORMATS[format]}").FORMAT
    chapters, left_out = planned(banks, kind, book)
    if not chapters:
        problem = f"{format} can carry none of these questions: " + "; ".join(dict.fromkeys(o.reason for o in left_out))
        raise DataError(out, None, problem, "another format, or other chapters")
    write(out, kind.write(chapters))
    written = tuple(item.id for chapter in chapters for item in chapter.items)
    notes = [*_draws(banks, written), *_clicks(chapters), *kind.notes(chapters), *_links(chapters, kind, book)]
    done = Export(out, written, tuple(left_out), tuple(notes))
    _tell(done, format, say)
    return done


def _draws(banks: Sequence[Bank], written: Sequence[str]) -> list[str]:
    from hipspine.teaching.exports.plan import SEED

    drawn = [item.id for bank in banks for item in bank.items if item.varies and item.id in written]
    return [f"numbers were drawn once (seed {SEED}) for: {', '.join(drawn)}"] if drawn else []


def _clicks(chapters: Sequence[Chapter]) -> list[str]:
    """Return which questions speak of clicking where a platform shows a list."""
    from hipspine.teaching.exports.plan import shows_body

    items = [item for chapter in chapters for item in chapter.items]
    found = [item.id for item in items if shows_body(item) and re.search(r"\bclick", item.stem, re.IGNORECASE)]
    return (
        [f"the text says “click”, and the platform shows a list; “choose” fits both: {', '.join(found)}"]
        if found
        else []
    )


def _links(chapters: Sequence[Chapter], kind: Format, book: str) -> list[str]:
    if not kind.links:
        return ["this format holds no links to the chapters, so that --book changes nothing"] if book else []
    if not book:
        return ["links to the chapters are added with --book ADDRESS, where the book is published"]
    bare = [chapter.quiz for chapter in chapters if not chapter.page]
    return [f"no chapter of the book has the name of these question files: {', '.join(bare)}"] if bare else []


def _tell(done: Export, format: str, say: Callable[[str], object]) -> None:
    say(f"{_count(len(done.written))} written to {done.path} ({format})")
    for note in done.notes:
        say(f"note: {note}")
    if done.left_out:
        say(f"{_count(len(done.left_out))} left out:")
    ordered = sorted(done.left_out, key=lambda one: (one.kind, one.reason))
    for (kind, reason), ones in groupby(ordered, key=lambda one: (one.kind, one.reason)):
        say(f"  {kind} ({reason}): {', '.join(one.item for one in ones)}")


def _count(number: int) -> str:
    return f"{number} question" if number == 1 else f"{number} questions"
