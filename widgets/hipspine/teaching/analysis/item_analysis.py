"""How a class did on an assignment, question by question, from the folder that grading wrote. No student is named."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

import numpy as np

from hipspine.datafile import DataError
from hipspine.quiz.interactions.question import Question as Item
from hipspine.quiz.kinds import KINDS
from hipspine.teaching.analysis import statistics
from hipspine.teaching.analysis.statistics import Reliability, weighted

if TYPE_CHECKING:
    from hipspine.teaching.analysis.statistics import Array

SMALL = 30
"""Students below whom the numbers are rough."""

EASY, HARD, WEAK = 0.9, 0.2, 0.1
"""Facility from which a question is easy, to which it is hard; item-total correlation below which it tells little."""

Answers = dict[int, list[str]]


class ListedOption(TypedDict):
    """An option that is counted."""

    id: str
    text: str
    correct: bool


class ListedItem(TypedDict):
    """A question of ``items.json``."""

    item: str
    kind: str
    objective: str
    points: float
    stem: str
    options: list[ListedOption]
    chapter: NotRequired[str]
    section: NotRequired[str | None]


class ListedItems(TypedDict):
    """What ``items.json`` holds of a release."""

    release: str
    assignment: str
    items: list[ListedItem]


class RecordedQuestion(TypedDict):
    """What a record tells of one question; ``share`` is None while it waits to be marked."""

    item: str
    share: float | None
    response: object


class RecordedSubmission(TypedDict):
    """What the analysis takes from a record."""

    release: str
    status: str
    questions: list[RecordedQuestion]


@dataclass(frozen=True)
class OptionShares:
    """One option of a question, and the share of students (0..1) that chose it: all, upper group, lower group."""

    text: str
    correct: bool
    all: float
    upper: float
    lower: float


@dataclass(frozen=True)
class Question:
    """What became of one question. Numbers that cannot be told are None."""

    item: str
    stem: str
    kind: str
    objective: str
    students: int
    facility: float | None
    item_total: float | None
    discrimination: float | None
    options: tuple[OptionShares, ...] = ()
    remarks: tuple[str, ...] = ()
    answered: int = 0
    """Students whom the shares of options are of."""
    chapter: str = ""
    section: str = ""


@dataclass(frozen=True)
class Analysis:
    """What became of an assignment."""

    assignment: str
    students: int
    left_out: Mapping[str, int]
    """Submissions that are not counted: status -> how many."""
    mean: float | None
    median: float | None
    deviation: float | None
    """Mean, median and standard deviation (n - 1) of the scores before any penalty, as shares of what was possible."""
    histogram: Sequence[int]
    reliability: Reliability
    questions: Sequence[Question] = field(default_factory=tuple)

    @property
    def small(self) -> bool:
        """Whether the class is so small that chance shapes these numbers."""
        return self.students < SMALL


# ---- Reading


def read(grades: Path) -> tuple[ListedItems, list[RecordedSubmission]]:
    """Return the items and the records of a folder that ``hipspine grade`` wrote.

    Raises DataError for a folder, items or record that cannot be read, for records of two releases, and where no
    submission was graded.
    """
    items: ListedItems = _json(grades / "items.json", "hipspine-items/1")
    paths = sorted((grades / "records").glob("*.json"))
    records: list[RecordedSubmission] = [_json(path, "hipspine-record/1") for path in paths]
    known = {item["item"] for item in items["items"]}
    for path, record in zip(paths, records, strict=True):
        if record["release"] != items["release"]:
            problem = f"this record is of another release ({record['release']})"
            raise DataError(path, None, problem, f"records of release {items['release']}")
        strange = next((one["item"] for one in record["questions"] if one["item"] not in known), None)
        if strange is not None:
            raise DataError(path, None, f"there is no question “{strange}” in items.json", "its questions only")
    if not any(record["status"] == "graded" for record in records):
        raise DataError(grades, None, "no submission in it is graded", "a folder with graded submissions")
    return items, records


_NEEDED = {
    "hipspine-items/1": {"release": str, "assignment": str, "items": list},
    "hipspine-record/1": {"release": str, "status": str, "questions": list},
}
_PARTS = {
    "hipspine-items/1": ("items", ("item", "kind", "objective", "points", "stem", "options")),
    "hipspine-record/1": ("questions", ("item", "share", "response")),
}


def _json(path: Path, form: str) -> Any:  # a file of JSON, checked to be of the form
    allowed = "a folder that `hipspine grade --out` wrote"
    try:
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise DataError(path, None, f"cannot be read: {error.strerror}", allowed) from None
    except (ValueError, RecursionError) as error:
        raise DataError(path, None, f"this is not JSON: {error}", allowed) from None
    name, parts = _PARTS[form]
    sound = (
        isinstance(content, dict)
        and content.get("format") == form
        and all(isinstance(content.get(one), kind) for one, kind in _NEEDED[form].items())
        and all(isinstance(part, dict) and set(parts) <= set(part) for part in content[name])
    )
    if not sound:
        raise DataError(path, None, f"this is not of the form {form}", allowed)
    return content


# ---- Counting


def analysis_of(items: ListedItems, records: Sequence[RecordedSubmission]) -> Analysis:
    """Return the analysis of what ``read`` returns."""
    graded = [record for record in records if record["status"] == "graded"]
    others = [record["status"] for record in records if record["status"] != "graded"]
    used = {one["item"] for record in graded for one in record["questions"]}
    listed = [item for item in items["items"] if item["item"] in used]
    place = {item["item"]: number for number, item in enumerate(listed)}
    shares = np.full((len(graded), len(listed)), np.nan)
    chosen: list[Answers] = [{} for _ in listed]
    for row, record in enumerate(graded):
        for one in record["questions"]:
            column = place[one["item"]]
            shares[row, column] = np.nan if one["share"] is None else one["share"]
            chosen[column][row] = _kind(listed[column]["kind"]).choices_of(one["response"])
    points = np.array([float(item["points"]) for item in listed])
    scores = statistics.totals(shares, points)
    known = scores[~np.isnan(scores)]
    columns = zip(
        statistics.facility(shares),
        statistics.item_total(shares, points),
        statistics.discrimination(shares, points),
        strict=True,
    )
    return Analysis(
        assignment=items["assignment"],
        students=len(graded),
        left_out={status: others.count(status) for status in sorted(set(others))},
        mean=_known(known.mean()) if len(known) else None,
        median=_known(np.median(known)) if len(known) else None,
        deviation=_known(known.std(ddof=1)) if len(known) > 1 else None,
        histogram=statistics.histogram(scores),
        reliability=statistics.reliability(shares, points),
        questions=[
            _question(item, scores, shares[:, number], chosen[number], (_known(easy), _known(related), _known(apart)))
            for number, (item, (easy, related, apart)) in enumerate(zip(listed, columns, strict=True))
        ],
    )


def _question(
    item: ListedItem,
    scores: Array,
    shares: Array,
    choices: Answers,
    values: tuple[float | None, float | None, float | None],
) -> Question:
    options = _table(item, scores, choices)
    remarks = tuple(_remarks(item["kind"], values[0], values[1], options))
    asked = int((~np.isnan(shares)).sum())
    place = (
        str(item.get("chapter") or ""),
        str(item.get("section") or ""),
    )  # lists of earlier releases have no section
    answered = sum(not np.isnan(scores[row]) for row in choices)
    known = (*values, options, remarks, answered, *place)
    return Question(item["item"], item["stem"], item["kind"], item["objective"], asked, *known)


def _kind(name: object) -> type[Item]:
    """Return the kind of a question by the name that grading wrote; an unknown one is any question."""
    return KINDS.get(str(name), Item)


def _table(item: ListedItem, scores: Array, choices: Answers) -> tuple[OptionShares, ...]:
    kind = _kind(item["kind"])
    if not kind.counts_options or not choices:
        return ()
    rows = [row for row in choices if not np.isnan(scores[row])]
    if not rows:
        return ()
    upper, lower = statistics.tail(-scores[rows]), statistics.tail(scores[rows])
    table = []
    for option in item["options"]:
        took = np.array([option["id"] in choices[row] for row in rows], dtype=float)
        shares = (float(took.mean()), weighted(took, upper), weighted(took, lower))
        table.append(OptionShares(option["text"], option["correct"], *shares))
    if kind.many_places:  # those that matter to this question
        table = [one for one in table if one.correct or one.all > 0]
    return tuple(table)


def _remarks(kind: str, easy: float | None, related: float | None, options: Sequence[OptionShares]) -> list[str]:
    remarks = []
    if easy is not None and easy <= HARD:
        remarks.append("hard: at most a fifth of the points were won")
    if easy is not None and easy >= EASY:
        remarks.append("easy: nine tenths of the points or more were won")
    if related is not None and related < -WEAK:
        remarks.append("who did better elsewhere did worse here: look at its key and its wording")
    elif related is not None and related < WEAK:
        remarks.append("tells students apart poorly")
    wrong = [one for one in options if not one.correct]
    idle = sum(one.all == 0 for one in wrong)
    if idle and not _kind(kind).many_places:
        remarks.append(f"{idle} wrong option{'s' if idle > 1 else ''} that nobody chose")
    if any(one.upper > one.lower and one.upper > 0.25 for one in wrong):
        remarks.append("a wrong option that draws the upper group")
    return remarks


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
