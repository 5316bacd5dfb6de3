"""A disc between two vertebrae in a round inset, about three times as large as in the drawn spine."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hipspine.figures.primitives import Arc, Area, Arrow

if TYPE_CHECKING:
    from hipspine.figures.primitives import Number, Point, Primitive

INSET, FOUND = 0.125, 0.03
"""Radius of the inset, and of the ring about the disc in the spine that it shows, metres."""

_BODY = ((0.062, 0.0), (0.058, 0.006), (0.05, 0.025), (0.05, 0.045), (0.056, 0.062))
"""Half the width of a vertebra at heights over the disc: it has a waist."""


def disc_inset(disc: Point, centre: Point, ratio: Number, push: Number) -> tuple[Primitive, ...]:
    """Return a ring about ``disc`` in the spine, and the inset at ``centre``.

    ``ratio`` is the squeeze compared with standing: the more of it, the flatter and wider the disc (illustrative);
    ``push`` is how long its two arrows are, in metres.
    """
    thick, bulge = 0.046 - 0.002 * ratio, 0.004 + 0.002 * ratio

    def at(x: Number, y: Number) -> Point:
        return centre[0] + x, centre[1] + y

    def mirrored(right: list[tuple[Number, Number]]) -> tuple[Point, ...]:
        return tuple(at(x, y) for x, y in (*right, *((-x, y) for x, y in reversed(right))))

    def press(up: int) -> Arrow:
        near = thick / 2 + 0.003
        return Arrow(style="violet-arrow", start=at(0, up * (near + push)), end=at(0, up * near), width=0.012)

    def ring(middle: Point, radius: float) -> Arc:
        return Arc(style="axis", centre=middle, radius=radius, start=0, end=360)

    around = (2 * math.pi * k / 40 for k in range(40))
    return (
        Area(style="paper", points=tuple(at(INSET * math.cos(a), INSET * math.sin(a)) for a in around)),
        *(Area(style="bone", points=mirrored([(x, up * (thick / 2 + y)) for x, y in _BODY])) for up in (1, -1)),
        Area(
            style="disc",
            points=mirrored([(0.06 + bulge * math.sin(math.pi * k / 8), (0.5 - k / 8) * thick) for k in range(9)]),
        ),
        press(1),
        press(-1),
        ring(disc, FOUND),
        ring(centre, INSET),
    )
