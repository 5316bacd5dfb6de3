"""GIFT (MoodleDocs, "GIFT format"): a small reader of our own, and the rules of each kind of question in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from tests.support.lms.grammar import FLOAT, doubled
from tests.support.lms.moodle import FRACTIONS, html_problems

_SPECIAL = "~=#{}:"
_NUMBER = re.compile(rf"{FLOAT}:{FLOAT}")


@dataclass
class Answer:
    """One answer: its sign (= or ~), its weight in percent where there is one, its text and its feedback."""

    sign: str
    weight: float | None
    text: str
    feedback: str


@dataclass
class Question:
    """One question; ``general`` is the feedback that everybody gets."""

    title: str
    stem: str
    numeric: bool
    answers: list[Answer] = field(default_factory=list)
    general: str = ""


class GiftError(ValueError):
    """A text that is no GIFT."""


def read(text: str) -> list[Question]:
    """Return the questions of a text. Raises GiftError where it is none."""
    blocks = [block for block in re.split(r"\n[ \t]*\n", text) if block.strip()]
    return [_question(block.strip("\n")) for block in blocks if not block.lstrip().startswith("$CATEGORY:")]


def _question(block: str) -> Question:
    title = re.match(r"::((?:\\.|[^\\:])+)::", block)
    if not title:
        raise GiftError(f"no title: {block[:60]!r}")
    rest = block[title.end() :]
    opened, closed = _places(rest, "{"), _places(rest, "}")
    if len(opened) != 1 or len(closed) != 1 or closed[0] != len(rest) - 1:
        raise GiftError(f"{title[1]}: the braces do not hold the answers")
    body = rest[opened[0] + 1 : closed[0]]
    general, body = "", body
    for at in _places(body, "#"):
        if body[at : at + 4] == "####":
            general, body = body[at + 4 :], body[:at]
            break
    numeric = body.lstrip().startswith("#")
    question = Question(title[1], rest[: opened[0]], numeric, general=general.strip())
    body = body.lstrip().removeprefix("#") if numeric else body
    starts = _places(body, "=~")
    if body[: starts[0] if starts else None].strip():
        raise GiftError(f"{title[1]}: a text stands before the answers")
    for at, end in pairwise([*starts, len(body)]):
        question.answers.append(_answer(body[at], body[at + 1 : end].strip(), title[1]))
    return question


def _answer(sign: str, text: str, where: str) -> Answer:
    weight = re.match(r"%([^%]*)%", text)
    if weight:
        if not re.fullmatch(FLOAT, weight[1]):
            raise GiftError(f"{where}: the weight {weight[1]!r} is no number")
        text = text[weight.end() :]
    marks = _places(text, "#")
    said, feedback = (text[: marks[0]], text[marks[0] + 1 :]) if marks else (text, "")
    return Answer(sign, float(weight[1]) if weight else None, said.strip(), feedback.strip())


def _places(text: str, signs: str) -> list[int]:
    """Return where one of the signs stands without a backslash in front."""
    found, escaped = [], False
    for place, letter in enumerate(text):
        if escaped:
            escaped = False
        elif letter == "\\":
            escaped = True
        elif letter in signs:
            found.append(place)
    return found


def plain(text: str) -> str:
    """Return a text without the name of its format and without its backslashes."""
    return re.sub(r"\\(.)", r"\1", text.removeprefix("[html]"))


def problems(text: str) -> list[str]:
    """Return what is wrong with a text of questions."""
    try:
        questions = read(text)
    except GiftError as error:
        return [str(error)]
    found = [
        f"the category {one!r}"
        for one in re.findall(r"^\$CATEGORY:(.*)$", text, re.MULTILINE)
        if not one.startswith(" $course$/")
    ]
    found += doubled("title", [one.title for one in questions])
    for one in questions:
        found += [f"{one.title}: {problem}" for problem in _problems(one)]
    return found


def _problems(question: Question) -> Iterator[str]:
    if not plain(question.stem).strip():
        yield "there is no question"
    for text in (question.stem, question.general, *(part for a in question.answers for part in (a.text, a.feedback))):
        pair = _pair(text)
        for part in pair if pair else (text,):
            yield from (
                f"{sign!r} stands without a backslash" for sign in _SPECIAL if _loose(part, sign, question.numeric)
            )
            if part.startswith("[html]"):
                yield from html_problems(plain(part))
    if question.numeric:
        yield from _numeric(question)
    elif any(_pair(one.text) for one in question.answers):
        yield from _pairs(question)
    elif question.answers:
        yield from _choices(question)


def _loose(text: str, sign: str, numeric: bool) -> bool:
    return bool(_places(text, sign)) and not (numeric and sign == ":" and _NUMBER.fullmatch(text))


def _pair(text: str) -> tuple[str, str] | None:
    left, arrow, right = text.partition("->")
    return (left.strip(), right.strip()) if arrow else None


def _choices(question: Question) -> Iterator[str]:
    texts = [one.text for one in question.answers]
    yield from doubled("choice", texts)
    if not all(plain(one).strip() for one in texts):
        yield "a choice is empty"
    shares = weights(question)
    yield from (f"Moodle knows no answer worth {one:g}" for one in shares if one not in FRACTIONS)
    right = [one for one in question.answers if one.sign == "="]
    if len(right) == len(texts):
        return  # a short answer, and every spelling of it
    if len(right) > 1:
        yield f"{len(right)} choices are right, though one may be chosen"
    elif right and min(shares) < 0:
        yield "of one choice none may earn less than 0"
    elif not right and abs(sum(one for one in shares if one > 0) - 100) > 0.01:
        yield f"the right choices do not earn 100 together: {shares}"
    if len(texts) < 2:
        yield "there is nothing to choose"


def _numeric(question: Question) -> Iterator[str]:
    numbers = [one for one in question.answers if one.sign == "="]
    for one in numbers:
        if not _NUMBER.fullmatch(one.text):
            yield f"{one.text!r} is no number with its tolerance"
        elif float(one.text.split(":")[1]) < 0:
            yield f"{one.text!r} has a tolerance below 0"
    if not any(one.weight in (None, 100) for one in numbers):
        yield "no answer earns 100"
    if [one for one in question.answers if one.sign == "~"][1:] or question.answers[-1].sign == "=" != "~":
        yield "what everything else earns does not stand last, once"


def _pairs(question: Question) -> Iterator[str]:
    pairs = [_pair(one.text) for one in question.answers]
    if not all(pairs):
        yield "an answer is no pair"
        return
    if any(one.sign != "=" or one.weight is not None or one.feedback for one in question.answers):
        yield "a pair has a weight or a feedback, or does not begin with ="
    asked = [left for left, _ in pairs if left]
    yield from doubled("left side", asked)
    if len(asked) < 2 or len({right for _, right in pairs}) < 3 or not all(right for _, right in pairs):
        yield "Moodle wants two to match and three to match with"


def weights(question: Question) -> list[float]:
    """Return what each choice earns, in percent."""
    return [100.0 if one.sign == "=" and one.weight is None else one.weight or 0.0 for one in question.answers]
