"""Finding what was handed in, whose it is, and when: nothing of it is passed over without a word."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hipspine.datafile import DataError, DataErrors
from hipspine.teaching.grading.files import Looked, brief, hidden, look, read, said, unpacked, walk
from hipspine.teaching.grading.lateness import STAMP, collection_time
from hipspine.teaching.grading.notices import Finding
from hipspine.teaching.grading.owners import NOBODY, Owners, as_named
from hipspine.teaching.grading.platforms import ClassList, contents_page, fold, receipt

if TYPE_CHECKING:
    from hipspine.teaching.assignment.key import Key

NBGRADERS = (STAMP, "submission_secret.txt")
"""Files that nbgrader's exchange puts beside a notebook: nobody handed them in."""

SHOWN = 5
"""Of how many files each is told; the others are counted."""


@dataclass
class Submission:
    """What one student handed in: the notebook to read, if it is one, and what was found on the way."""

    student: str
    path: Path | None = None
    findings: list[Finding] = field(default_factory=list)
    submitted: datetime | None = None
    """When, by nbgrader's ``timestamp.txt``; None where nothing tells."""
    answers: Path | None = None
    """The file of answers beside the notebook."""

    def contents(self) -> tuple[bytes | None, bytes | None]:
        """Return the bytes of the notebook and of the file of answers beside it; None for what is not there.

        Where they cannot be read that is one more finding, and nothing is there.
        """
        if self.path is None:
            return None, None
        try:
            return unpacked(read(self.path)), read(self.answers) if self.answers else None
        except (OSError, ValueError) as error:
            self.findings.append(Finding("unreadable", said(error)))
            return None, None


@dataclass(frozen=True)
class Stray:
    """A file that belongs to nobody in the class list: as it is shown, why, and its whole name."""

    path: str
    reason: str
    name: str


@dataclass
class _Handed:
    """The files of one student; ``elsewhere`` are those in an nbgrader folder of another assignment."""

    notebooks: list[Path] = field(default_factory=list)
    answers: list[Path] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)
    receipts: list[tuple[str, str]] = field(default_factory=list)
    elsewhere: list[tuple[str, str]] = field(default_factory=list)


def find(folder: Path, key: Key, owners: Owners | None = None) -> tuple[list[Submission], list[Stray]]:
    """Return one submission for every student of the class list, and the files that could be given to nobody.

    A file belongs to the student whose id or name begins the name of its folder, or its own where it lies in none;
    ``owners`` tells the rest.

    Raises DataErrors for a folder that is not there, and for lines of ``owners`` that fit nothing.
    """
    if (folder / "submitted").is_dir() and not (folder / "submitted").is_symlink():
        folder = folder / "submitted"
    if not folder.is_dir():
        raise DataErrors([DataError(folder, None, "there is no such folder", "the folder of the submitted notebooks")])
    names = ClassList(key)
    top = _top(folder, key, names)
    beside = [entry.name for entry in _entries(top)]
    handed = {student: _Handed() for student in key.students}
    strays: list[Stray] = []
    paths = list(walk(folder))
    if owners:
        owners.check(path.relative_to(folder).as_posix() for path in paths)
    for path in paths:
        name = path.relative_to(folder).as_posix()
        parts = path.relative_to(top).parts or (path.name,)
        told = owners.of(name) if owners else None
        if told == NOBODY or contents_page(parts, beside):
            continue
        possible = {told} if told else names.of(parts[0], file=len(parts) == 1)
        if len(possible) != 1:
            if path.name not in NBGRADERS:
                strays.append(Stray(brief(name), _nobodys(look(path), len(possible)), as_named(name)))
            continue
        student = possible.pop()
        other = folder.name == "submitted" and len(parts) > 2 and fold(parts[1]) != fold(key.assignment)
        _sort(handed[student], path, key, elsewhere="/".join(parts[1:]) if other else "")
    return [_submission(student, handed[student], key, top) for student in key.students], strays


def _top(folder: Path, key: Key, names: ClassList) -> Path:
    """Return the folder in which the students' names stand: archives hold one more around it."""
    while True:
        inside = [entry for entry in _entries(folder) if not hidden(entry.name)]
        if len(inside) != 1 or not inside[0].is_dir(follow_symlinks=False) or names.of(inside[0].name):
            return folder
        if fold(inside[0].name) not in (fold(key.assignment), "submissions", "submitted", fold(folder.name)):
            return folder
        folder = Path(inside[0].path)


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    try:
        yield from os.scandir(folder)
    except OSError:
        return


def _nobodys(looked: Looked, several: int) -> str:
    whose = f"{several} in the class list may be meant" if several else "nobody in the class list has this name"
    return "; ".join(filter(None, (looked.reason, f"{whose}; --owners can tell whose it is")))


def _sort(handed: _Handed, path: Path, key: Key, *, elsewhere: str) -> None:
    """Put a file of a student where it belongs."""
    if path.name in NBGRADERS:
        return
    looked = look(path)
    if elsewhere and not (looked.kind == "notebook" and _of_release(path, key)):
        handed.elsewhere.append((brief(elsewhere), "it lies in the folder of another assignment"))
    elif looked.kind == "notebook":
        handed.notebooks.append(path)
    elif looked.kind == "answers":
        handed.answers.append(path)
    else:
        (handed.receipts if receipt(path.name) else handed.others).append((brief(path.name), looked.reason))


def _submission(student: str, handed: _Handed, key: Key, top: Path) -> Submission:
    submission = Submission(student)
    if not handed.notebooks:
        alone = [(brief(path.name), "answers alone: the notebook is missing") for path in handed.answers]
        submission.findings = _summed("unreadable", [*handed.others, *alone, *handed.receipts])
        if not submission.findings and handed.elsewhere:
            submission.findings = _summed("beside", handed.elsewhere)
        return submission
    wanted = f"{key.assignment}.ipynb"
    named = [path for path in handed.notebooks if fold(path.name) == fold(wanted)] or handed.notebooks
    rest = [path for path in handed.notebooks if path not in named]
    # One under the right name is the one meant, unless another of this release says something else.
    rivals = [path for path in rest if len(named) == 1 and _of_release(path, key) and _differ(named[0], path)]
    if len(named) + len(rivals) > 1:
        several = ", ".join(brief(path.name) for path in [*named, *rivals][:4])
        told = f"{len(named) + len(rivals)} notebooks could be meant: {several}"
        submission.findings = [Finding("ambiguous", told)]
        return submission
    path = submission.path = named[0]
    own_folder = len(path.relative_to(top).parts) > 1
    if path.name != wanted and (own_folder or path.suffix != ".ipynb"):
        submission.findings.append(Finding("renamed", f"it is called {brief(path.name)}, not {wanted}"))
    submission.answers = _beside(path, handed.answers)
    unused = [(brief(one.name), "another notebook") for one in rest]
    unused += [(brief(one.name), "other answers") for one in handed.answers if one != submission.answers]
    submission.findings += _summed("beside", [*unused, *handed.others])
    if own_folder:
        submission.submitted, problem = collection_time(path.parent)
        if problem:
            submission.findings.append(Finding("untimed", problem))
    return submission


def _beside(notebook: Path, answers: list[Path]) -> Path | None:
    """Return the file of answers to a notebook: under its name, or the one of a notebook that was renamed."""
    names = (notebook.name.partition(".ipynb")[0], notebook.stem)
    named = [one for one in answers if one.parent == notebook.parent and one.name.partition(".answers.")[0] in names]
    return (named or answers if len(named or answers) == 1 else [None])[0]


def _summed(code: str, files: list[tuple[str, str]]) -> list[Finding]:
    """Return a finding for each file, or, of many, for the first and how many more there are."""
    findings = [Finding(code, f"{name}: {reason}") for name, reason in files[:SHOWN]]
    left = len(files) - SHOWN
    return [*findings, Finding(code, f"and {left} more files")] if left > 0 else findings


def _of_release(path: Path, key: Key) -> bool:
    """Whether a file names the release of the key, as each notebook of it does in its first cell."""
    return key.release.encode() in _data(path)


def _differ(one: Path, other: Path) -> bool:
    return _data(one) != _data(other)


def _data(path: Path) -> bytes:
    try:
        return unpacked(read(path))
    except (OSError, ValueError):
        return b""
