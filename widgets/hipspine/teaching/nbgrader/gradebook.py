"""Grades in nbgrader's own database, so that its formgrader shows them; nbgrader itself is needed only here.

Everything goes through nbgrader's ``Gradebook``. What a person gave in formgrader (manual scores, extra credit,
comments, flags) is never touched.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat

from hipspine.datafile import DataError
from hipspine.teaching.assignment.notebook import handout
from hipspine.teaching.assignment.selection import stays_home
from hipspine.teaching.grading.record import FORMAT, Record, digest
from hipspine.teaching.grading.submissions import Submission, find
from hipspine.teaching.nbgrader.formgrader import formgrader_notebook
from hipspine.teaching.support.saving import write

if TYPE_CHECKING:
    from hipspine.teaching.assignment.key import Key

CONFIG = "nbgrader_config.py"
"""nbgrader's settings, in the folder of the course."""

NO_ANSWER = "No response."
"""What nbgrader itself notes where a student left an answer empty."""

ALONE = """\
Each student has a notebook of their own of this assignment, so nbgrader only holds the grades: there is nothing to
generate, release or autograde here. `hipspine grade … --into-nbgrader` writes the grades.
"""


def installed() -> bool:
    """Return whether nbgrader is there."""
    return find_spec("nbgrader") is not None


def needed() -> None:
    """Raise DataError where nbgrader is not installed."""
    if not installed():
        allowed = "pip install -r requirements-class.txt, or grading without --into-nbgrader"
        raise DataError("--into-nbgrader", None, "nbgrader is not installed in this environment", allowed)


def register(course: Path, key: Key, *, say: Callable[[str], None] = print) -> bool:
    """Let an nbgrader course know an assignment: due date, questions, points and the students of the class list.

    Returns whether it does; without nbgrader that is said in one line, and nothing is written. Raises DataError for a
    database that cannot be used, or that holds submissions to other questions under this name.
    """
    if not installed():
        say("nbgrader is not installed here; where it is, `nbgrader generate_assignment` makes this assignment known.")
        return False
    with _opened(course) as place:
        _assignment(place, key, due=key.due)
        _students(place, key)
    return True


def write_grades(
    course: Path,
    key: Key,
    records: Path,
    *,
    track: Callable[[Iterable[str]], Iterable[str]] = iter,
    say: Callable[[str], None] = print,
) -> int:
    """Write the grades in the folder ``records`` to an nbgrader course and return how many students have one there.

    Writing the same grades again changes nothing. Questions that a person marks wait for one in formgrader; a score
    given there counts, and is left alone. Submissions that were listed or are missing are left out, unless they were
    graded 0.

    Raises DataError where nbgrader is not installed, the course is not there, a record cannot be read or belongs to
    another release, and where the database cannot be used.
    """
    needed()
    known = {student: record for student in key.students if (record := _record(records, student, key)) is not None}
    graded = [student for student, record in known.items() if record["total"] is not None]
    with _opened(course) as place:
        _assignment(place, key, due=key.due, again=True)
        _students(place, key)
        collected = _collected(course, key)
        for student in track(graded):
            _write(place, key, known[student], collected.get(student))
    left = len(key.students) - len(graded)
    more = f"; {left} students have none, being listed or missing" if left else ""
    say(f"{len(graded)} grades are in nbgrader's course {course}{more}.")
    return len(graded)


# ---- The course


@dataclass
class _Course:
    folder: Path
    book: Any  # nbgrader says no types
    """nbgrader's ``Gradebook``."""
    directory: Any  # nbgrader says no types
    """nbgrader's ``CourseDirectory``, which knows the names of folders and the address of the database."""


@contextmanager
def _opened(course: Path) -> Iterator[_Course]:
    """Open a course's database, and turn what can go wrong with it into one line."""
    from nbgrader.api import Gradebook, InvalidEntry
    from nbgrader.coursedir import CourseDirectory
    from sqlalchemy.exc import SQLAlchemyError
    from traitlets.config import Config
    from traitlets.config.loader import PyFileConfigLoader

    stays_home(course)
    if not course.is_dir():
        raise DataError(course, None, "there is no such folder", "the folder of an nbgrader course")
    config = PyFileConfigLoader(CONFIG, path=str(course)).load_config() if (course / CONFIG).is_file() else Config()
    config.CourseDirectory.root = str(course.resolve())
    directory = CourseDirectory(config=config)
    try:
        with Gradebook(directory.db_url, directory.course_id) as book:
            yield _Course(course, book, directory)
    except (SQLAlchemyError, InvalidEntry) as error:
        problem = f"nbgrader's database cannot be used: {str(error).splitlines()[0]}"
        raise DataError(course / "gradebook.db", None, problem, "a gradebook that nbgrader wrote") from None


def _assignment(place: _Course, key: Key, *, due: datetime | None, again: bool = False) -> None:
    """Write an assignment as nbgrader's "generate" would. ``again`` keeps a due date that is there."""
    from nbgrader.api import MissingEntry
    from nbgrader.preprocessors import ComputeChecksums, SaveCells

    name = key.assignment
    try:
        known = place.book.find_assignment(name)
    except MissingEntry:
        known = None
    keep = again and known is not None and known.duedate is not None
    place.book.update_or_create_assignment(name, **({} if keep else {"duedate": due}))
    notebook = nbformat.reads(handout(key, None), as_version=4) if key.shared else _common(key)
    resources = {"nbgrader": {"notebook": name, "assignment": name, "db_url": place.directory.db_url}}
    try:
        SaveCells().preprocess(*ComputeChecksums().preprocess(notebook, resources))
    except RuntimeError:
        problem, allowed = f"it holds submissions to other questions under the name “{name}”", "another course or NAME"
        raise DataError(place.folder / "gradebook.db", None, problem, allowed) from None
    # Another session wrote: what this one has read before is out of date.
    place.book.db.expire_all()
    if not key.shared:
        note = Path(place.directory.format_path(place.directory.source_directory, ".", name)) / "README.md"
        write(note, ALONE)


def _common(key: Key) -> nbformat.NotebookNode:
    """Return what the notebooks of all students have in common: answers' cells and the most points of each."""
    points: dict[str, float] = {}
    for student in key.students:
        for variant in key.variants(student):
            points[variant.name] = max(variant.points, points.get(variant.name, 0.0))
    book: nbformat.NotebookNode = nbformat.reads(handout(key, next(iter(key.students))), as_version=4)
    book.cells = [cell for cell in book.cells if cell.id in points]
    for cell in book.cells:
        cell.source = f'answer_{cell.id} = ""'
        cell.metadata.nbgrader.points = points[cell.id]
    return book


def _students(place: _Course, key: Key) -> None:
    """Add the class list; names that nbgrader knows are kept."""
    known = {student.id: student for student in place.book.students}
    for student, name in key.students.items():
        own = known.get(student)
        if own is None or (not own.first_name and not own.last_name):
            first, _, last = name.rpartition(" ")
            names = {"first_name": first, "last_name": last} if name != student else {}
            place.book.update_or_create_student(student, **names)


def _collected(course: Path, key: Key) -> Mapping[str, Submission]:
    folder = course / "submitted"
    submissions = find(folder, key)[0] if folder.is_dir() and not folder.is_symlink() else []
    return {one.student: one for one in submissions if one.path is not None}


# ---- One student


def _write(place: _Course, key: Key, record: Record, collected: Submission | None) -> None:
    name, student, book = key.assignment, record["student"], place.book
    directory = place.directory
    path = Path(directory.format_path(directory.autograded_directory, student, name)) / f"{name}.ipynb"
    notebook = formgrader_notebook(key, record)
    other = not path.is_file() or path.read_bytes() != notebook.encode()
    with book.db.no_autoflush:  # nbgrader fills in a new submission before it is part of the session
        book.update_or_create_submission(name, student, timestamp=_when(record, collected))
    own = book.find_submission_notebook(name, name, student)
    outcomes = {one["question"]: one for one in record["questions"]}
    for grade in own.grades:
        # Without questions the whole submission was graded 0 unread.
        score = outcomes[grade.name]["score"] if outcomes else 0.0
        if other or grade.auto_score != score:
            grade.auto_score = score
            # As nbgrader's autograder does: a person looks again where the answer is another one than they marked.
            grade.needs_manual_grade = score is None or grade.manual_score is not None
    for comment in own.comments:
        empty = not outcomes or outcomes[comment.name]["given"] == "none"
        comment.auto_comment = NO_ANSWER if empty else None
    book.db.flush()
    book.db.expire(own)
    # A share of what counts, so that a score given by hand is late as well.
    late = record["penalty"] / record["score"] if record["score"] else 0.0
    own.late_submission_penalty = late * own.score if late else None
    book.db.commit()
    write(path, notebook, private=not directory.groupshared)


def _when(record: Record, collected: Submission | None) -> datetime | None:
    """Return the time that nbgrader is to hold.

    Formgrader takes a submission for graded only if this is the time beside the notebook in ``submitted/``; so that a
    newer one, collected after grading, still shows as ungraded, the notebook there must be the one that was graded.
    """
    if collected is not None and record["content"] == digest(*collected.contents()):
        return collected.submitted
    return datetime.fromisoformat(record["submitted"]) if record["submitted"] else None


def _record(records: Path, student: str, key: Key) -> Record | None:
    """Return a student's record, None where there is none."""
    path = records / f"{student}.json"
    if not path.is_file():
        return None
    try:
        record: Record = json.loads(path.read_bytes())
        sound = (record["format"], record["student"]) == (FORMAT, student)
        release = record["release"]
    except (OSError, ValueError, KeyError, TypeError):
        sound, release = False, None
    if not sound or release != key.release:
        problem = "this is no record of this release"
        raise DataError(path, None, problem, "a folder that `hipspine grade --out` wrote with the same key")
    return record
