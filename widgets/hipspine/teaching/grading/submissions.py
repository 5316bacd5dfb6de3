"""Finding the notebooks that were handed in, whose they are, and when: as files, with no link followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from hipspine.datafile import DataError, DataErrors
from hipspine.teaching.answering.answer_store import LARGEST
from hipspine.teaching.grading.lateness import collection_time
from hipspine.teaching.grading.notices import Finding
from hipspine.teaching.support.tables import rows

if TYPE_CHECKING:
    from hipspine.teaching.assignment.key import Key

DEEPEST = 6
"""Folders below which nothing is looked for."""


@dataclass
class Submission:
    """What one student handed in: the notebook to read, if it is one, and what was found on the way."""

    student: str
    path: Path | None = None
    findings: list[Finding] = field(default_factory=list)
    submitted: datetime | None = None
    """When, by nbgrader's ``timestamp.txt``; None where nothing tells."""

    def contents(self) -> tuple[bytes | None, bytes | None]:
        """Return the bytes of the notebook and of the file of answers beside it; None for what is not there.

        Where they cannot be read that is one more finding, and nothing is there.
        """
        if self.path is None:
            return None, None
        try:
            beside = next((path for path in _besides(self.path) if _regular(path)), None)
            return self.path.read_bytes(), beside.read_bytes() if beside else None
        except OSError as error:
            self.findings.append(Finding("unreadable", f"it cannot be read: {error.strerror}"))
            return None, None


def _besides(notebook: Path) -> Iterator[Path]:
    yield notebook.with_name(f"{notebook.stem}.answers.json")
    # In a folder of one's own the file may belong to a notebook that was renamed.
    if len(list(notebook.parent.glob("*.ipynb"))) == 1:
        yield from sorted(notebook.parent.glob("*.answers.json"))


@dataclass(frozen=True)
class Stray:
    """A file that belongs to nobody in the class list, or that cannot be a notebook."""

    path: str
    reason: str


def find(folder: Path, key: Key, owners: Mapping[str, str] | None = None) -> tuple[list[Submission], list[Stray]]:
    """Return one submission for every student of the class list, and the files that could be given to nobody.

    A notebook belongs to the student whose id names its folder (as nbgrader collects them: ``STUDENT/ASSIGNMENT/``) or
    begins its own name (``STUDENT.ipynb``, ``STUDENT_….ipynb``); ``owners`` (file -> student) tells the rest.

    Raises DataErrors for a folder that is not there.
    """
    if (folder / "submitted").is_dir() and not (folder / "submitted").is_symlink():
        folder = folder / "submitted"
    if not folder.is_dir():
        raise DataErrors([DataError(folder, None, "there is no such folder", "the folder of the submitted notebooks")])
    notebooks: dict[str, list[Path]] = {student: [] for student in key.students}
    trouble: dict[str, list[Finding]] = {student: [] for student in key.students}
    strays: list[Stray] = []
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        student = (owners or {}).get(name) or _owner(PurePosixPath(name), key)
        problem = _problem(path)
        if problem is None and path.suffix != ".ipynb":
            continue
        if student not in notebooks:
            reason = problem or "nobody in the class list has this name; --owners can tell whose it is"
            strays.append(Stray(_printable(name), reason))
        elif problem:
            trouble[student].append(Finding("unreadable", f"{_printable(path.name)}: {problem}"))
        else:
            notebooks[student].append(path)
    return [_submission(student, notebooks[student], trouble[student], key) for student in key.students], strays


def read_owners(path: Path) -> dict[str, str]:
    """Return whose files are, from a CSV with the columns ``file`` and ``student``. Raises as ``rows`` does."""
    return {row.get("file", ""): row.get("student", "") for _, row in rows(path, ("file",))}


def _submission(student: str, paths: list[Path], trouble: list[Finding], key: Key) -> Submission:
    submission = Submission(student)
    wanted = f"{key.assignment}.ipynb"
    # One notebook under the right name is the one meant, whatever else lies beside it.
    named = [path for path in paths if path.name == wanted] or paths
    if not named:
        submission.findings = trouble
        return submission
    if len(named) > 1:
        several = ", ".join(_printable(path.name) for path in named[:4])
        submission.findings = [Finding("ambiguous", f"{len(named)} notebooks could be meant: {several}")]
        return submission
    submission.path = named[0]
    if named[0].name != wanted and named[0].parent.name in (student, key.assignment):
        submission.findings = [Finding("renamed", f"it is called {_printable(named[0].name)}, not {wanted}")]
    submission.submitted = collection_time(named[0].parent)
    return submission


def _owner(name: PurePosixPath, key: Key) -> str | None:
    if len(name.parts) > 1:
        # Other assignments of an nbgrader course lie beside this one.
        other = len(name.parts) > 2 and name.parts[1] != key.assignment
        return None if other and name.parts[0] in key.students else _known(name.parts[0], key)
    known = [student for student in key.students if name.stem == student or name.name.startswith(f"{student}_")]
    return max(known, key=len, default=None)


def _known(name: str, key: Key) -> str | None:
    return name if name in key.students else None


def _files(folder: Path, depth: int = 0) -> Iterator[Path]:
    """Give every file below a folder, sorted; links are given, not followed, and nothing leaves the folder.

    A folder that cannot be opened, or lies too deep, is given itself.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "__MACOSX":
            continue
        if entry.is_dir(follow_symlinks=False) and depth < DEEPEST:
            yield from _files(Path(entry.path), depth + 1)
        else:
            yield Path(entry.path)


def _problem(path: Path) -> str | None:
    """Return why a file cannot be read as a submission; None for one that can, or that is beside the point."""
    try:
        status = path.lstat()
    except OSError as error:
        return f"it cannot be read: {error.strerror}"
    if stat.S_ISLNK(status.st_mode):
        return "it is a link to another file, which is not followed"
    if stat.S_ISDIR(status.st_mode):
        return "it is a folder that cannot be opened, or that lies too deep"
    if not stat.S_ISREG(status.st_mode):
        return "it is no ordinary file"
    if path.suffix == ".zip":
        return "it is a ZIP archive, which is not opened: unpack it"
    if path.suffix == ".ipynb" and status.st_size > LARGEST:
        return f"it has {status.st_size / 1e6:.0f} MB; {LARGEST / 1e6:.0f} MB are read"
    return None


def _regular(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and path.stat().st_size <= LARGEST


def _printable(name: str) -> str:
    """Return a file's name as it can be printed: control characters and undecodable bytes are replaced."""
    text = os.fsencode(name).decode("utf-8", "replace")
    text = "".join(letter if letter.isprintable() else "�" for letter in text)
    return text if len(text) <= 80 else text[:80] + "…"
