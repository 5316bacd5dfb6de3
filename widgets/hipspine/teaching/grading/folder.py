"""Grading a folder of submissions: one record each, a gradebook, feedback, and a list of what needs a decision."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hipspine.datafile import DataError, DataErrors
from hipspine.quiz.kinds.arranging import Ordering
from hipspine.quiz.kinds.body import Body, regions
from hipspine.quiz.kinds.choice import Choice
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.assignment.roster import rows
from hipspine.teaching.assignment.selection import stays_home
from hipspine.teaching.grading.feedback import feedback_page
from hipspine.teaching.grading.record import AS_USUAL, Record, Rules, as_json, grade
from hipspine.teaching.grading.submissions import Stray, Submission, find
from hipspine.teaching.support.saving import formula_safe, tidy, write

Track = Callable[[Sequence[Submission]], Iterable[Submission]]
"""Goes through submissions and shows how far it is."""


@dataclass
class Graded:
    """What a run of the grader came to."""

    counts: Counter[str] = field(default_factory=Counter)
    listed: list[tuple[str, list[str]]] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    kept: int = 0
    """Records that were there already, for the same content and rules."""


def grade_folder(
    submissions: Path,
    key: Key,
    out: Path,
    *,
    rules: Rules = AS_USUAL,
    owners: Mapping[str, str] | None = None,
    times: Mapping[str, datetime] | None = None,
    reveal: bool = False,
    now: datetime | None = None,
    track: Track = iter,
) -> Graded:
    """Grade every submission into the folder ``out`` and return what came of it; nothing in them is run.

    Records that are there for the same content are left as they are, so that a run can be repeated and resumed.
    ``times`` tells when who handed in, before what nbgrader noted. Feedback shows the key with ``reveal``, or when the
    due date has passed ``now``.

    Raises DataErrors for folders that cannot be used.
    """
    stays_home(out)
    found, strays = find(submissions, key, owners)
    result = Graded(strays=strays)
    _same_release(out, key)
    for kept in (out, out / "records", out / "feedback"):
        tidy(kept)
    write(out / "items.json", json.dumps(_items(key), indent=1, ensure_ascii=True) + "\n", private=True)
    due = rules.due or key.due
    revealed = reveal or (due is not None and (now or datetime.now(UTC)) > due)
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    names = [asked.name for asked in key.asked(next(iter(key.students)))]
    writer.writerow([*_COLUMNS, *names, "reasons"])
    for submission in track(found):
        when = (times or {}).get(submission.student, submission.submitted)
        record = _graded(key, submission, rules, when)
        result.kept += _keep(out / "records" / f"{submission.student}.json", as_json(record))
        page = feedback_page(key, record, revealed=revealed)
        write(out / "feedback" / f"{submission.student}.html", page, private=True)
        writer.writerow(map(formula_safe, _row(key, record, names)))
        result.counts[record["status"]] += 1
        if record["status"] == "listed":
            result.listed.append((submission.student, record["reasons"]))
    write(out / "gradebook.csv", table.getvalue(), private=True)
    return result


_COLUMNS = ("student", "name", "status", "score", "max_score", "penalty", "total", "submitted")


def read_by_hand(path: Path, key: Key) -> dict[tuple[str, str], float]:
    """Return the points that a person gave, from a CSV with the columns ``student``, ``question`` and ``points``.

    Raises DataErrors naming each line with an unknown student or question, or with points that cannot be.
    """
    given: dict[tuple[str, str], float] = {}
    errors: list[DataError] = []
    for line, row in rows(path, ("points",)):
        student, name, points = row.get("student", ""), row.get("question", ""), _number(row.get("points", ""))
        if student not in key.students:
            errors.append(DataError(path, line, f"“{student}” is not in the class list"))
            continue
        worth = {asked.name: asked.points for asked in key.asked(student) if asked.item.by_hand}
        if name not in worth:
            allowed = ", ".join(worth) or "none in this release"
            errors.append(DataError(path, line, f"“{name}” is no question that a person marks", allowed))
        elif points is None or not 0 <= points <= worth[name]:
            errors.append(DataError(path, line, f"“{row.get('points')}” are no points", f"0 to {worth[name]:g}"))
        else:
            given[student, name] = points
    if errors:
        raise DataErrors(errors)
    return given


def _graded(key: Key, submission: Submission, rules: Rules, submitted: datetime | None) -> Record:
    try:
        notebook, sidecar = submission.contents()
    except OSError as error:
        notebook, sidecar = None, None
        submission.findings.append(_unreadable(error))
    return grade(
        key, submission.student, notebook, sidecar, rules=rules, found=submission.findings, submitted=submitted
    )


def _unreadable(error: OSError) -> Any:
    from hipspine.teaching.grading.reading import Finding

    return Finding("unreadable", f"it cannot be read: {error.strerror}")


def _keep(path: Path, text: str) -> bool:
    """Write a record unless the very same one is there; return whether it was."""
    if path.is_file() and path.read_bytes() == text.encode():
        return True
    write(path, text, private=True)
    return False


def _same_release(out: Path, key: Key) -> None:
    """Refuse a folder with the grades of another release."""
    told = out / "items.json"
    if not told.exists():
        return
    try:
        release = json.loads(told.read_text(encoding="utf-8")).get("release")
    except (OSError, ValueError, AttributeError):
        release = None
    if release != key.release:
        problem = f"this folder holds the grades of another release ({release})"
        raise DataErrors([DataError(out, None, problem, "a folder of its own for each release")])


def _items(key: Key) -> dict[str, Any]:
    """Return what an analysis needs to know of the questions, key included."""
    return {
        "format": "hipspine-items/1",
        "release": key.release,
        "assignment": key.assignment,
        "items": [
            {
                "item": item.id,
                "version": item.version,
                "kind": item.kind,
                "chapter": key.chapter(item.id),
                "objective": item.objective,
                "level": item.level,
                "points": item.points,
                "stem": item.stem,
                "options": _options(item),
            }
            for item in key.items
        ],
    }


def _options(item: Any) -> list[dict[str, Any]]:
    if isinstance(item, Choice):
        return [{"id": one.id, "text": one.text, "correct": one.correct} for one in item.options]
    if isinstance(item, Body):
        right = {one.region for one in item.regions if one.correct}
        return [{"id": name, "text": words, "correct": name in right} for name, words in regions().items()]
    if isinstance(item, Ordering):
        return [{"id": one.id, "text": one.text, "correct": True} for one in item.options]
    return []


def _row(key: Key, record: Record, names: Sequence[str]) -> list[Any]:
    scores = {one["question"]: one["score"] if one["score"] is not None else "to mark" for one in record["questions"]}
    told = {**record, "name": key.students[record["student"]]}
    cells = [told[name] for name in _COLUMNS]
    return [*cells, *(scores.get(name) for name in names), "; ".join(record["reasons"])]


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
