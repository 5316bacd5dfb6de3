"""What every format starts from: questions as they are asked, choices with what each earns, and the report."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hipspine.quiz.kinds.base import Question
from hipspine.quiz.kinds.body import Body, regions
from hipspine.quiz.kinds.choice import Reason, Several, Single
from hipspine.quiz.kinds.numeric import nine_digits
from hipspine.quiz.kinds.parametric import Parametric
from hipspine.quiz.schema import Bank
from hipspine.teaching.exports.markup import bare, block, escaped, inline, plain

SEED = 1
"""The seed that draws the numbers of parametric questions: an export holds one draw of each, always the same."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

NO_FIGURE = "its figure needs the course's own page"
NO_STORY = "its steps tell more only after each decision, and the format shows all at once"


@dataclass(frozen=True)
class LeftOut:
    """A question that a format cannot carry, and why."""

    item: str
    kind: str
    reason: str


@dataclass(frozen=True)
class Export:
    """What an export wrote: the ids of the questions, those left out, and what else a reader should know."""

    path: Path
    written: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """The questions of one question file, each with its numbers drawn."""

    quiz: str
    title: str
    items: list[Question] = field(default_factory=list)


@dataclass(frozen=True)
class Format:
    """A format: what it refuses and why (None: it carries the question), how it is written, what it loses."""

    refuses: Callable[[Question], str | None]
    write: Callable[[Sequence[Chapter]], bytes]
    notes: Callable[[Sequence[Chapter]], list[str]] = lambda chapters: []


@dataclass(frozen=True)
class Option:
    """Something to choose: its id, its HTML, its feedback as HTML, and the share (-1 to 1) that choosing it earns."""

    id: str
    html: str
    feedback: str
    share: float


@dataclass(frozen=True)
class Choosing:
    """A question answered by choosing: one option (``single``), or several whose shares add up, not below 0."""

    options: list[Option]
    single: bool

    @property
    def right(self) -> list[str]:
        """The ids of the options that together earn everything."""
        if self.single:
            return [option.id for option in self.options if option.share == 1]
        return [option.id for option in self.options if option.share > 0]


def planned(banks: Sequence[Bank], kind: Format) -> tuple[list[Chapter], list[LeftOut]]:
    """Return what a format can carry, by chapter, and what it cannot."""
    chapters, left_out = [], []
    for bank in banks:
        chapter = Chapter(bank.quiz, plain(bank.title).replace("\n", " "))
        for item in bank.items:
            asked = item.drawn(SEED) if isinstance(item, Parametric) else item
            reason = "it holds a control character" if _unprintable(item.model_dump()) else kind.refuses(asked)
            if reason:
                left_out.append(LeftOut(item.id, item.kind, reason))
            else:
                chapter.items.append(asked)
        if chapter.items:
            chapters.append(chapter)
    return chapters, left_out


def choosing(item: Question) -> Choosing | None:
    """Return a question as one of choosing, marked exactly as the bank marks it; None for one of another kind.

    True or false with a reason becomes one choice of both together, in which the right truth with a wrong reason
    earns half. The body becomes a choice of its lettered regions.
    """
    if isinstance(item, Reason):
        return Choosing([_both(item, truth, option) for truth in (True, False) for option in item.options], True)
    if isinstance(item, Single):
        shares = {option.id: float(option.correct) for option in item.options}
    elif isinstance(item, Several):
        shares = _shares([option.id for option in item.options], [o.id for o in item.options if o.correct])
    elif isinstance(item, Body):
        shares = _shares(list(regions()), [region.region for region in item.regions if region.correct])
        texts = {name: f"{letter}: {escaped(words)}" for name, (letter, words) in lettered().items()}
        return Choosing(
            [Option(name, text, inline(item.feedback_for(name)), shares[name]) for name, text in texts.items()], False
        )
    else:
        return None
    options = [Option(o.id, inline(o.text), inline(o.feedback), shares[o.id]) for o in item.options]
    return Choosing(options, isinstance(item, Single))


def lettered() -> dict[str, tuple[str, str]]:
    """Return the letter and the name of each region of the body: region -> (letter, name)."""
    return {name: (chr(ord("A") + index), words) for index, (name, words) in enumerate(regions().items())}


def general(item: Question, *more: str) -> str:
    """Return the explanation as HTML, with what belongs to no single option below it."""
    return block(item.explanation, *more)


def decimal(value: float, digits: int = 9) -> str:
    """Return a number with a point and no exponent, rounded to 9 significant digits as the marking does."""
    from decimal import Decimal

    rounded = nine_digits(value) if digits == 9 else float(f"{value:.{digits}g}")
    text = f"{Decimal(repr(rounded)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: float) -> str:
    """Return a share (-1 to 1) in percent as Moodle's list writes it, with 5 places: 33.33333."""
    return f"{100 * share:.5f}".rstrip("0").rstrip(".")


def _shares(names: list[str], right: list[str]) -> dict[str, float]:
    return {name: (1 if name in right else -1) / len(right) for name in names}


def _both(item: Reason, truth: bool, option: Any) -> Option:
    share = 0.0 if truth != item.truth else 1.0 if option.correct else 0.5
    said = f"{'True' if truth else 'False'}. {bare(option.text)}"
    feedback = block(item.if_true if truth else item.if_false, option.feedback)
    return Option(f"{'true' if truth else 'false'}-{option.id}", said, feedback, share)


def _unprintable(data: Any) -> bool:
    """Return whether any text of the data holds what XML cannot, or what would change how text is shown."""
    if isinstance(data, str):
        return bool(_CONTROL.search(data))
    entries = data.values() if isinstance(data, dict) else data if isinstance(data, list | tuple) else ()
    return any(_unprintable(entry) for entry in entries)
