"""What an interaction tells other rooms: a neutral form for exports, a row of a table, a place on paper.

Texts are Markdown of the bank unless their name says otherwise; each room renders them in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

GAP = re.compile(r"\[([1-9])\]")
"""Where a gap stands in a text, by its id."""

BLANK = r"\_\_\_\_\_\_\_\_"
"""A gap to write in, as Markdown."""

Line = tuple[str, str]
"""Plain words in front (maybe none), and a text."""


@dataclass(frozen=True)
class Option:
    """Something to choose: its id, plain words in front of its text, what is said to who chooses it, and its share.

    ``share`` (-1 to 1) is the part of the points that choosing it earns.
    """

    id: str
    text: str
    feedback: tuple[str, ...]
    share: float
    lead: str = ""


@dataclass(frozen=True)
class Choosing:
    """Choosing one option (``single``), or several whose shares add up, not below 0.

    With ``body`` the options are the lettered regions of the body's picture, which has to be shown.
    """

    options: Sequence[Option]
    single: bool
    body: bool = False

    @property
    def right(self) -> list[str]:
        """The ids of the options that together earn everything."""
        if self.single:
            return [option.id for option in self.options if option.share == 1]
        return [option.id for option in self.options if option.share > 0]

    @property
    def halves(self) -> bool:
        """Whether the one option that is chosen may earn a part of the points."""
        return self.single and any(0 < option.share < 1 for option in self.options)


@dataclass(frozen=True)
class Thing:
    """One of the things to bring into order, and why it stands where it stands."""

    id: str
    text: str
    feedback: str


@dataclass(frozen=True)
class Ordering:
    """Things in their right order; each pair of neighbours in sequence earns an equal part."""

    things: Sequence[Thing]


@dataclass(frozen=True)
class Pairing:
    """Something to be matched, the id of its partner, and why they belong together."""

    id: str
    text: str
    match: str
    feedback: str


@dataclass(frozen=True)
class Matching:
    """Pairs, of which each earns an equal part, and the partners to choose from: id -> text."""

    pairs: Sequence[Pairing]
    partners: dict[str, str]


@dataclass(frozen=True)
class Amount:
    """A number, within what tolerance (same unit) it counts, and what is said to who enters it."""

    value: float
    tolerance: float
    feedback: str


@dataclass(frozen=True)
class Entering:
    """A number to be entered: the right one, foreseen mistakes, and what is said to any other number."""

    right: Amount
    unit: str | None
    mistakes: Sequence[Amount]
    otherwise: str


@dataclass(frozen=True)
class Gap:
    """A gap of a text, and why its filling is right.

    ``options`` (id -> text) are what may be chosen for it, of which ``right`` names one; without them it is typed, and
    ``right`` holds every spelling that counts, as plain words.
    """

    id: str
    options: dict[str, str]
    right: Sequence[str]
    feedback: str


@dataclass(frozen=True)
class Filling:
    """A text in which ``[1]``, ``[2]``, … stand for gaps, of which each earns an equal part."""

    text: str
    gaps: Sequence[Gap]

    def shown(self, text: str, gap: Callable[[Gap], str]) -> str:
        """Return the text, in whatever form it was rendered, with each gap as the room shows it."""
        return GAP.sub(lambda found: gap(next(one for one in self.gaps if one.id == found[1])), text)

    @property
    def in_order(self) -> list[Gap]:
        """The gaps as they follow each other in the text, which has each of them once."""
        return sorted(self.gaps, key=lambda gap: self.text.index(f"[{gap.id}]"))

    @property
    def blanks(self) -> str:
        """The text with numbered blanks, as Markdown."""
        return self.shown(self.text, lambda gap: f"({gap.id}) {BLANK}")


@dataclass(frozen=True)
class Writing:
    """A text that a person marks, by a model answer and a list of points to look for."""

    model_answer: str
    rubric: Sequence[str]


@dataclass(frozen=True)
class OwnPage:
    """What only the course's own page can ask, and why."""

    reason: str


Form = Choosing | Ordering | Matching | Entering | Filling | Writing | OwnPage


@dataclass(frozen=True)
class Row:
    """A row of a table of questions: options, key and feedback as lines.

    ``name`` and ``kind`` say which part of the question it is, and ``points`` what that part is worth.
    """

    name: str
    kind: str
    points: float
    stem: Sequence[str]
    options: Sequence[Line]
    key: Sequence[Line]
    feedback: Sequence[Line]
    explanation: str


@dataclass(frozen=True)
class OnPaper:
    """How a question is answered on a sheet; every text is plain words.

    From above: ``note`` below the question, boxes for ``first`` and ``then`` below them, the text of a ``filling`` with
    what there is for each gap, ``pairs`` with a box each, the lettered options or ``places`` (with ``boxes`` to tick),
    ``ask``, ``lines`` to write on, the ``unit``, and ``last``.
    """

    note: str = ""
    first: Sequence[str] = ()
    then: str = ""
    filling: Filling | None = None
    pairs: Sequence[Line] = ()
    boxes: bool = False
    places: Sequence[str] = ()
    ask: str = ""
    lines: int = 0
    unit: str | None = None
    last: str = ""
