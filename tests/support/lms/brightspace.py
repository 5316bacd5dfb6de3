"""Brightspace's question CSV (D2L, "Import questions into the Question Library", and its sample file)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.support.lms.grammar import FLOAT, doubled
from tests.support.lms.moodle import html_problems

_COMMON = {"NewQuestion", "Title", "QuestionText", "Points", "Difficulty", "Hint", "Feedback"}
ROWS = {
    "MC": {"Option"},
    "MS": {"Scoring", "Option"},
    "M": {"Scoring", "Choice", "Match"},
    "O": {"Scoring", "Item"},
    "SA": {"InputBox", "Answer"},
    "WR": {"AnswerKey", "InitialText"},
}
SCORING = {
    "MS": {"RightAnswers", "RightMinusWrong", "AllOrNothing"},
    "M": {"EquallyWeighted", "RightMinusWrong", "AllOrNothing"},
    "O": {"EquallyWeighted", "RightMinusWrong", "AllOrNothing"},
}
# Where the texts of a row stand; the cell after a text says whether it is HTML.
_TEXTS = {
    **dict.fromkeys(("QuestionText", "Hint", "Feedback", "AnswerKey"), (1,)),
    **{"Option": (2, 4), "Choice": (2,), "Match": (2,), "Item": (1, 3)},
}


@dataclass
class Question:
    """A question: its type, and its rows by their first cell."""

    type: str
    rows: dict[str, list[list[str]]] = field(default_factory=dict)

    def one(self, name: str) -> str:
        """Return the cell of a row that stands once, "" where it is not there."""
        return self.rows.get(name, [["", ""]])[0][1]

    def chosen(self, places: tuple[int, ...]) -> float:
        """Return what choosing these options earns, 0 to 1: its weight, or every option right minus wrong."""
        weights = [float(row[1]) for row in self.rows["Option"]]
        if self.type == "MC":
            return weights[places[0]] / 100
        right = sum((place in places) == (weight > 0) for place, weight in enumerate(weights))
        return max(0.0, (2 * right - len(weights)) / len(weights))


def read(data: bytes) -> list[Question]:
    """Return the questions of a file; a row that begins with two slashes is a remark."""
    found: list[Question] = []
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True):
        if not any(row) or row[0].startswith("//"):
            continue
        if row[0] == "NewQuestion":
            found.append(Question(row[1]))
        if not found:
            raise ValueError(f"{row[0]!r} stands before the first question")
        found[-1].rows.setdefault(row[0], []).append(row)
    return found


def problems(data: bytes) -> list[str]:
    """Return what is wrong with a file."""
    if not data.startswith(b"\xef\xbb\xbf//") and not data.startswith(b'\xef\xbb\xbf"//'):
        return ["the file does not begin with a byte order mark and a remark"]
    try:
        questions = read(data)
    except (ValueError, csv.Error) as error:
        return [f"this is no file of questions: {error}"]
    found = doubled("title", [one.one("Title") for one in questions])
    return found + [f"{one.one('Title')}: {problem}" for one in questions for problem in _problems(one)]


def _problems(question: Question) -> Iterator[str]:
    if question.type not in ROWS:
        yield f"Brightspace knows no type {question.type!r}"
        return
    yield from (f"a {question.type} has no row {one}" for one in set(question.rows) - _COMMON - ROWS[question.type])
    if not question.one("QuestionText").strip():
        yield "there is no question"
    if not re.fullmatch(FLOAT, question.one("Points")) or float(question.one("Points")) <= 0:
        yield "there are no points above 0"
    if "Scoring" in ROWS[question.type] and question.one("Scoring") not in SCORING[question.type]:
        yield f"the scoring {question.one('Scoring')!r} is not known"
    for name, rows in question.rows.items():
        for row in rows:
            yield from (f"the cell {cell[:20]!r} begins a formula" for cell in row if cell[:1] in "=+-@\t" and cell)
            for place in _TEXTS.get(name, ()):
                if place < len(row):
                    if row[place + 1 : place + 2] != ["HTML"]:
                        yield f"{name}: nothing says that its text is HTML"
                    yield from html_problems(row[place])
    yield from _answers(question)


def _answers(question: Question) -> Iterator[str]:
    for name in ("Option", "Item", "Choice"):
        yield from doubled(name, [row[1 if name == "Item" else 2] for row in question.rows.get(name, [])])
    weights = [row[1] for row in question.rows.get("Option", question.rows.get("Answer", []))]
    if question.type in ("MC", "SA") and ("100" not in weights or not all(0 <= float(one) <= 100 for one in weights)):
        yield f"nothing earns 100, or a weight is not from 0 to 100: {weights}"
    if question.type == "MS" and ("1" not in weights or set(weights) - {"0", "1"}):
        yield f"nothing is right, or a weight is neither 0 nor 1: {weights}"
    if question.type == "M":
        choices = [row[1] for row in question.rows.get("Choice", [])]
        yield from doubled("number of a choice", choices)
        yield from (f"the match {row[1]} leads nowhere" for row in question.rows["Match"] if row[1] not in choices)
    if question.type == "O" and len(question.rows.get("Item", [])) < 2:
        yield "there is nothing to order"
    if question.type == "WR" and not question.one("AnswerKey"):
        yield "the marker is told nothing"
