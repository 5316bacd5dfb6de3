"""The bodies of muscles in three dimensions, made of strands that follow their bones. Twin: ``flesh.js``.

A sheet has one body over all its strands, a bundle one for each. Both are thickest in the middle and taper to tendons.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from hipspine.figures.bellies import even, swell, through

if TYPE_CHECKING:
    from hipspine.figures.shapes import FleshData

Place: TypeAlias = tuple[float, float, float]
Faces: TypeAlias = list[tuple[int, int, int]]

STEPS = 14
"""Parts of a body along its strands."""

CURVE = 5
"""Parts of a smooth strand between two of its points."""

SIDES = 7
"""Corners around the body of a strand."""

RIM = 0.96
"""How far towards its edges a sheet thins out, as a part of a half ellipse."""


def body(flesh: FleshData, at: Sequence[float]) -> tuple[list[Place], Faces]:
    """Return corners in metres and triangles of a muscle.

    ``at`` holds, for each of its bones in turn, the nine numbers of its 3 × 3 matrix and its shift.
    """
    strands = [(_spine(_posed(strand["points"], at)), strand["width"]) for strand in flesh["strands"]]
    if flesh["thick"] > 0:
        return _sheet([line for line, _ in strands], flesh["thick"])
    points: list[Place] = []
    faces: Faces = []
    for line, width in strands:
        more, around = _tube(line, width)
        faces += [(a + len(points), b + len(points), c + len(points)) for a, b, c in around]
        points += more
    return points, faces


def _posed(points: Sequence[Sequence[float]], at: Sequence[float]) -> list[Place]:
    found = []
    for bone, p, q, r in points:
        a, b, c, d, e, f, g, h, i, right, up, out = at[12 * int(bone) : 12 * int(bone) + 12]
        found.append((a * p + b * q + c * r + right, d * p + e * q + f * r + up, g * p + h * q + i * r + out))
    return found


def _spine(points: Sequence[Place]) -> list[Place]:
    """Return places at even distances along the smooth line through ``points``."""
    xs, ys, zs = even([through(part, CURVE) for part in zip(*points, strict=True)], STEPS)
    return list(zip(xs, ys, zs, strict=True))


def _tube(line: Sequence[Place], width: float) -> tuple[list[Place], Faces]:
    """Return a round body about a line, closed at both ends."""
    points: list[Place] = []
    side: Place = (0.0, 0.0, 1.0)
    for k, place in enumerate(line):
        along = _unit(_minus(line[min(k + 1, STEPS)], line[max(k - 1, 0)]))
        # What is left of the side of the step before, so that the body does not twist.
        off = _dot(side, along)
        side = _unit((side[0] - off * along[0], side[1] - off * along[1], side[2] - off * along[2]))
        other = _cross(along, side)
        half = width / 2 * swell(k, STEPS)
        for n in range(SIDES):
            c, s = half * math.cos(2 * math.pi * n / SIDES), half * math.sin(2 * math.pi * n / SIDES)
            x, y, z = (place[axis] + c * side[axis] + s * other[axis] for axis in range(3))
            points.append((x, y, z))
    first, last = len(points), len(points) + 1
    points += [line[0], line[-1]]
    faces: Faces = []
    top = STEPS * SIDES
    for n in range(SIDES):
        m = (n + 1) % SIDES
        faces += [(first, m, n), (last, top + n, top + m)]
        for k in range(0, top, SIDES):
            faces += [(k + n, k + m, k + SIDES + m), (k + n, k + SIDES + m, k + SIDES + n)]
    return points, faces


def _sheet(lines: Sequence[Sequence[Place]], thick: float) -> tuple[list[Place], Faces]:
    """Return a body over strands that lie side by side: its outer face, then its inner one, sewn along the edges."""
    many, long = len(lines), STEPS + 1
    outer: list[Place] = []
    inner: list[Place] = []
    for n, line in enumerate(lines):
        edge = math.sqrt(1 - (RIM * (2 * n / (many - 1) - 1)) ** 2)
        for k, place in enumerate(line):
            along = _minus(line[min(k + 1, STEPS)], line[max(k - 1, 0)])
            across = _minus(lines[min(n + 1, many - 1)][k], lines[max(n - 1, 0)][k])
            out = _unit(_cross(across, along))
            half = thick / 2 * swell(k, STEPS) * edge
            outer.append((place[0] + half * out[0], place[1] + half * out[1], place[2] + half * out[2]))
            inner.append((place[0] - half * out[0], place[1] - half * out[1], place[2] - half * out[2]))
    below = len(outer)
    faces: Faces = []
    for n in range(many - 1):
        for k in range(STEPS):
            a, b, c, d = n * long + k, (n + 1) * long + k, (n + 1) * long + k + 1, n * long + k + 1
            faces += [(a, b, c), (a, c, d), (below + a, below + c, below + b), (below + a, below + d, below + c)]
    rim = list(range(STEPS))
    rim += [n * long + STEPS for n in range(many - 1)]
    rim += [(many - 1) * long + k for k in range(STEPS, 0, -1)]
    rim += [n * long for n in range(many - 1, 0, -1)]
    for one, two in zip(rim, [*rim[1:], rim[0]], strict=True):
        faces += [(one, two, below + two), (one, below + two, below + one)]
    return outer + inner, faces


def _minus(a: Place, b: Place) -> Place:
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def _dot(a: Place, b: Place) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def _cross(a: Place, b: Place) -> Place:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def _unit(a: Place) -> Place:
    length = math.sqrt(_dot(a, a)) or 1.0
    return a[0] / length, a[1] / length, a[2] / length
