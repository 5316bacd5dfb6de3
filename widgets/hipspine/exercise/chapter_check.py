"""Chapters and exercises held against each other: each exercise is shown once in its own chapter, below *Go deeper*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hipspine.chapters import DEEPER, Chapter
from hipspine.datafile import DataError, read_yaml
from hipspine.exercise import wording
from hipspine.refusals import meant

if TYPE_CHECKING:
    from hipspine.exercise.bank import Exercise


def chapter_problems(
    chapters: list[Chapter], exercises: Mapping[str, Mapping[str, Exercise]], folder: Path
) -> Iterator[DataError]:
    """Yield where chapters and exercises do not fit; ``exercises`` are those of each chapter, read from ``folder``."""
    names = [name for own in exercises.values() for name in own]
    shown: set[tuple[str, str]] = set()
    for chapter in chapters:
        deeper = next((cell.number for cell in chapter.cells if _opens(cell.text)), None)
        for cell, name in chapter.exercises:
            place = f"{chapter.file}, cell {cell.number}"
            shown.add((chapter.id, name))
            if name not in names:
                yield DataError(place, None, wording.NO_SUCH.format(id=name) + meant(name, names))
            elif name not in exercises.get(chapter.id, {}):
                yield DataError(place, None, wording.ELSEWHERE.format(id=name))
            elif deeper is None or cell.number < deeper:
                yield DataError(place, None, wording.TOO_HIGH.format(id=name))
    for chapter_id, own in exercises.items():
        document = read_yaml(folder / f"{chapter_id}.yml")
        for index, name in enumerate(own):
            if (chapter_id, name) not in shown:
                line, remedy = document.line("exercises", index), wording.SHOWN_BY.format(id=name)
                yield DataError(document.file, line, wording.NOT_SHOWN.format(id=name), remedy)


def _opens(text: str) -> bool:
    return f"## {DEEPER}" in text.splitlines()
