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
from typing import TYPE_CHECKING

from hipspine.datafile import DataError, DataErrors
from hipspine.teaching.assignment.selection import stays_home
from hipspine.teaching.grading.feedback import feedback_page
from hipspine.teaching.grading.notices import MOST_SHOWN
from hipspine.teaching.grading.outer import opened
from hipspine.teaching.grading.record import AS_USUAL, Record, Rules, as_json, grade
from hipspine.teaching.grading.submissions import Stray, Submission, find
from hipspine.teaching.support.saving import Together, tidy, together
from hipspine.teaching.support.tables import BOM, formula_safe, rows

if TYPE_CHECKING:
    from hipspine.teaching.assignment.key import Key
    from hipspine.teaching.grading.owners import Owners

Track = Callable[[Sequence[Submission]], Iterable[Submission]]
"""Goes through submissions and shows how far it is."""


@dataclass
class GradingRun:
    """What a run of the grader came to."""

    counts: Counter[str] = field(default_factory=Counter)
    listed: list[tuple[str, list[str]]] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    unchanged: int = 0
    """Records that were there already, for the same content and rules."""
    untimed: int = 0
    """Graded submissions that lost nothing for lateness because nothing tells when they came."""


def grade_folder(
    submissions: Path,
    key: Key,
    out: Path,
    *,
    rules: Rules = AS_USUAL,
    owners: Owners | None = None,
    times: Mapping[str, datetime] | None = None,
    reveal: bool = False,
    now: datetime | None = None,
    track: Track = iter,
) -> GradingRun:
    """Grade every submission into the folder ``out`` and return what came of it; nothing in them is run.

    Records that are there for the same content are left as they are, so that a run can be repeated and resumed.
    ``times`` tells when who handed in, before what nbgrader noted. Feedback shows the key with ``reveal``, or when the
    due date has passed ``now``.

    ``submissions`` may be the ZIP archive of them, too.

    Raises DataErrors for folders that cannot be used, and where missing submissions were to be graded 0 while there
    are files that belong to nobody.
    """
    stays_home(out)
    with opened(submissions) as folder:
        handed_in, strays = find(folder, key, owners)
        if "missing" in rules.zero and strays:
            raise DataErrors(_undecided(strays))
        return _graded(handed_in, strays, key, out, rules, times or {}, reveal=reveal, now=now, track=track)


def _undecided(strays: Sequence[Stray]) -> list[DataError]:
    problem = "it belongs to nobody, so that who is missing cannot be told: no --zero missing"
    allowed = "--owners says whose it is, or - for nobody's; `hipspine owners` writes the table"
    errors = [DataError(stray.path, None, problem, allowed) for stray in strays[:MOST_SHOWN]]
    left = len(strays) - MOST_SHOWN
    return [*errors, DataError("…", None, f"and {left} more files that belong to nobody")] if left > 0 else errors


def _graded(
    handed_in: Sequence[Submission],
    strays: list[Stray],
    key: Key,
    out: Path,
    rules: Rules,
    times: Mapping[str, datetime],
    *,
    reveal: bool,
    now: datetime | None,
    track: Track,
) -> GradingRun:
    result = GradingRun(strays=strays)
    _can_be_written(out, key)
    _same_release(out, key)
    for folder in (out, out / "records", out / "feedback"):
        tidy(folder)
    due = rules.due or key.due
    revealed = reveal or (due is not None and (now or datetime.now(UTC)) > due)
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    names = [variant.name for variant in key.variants(next(iter(key.students)))]
    writer.writerow([*_COLUMNS, *names, "reasons"])
    # A disk that fills half-way is not to leave records that the gradebook does not know.
    with together() as files:
        files.write(out / "items.json", json.dumps(_items(key), indent=1, ensure_ascii=True) + "\n", private=True)
        for submission in track(handed_in):
            when = times.get(submission.student, submission.submitted)
            record = _record(key, submission, rules, when)
            result.unchanged += _keep(files, out / "records" / f"{submission.student}.json", as_json(record))
            page = feedback_page(key, record, revealed=revealed)
            files.write(out / "feedback" / f"{submission.student}.html", page, private=True)
            writer.writerow(map(formula_safe, _row(key, record, names)))
            result.counts[record["status"]] += 1
            result.untimed += record["status"] == "graded" and when is None and rules.late.counts(due)
            if record["status"] == "listed":
                result.listed.append((submission.student, record["reasons"]))
        files.write(out / "gradebook.csv", BOM + table.getvalue(), private=True)
    return result


_COLUMNS = ("student", "name", "status", "score", "max_score", "penalty", "total", "submitted")


def read_by_hand(path: Path, key: Key) -> dict[tuple[str, str], float]:
    """Return the points that a person gave, to questions of any kind.

    They stand in a CSV with the columns ``student``, ``question`` and ``points``.

    Raises DataErrors naming each line with an unknown student or question, or with points that cannot be.
    """
    by_hand: dict[tuple[str, str], float] = {}
    errors: list[DataError] = []
    for line, row in rows(path, ("points",)):
        student, name, points = row.get("student", ""), row.get("question", ""), _number(row.get("points", ""))
        if student not in key.students:
            errors.append(DataError(path, line, f"“{student}” is not in the class list"))
            continue
        worth = {variant.name: variant.points for variant in key.variants(student)}
        if name not in worth:
            errors.append(DataError(path, line, f"“{name}” is no question of this release", ", ".join(worth)))
        elif points is None or not 0 <= points <= worth[name]:
            errors.append(DataError(path, line, f"“{row.get('points')}” are no points", f"0 to {worth[name]:g}"))
        else:
            by_hand[student, name] = points
    if errors:
        raise DataErrors(errors)
    return by_hand


def _record(key: Key, submission: Submission, rules: Rules, submitted: datetime | None) -> Record:
    notebook, sidecar = submission.contents()
    return grade(
        key, submission.student, notebook, sidecar, rules=rules, findings=submission.findings, submitted=submitted
    )


def _keep(files: Together, path: Path, text: str) -> bool:
    """Write a record unless the very same one is there; return whether it was."""
    if path.is_file() and path.read_bytes() == text.encode():
        return True
    files.write(path, text, private=True)
    return False


def _same_release(out: Path, key: Key) -> None:
    """Refuse a folder with the grades of another release."""
    items = out / "items.json"
    if not items.exists():
        return
    try:
        release = json.loads(items.read_text(encoding="utf-8")).get("release")
    except (ValueError, AttributeError):
        release = None
    if release != key.release:
        problem = f"this folder holds the grades of another release ({release})"
        raise DataErrors([DataError(out, None, problem, "a folder of its own for each release")])


def _can_be_written(out: Path, key: Key) -> None:
    """Refuse, before anything is written, a folder in which something stands in the way of a file."""
    files = [out / "items.json", out / "gradebook.csv"]
    for student in key.students:
        files += [out / "records" / f"{student}.json", out / "feedback" / f"{student}.html"]
    try:
        blocking = [path for path in files if path.exists() and not path.is_file()]
    except OSError as error:
        raise DataErrors([DataError(out, None, f"this folder cannot be used: {error.strerror}")]) from None
    if blocking:
        problem = "something that is no file stands where this file should be"
        raise DataErrors([DataError(path, None, problem, "a file or nothing") for path in blocking[:1]])


def _items(key: Key) -> dict[str, object]:
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
                "section": item.section,
                "objective": item.objective,
                "level": item.level,
                "points": item.points,
                "stem": item.stem,
                "options": item.options_to_count(),
            }
            for item in key.items
        ],
    }


def _row(key: Key, record: Record, names: Sequence[str]) -> list[object]:
    scores = {one["question"]: one["score"] if one["score"] is not None else "to mark" for one in record["questions"]}
    fields: dict[str, object] = {**record, "name": key.students[record["student"]]}
    cells = [fields[name] for name in _COLUMNS]
    return [*cells, *(scores.get(name) for name in names), "; ".join(record["reasons"])]


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
