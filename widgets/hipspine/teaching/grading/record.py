"""Grading one submission: a pure function of the key, the bytes that were handed in, and the instructor's rules."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict

from hipspine.teaching.grading.answers import Answer
from hipspine.teaching.grading.lateness import NO_PENALTY, Late
from hipspine.teaching.grading.notices import DECIDED
from hipspine.teaching.grading.reading import read

if TYPE_CHECKING:
    from hipspine.teaching.assignment.key import Key
    from hipspine.teaching.assignment.variant import Variant
    from hipspine.teaching.grading.notices import Finding


class Outcome(TypedDict):
    """What became of one question; ``score`` and ``share`` are None while a person has still to mark it."""

    question: str
    item: str
    version: int
    points: float
    share: float | None
    score: float | None
    response: object
    given: str
    by_hand: bool


class _Head(TypedDict):
    format: str
    release: str
    assignment: str
    student: str
    content: str | None
    status: str
    reasons: list[str]
    submitted: str | None
    due: str | None


class Record(_Head):
    """What is kept of a submission, as JSON; ``score`` and ``total`` are None for one that is not graded."""

    score: float | None
    max_score: float
    penalty: float
    total: float | None
    questions: list[Outcome]


FORMAT = "hipspine-record/1"


@dataclass(frozen=True)
class Rules:
    """What the instructor decides.

    ``accept`` holds codes of findings whose questions count as not answered, ``prefer`` what counts where a click and a
    typed answer differ, ``zero`` the states ("listed", "missing") that are graded 0, ``by_hand`` the points that a
    person gave, for any question: (student, question) -> points. They count in place of marks, and settle what kept the
    question from being marked.
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
    findings: Sequence[Finding] = (),
    submitted: datetime | None = None,
) -> Record:
    """Return the record of a submission. The same content, key and rules give the same record.

    ``notebook`` is None where nothing was handed in, or nothing that can be read; ``findings`` is what was noted on the
    way to it. A record's status is ``graded``, ``listed`` (with its reasons, and no score) or ``missing``.
    """
    findings = list(findings)
    answers: Mapping[str, Answer] = {}
    if notebook is not None:
        reading = read(key, student, notebook, sidecar, prefer=rules.prefer)
        findings += reading.findings
        answers = reading.answers
    questions = key.variants(student)
    given = {variant.name: rules.by_hand.get((student, variant.name)) for variant in questions}
    blocked = any(finding.blocks and not _decided(finding, rules, given) for finding in findings)
    # Who has points for every question was marked by a person, on paper perhaps, whatever was handed in.
    unmarked = any(points is None for points in given.values())
    blocked &= unmarked
    # Who makes the time unreadable must not be spared what lateness costs.
    due = rules.due or key.due
    blocked |= rules.late.counts(due) and submitted is None and any(one.code == "untimed" for one in findings)
    status = "listed" if blocked else "missing" if notebook is None and unmarked else "graded"
    record: _Head = {
        "format": FORMAT,
        "release": key.release,
        "assignment": key.assignment,
        "student": student,
        "content": digest(notebook, sidecar),
        "status": status,
        "reasons": [str(finding) for finding in findings],
        "submitted": submitted.isoformat() if submitted else None,
        "due": due.isoformat() if due else None,
    }
    most = sum(variant.points for variant in questions)
    if status == "graded":
        outcomes = [
            _question(variant, answers.get(variant.name, Answer()), given[variant.name]) for variant in questions
        ]
        score = sum(one["score"] or 0.0 for one in outcomes)
        share = rules.late.share(due, submitted)
        return {
            **record,
            "score": round(score, 9),
            "max_score": round(most, 9),
            "penalty": round(share * score, 9),
            "total": round(score * (1 - share), 9),
            "questions": outcomes,
        }
    nothing = 0.0 if status in rules.zero else None
    return {**record, "score": nothing, "max_score": most, "penalty": 0.0, "total": nothing, "questions": []}


def _decided(finding: Finding, rules: Rules, given: Mapping[str, float | None]) -> bool:
    """Return whether the instructor has settled a finding: its code is accepted, or its question has points."""
    marked = finding.question is not None and given.get(finding.question) is not None
    return finding.code in rules.accept or (finding.code in DECIDED and marked)


def _question(variant: Variant, answer: Answer, by_hand: float | None) -> Outcome:
    if by_hand is not None:
        share: float | None = by_hand / variant.points
    elif variant.item.by_hand:
        share = None if answer.response is not None else 0.0
    else:
        share = variant.mark(answer.response).score
    score = None if share is None else round(share * variant.points, 9)
    return {
        "question": variant.name,
        "item": variant.item.id,
        "version": variant.item.version,
        "points": variant.points,
        "share": share,
        "score": score,
        "response": answer.response,
        "given": answer.how,
        "by_hand": variant.item.by_hand or by_hand is not None,
    }


def as_json(record: Record) -> str:
    """Return a record as the text that is kept: the same for the same record, whatever it holds."""
    return json.dumps(record, indent=1, ensure_ascii=True) + "\n"


def digest(notebook: bytes | None, sidecar: bytes | None) -> str | None:
    """Return a digest of what was handed in, None where that is nothing."""
    if notebook is None:
        return None
    whole = hashlib.sha256(notebook)
    whole.update(b"\0beside\0" + sidecar if sidecar is not None else b"")
    return whole.hexdigest()
