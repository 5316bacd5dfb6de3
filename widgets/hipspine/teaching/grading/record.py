"""Grading one submission: a pure function of the key, the bytes that were handed in, and the instructor's rules."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hipspine.teaching.assignment.key import Key
from hipspine.teaching.assignment.variant import Asked
from hipspine.teaching.grading.lateness import NO_PENALTY, Late
from hipspine.teaching.grading.reading import Finding, Given, read

Record = dict[str, Any]
"""What is kept of a submission, as JSON."""

FORMAT = "hipspine-record/1"


@dataclass(frozen=True)
class Rules:
    """What the instructor decides.

    ``accept`` holds codes of findings whose questions count as not answered, ``prefer`` what counts where a click and a
    typed answer differ, ``zero`` the states ("listed", "missing") that are graded 0, ``by_hand`` the points that a
    person gave: (student, question) -> points.
    """

    accept: frozenset[str] = frozenset()
    prefer: str | None = None
    zero: frozenset[str] = frozenset()
    late: Late = NO_PENALTY
    due: datetime | None = None
    by_hand: Mapping[tuple[str, str], float] = field(default_factory=dict)


AS_USUAL = Rules()
"""Nothing is accepted, preferred, graded 0 or taken off."""


def grade(
    key: Key,
    student: str,
    notebook: bytes | None,
    sidecar: bytes | None = None,
    *,
    rules: Rules = AS_USUAL,
    found: Sequence[Finding] = (),
    submitted: datetime | None = None,
) -> Record:
    """Return the record of a submission. The same content, key and rules give the same record.

    ``notebook`` is None where nothing was handed in, or nothing that can be read; ``found`` is what was noted on the
    way to it. A record's status is ``graded``, ``listed`` (with its reasons, and no score) or ``missing``.
    """
    findings = list(found)
    answers: Mapping[str, Given] = {}
    if notebook is not None:
        reading = read(key, student, notebook, sidecar, prefer=rules.prefer)
        findings += reading.findings
        answers = reading.answers
    blocked = any(finding.blocks and finding.code not in rules.accept for finding in findings)
    status = "listed" if blocked else "missing" if notebook is None else "graded"
    due = rules.due or key.due
    record: Record = {
        "format": FORMAT,
        "release": key.release,
        "assignment": key.assignment,
        "student": student,
        "content": _digest(notebook, sidecar),
        "status": status,
        "reasons": [str(finding) for finding in findings],
        "submitted": submitted.isoformat() if submitted else None,
        "due": due.isoformat() if due else None,
    }
    questions = key.asked(student)
    most = sum(asked.points for asked in questions)
    if status == "graded":
        told = [
            _question(asked, answers.get(asked.name, Given()), rules.by_hand.get((student, asked.name)))
            for asked in questions
        ]
        score = sum(one["score"] or 0.0 for one in told)
        share = rules.late.share(due, submitted)
        totals = {"score": score, "max_score": most, "penalty": share * score, "total": score * (1 - share)}
        return {**record, **_rounded(totals), "questions": told}
    nothing = 0.0 if status in rules.zero else None
    return {**record, "score": nothing, "max_score": most, "penalty": 0.0, "total": nothing, "questions": []}


def _question(asked: Asked, given: Given, by_hand: float | None) -> Record:
    record: Record = {
        "question": asked.name,
        "item": asked.item.id,
        "version": asked.item.version,
        "points": asked.points,
    }
    if asked.item.by_hand:
        share = None if by_hand is None and given.response is not None else (by_hand or 0.0) / asked.points
    else:
        share = asked.mark(given.response).score
    score = None if share is None else round(share * asked.points, 9)
    return {
        **record,
        "share": share,
        "score": score,
        "response": given.response,
        "given": given.how,
        "by_hand": asked.item.by_hand,
    }


def as_json(record: Record) -> str:
    """Return a record as the text that is kept: the same for the same record, whatever it holds."""
    return json.dumps(record, indent=1, ensure_ascii=True) + "\n"


def _digest(notebook: bytes | None, sidecar: bytes | None) -> str | None:
    if notebook is None:
        return None
    whole = hashlib.sha256(notebook)
    whole.update(b"\0beside\0" + sidecar if sidecar is not None else b"")
    return whole.hexdigest()


def _rounded(totals: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 9) for name, value in totals.items()}
