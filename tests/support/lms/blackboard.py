"""Blackboard's question file (Blackboard Help, "Upload questions"): fields between tabs, one question a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.support.lms.grammar import FLOAT, doubled

MOST = 100
"""The most answers of a question; of gaps in a text ten."""


@dataclass
class Question:
    """A question: its type, its text, what there is to choose (text, whether it is right), and the other fields."""

    type: str
    text: str
    options: list[tuple[str, bool]] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)

    def chosen(self, places: tuple[int, ...]) -> bool:
        """Return whether choosing these is right: all or nothing, as long as no partial credit is allowed."""
        return {place for place, (_, right) in enumerate(self.options) if right} == set(places)

    def entered(self, value: float) -> bool:
        """Return whether a number is right."""
        return abs(value - float(self.fields[0])) <= float(self.fields[1]) * (1 + 1e-9)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What is matched with what."""
        return list(zip(self.fields[::2], self.fields[1::2], strict=True))

    @property
    def gaps(self) -> dict[str, list[str]]:
        """Every gap by its name with what counts; an empty field stands between two."""
        found: dict[str, list[str]] = {}
        names = [0, *(place + 1 for place, text in enumerate(self.fields) if not text)]
        for start, end in zip(names, [*names[1:], len(self.fields) + 1], strict=True):
            found[self.fields[start]] = self.fields[start + 1 : end - 1]
        return found


def read(data: bytes) -> list[Question]:
    """Return the questions of a file. Raises ValueError where a line is none."""
    found = []
    for line in data.decode("utf-8").removesuffix("\r\n").split("\r\n"):
        kind, text, *rest = line.split("\t")
        question = Question(kind, text, fields=rest)
        if kind in ("MC", "MA"):
            question.options = [(one, right == "correct") for one, right in zip(rest[::2], rest[1::2], strict=True)]
        found.append(question)
    return found


def problems(data: bytes) -> list[str]:
    """Return what is wrong with a file."""
    if data.startswith(b"\xef\xbb\xbf"):
        return ["a byte order mark stands before the first type"]
    try:
        questions = read(data)
    except ValueError as error:
        return [f"a line is no question: {error}"]
    return [f"{number}: {one}" for number, question in enumerate(questions, 1) for one in _problems(question)]


def _problems(question: Question) -> Iterator[str]:
    kind, fields = question.type, question.fields
    if kind not in _RULES:
        yield f"Blackboard knows no type {kind!r}"
        return
    if not question.text.strip():
        yield "there is no question"
    if any(not one.strip() for one in fields) and kind != "FIB_PLUS":
        yield "a field is empty"
    if len(fields) > 2 * MOST:
        yield "there are more answers than Blackboard takes"
    yield from _RULES[kind](question)


def _choices(question: Question) -> Iterator[str]:
    yield from doubled("answer", [text for text, _ in question.options])
    yield from (
        f"{one!r} is neither correct nor incorrect" for one in {*question.fields[1::2]} - {"correct", "incorrect"}
    )
    right = sum(right for _, right in question.options)
    if right < 1 or (question.type == "MC" and right > 1) or len(question.options) < 2:
        yield f"{right} of {len(question.options)} answers are right"


def _number(question: Question) -> Iterator[str]:
    if len(question.fields) != 2 or not all(re.fullmatch(FLOAT, one) for one in question.fields):
        yield "a number and its tolerance are wanted"
    elif float(question.fields[1]) < 0:
        yield "the tolerance is below 0"


def _pairs(question: Question) -> Iterator[str]:
    if len(question.fields) % 2 or len(question.fields) < 4:
        yield "the fields are no pairs"
        return
    for side in zip(*question.pairs, strict=True):
        yield from doubled("side of a pair", list(side))


def _order(question: Question) -> Iterator[str]:
    yield from doubled("thing", question.fields)
    if len(question.fields) < 2:
        yield "there is nothing to order"


def _gaps(question: Question) -> Iterator[str]:
    gaps = question.gaps
    if sorted(re.findall(r"\[(.*?)\]", question.text)) != sorted(gaps) or len(gaps) > 10:
        yield f"the gaps {list(gaps)} are not those of the text"
    if not all(gaps.values()) or any(not one for answers in gaps.values() for one in answers):
        yield "a gap has no answer"


def _some(question: Question) -> Iterator[str]:
    if not question.fields:
        yield "there is no answer"


_RULES = {
    "MC": _choices,
    "MA": _choices,
    "NUM": _number,
    "MAT": _pairs,
    "ORD": _order,
    "FIB": _some,
    "FIB_PLUS": _gaps,
    "ESS": _some,
}
