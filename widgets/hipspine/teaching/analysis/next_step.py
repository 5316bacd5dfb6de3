"""What to do next: for each question what its answers suggest to a teacher, with the thresholds, and in words.

A wrong option counts by its share of those who were asked, held against the low end of the 95 % interval of that share
(Wilson 1927, doi:10.1080/01621459.1927.10502953): in a small class chance makes a share large, and more is asked of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from hipspine.chapters import chapter_files, chapter_id
from hipspine.teaching.analysis.item_analysis import EASY, SMALL, WEAK, Question

FEWEST = 10
"""Answers below which nothing is suggested."""

RETEACH, DISCUSS = (0.40, 0.25), (0.25, 0.10)
"""The share of a wrong option, and of the low end of its interval, from which one is suggested."""

LOW = 0.5
"""Facility up to which a question is taught again where no wrong option stands out."""

Kind = Literal["read again", "reteach", "discuss", "move on"]
_ORDER: tuple[Kind, ...] = ("read again", "reteach", "discuss", "move on")
THRESHOLDS = (
    f"Reteach: {RETEACH[0]:.0%} or more chose one wrong option, and the 95% interval of that share begins at "
    f"{RETEACH[1]:.0%} or more; or at most {LOW:.0%} of the points were won. Discuss: the same from {DISCUSS[0]:.0%} "
    f"and {DISCUSS[1]:.0%} on. Move on: {EASY:.0%} of the points or more. Read again, from {SMALL} answers on: who did "
    f"better elsewhere did worse here (item–total below −{WEAK}). Below {FEWEST} answers nothing is suggested."
).replace("%", " %")


@dataclass(frozen=True)
class NextStep:
    """What is suggested for one question: what to do, why in words, and where the book has it ("" where unknown)."""

    kind: Kind
    item: str
    why: str
    section: str
    address: str = ""

    @property
    def words(self) -> str:
        """The suggestion as one sentence without the name of the question."""
        place = f", see {self.section}" if self.section and self.kind in ("reteach", "discuss") else ""
        return f"{self.kind}: {self.why}{place}"


def next_steps(questions: Iterable[Question], book: str = "") -> list[NextStep]:
    """Return what is suggested, the most pressing first; ``book`` is the address where the book is published.

    Questions that were answered too seldom, and those whose answers suggest nothing, are left out.
    """
    pages = {chapter_id(path): path.stem for path in chapter_files()} if book else {}
    found = [step for one in questions if (step := _step(one, book, pages)) is not None]
    return sorted(found, key=lambda step: _ORDER.index(step.kind))


def too_few(questions: Iterable[Question]) -> list[str]:
    """Return the questions of which nothing is said, as fewer than ``FEWEST`` answered them."""
    return [one.item for one in questions if one.students < FEWEST]


def interval(count: int, of: int) -> tuple[float, float]:
    """Return the ends (0..1) of the 95 % interval of a share: ``count`` of ``of``, which is 1 or more."""
    z, share = 1.959964, count / of
    middle = share + z * z / (2 * of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (middle - half) / (1 + z * z / of), (middle + half) / (1 + z * z / of)


def _step(one: Question, book: str, pages: dict[str, str]) -> NextStep | None:
    if one.students < FEWEST or one.facility is None:
        return None
    kind, why = _suggestion(one, one.facility)
    if kind is None:
        return None
    address = ""
    if book and one.chapter in pages:
        anchor = f"#{one.section}" if one.section else ""
        address = f"{book.rstrip('/')}/chapters/{pages[one.chapter]}.html{anchor}"
    return NextStep(kind, one.item, why, _section(one), address)


def _suggestion(one: Question, facility: float) -> tuple[Kind | None, str]:
    if one.students >= SMALL and one.item_total is not None and one.item_total < -WEAK:
        return (
            "read again",
            f"who did better elsewhere did worse here (n = {one.students}): look at its key and wording",
        )
    wrong = [option for option in one.options if not option.correct]
    most = max(wrong, key=lambda option: option.all, default=None)
    won = f"{_percent(facility)} of the points were won (n = {one.students})"
    if most is not None and one.answered >= FEWEST:
        count = round(most.all * one.answered)
        low, high = interval(count, one.answered)
        counted = f"{count} of {one.answered}; 95 % interval {_percent(low)} to {_percent(high)}"
        chose = f"{_percent(most.all)} chose “{_short(most.text)}” ({counted})"
        if most.all >= RETEACH[0] and low >= RETEACH[1]:
            return "reteach", chose
        if facility > LOW and most.all >= DISCUSS[0] and low >= DISCUSS[1]:
            return "discuss", chose
    if facility <= LOW:
        return "reteach", f"{won}, and no single wrong answer stands out"
    return ("move on", won) if facility >= EASY else (None, "")


def _section(one: Question) -> str:
    """Return where a question belongs, in words."""
    chapter = f"the chapter “{one.chapter}”" if one.chapter else ""
    section = f"the section “{one.section.replace('-', ' ')}”" if one.section else ""
    return " of ".join(part for part in (section, chapter) if part)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else f"{words[:79].rstrip()}…"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
