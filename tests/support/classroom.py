"""What the tests of a class share: a small graded bank, a class list, a release, and students who type answers."""

from __future__ import annotations

from pathlib import Path

import nbformat

from hipspine.cli import main
from hipspine.teaching.assignment.key import Key

NAME = "week-1"
DUE = "2026-12-01T23:59+01:00"
ROSTER = "student,name\nann,Ann Lee\nbob,Bob Dyk\ncid,Cid Roy\n"
BANK = """\
quiz: levers
title: Levers
objectives:
  levers-1: Say what a lever does.
items:
  - id: levers-short
    version: 1
    kind: single
    objective: levers-1
    level: recall
    difficulty: 1
    claims: []
    stem: Which lever needs the larger force?
    options:
      - {id: a, text: The short one., correct: true, feedback: Yes.}
      - {id: b, text: The long one., feedback: No.}
      - {id: c, text: Neither., feedback: No.}
    explanation: Force times lever stays the same.
    sources: [lesher2008hip]
  - id: levers-force
    version: 1
    kind: number
    objective: levers-1
    level: apply
    difficulty: 2
    claims: []
    points: 2
    stem: A weight of 10 N hangs 0.5 m from the axis. How large is its moment?
    answer: {value: 5, tolerance: 0.1, unit: N m, feedback: Force times lever.}
    otherwise: Multiply the two.
    explanation: Force times lever.
    sources: [lesher2008hip]
  - id: levers-why
    version: 1
    kind: written
    objective: levers-1
    level: analyse
    difficulty: 5
    claims: []
    points: 3
    stem: Say why levers matter.
    model_answer: They decide how large a force must be.
    rubric: [Names force.]
    explanation: Force times lever counts.
    sources: [lesher2008hip]
"""
RIGHT = {"levers-short": "a", "levers-force": 5.0, "levers-why": "Force times lever."}
WRONG = {"levers-short": "b", "levers-force": 50.0, "levers-why": "<script>document.title = 'hurt'</script>"}


def released(home: Path, *more: str, course: Path | None = None) -> tuple[Path, Key]:
    """Release the bank's questions into ``course`` (``home/levers``); return that nbgrader course and its key."""
    bank, course = home / "bank", course or home / "levers"
    bank.mkdir(parents=True)
    (bank / "levers.yml").write_text(BANK, encoding="utf-8")
    (home / "roster.csv").write_text(ROSTER, encoding="utf-8")
    places = ["--bank", str(bank), "--roster", str(home / "roster.csv"), "--out", str(course)]
    assert main(["release", NAME, *places, "--due", DUE, *more]) == 0
    return course, Key.load(key_file(course))


def key_file(course: Path) -> Path:
    """Where the key of a released course lies."""
    return course / "instructor" / f"{NAME}.key.json"


def answered(key: Key, student: str, notebook: Path, answers: dict[str, object]) -> None:
    """Type answers, given by the bank's ids, into a notebook as a student does."""
    book = nbformat.read(notebook, as_version=4)
    asked = {one.name: one for one in key.variants(student)}
    for cell in book.cells:
        one = asked.get(cell.id)
        if one and one.item.id in answers:
            typed = repr(one.to_letters(answers[one.item.id]))
            cell.source = cell.source.replace('= ""', f"= {typed}", 1)
    nbformat.write(book, notebook)


def collected(course: Path, key: Key, student: str, answers: dict[str, object], stamp: str | None) -> Path:
    """Put a student's notebook where nbgrader's "collect" would, with its time; return it."""
    folder = course / "submitted" / student / NAME
    folder.mkdir(parents=True, exist_ok=True)
    released_to = course / "release" / NAME if key.shared else course / "handouts" / student
    notebook = folder / f"{NAME}.ipynb"
    notebook.write_bytes((released_to / f"{NAME}.ipynb").read_bytes())
    answered(key, student, notebook, answers)
    if stamp:
        (folder / "timestamp.txt").write_text(stamp, encoding="utf-8")
    return notebook


def graded(course: Path, *more: str, into: Path | None = None) -> int:
    """Grade what was collected and write it into nbgrader's course; return the exit code."""
    out = ["--out", str(course.parent / "grades")]
    return main(
        ["grade", str(course), "--key", str(key_file(course)), *out, "--into-nbgrader", str(into or course), *more]
    )
