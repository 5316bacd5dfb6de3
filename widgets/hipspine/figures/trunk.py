"""The body without head and arms, cut from its outlines: with them trunk and legs would be drawn half as large."""

from __future__ import annotations

from collections.abc import Callable

from hipspine.figures.primitives import Area
from hipspine.figures.skeleton import outlines

Place = tuple[float, float]

SHOULDER, SLOPE = (0.166, 0.45), 0.153
"""The cut through each arm: a place of it, in metres from the middle, and how far it goes outwards for a metre down."""


def trunk(side: str, x: float, neck: float) -> Area:
    """Return trunk and legs seen from "front", "side" or "back", ``x`` to the right, cut off at the height ``neck``."""
    (ring,) = outlines()[f"body/{side}"]
    kept = _cut([(float(a), float(b)) for a, b in ring], lambda at: neck - at[1])
    if side != "side":  # seen from the side the arms are not drawn
        kept = _cut(_cut(kept, lambda at: _within(at[0], at[1])), lambda at: _within(-at[0], at[1]))
    return Area(style="skin", points=tuple((round(x + a, 4), round(b, 4)) for a, b in kept))


def _within(x: float, y: float) -> float:
    """Return how far a place lies on the trunk's side of the cut through the arm on the side of positive ``x``."""
    return SHOULDER[0] + SLOPE * (SHOULDER[1] - y) - x


def _cut(ring: list[Place], inside: Callable[[Place], float]) -> list[Place]:
    """Return the part of an outline where ``inside``, which is linear, is 0 or more."""
    kept: list[Place] = []
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        here, there = inside((x0, y0)), inside((x1, y1))
        if here >= 0:
            kept.append((x0, y0))
        if (here >= 0) != (there >= 0):
            part = here / (here - there)
            kept.append((x0 + (x1 - x0) * part, y0 + (y1 - y0) * part))
    return kept
