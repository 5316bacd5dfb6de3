"""The form of muscles and nerves: strands that follow their bones. The page has its twin, ``bellies.js``.

A strand is a path from origin to insertion, each point of it fixed to a bone. Its belly is widest in the middle and
runs out into tendons; the strands of one muscle overlap and are filled as one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from hipspine.figures.declaration import Band

Line: TypeAlias = list[tuple[float, float]]

CURVE_STEPS = 8
"""Parts between two points of a smooth line."""

BELLY_STEPS = 16
"""Parts of a belly between its ends."""

TENDON = 0.1
"""Width of a tendon, as part of the width of the belly."""

SWELL = 0.3
"""How much wider a belly is drawn at full tension, as part of its width. Illustrative."""

FIBRES = (-0.5, 0.0, 0.5)
"""Where the lines along a belly lie, as parts of its half width."""


def through(p: Sequence[float], steps: int = CURVE_STEPS) -> list[float]:
    """Return one coordinate of a smooth curve through the points (a uniform Catmull–Rom spline, ends doubled)."""
    ends = [p[0], *p, p[-1]]
    curve = [p[0]]
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for k in range(1, steps + 1):
            t = k / steps
            curve.append(
                b + t * ((c - a) / 2 + t * (a - 2.5 * b + 2 * c - d / 2 + t * (1.5 * b - 1.5 * c + (d - a) / 2)))
            )
    return curve


def posed(band: Band, at: Sequence[float]) -> list[tuple[Line, float]]:
    """Return each strand of ``band`` as its points where the bones now are, and its width.

    ``at`` holds, for each bone of ``band["bones"]`` in turn, its angle in degrees counter-clockwise and its shift.
    """
    motions = [
        (math.cos(angle * math.pi / 180), math.sin(angle * math.pi / 180), x, y)
        for angle, x, y in zip(at[::3], at[1::3], at[2::3], strict=True)
    ]
    strands = []
    for strand in band["strands"]:
        line = []
        for bone, x, y in strand["points"]:
            c, s, dx, dy = motions[int(bone)]
            line.append((c * x - s * y + dx, s * x + c * y + dy))
        strands.append((line, strand["width"]))
    return strands


def belly(points: Line, width: float, tension: float) -> tuple[Line, list[Line]]:
    """Return the outline of a strand and the lines of its fibres.

    ``points`` lead from origin to insertion, ``width`` is the greatest at rest, in the figure's units; ``tension`` from
    0 to 1 makes the belly wider.
    """
    spine = _even(list(zip(through([x for x, _ in points]), through([y for _, y in points]), strict=True)))
    half = width / 2 * (1 + SWELL * tension)
    left, right = [], []
    lines: list[Line] = [[] for _ in FIBRES]
    for k, (x, y) in enumerate(spine):
        (ax, ay), (bx, by) = spine[max(k - 1, 0)], spine[min(k + 1, BELLY_STEPS)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        nx, ny = (ay - by) / length, (bx - ax) / length
        wide = half * (TENDON + (1 - TENDON) * math.sin(math.pi * k / BELLY_STEPS) ** 0.75)
        left.append((x + nx * wide, y + ny * wide))
        right.append((x - nx * wide, y - ny * wide))
        if 1 < k < BELLY_STEPS - 1:
            for line, part in zip(lines, FIBRES, strict=True):
                line.append((x + nx * wide * part, y + ny * wide * part))
    return [*left, *reversed(right), left[0]], lines


def _even(line: Line) -> Line:
    """Return points on ``line`` at even distances along it."""
    lengths = [math.hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line)]
    step = sum(lengths) / BELLY_STEPS
    even, walked, part = [line[0]], 0.0, 0
    for k in range(1, BELLY_STEPS):
        while part < len(lengths) - 1 and walked + lengths[part] < k * step:
            walked += lengths[part]
            part += 1
        t = (k * step - walked) / (lengths[part] or 1.0)
        (ax, ay), (bx, by) = line[part], line[part + 1]
        even.append((ax + (bx - ax) * t, ay + (by - ay) * t))
    return [*even, line[-1]]
