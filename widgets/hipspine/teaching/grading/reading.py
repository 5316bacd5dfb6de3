"""Reading a submitted notebook as data: which answers it holds, and what about it an instructor should know.

Nothing of it is run. What cannot be told for certain is a finding that keeps the notebook from being graded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hipspine.quiz.interactions.literal import UnreadableError
from hipspine.teaching.answering.answer_store import Entry, StoredAnswer, in_outputs, in_sidecar, parse_json
from hipspine.teaching.answering.typed_answers import asks, assigned_values
from hipspine.teaching.assignment.wording import as_markdown
from hipspine.teaching.grading.notices import Finding

if TYPE_CHECKING:
    from hipspine.teaching.assignment.key import Key
    from hipspine.teaching.assignment.variant import Variant

Tell = Callable[..., None]
"""Notes a finding: its code, what it is about in words, and the question it concerns, if any."""


@dataclass(frozen=True)
class Answer:
    """An answer in the bank's ids (None: none), and whether it was clicked or typed."""

    response: object = None
    how: str = "none"


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
        cells, metadata = _cells(notebook)
    except ValueError as error:
        tell("unreadable", str(error))
        return reading
    if not _belongs(key, student, cells, metadata, tell):
        return reading
    questions = key.variants(student)
    clicks, newer = _clicks(key, student, cells, sidecar, tell)
    _structure(questions, cells, clicks, tell)
    for variant in questions:
        reading.answers[variant.name] = _answer(
            variant, cells, clicks.get(variant.name, []), newer.get(variant.name), prefer, tell
        )
    return reading


def _cells(notebook: bytes) -> tuple[list[dict[str, object]], Mapping[str, object]]:
    try:
        book = parse_json(notebook)
    except ValueError as error:
        raise ValueError(f"it is cut off or no notebook ({error})") from None
    if not isinstance(book, dict) or not isinstance(book.get("cells"), list):
        raise ValueError("it is no notebook: it has no list of cells")
    cells, metadata = book["cells"], book.get("metadata")
    return [cell for cell in cells if isinstance(cell, dict)], metadata if isinstance(metadata, dict) else {}


def source(cell: Mapping[str, object]) -> str:
    """Return the text of a cell, which the format allows as one string or as lines."""
    text = cell.get("source")
    if isinstance(text, list):
        return "".join(line for line in text if isinstance(line, str))
    return text if isinstance(text, str) else ""


_RELEASE = re.compile(r"'release': '([0-9a-f]{16})'")
_STUDENT = re.compile(r"'student': (?:None|'([^']{1,64})')")


def _belongs(
    key: Key, student: str, cells: list[dict[str, object]], metadata: Mapping[str, object], tell: Tell
) -> bool:
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
    key: Key, student: str, cells: list[dict[str, object]], sidecar: bytes | None, tell: Tell
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


def _structure(
    questions: tuple[Variant, ...], cells: list[dict[str, object]], clicks: Mapping[str, list[StoredAnswer]], tell: Tell
) -> None:
    """Note texts that were changed and cells that are not in their order."""
    texts = {_grade_id(cell): source(cell) for cell in cells if cell.get("cell_type") == "markdown"}
    for number, variant in enumerate(questions, start=1):
        if texts.get(f"{variant.name}-text", "").strip() != as_markdown(variant, number).strip():
            tell("edited", "its text is not the one handed out", variant.name)
    places = [_grade_id(cell) for cell in cells]
    known = [place for place in places if place in {variant.name for variant in questions}]
    if known != sorted(known):
        tell("moved", "the questions stand in another order")


def _answer(
    variant: Variant,
    cells: list[dict[str, object]],
    clicks: list[StoredAnswer],
    newer: StoredAnswer | None,
    prefer: str | None,
    tell: Tell,
) -> Answer:
    """Return the one answer to a question, and note what keeps it from being told."""
    name = variant.name
    own = [
        cell
        for cell in cells
        if cell.get("cell_type") == "code" and (_grade_id(cell) == name or asks(source(cell), name))
    ]
    if not own and not clicks and newer is None:
        tell("deleted", "its cell is gone, and no answer to it is kept", name)
        return Answer()
    try:
        values = [value for cell in own for value in assigned_values(source(cell), f"answer_{name}")]
        typed = [variant.item.read(value) for value in values]
        typed = [variant.to_bank(value) for value in typed if value is not None]
    except UnreadableError as error:
        tell("unclear", str(error), name)
        return Answer()
    except ValueError as error:
        tell("impossible", _reason(error), name)
        return Answer()
    if newer is not None:
        tell("unsaved", "the newest click is in the file beside the notebook only", name)
        clicks = [newer]
    try:
        clicked = [variant.to_bank(click.response) for click in clicks]
    except (ValueError, TypeError) as error:
        tell("impossible", _reason(error), name)
        return Answer()
    canonical = variant.item.canonical
    clicked, typed = [canonical(one) for one in clicked], [canonical(one) for one in typed]
    if len(clicks) > 1 and _same(clicked):
        tell("doubled", "it stands twice, with the same answer", name)
    clicked = [response for response in clicked if response is not None] if _same(clicked) else clicked
    if prefer and clicked and typed:
        clicked, typed = (clicked, []) if prefer == "clicked" else ([], typed)
    if not _same([*clicked, *typed]):
        listed = " and ".join(_brief(variant.to_letters(response)) for response in _different([*clicked, *typed]))
        tell("conflict", f"its answers differ: {listed}", name)
        return Answer()
    if clicked:
        return Answer(clicked[0], "clicked")
    return Answer(typed[0], "typed") if typed else Answer()


def _different(responses: list[object]) -> list[object]:
    return list({_plain(response): response for response in responses}.values())


def _same(responses: list[object]) -> bool:
    return len(_different(responses)) <= 1


def _plain(response: object) -> str:
    return json.dumps(response, sort_keys=True)


def _grade_id(cell: Mapping[str, object]) -> str | None:
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    own = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    name = own if isinstance(own, str) else cell.get("id")
    return name if isinstance(name, str) else None


def _name(entry: Entry) -> str:
    return entry.question[:20]


def _brief(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, default=str)
    return text if len(text) <= 40 else text[:40] + "…"


def _reason(error: Exception) -> str:
    return _brief(str(error).partition(": ")[2]) if ": " in str(error) else _brief(str(error))
