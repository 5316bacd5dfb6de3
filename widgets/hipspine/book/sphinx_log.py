"""Sphinx's warnings in the course's words: one line each, with the notebook cell and line that they are about."""

from __future__ import annotations

import re
from pathlib import Path

from hipspine.datafile import DataError

# myst-nb counts the lines of a notebook as 10,000 times the number of the cell (from 1) plus the line in the cell,
# and one more: it and myst-parser both turn lines from 0 into lines from 1.
_LINES_PER_CELL = 10_000
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_WARNING = re.compile(
    r"^(?:(?P<file>[^\s:][^:\n]*)(?::(?P<line>\d+))?(?::[^:\n]*)?: )?(?:WARNING|ERROR|CRITICAL|SEVERE): (?P<said>.*)$",
    re.MULTILINE,
)
_KIND = re.compile(r" \[[a-z_-]+(?:\.[\w.-]+)?\]$")
# The course's own errors, raised inside Sphinx: wrapped by it, or as the end of a traceback.
_RAISED = re.compile(
    r"(?:\(exception: |^hipspine\.datafile\.DataErrors?: )(?P<said>.+?)(?=^The full traceback has been saved|\Z)",
    re.MULTILINE | re.DOTALL,
)
_OWN = re.compile(r"^(?P<file>[\w./-]+\.\w+)(?::(?P<line>\d+))?: (?P<said>.*)$")
_AFTERWORD = "The full traceback has been saved"


def problems_in(log: str, root: Path) -> list[DataError]:
    """Return what a Sphinx log (its standard error) complains of, in order, none twice.

    Files are named from ``root``, and places in notebooks as ``chapters/01-connection.ipynb, cell 1, line 10``.
    """
    log = plain(log)
    problems = {}
    for found in _WARNING.finditer(log):
        place = _place(found["file"], found["line"], root)
        problem = DataError(*place, _KIND.sub("", found["said"]))
        problems[str(problem)] = problem
    for raised in _RAISED.finditer(log):
        for line in raised["said"].strip().removesuffix(")").splitlines():
            own = _OWN.match(line)
            if own:
                problem = DataError(own["file"], int(own["line"]) if own["line"] else None, own["said"])
                problems[str(problem)] = problem
    return list(problems.values())


def last_words(log: str) -> str:
    """Return the line that says why Sphinx gave up, for a log in which no problem was recognised."""
    lines = [line.strip() for line in plain(log).partition(_AFTERWORD)[0].splitlines()]
    return next((line for line in reversed(lines) if line), "it said nothing")


def plain(text: str) -> str:
    """Return a text without terminal colours."""
    return _COLOUR.sub("", text)


def cell_place(notebook: str, cell: int, line: int | None = None) -> str:
    """Name a place in a notebook; cells and lines count from 1."""
    return f"{notebook}, cell {cell}" + ("" if line is None else f", line {line}")


def _place(file: str | None, line: str | None, root: Path) -> tuple[str, int | None]:
    if file is None:
        return "the book", None
    path = Path(file)
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else file
    number = int(line) if line else None
    if number and path.suffix == ".ipynb" and number >= _LINES_PER_CELL:
        return cell_place(name, number // _LINES_PER_CELL, max(1, number % _LINES_PER_CELL - 1)), None
    return name, number
