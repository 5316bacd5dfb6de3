"""Releasing an assignment: notebooks for students, a sheet for paper, and the key in a place of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hipspine.datafile import DataError, DataErrors
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.assignment.notebook import handout
from hipspine.teaching.assignment.selection import stays_home
from hipspine.teaching.assignment.sheet import answer_sheet, sheet
from hipspine.teaching.assignment.wording import STUB
from hipspine.teaching.support.saving import write

if TYPE_CHECKING:
    from hipspine.quiz.schema import Bank

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
"""What an assignment may be called: it names folders and files."""

CONFIG = """\
# nbgrader's settings for this course; start nbgrader's commands and JupyterLab in this folder.
c = get_config()  # noqa: F821
c.CourseDirectory.course_id = {course!r}
# hipspine's answer cells keep what stands in them; "generate" replaces the two marks by this line.
c.ClearSolutions.code_stub = {{"python": {stub!r}}}
"""


@dataclass
class Release:
    """What a release wrote: for students, and for the instructor alone."""

    key: Path
    students: list[Path] = field(default_factory=list)
    instructor: list[Path] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def release(
    name: str,
    banks: Sequence[Bank],
    out: Path,
    *,
    students: dict[str, str],
    shared: bool = True,
    items: int = 0,
    seed: int = 1,
    due: datetime | None = None,
    track: Callable[[Iterable[str]], Iterable[str]] = iter,
) -> Release:
    """Write an assignment of ``items`` questions (0: all) to the folder ``out`` and return what was written.

    A shared release is one notebook in an nbgrader course; otherwise every student gets one of their own. The key, and
    the answers for paper, go to ``out/instructor``, apart from all that is handed out.

    Raises DataErrors for a name that cannot name files, too few questions, a folder inside the course's repository,
    and a folder that holds another release of this name.
    """
    _sound(name, banks, out, items)
    key = Key.of(name, banks, students=students, shared=shared, count=items, seed=seed, due=due)
    private = out / "instructor"
    result = Release(private / f"{name}.key.json")
    result.left_out = [item.id for bank in banks for item in bank.items if item.for_assignment() is None]
    if result.key.exists() and Key.load(result.key).release != key.release:
        problem = f"this folder holds another release called “{name}”, which students may have by now"
        raise DataErrors([DataError(result.key, None, problem, "another name, another --out, or deleting that key")])
    key.save(result.key)
    result.instructor.append(result.key)
    if shared:
        _course(key, out, result)
    else:
        for student in track(students):
            for path, text in ((f"{name}.ipynb", handout(key, student)), (f"{name}.html", sheet(key, student))):
                result.students.append(out / "handouts" / student / path)
                write(result.students[-1], text)
            result.instructor.append(private / "answers" / f"{name}-{student}.html")
            write(result.instructor[-1], answer_sheet(key, student), private=True)
    return result


def _course(key: Key, out: Path, result: Release) -> None:
    """Write the nbgrader course: what its own "generate" would make, ready to be released."""
    name = key.assignment
    config = out / "nbgrader_config.py"
    if not config.exists():
        write(config, CONFIG.format(course=_course_id(out), stub=STUB))
    notebook = handout(key, None)
    for folder, text in (("source", handout(key, None, source=True)), ("release", notebook)):
        result.students.append(out / folder / name / f"{name}.ipynb")
        write(result.students[-1], text)
    result.students.append(out / "paper" / f"{name}.html")
    write(result.students[-1], sheet(key, None))
    result.instructor.append(result.key.with_name(f"{name}-answers.html"))
    write(result.instructor[-1], answer_sheet(key, None), private=True)


def _course_id(out: Path) -> str:
    return re.sub(r"[^A-Za-z0-9_-]+", "-", out.resolve().name).strip("-") or "hipspine"


def _sound(name: str, banks: Sequence[Bank], out: Path, items: int) -> None:
    errors = []
    if not NAME.fullmatch(name):
        allowed = "1 to 64 letters, digits, _ and -, the first a letter or digit"
        errors.append(DataError("NAME", None, f"“{name}” cannot name an assignment", allowed))
    drawable = sum(item.for_assignment() is not None for bank in banks for item in bank.items)
    if not drawable or items > drawable:
        allowed = f"1 to {drawable}, or 0 for all" if drawable else "questions that are not cases"
        errors.append(
            DataError("--items", None, f"{items or 'all'} cannot be drawn from {drawable} questions", allowed)
        )
    if errors:
        raise DataErrors(errors)
    stays_home(out)
    if out.exists() and not out.is_dir():
        raise DataErrors([DataError(out, None, "this is a file", "a folder, which is made if it is missing")])
