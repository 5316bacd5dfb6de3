"""Exercises from ``data/exercises/``: a piece of code with a gap, three hints, a check in Python, and a solution."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, TypeAlias

from pydantic import Field, StringConstraints

from hipspine.datafile import DataError, DataErrors, Document, read_yaml
from hipspine.evidence.bibliography import Reference, load_references
from hipspine.evidence.numbers import Number, load_numbers, printable
from hipspine.evidence.records import Ident, Record, Words, by_id, raise_all, read_records
from hipspine.exercise import wording
from hipspine.inpage.judge import compiled, gaps
from hipspine.paths import data_path
from hipspine.quiz.text import problems
from hipspine.refusals import UnknownNameError, instead

HINTS = 3
MOST_GAPS = 2
_BRACES = re.compile(r"\{([a-z0-9-]+)(?:\.(\w+))?\}")
_APART = re.compile(r"`[^`]*`|\b100\b")  # code, and what shares are counted of
_DIGITS = re.compile(r"\d+")
_TEXTS = ("title", "task", "right")

FieldPath: TypeAlias = tuple[str | int, ...]
Code = Annotated[str, StringConstraints(min_length=1)]


class Mistake(Record):
    """A wrong answer that people give: what they write in the ``gaps``, and words of what the check then says."""

    gaps: tuple[Words, ...]
    says: Words


class Exercise(Record):
    """One exercise: ``start`` is code with gaps (``...``), ``solution`` fills them, ``check`` is a function's body.

    The check sees the names that the code has set, and ``model``, ``number`` and ``near(value, wanted, within)``; it
    returns what is wrong in a sentence, or nothing. ``right`` is said then.
    """

    id: Ident
    title: Words
    task: Words
    start: Code
    hints: Annotated[tuple[Words, ...], Field(min_length=HINTS, max_length=HINTS)]
    solution: Annotated[tuple[Words, ...], Field(min_length=1, max_length=MOST_GAPS)]
    check: Code
    right: Words
    mistakes: Annotated[tuple[Mistake, ...], Field(min_length=2)]

    def filled(self, answers: Collection[str]) -> str:
        """Return the code with its gaps filled, in their order."""
        lines = self.start.encode().splitlines(keepends=True)
        for node, answer in reversed(list(zip(_gaps(self.start), answers, strict=True))):
            line = lines[node.lineno - 1]
            lines[node.lineno - 1] = line[: node.col_offset] + answer.encode() + line[node.end_col_offset :]
        return b"".join(lines).decode()

    @property
    def solved(self) -> str:
        """The code of the solution."""
        return self.filled(self.solution)


def read_exercises(
    path: Path, numbers: Mapping[str, Number], references: Mapping[str, Reference]
) -> dict[str, Exercise]:
    """Read and check the exercises of one chapter.

    Raises DataError and DataErrors with every line that is wrong: a missing or unknown field, an id twice, code that is
    not Python, gaps that do not fit, digits in words, a number that is not there or must not be printed, and one of our
    calculation that does not say so.
    """
    document = read_yaml(path)
    found, errors = read_records(document, "exercises", Exercise)
    table = by_id(document, found, errors)
    for exercise, place in found:
        for field, problem, allowed in _problems(exercise, numbers, references):
            errors.append(DataError(document.file, document.line(*place, *field), problem, allowed))
    raise_all(errors)
    return table


def read_all(
    folder: Path,
    numbers: Mapping[str, Number],
    references: Mapping[str, Reference],
    chapters: Collection[str] | None = None,
) -> dict[str, dict[str, Exercise]]:
    """Read and check all exercises by chapter; ``chapters`` are those there are, left out where that is not known.

    Raises DataErrors as ``read_exercises``, also for an id that stands in two files and a file of no chapter.
    """
    every: dict[str, dict[str, Exercise]] = {}
    errors: list[DataError] = []
    homes: dict[str, str] = {}
    for path in sorted(folder.glob("*.yml")) if folder.is_dir() else []:
        try:
            found = read_exercises(path, numbers, references)
        except DataErrors as several:
            errors += several.errors
            continue
        except DataError as error:
            errors.append(error)
            continue
        document = read_yaml(path)
        if chapters is not None and path.stem not in chapters:
            problem = wording.NO_CHAPTER.format(chapter=path.stem)
            errors.append(DataError(document.file, None, problem, ", ".join(chapters)))
        errors += _twice(document, found, homes)
        every[path.stem] = found
    raise_all(errors)
    return every


@cache
def load_all() -> Mapping[str, Mapping[str, Exercise]]:
    """Return the course's exercises by chapter. Raises DataError or DataErrors."""
    folder = data_path().joinpath("exercises")
    return read_all(folder, load_numbers(), load_references())


def load_exercise(name: str) -> Exercise:
    """Return the exercise with this id. Raises KeyError naming the nearest, and DataErrors for a broken file."""
    known = {one.id: one for chapter in load_all().values() for one in chapter.values()}
    if not isinstance(name, str) or name not in known:
        there = instead(name, known, wording.THERE_ARE)
        raise UnknownNameError(wording.NO_EXERCISE.format(name=name, known=there))
    return known[name]


def told(text: str) -> str:
    """Return a text of the course with its numbers, none of which parts from its sign of percent."""
    return _told(text, load_numbers(), load_references())


def _told(text: str, numbers: Mapping[str, Number], references: Mapping[str, Reference]) -> str:
    def said(match: re.Match[str]) -> str:
        value = printable(match[1], dict(numbers), dict(references)).value
        if match[2]:
            value = value[match[2]]
        if isinstance(value, dict | list):
            raise ValueError(wording.SEVERAL.format(number=match[1]))
        return f"{value:g}".replace("-", "−") if isinstance(value, int | float) else str(value)

    return _BRACES.sub(said, text).replace(" %", "\N{NO-BREAK SPACE}%")


def _gaps(code: str) -> list[ast.Constant]:
    """Return the gaps of code in the order in which they stand."""
    found = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant) and node.value is ...]
    return sorted(found, key=lambda node: (node.lineno, node.col_offset))


def _twice(document: Document, found: Collection[str], homes: dict[str, str]) -> Iterator[DataError]:
    for index, name in enumerate(found):
        if name in homes:
            problem = wording.TWICE.format(id=name, file=homes[name])
            yield DataError(document.file, document.line("exercises", index), problem)
        homes.setdefault(name, document.file)


def _problems(
    one: Exercise, numbers: Mapping[str, Number], references: Mapping[str, Reference]
) -> Iterator[tuple[FieldPath, str, str | None]]:
    """Yield what is wrong with one exercise: the field, the problem, what is allowed."""
    texts: dict[FieldPath, str] = {(name,): getattr(one, name) for name in _TEXTS}
    texts |= {("hints", place): hint for place, hint in enumerate(one.hints)}
    for field, text in texts.items():
        yield from _text_problems(one, field, text, numbers, references)
    yield from _code_problems(one)
    used = {match[1] for text in texts.values() for match in _BRACES.finditer(text)}
    ours = [name for name in sorted(used) if name in numbers and numbers[name].ours]
    if ours and wording.OURS not in one.task + one.right:
        yield ("task",), wording.NOT_OURS.format(id=one.id, number=ours[0]), wording.OURS_ALLOWED


def _text_problems(
    one: Exercise,
    field: FieldPath,
    text: str,
    numbers: Mapping[str, Number],
    references: Mapping[str, Reference],
) -> Iterator[tuple[FieldPath, str, str | None]]:
    name = str(field[0])
    loose = _DIGITS.findall(_APART.sub("", _BRACES.sub("", text)))
    if loose:
        yield field, wording.LOOSE.format(id=one.id, field=name, digits=loose[0]), None
    try:
        shown = _told(text, numbers, references)
    except KeyError as error:
        unknown = str(error.args[0])
        problem = unknown if " " in unknown else f"the number has no value “{unknown}”"
        yield field, wording.UNKNOWN.format(id=one.id, field=name, problem=problem), None
    except (TypeError, ValueError) as error:
        yield field, wording.UNKNOWN.format(id=one.id, field=name, problem=error), None
    else:
        for problem, allowed in problems(shown):
            yield field, wording.MARKUP.format(id=one.id, field=name, problem=problem), allowed


def _code_problems(one: Exercise) -> Iterator[tuple[FieldPath, str, str | None]]:
    try:
        ast.parse(one.start)
    except SyntaxError as error:
        yield ("start",), wording.NO_PYTHON.format(id=one.id, field="start", problem=error.msg), None
        return
    try:
        compiled(one.check)
    except SyntaxError as error:
        yield ("check",), wording.NO_PYTHON.format(id=one.id, field="check", problem=error.msg), None
    there = gaps(one.start)
    if not there:
        yield ("start",), wording.NO_GAP.format(id=one.id), wording.A_GAP
        return
    every: dict[FieldPath, tuple[str, ...]] = {("solution",): one.solution}
    every |= {("mistakes", place): mistake.gaps for place, mistake in enumerate(one.mistakes)}
    for field, answers in every.items():
        if len(answers) != there:
            text = wording.GAPS.format(id=one.id, field=field[0], there=there, told=len(answers))
            yield field, text, None
            continue
        try:
            left = gaps(one.filled(answers))
            ast.parse(one.filled(answers))
        except SyntaxError as error:
            yield field, wording.NO_PYTHON.format(id=one.id, field=field[0], problem=error.msg), None
        else:
            if left:
                yield field, wording.GAPS.format(id=one.id, field=field[0], there=left, told=0), None
