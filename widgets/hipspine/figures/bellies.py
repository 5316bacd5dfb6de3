"""The form of muscles and nerves: strands that follow their bones. The page has its twin, ``bellies.js``.

A strand is a path from origin to insertion, each point of it fixed to a bone. Its belly is widest in the middle and
runs out into tendons. The strands of a sheet lie side by side and have one outline, from the outer edge of the first to
that of the last; those of a bundle overlap and are filled as one, and so are those of a fan, a sheet that is seen edge
on, with what lies between them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from hipspine.figures.shapes import Band

Line: TypeAlias = list[tuple[float, float]]

CURVE_STEPS = 8
"""Parts between two points of a smooth line."""

BELLY_STEPS = 16
"""Parts of a belly between its ends."""

TENDON = 0.1
"""Width of a tendon, as part of the width of the belly."""

SWELL = 0.3
"""How much wider a belly is drawn at full tension, as part of its width. Illustrative."""

EDGE_STEPS = 3
"""Parts of the edge of a sheet between the ends of two strands."""

WEB_STEP = 2
"""Parts of a belly between two corners of what lies between strands."""

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


def bellied(band: Band, at: Sequence[float], tension: float) -> tuple[list[Line], list[Line]]:
    """Return the outlines of a muscle and the lines of its fibres, in the figure's units.

    ``at`` is as in ``posed``; ``tension`` from 0 to 1 makes bellies wider.
    """
    strands = posed(band, at)
    spines = [_spine(line) for line, _ in strands]
    grown = 1 + SWELL * tension
    if band.get("form") == "sheet":
        return [_hull(spines, [width / 2 * grown for _, width in (strands[0], strands[-1])])], _grain(spines)
    outlines: list[Line] = []
    fibres: list[Line] = []
    for spine, (_, width) in zip(spines, strands, strict=True):
        half = width / 2 * grown
        left = _shifted(spine, half)
        outlines.append([*left, *reversed(_shifted(spine, -half)), left[0]])
        fibres += [_shifted(spine, half * part)[2:-2] for part in FIBRES]
    if band.get("form") == "fan":
        return [*outlines, *(_web(one, other) for one, other in pairwise(spines))], _grain(spines)
    return outlines, fibres


def _web(one: Line, other: Line) -> Line:
    """Return what lies between two strands of a fan, running round as their outlines do, so that both are filled."""
    line = [*one[::WEB_STEP], *reversed(other[::WEB_STEP])]
    ring = [*line, line[0]]
    area = sum(x * v - u * y for (x, y), (u, v) in pairwise(ring))
    return ring if area < 0 else ring[::-1]


def _shifted(spine: Line, half: float) -> Line:
    """Return a line beside a strand, to the left of its way: ``half`` from it in the middle, and less at its ends."""
    line = []
    for k, (x, y) in enumerate(spine):
        (ax, ay), (bx, by) = spine[max(k - 1, 0)], spine[min(k + 1, BELLY_STEPS)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        wide = half * swell(k, BELLY_STEPS) / length
        line.append((x + (ay - by) * wide, y + (bx - ax) * wide))
    return line


def _hull(spines: Sequence[Line], halves: Sequence[float]) -> Line:
    """Return the outline of a sheet; ``halves`` are half the widths of its first and last strand."""
    first, last = spines[0], spines[-1]
    middle = BELLY_STEPS // 2
    (ax, ay), (bx, by) = first[middle - 1], first[middle + 1]
    (x, y), (u, v) = first[middle], last[middle]
    side = -1 if (bx - ax) * (v - y) - (by - ay) * (u - x) > 0 else 1  # where the others are not
    there, back = _shifted(first, side * halves[0]), _shifted(last, -side * halves[1])
    # The ends in between; those of the first and the last strand are in their own edges.
    origins, insertions = ([spine[end] for spine in spines] for end in (0, -1))
    return [*there, *_edge(insertions), *reversed(back), *reversed(_edge(origins)), there[0]]


def _edge(ends: Sequence[tuple[float, float]]) -> Line:
    xs, ys = (through(part, EDGE_STEPS) for part in zip(*ends, strict=True))
    return list(zip(xs, ys, strict=True))[1:-1]


def _grain(spines: Sequence[Line]) -> list[Line]:
    """Return the lines of a sheet's fibres: its strands, and one half way between neighbours."""
    between = [
        [((x + u) / 2, (y + v) / 2) for (x, y), (u, v) in zip(one, other, strict=True)]
        for one, other in pairwise(spines)
    ]
    return [line[2:-2] for line in (*spines, *between)]


def even(axes: Sequence[Sequence[float]], steps: int) -> list[list[float]]:
    """Return a line's points at even distances, ``steps`` parts long: a list for each axis, as it is given."""
    points = list(zip(*axes, strict=True))
    lengths = [math.dist(a, b) for a, b in pairwise(points)]
    step = sum(lengths) / steps
    found = [[along[0]] for along in axes]
    walked, part = 0.0, 0
    for k in range(1, steps):
        while part < len(lengths) - 1 and walked + lengths[part] < k * step:
            walked += lengths[part]
            part += 1
        t = (k * step - walked) / (lengths[part] or 1.0)
        for one, along in zip(found, axes, strict=True):
            one.append(along[part] + (along[part + 1] - along[part]) * t)
    for one, along in zip(found, axes, strict=True):
        one.append(along[-1])
    return found


def swell(k: int, steps: int) -> float:
    """Return how wide a belly is at one of ``steps`` along it, as a part of its middle."""
    return TENDON + (1 - TENDON) * math.pow(max(0.0, math.sin(math.pi * k / steps)), 0.75)


def _spine(points: Line) -> Line:
    """Return the middle line of a strand."""
    xs, ys = even([through(part) for part in zip(*points, strict=True)], BELLY_STEPS)
    return list(zip(xs, ys, strict=True))
