"""Where the names beside a drawing stand: in two gutters, with a line to what they name. Twin: ``labels.js``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hipspine.figures.elements import Element, Frame, Gutters

DESK = 560
"""From this width of a drawing on, in pixels, it has a desk's text sizes, and notes under the names."""

PHONE = 358
"""Width of a drawing on a phone of 390, in pixels: people are drawn there in the sizes of their styles."""

TEXT = {"phone": 13, "desk": 15}
"""Size of a name, in pixels."""

NOTE = {"phone": 13, "desk": 15}
"""Size of the note under a name."""

MOST = {"phone": 340, "desk": 720}
"""Greatest height of a drawing, in pixels: on a phone the slider in use is then still in sight below it."""

LEADING = 1.25
"""Distance of two lines of text, as part of its size."""

GAP = 8
"""Least distance between two names, in pixels."""

LINE = 5
"""Distance between a name and its line, in pixels."""

LEADER = 22
"""Room for the line between a name and the drawing, in pixels."""

_EMS = ((0.38, set("iljI.,'’:;|!()")), (0.47, set("trf -/")), (1.04, set("mwMW%")))
_CAPITAL, _OTHER = 0.77, 0.69
NOTE_PART = 0.9
"""Width of regular letters, as part of that of bold ones."""


def ems(text: str) -> float:
    """Return how wide ``text`` is in bold letters, in its own size.

    The measures are those of DejaVu Sans, one of the widest: no name is cut off where the system has another font.
    """

    def of(letter: str) -> float:
        for width, letters in _EMS:
            if letter in letters:
                return width
        return _CAPITAL if letter.isupper() else _OTHER

    return sum(of(letter) for letter in text)


def gutters(names: Iterable[tuple[str, str, str]]) -> Gutters:
    """Return how wide the gutters are, in ems, for (side, name, note) of every label: [left, right]."""
    wide = {"phone": [0.0, 0.0], "desk": [0.0, 0.0]}
    for side, name, note in names:
        at = 0 if side == "left" else 1
        wide["phone"][at] = max(wide["phone"][at], *(ems(line) for line in name.split("<br>")))
        wide["desk"][at] = max(wide["phone"][at], wide["desk"][at], ems(note) * NOTE_PART)
    return {"phone": (wide["phone"][0], wide["phone"][1]), "desk": (wide["desk"][0], wide["desk"][1])}


def apart(wanted: Sequence[float], heights: Sequence[float], room: float) -> list[float]:
    """Return the middles of boxes from the top down, as near to ``wanted`` as ``GAP`` between them allows.

    ``wanted`` and ``heights`` are in pixels, in any order of height; ``room`` is the height that there is. Names keep
    the order of what they name, so that their lines do not cross. The places are those of least squared distance
    (pools of adjacent violators).
    """
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    pools: list[list[float]] = []  # sum of the wanted tops, count
    offset = 0.0
    offsets = []
    for i in order:
        offsets.append(offset)
        pools.append([wanted[i] - heights[i] / 2 - offset, 1])
        offset += heights[i] + GAP
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            total, count = pools.pop()
            pools[-1][0] += total
            pools[-1][1] += count
    most = max(0.0, room - (offset - GAP))
    tops = [min(max(total / count, 0.0), most) for total, count in pools for _ in range(int(count))]
    middles = [0.0] * len(wanted)
    for n, i in enumerate(order):
        middles[i] = tops[n] + offsets[n] + heights[i] / 2
    return middles


def fitting(heights: Sequence[float], first: Sequence[bool], room: float) -> list[int]:
    """Return which boxes fit into ``room`` below each other: those that are ``first``, then the others in order."""
    kept, left = [], room + GAP
    for i in sorted(range(len(heights)), key=lambda i: (not first[i], i)):
        if heights[i] + GAP <= left:
            left -= heights[i] + GAP
            kept.append(i)
    return sorted(kept)


def by_side(sides: Mapping[int, str]) -> dict[str, list[int]]:
    """Return the keys of ``sides`` by side."""
    ordered = sorted(sides, key=lambda key: (sides[key], key))
    return {side: list(keys) for side, keys in groupby(ordered, key=lambda key: sides[key])}


class Spot(NamedTuple):
    """What a name names, in pixels, how high its words are, and whether it is among the first to stay."""

    x: float
    y: float
    height: float
    first: bool


class Named(NamedTuple):
    """A name that fits: its place among the spots, the top of its words in pixels, and the line to what it names."""

    n: int
    top: float
    leader: list[Element]


def gutter(spots: Sequence[Spot], side: str, fit: Frame, room: float, size: float) -> tuple[float, str, list[Named]]:
    """Return how names stand in a gutter: where their words begin or end, which of these, and those that fit.

    ``spots`` come from the top down, ``room`` is the height in pixels, ``size`` that of the dot at the end of a line.
    """
    kept = fitting([spot.height for spot in spots], [spot.first for spot in spots], room)
    middles = apart([spots[n].y for n in kept], [spots[n].height for n in kept], room)
    left = side == "left"
    edge = fit["before"] - LEADER if left else fit["width"] - fit["after"] + LEADER
    start = edge + (LINE if left else -LINE)
    names = []
    for n, middle in zip(kept, middles, strict=True):
        x, y, height, _ = spots[n]
        leader: list[Element] = [
            {"tag": "path", "style": "leader", "rings": [[start, middle, x, y]], "closed": False},
            {"tag": "circle", "style": "leader-end", "x": x, "y": y, "r": size / 2},
        ]
        names.append(Named(n, middle - height / 2, leader))
    return edge, "end" if left else "start", names
