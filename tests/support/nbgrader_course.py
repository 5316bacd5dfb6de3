"""An nbgrader course as the tests look at it: by nbgrader's own interface, its command and its database."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from traitlets.config import Config

from tests.support.classroom import NAME

if TYPE_CHECKING:  # nbgrader takes seconds to import: only the tests that need it do
    from nbgrader.api import Gradebook
    from nbgrader.apps.api import NbGraderAPI

ON_TIME = "2026-11-30 10:00:00.250000 UTC"
"""When the first submission came, as nbgrader writes it."""


def api(course: Path) -> NbGraderAPI:
    from nbgrader.apps.api import NbGraderAPI

    config = Config()
    config.CourseDirectory.root = str(course)
    config.CourseDirectory.course_id = "levers"
    config.Exchange.root = str(course.parent / "exchange")
    return NbGraderAPI(config=config)


def book(course: Path) -> Gradebook:
    from nbgrader.api import Gradebook

    return Gradebook(f"sqlite:///{course}/gradebook.db", "levers")


def rows(course: Path) -> dict[str, list]:
    """Everything in the database but what is drawn anew for each new row."""
    with sqlite3.connect(course / "gradebook.db") as database:
        tables = [name for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
        return {table: sorted(map(repr, database.execute(f"select * from {table}"))) for table in tables}


def grades(course: Path, student: str) -> dict[str, tuple]:
    """The automatic score, the manual score and whether a person is awaited, by the question's name."""
    with book(course) as own:
        notebook = own.find_submission_notebook(NAME, NAME, student)
        return {one.name: (one.auto_score, one.manual_score, one.needs_manual_grade) for one in notebook.grades}


def name_of(key, item: str, student: str = "ann") -> str:
    return next(asked.name for asked in key.variants(student) if asked.item.id == item)


def by_hand(course: Path, student: str, question: str, score: float) -> None:
    """Give a score as formgrader does when a person types one."""
    with book(course) as own:
        one = own.find_grade(question, NAME, NAME, student)
        one.manual_score, one.needs_manual_grade = score, False
        own.db.commit()


def nbgrader(course: Path, *words: str, home: Path | None = None, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words, f"--Exchange.root={course.parent / 'exchange'}"],
        cwd=home or course,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr
