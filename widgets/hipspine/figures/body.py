"""The body's outline from the front and the side as it follows the bones: skin around a posed skeleton, only drawn."""

from __future__ import annotations

import math
from collections.abc import Mapping

from hipspine.figures.anatomy import DISCS, LUMBAR
from hipspine.figures.primitives import Area, Line, Point, Turn
from hipspine.figures.skeleton import landmarks, outlines

COARSE = 0.0025
"""How far, in metres, the drawn outline may lie beside the stored one: fewer points move faster."""

SHOULDER, GRIP = (0.195, 0.53), (0.3, -0.1)
"""Of the left arm as it hangs in the stored outline; the right arm mirrors it."""

_ARM_FROM, _ARMPIT, _ARM_TO = 0.1775, 0.45, 0.56
"""Beside the trunk, below the armpit, what is farther out than this is arm; up to the shoulder the trunk takes over."""

_HIP_BLEND, _KNEE_BLEND = (-0.11, 0.0), (-0.6, -0.38)
"""Heights over which the skin passes from the thigh to the pelvis, and from the shin to the thigh."""

SIDE_BLENDS = ((-0.83, -0.75), (-0.46, -0.37), (-0.13, 0.02))
"""From the side, the same at ankle, knee and hip."""

_WAIST = 0.0
"""From the side: from here on, upwards, the outline is the trunk's."""

_ELBOW, _HAND = 0.29, 0.67
"""Along an arm from the side, in metres from the shoulder."""

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
    return Area(style=style, points=tuple(_posed(point, carriers(*point), turns) for point in corners))


def _posed(point: tuple[float, float], shares: Shares, turns: Parts) -> Point:
    places = [(share, turns.get(name, Turn()).move(point)) for name, share in shares]
    return sum(share * x for share, (x, _) in places), sum(share * y for share, (_, y) in places)


def _side() -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Return the stored side of the body as trunk, from belly over head to seat, and leg, from seat down to belly."""
    ring = [(float(x), float(y)) for x, y in outlines()["body/side"][0]]  # begins at the seat and goes down
    belly = next(k for k, (x, y) in enumerate(ring) if x > 0 and y > _WAIST)
    return coarse([*ring[belly - 1 :], ring[0]], COARSE), coarse(ring[: belly + 1], COARSE)


def _leg_shares(height: float) -> Shares:
    names = ("foot", "shin", "thigh", "pelvis")
    for (low, high), below, above in zip(SIDE_BLENDS, names, names[1:], strict=False):
        if height < high:
            return _share(height, below, above, low, high)
    return (("pelvis", 1.0),)


def side_leg(turns: Parts) -> tuple[Area, Line]:
    """Return a leg from the side: its skin and its edge.

    ``turns`` are the motions of "pelvis", "thigh", "shin" and "foot".
    """
    _, leg = _side()
    points = tuple(_posed(point, _leg_shares(point[1]), turns) for point in leg)
    return Area(style="skin-part", points=points), Line(style="skin-edge", points=points)


def side_trunk(turns: Parts) -> tuple[Area, Line]:
    """Return trunk and head from the side, their skin and edge; ``turns`` as those of ``body`` down to the pelvis."""
    trunk, _ = _side()
    discs = [landmarks("sagittal")[disc][1] for disc in DISCS]

    def carrier(y: float) -> str:
        return "pelvis" if y < discs[0] else "thorax" if y > discs[-1] else LUMBAR[sum(y > d for d in discs) - 1]

    points = tuple(_posed(point, ((carrier(point[1]), 1.0),), turns) for point in trunk)
    crotch = turns["pelvis"].move((-0.02, -0.09))
    return Area(style="skin-part", points=(*points, crotch)), Line(style="skin-edge", points=points)


def side_arm(turn: Turn) -> Area:
    """Return an arm from the side, hanging from a shoulder at the origin and a little bent, moved by ``turn``."""
    ahead = ((0.0, 0.02, 0.045), (0.0, -_ELBOW, 0.033), (0.07, -0.53, 0.022), (0.1, -0.6, 0.03), (0.12, -_HAND, 0.012))
    corners = [(x + half, y) for x, y, half in ahead] + [(x - half, y) for x, y, half in reversed(ahead)]
    return Area(style="skin", points=tuple(turn.move(corner) for corner in corners))
