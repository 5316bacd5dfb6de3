"""Reading a submitted notebook as data: which answers it holds, and what about it an instructor should know.

Nothing of it is run. What cannot be told for certain is a finding that keeps the notebook from being graded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from hipspine.quiz.interactions.literal import shown
from hipspine.teaching.answering.answer_store import (
    Entry,
    StoredAnswer,
    in_outputs,
    in_sidecar,
    kept_in_words,
    parse_json,
)
from hipspine.teaching.grading.answers import Answer, Found, Tell, answer_of
from hipspine.teaching.grading.cells import Cell, answer_cells, below, cells_of, edited, moved, other_cells, source
from hipspine.teaching.grading.notices import Finding

if TYPE_CHECKING:
    from hipspine.teaching.assignment.key import Key
    from hipspine.teaching.assignment.variant import Variant


@dataclass
class Reading:
    """What a submission holds: an answer to each question, and the findings in the order in which they were made."""

    answers: dict[str, Answer] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def blocked(self) -> bool:
        """Whether anything keeps it from being graded."""
        return any(finding.blocks for finding in self.findings)


def read(
    key: Key, student: str, notebook: bytes, sidecar: bytes | None = None, *, prefer: str | None = None
) -> Reading:
    """Return what a student's notebook holds; ``sidecar`` is the file of answers that lay beside it.

    Where a clicked and a typed answer differ, ``prefer`` ("clicked" or "typed") decides; else that is a conflict.
    """
    reading = Reading()

    def tell(code: str, text: str, question: str | None = None) -> None:
        reading.findings.append(Finding(code, text, question))

    try:
        cells, metadata = cells_of(notebook)
    except ValueError as error:
        tell("unreadable", str(error))
        return reading
    if not _belongs(key, student, cells, metadata, tell):
        return reading
    questions = key.variants(student)
    clicks, newer = _clicks(key, student, cells, sidecar, tell)
    own, words = answer_cells(questions, cells), _in_words(cells)
    _structure(questions, cells, own, tell)
    for variant in questions:
        name = variant.name
        found = Found(
            own[name],
            other_cells(name, own[name], cells),
            partial(below, own[name], questions, cells),
            clicks.get(name, []),
            newer.get(name),
            words.get(name),
        )
        reading.answers[name] = answer_of(variant, found, prefer, tell)
    if words:
        tell("stripped", "a tool dropped the form in which answers are kept, and left their words")
    held = [finding for finding in reading.findings if finding.blocks]
    tried = any(finding.code != "deleted" for finding in held)
    if not tried and len(held) < len(own) and all(answer.response is None for answer in reading.answers.values()):
        run = any(cell.get("outputs") for cell in cells if cell.get("cell_type") == "code")
        why = "it was run" if run else "it has no outputs either: they were cleared, or it was never run"
        tell("blank", f"it holds no answer, typed or clicked; {why}")
    return reading


_RELEASE = re.compile(r"'release': '([0-9a-f]{16})'")
_STUDENT = re.compile(r"'student': (?:None|'([^']{1,64})')")


def _belongs(key: Key, student: str, cells: Sequence[Cell], metadata: Mapping[str, object], tell: Tell) -> bool:
    """Note where the notebook comes from; return whether it is of this release and student."""
    stamp = metadata.get("hipspine")
    if not isinstance(stamp, dict) or "release" not in stamp:
        setup = next((text for text in map(source, cells) if _RELEASE.search(text)), "")
        release, owner = _RELEASE.search(setup), _STUDENT.search(setup)
        if not release or not owner:
            tell("unstamped", "neither its metadata nor its first cell tell the release")
            return False
        stamp = {"release": release[1], "student": owner[1]}
        tell("stripped", "its metadata are gone; the first cell tells the release")
    if stamp.get("release") != key.release:
        of = stamp.get("assignment")
        named = f" (“{of}”)" if isinstance(of, str) and of != key.assignment else ""
        tell("other-release", f"it belongs to release {_brief(stamp.get('release'))}{named}, the key to {key.release}")
        return False
    if stamp.get("student") != (None if key.shared else student):
        tell("other-student", f"it was made for {_brief(stamp.get('student'))}")
        return False
    return True


def _clicks(
    key: Key, student: str, cells: Sequence[Cell], sidecar: bytes | None, tell: Tell
) -> tuple[dict[str, list[StoredAnswer]], dict[str, StoredAnswer]]:
    """Return the clicked answers in the notebook, and those beside it that are newer."""
    owner = None if key.shared else student
    clicks: dict[str, list[StoredAnswer]] = {}
    for entry in (one for cell in cells for one in in_outputs(cell)):
        if entry.release != key.release:
            tell("other-release", f"an answer kept in it belongs to release {_brief(entry.release)}", _name(entry))
        elif entry.student != owner:
            tell("other-student", f"an answer kept in it was given by {_brief(entry.student)}", _name(entry))
        else:
            clicks.setdefault(entry.question, []).append(entry.answer)
    newer: dict[str, StoredAnswer] = {}
    for entry in _beside(sidecar, tell):
        if (entry.release, entry.student) != (key.release, owner):
            tell("passed-over", "the file of answers beside it belongs to another release or student")
            return clicks, {}
        if entry.answer.count > max((click.count for click in clicks.get(entry.question, [])), default=0):
            newer[entry.question] = entry.answer
    return clicks, newer


def _beside(sidecar: bytes | None, tell: Tell) -> Iterator[Entry]:
    if sidecar is None:
        return
    try:
        content = parse_json(sidecar)
    except ValueError:
        tell("passed-over", "the file of answers beside it cannot be read")
        return
    yield from in_sidecar(content)


def _in_words(cells: Sequence[Cell]) -> dict[str, str]:
    """Return the answers of which a tool left the words alone: question -> words."""
    return {name: words for cell in cells for name, words in kept_in_words(cell)}


def _structure(questions: Sequence[Variant], cells: Sequence[Cell], own: Mapping[str, list[Cell]], tell: Tell) -> None:
    """Note texts that were changed and cells that are not in their order."""
    for name in edited(questions, cells):
        tell("edited", "its text is not the one handed out", name)
    if moved(own, cells):
        tell("moved", "the questions stand in another order")


def _name(entry: Entry) -> str:
    return entry.question[:20]


def _brief(value: object) -> str:
    return shown(value if isinstance(value, str) else json.dumps(value, default=str))
