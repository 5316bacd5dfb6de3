"""The body's outline from the front as it follows the bones: skin around a posed skeleton. All of it is drawing."""

from __future__ import annotations

import math
from collections.abc import Mapping

from hipspine.figures.anatomy import DISCS, LUMBAR
from hipspine.figures.primitives import Area, Point, Turn
from hipspine.figures.skeleton import landmarks, outlines

COARSE = 0.0025
"""How far, in metres, the drawn outline may lie beside the stored one: fewer points move faster."""

SHOULDER, GRIP = (0.195, 0.53), (0.3, -0.1)
"""Of the left arm as it hangs in the stored outline; the right arm mirrors it."""

_ARM_FROM, _ARMPIT, _ARM_TO = 0.1775, 0.45, 0.56
"""Beside the trunk, below the armpit, what is farther out than this is arm; up to the shoulder the trunk takes over."""

_HIP_BLEND, _KNEE_BLEND = (-0.11, 0.0), (-0.6, -0.38)
"""Heights over which the skin passes from the thigh to the pelvis, and from the shin to the thigh."""

Parts = Mapping[str, Turn]
Shares = tuple[tuple[str, float], ...]


def coarse(points: list[tuple[float, float]], off: float) -> list[tuple[float, float]]:
    """Return the corners of an open line that are needed to stay within ``off`` of it (Douglas and Peucker)."""
    (ax, ay), (bx, by) = points[0], points[-1]
    length = math.hypot(bx - ax, by - ay) or 1.0
    far = [abs((x - ax) * (by - ay) - (y - ay) * (bx - ax)) / length for x, y in points]
    n = max(range(len(points)), key=lambda k: far[k])
    if far[n] <= off:
        return [points[0], points[-1]]
    return [*coarse(points[: n + 1], off)[:-1], *coarse(points[n:], off)]


def _share(height: float, below: str, above: str, low: float, high: float) -> Shares:
    part = min(1.0, max(0.0, (height - low) / (high - low)))
    return tuple((name, share) for name, share in ((below, 1 - part), (above, part)) if share > 0)


def carriers(x: float, y: float) -> Shares:
    """Return which parts of the body carry a point of the outline, and with which share each."""
    side = "right" if x < 0 else "left"
    discs = [landmarks("frontal")[disc][1] for disc in DISCS]
    if abs(x) > _ARM_FROM and y < _ARM_TO:
        return _share(y, f"arm_{side}", "thorax", _ARMPIT, _ARM_TO)
    if y > discs[-1]:
        return (("thorax", 1.0),)
    if y > discs[0]:
        return ((LUMBAR[sum(y > disc for disc in discs) - 1], 1.0),)
    if y > _KNEE_BLEND[1]:
        # Between the legs the skin hangs from the pelvis.
        inner = max(0.0, 1 - abs(x) / 0.02)
        thigh = _share(y, f"thigh_{side}", "pelvis", *_HIP_BLEND)
        return thigh if inner == 0 else (*((n, s * (1 - inner)) for n, s in thigh), ("pelvis", inner))
    return _share(y, f"shin_{side}", f"thigh_{side}", *_KNEE_BLEND)


def body(turns: Parts, style: str = "skin") -> Area:
    """Return the outline of the body.

    ``turns`` are the motions of "pelvis", "L5" to "L1", "thorax" and of "arm", "thigh" and "shin", each "_right" and
    "_left"; what is left out stays where it is drawn.
    """
    ring = [(float(x), float(y)) for x, y in outlines()["body/front"][0]]
    top = max(range(len(ring)), key=lambda k: ring[k][1])
    ring = [*ring[top:], *ring[: top + 1]]
    half = len(ring) // 2
    corners = [*coarse(ring[: half + 1], COARSE)[:-1], *coarse(ring[half:], COARSE)[:-1]]
    return Area(style=style, points=tuple(_carried(point, turns) for point in corners))


def _carried(point: tuple[float, float], turns: Parts) -> Point:
    places = [(share, turns.get(name, Turn()).move(point)) for name, share in carriers(*point)]
    return sum(share * x for share, (x, _) in places), sum(share * y for share, (_, y) in places)
