"""What the panels of a figure are made of: lanes with intervals, blocks of 100 people, a switch that hides the result.

Their units are pixels of a drawing on a phone (``WIDTH``), y upwards from the top edge: there words need most room.

A lane is one line of a forest plot: a published 95 % interval is a line, a range across studies a grey band, a
published value a filled dot, a value that we worked out an open one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from hipspine.evidence import load_references
from hipspine.figures import wording
from hipspine.figures.labels import PHONE
from hipspine.figures.parts import Choice
from hipspine.figures.primitives import Area, Dot, Icons, Label, Line, Number, Point, Primitive

if TYPE_CHECKING:
    from hipspine.figures.charts import Frame, Ticks

SHOW = Choice(
    "show",
    wording.SHOW,
    (("found", wording.FOUND), ("guess", wording.GUESS)),
)
FOUND, GUESS = SHOW.pick({"found": 1, "guess": 0}), SHOW.pick({"found": 0, "guess": 1})
REVEALED = SHOW.pick({"found": 1})
"""1 while the result is shown, NaN while it is hidden: a factor for numbers that must not give it away."""

PEOPLE, COLUMNS = 100, 10
WIDTH = float(PHONE)

ORDER = (
    "range",
    "grid",
    "empty",
    "axis",
    "bar-blue",
    "bar-ghost",
    "interval",
    "point",
    "point-open",
    "label-heading",
    "label-muted",
    "label-muted-centre",
    "label-tick",
    "label-tick-left",
    "label-blue",
    "label-blue-centre",
    "number-blue-centre",
)
"""From back to front. Primitives of one style that follow each other are one trace."""


def layered(primitives: Iterable[Primitive]) -> tuple[Primitive, ...]:
    """Return the primitives from back to front, so that each style is drawn once."""
    return tuple(sorted(primitives, key=lambda primitive: ORDER.index(primitive.style)))


def while_shown(primitives: Iterable[Primitive], when: Number) -> list[Primitive]:
    """Return the primitives, drawn while ``when`` is above 0 and their own condition holds."""
    return [
        replace(primitive, when=when if primitive.when is None else when * primitive.when) for primitive in primitives
    ]


def lane(frame: Frame, height: float, half: float, ticks: Iterable[float], zero: float) -> list[Primitive]:
    """Return the empty lane at ``height`` (in the units of y), ``half`` its width up and down: ticks and its zero."""
    return [
        *(
            Line(style="grid", points=(frame.at(x, height - half), frame.at(x, height + half)))
            for x in ticks
            if x != zero
        ),
        Line(style="axis", points=(frame.at(zero, height - half), frame.at(zero, height + half))),
    ]


def interval(frame: Frame, height: float, low: float, high: float) -> Line:
    """Return a 95 % interval."""
    return Line(style="interval", points=(frame.at(low, height), frame.at(high, height)), charted=True)


def spread(frame: Frame, height: float, half: float, low: float, high: float) -> Area:
    """Return a range across studies, which is no interval: a grey band."""
    corners = ((low, height - half), (low, height + half), (high, height + half), (high, height - half))
    return Area(style="range", points=tuple(frame.at(x, y) for x, y in corners), charted=True)


def point(frame: Frame, height: float, value: float, ours: bool = False) -> Dot:
    """Return a published value, or an open dot for one that is our calculation."""
    return Dot(style="point-open" if ours else "point", at=frame.at(value, height), charted=True)


def scale(frame: Frame, ticks: Ticks, title: str, gap: float) -> list[Primitive]:
    """Return the axis under a frame: its line, the words at the ticks and the name with the unit."""
    left, right, bottom, _ = frame.box
    return [
        Line(style="axis", points=((left, bottom), (right, bottom)), charted=True),
        *(
            Label(style="label-tick", at=(frame.at(x, 0)[0], bottom - gap), text=text, charted=True)
            for x, text in ticks
        ),
        Label(style="label-tick", at=((left + right) / 2, bottom - 2.3 * gap), text=title),
    ]


def source_of(key: str) -> str:
    """Return how a work is cited."""
    return load_references()[key].label


def nobody(box: tuple[float, float, float, float], text: str) -> list[Primitive]:
    """Return the empty block of those who were not compared, ``box`` as (left, right, bottom, top), with its words."""
    left, right, bottom, top = box
    words = Label(style="label-muted-centre", at=((left + right) / 2, (bottom + top) / 2), text=text)
    return [frame_of(left, right, bottom, top), words]


def crowd(at: Point, spacing: float, seen: Number, coloured: Number, style: str = "patient") -> Icons:
    """Return 100 people from the top left on; ``seen`` is 1 or 0, ``coloured`` how many of them wear blue (or 0)."""
    return Icons(
        style=f"{style}-none",
        count=PEOPLE,
        groups=((f"{style}-blue", coloured), (style, PEOPLE * seen - coloured)),
        columns=COLUMNS,
        spacing=spacing,
        at=at,
    )


def frame_of(left: float, right: float, bottom: float, top: float, when: Number | None = None) -> Line:
    """Return an empty dashed block: here something is not known."""
    corners = ((left, bottom), (left, top), (right, top), (right, bottom), (left, bottom))
    return Line(style="empty", points=corners, when=when)


def printed(value: float, decimals: int) -> str:
    """Return a number as readers see it, with a true minus."""
    return f"{value:.{decimals}f}".replace("-", "−")
