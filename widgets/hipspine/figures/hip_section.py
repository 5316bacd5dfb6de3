"""A schematic section through the hip joint, seen from the front, in centimetres from the middle of the ball.

The outlines are drawn by hand: smooth, few lines, no measurement. The trunk lies to the left, the outer hip to the
right.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, exp, radians, sin
from typing import TypeAlias

from hipspine.figures.bellies import CURVE_STEPS, through
from hipspine.figures.primitives import Area, Line, Number

Place: TypeAlias = tuple[float, float]

BALL = 2.4
"""Radius of the bone of the ball."""
SOCKET = 3.2
"""Radius of the bone of the socket."""
BALL_CARTILAGE, SOCKET_CARTILAGE = (BALL, 2.73), (2.87, SOCKET)
"""Inner and outer radius of the two layers of cartilage."""
RIM, FLOOR, LOWER = 48, 172, 262
"""Where the socket's upper rim, the end of its upper cartilage, and its lower rim lie: degrees from the right."""


def at(angle: float, radius: float) -> Place:
    """Return the place at ``radius`` from the middle, at ``angle`` degrees counter-clockwise from the right."""
    return radius * cos(radians(angle)), radius * sin(radians(angle))


def round_(start: float, end: float, radius: float) -> list[Place]:
    """Return places along a part of a circle, from angle ``start`` to ``end``."""
    steps = max(2, round(abs(end - start) / 6))
    return [at(start + (end - start) * k / steps, radius) for k in range(steps + 1)]


def smooth(places: Iterable[Place]) -> list[Place]:
    """Return places along a smooth open curve through ``places``."""
    xs, ys = zip(*places, strict=True)
    return list(zip(through(xs), through(ys), strict=True))


def closed(places: Iterable[Place]) -> list[Place]:
    """Return places along a smooth closed curve through ``places``."""
    ring = list(places)
    xs, ys = zip(*ring, *ring[:3], strict=True)
    inner = slice(CURVE_STEPS, (len(ring) + 1) * CURVE_STEPS)
    return list(zip(through(xs)[inner], through(ys)[inner], strict=True))


def _rounded(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return the places to a hundredth of a millimetre: digits that nobody sees would weigh half of a plate."""
    return tuple((round(x, 3), round(y, 3)) for x, y in places)


def area(style: str, places: Iterable[Place], when: Number | None = None) -> Area:
    """Return a filled outline."""
    return Area(style=style, points=_rounded(places), when=when)


def cut(left: float) -> Area:
    """Return paper over all that lies left of ``left``: the edge of a picture that shows a part."""
    return Area(style="paper", points=((left, -9), (left, 9), (-9, 9), (-9, -9)))


def line(style: str, places: Iterable[Place], when: Number | None = None) -> Line:
    """Return an open line."""
    return Line(style=style, points=_rounded(places), when=when)


def hip_bone(rim: float = RIM, top: float = 5.6) -> list[Place]:
    """Return the outline of the hip bone around its socket; ``rim`` is where the upper rim ends, in degrees."""
    edge = at(rim, SOCKET)
    shoulder = at(rim + 3, SOCKET + 0.55)
    outer = smooth([edge, shoulder, at(rim + 20, SOCKET + 0.95), (1.75, top - 0.9), (1.9, top)])
    inner = smooth(
        [(-0.9, top), (-1.6, top - 1.0), (-2.9, 3.1), (-4.0, 1.4), (-4.35, -0.4), (-4.05, -2.2), (-3.3, -4.0)]
    )
    sit = smooth([(-3.3, -4.0), (-2.6, -4.9), (-1.5, -4.8), (-0.85, -4.0), at(LOWER, SOCKET)])
    return [*outer, *inner, *sit[1:], *round_(LOWER, rim, SOCKET)]


def thigh_bone(cam: bool = False, bottom: float = -7.0) -> list[Place]:
    """Return the outline of the upper thigh bone; with a ``cam`` the waist above the neck is filled."""
    start = 34 if cam else 2
    waist = [(2.75, 0.72), (3.3, -0.2), (3.62, -0.78)] if cam else [(2.62, -0.5), (3.1, -0.88), (3.55, -0.86)]
    upper = [at(start, BALL), *waist, (4.25, -0.42), (4.85, -0.22), (5.4, -0.62), (5.72, -1.6), (5.6, -2.9)]
    outer = smooth([*upper, (5.3, -4.4), (5.15, bottom)])
    lower = [(3.2, bottom), (3.1, -6.0), (2.85, -5.5), (2.4, -5.1), (2.35, -4.5), (2.2, -3.8), (1.6, -3.0)]
    inner = smooth([*lower, at(-72, BALL)])
    return [*outer, *inner, *round_(288, start, BALL)]


def layer(start: float, end: float, radii: Place, worn: bool = False, outside: bool = True) -> list[Place]:
    """Return a layer of cartilage between two radii, from angle ``start`` to ``end``; ``worn`` is thin on top.

    It lies on the ball, ``outside`` the smaller radius, and runs out at both ends; or on the socket, inside the larger
    one, and runs out away from the rim.
    """
    low, high = radii

    def thick(angle: float) -> float:
        ends = (abs(angle - start), abs(end - angle)) if outside else (abs(end - angle),)
        part = min(1.0, *(0.25 + distance / 14 for distance in ends))
        thin = 0.82 * exp(-(((angle - 78) / 34) ** 2)) * (1 + 0.12 * sin(angle * 0.6)) if worn else 0
        return (high - low) * part * (1 - thin)

    steps = max(2, round(abs(end - start) / 4))
    angles = [start + (end - start) * k / steps for k in range(steps + 1)]
    surface = [at(angle, low + thick(angle) if outside else high - thick(angle)) for angle in angles]
    return [*surface, *round_(end, start, low if outside else high)]


def moved(places: Iterable[Place], by: Place) -> list[Place]:
    """Return the places, all shifted by ``by``."""
    return [(x + by[0], y + by[1]) for x, y in places]


def lip(tip: float = 26, off: float = 0) -> list[Place]:
    """Return the labrum: a wedge on the rim that embraces the ball; torn, its foot is ``off`` degrees from the rim."""
    start, end = RIM - off, tip - 0.6 * off
    middle = (start + end) / 2
    out = 0.3 if off else 0.0
    feet = at(start, SOCKET - 0.3), at(start, SOCKET + 0.5 + out)
    return closed([feet[0], at(middle, 2.86 + out / 3), at(end, 2.82 + out / 2), at(middle, 3.3 + out), feet[1]])


def lower_lip() -> list[Place]:
    """Return the labrum on the lower rim."""
    return closed(
        [
            at(LOWER, SOCKET - 0.3),
            at(LOWER + 8, 2.86),
            at(LOWER + 15, 2.9),
            at(LOWER + 7, 3.25),
            at(LOWER, SOCKET + 0.2),
        ]
    )


def capsule() -> tuple[list[Place], list[Place]]:
    """Return the capsule above and below: from the bone behind the rim to the root of the neck."""
    above = smooth([at(RIM + 14, SOCKET + 0.9), (3.3, 2.9), (4.05, 1.5), (4.3, 0.3), (4.2, -0.42)])
    below = smooth([at(LOWER + 2, SOCKET + 0.4), (0.5, -3.9), (1.4, -4.1), (2.25, -4.2)])
    return above, below
