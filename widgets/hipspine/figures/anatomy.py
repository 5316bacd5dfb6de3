"""How the drawn skeleton moves: the spine bends at its discs between a pelvis that turns and a trunk that is held."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from hipspine.figures.muscles import muscles
from hipspine.figures.primitives import Bone, Line, Number, Turn
from hipspine.figures.skeleton import View, landmarks

LUMBAR = ("L5", "L4", "L3", "L2", "L1")
DISCS = ("disc_L5S1", "disc_L4L5", "disc_L3L4", "disc_L2L3", "disc_L1L2", "disc_T12L1")
SHARES = (0.26, 0.22, 0.18, 0.14, 0.11, 0.09)
"""How much of the bend each disc takes, from the lowest up. Illustrative: it only shapes the drawing."""

THORAX = ("ribs", "sternum", *(f"T{level}" for level in range(12, 0, -1)))


def spine(view: View, base: Turn, below: Number, above: Number) -> dict[str, Turn]:
    """Return the motion of L5 to L1 and of the thorax ("thorax") over a sacrum that moves by ``base``.

    ``below`` and ``above`` are the turns of sacrum and thorax from the drawn pose, in degrees counter-clockwise; the
    discs share the difference between them.
    """
    points = landmarks(view)
    turns: dict[str, Turn] = {}
    carried = base
    taken = 0.0
    for part, disc, share in zip((*LUMBAR, "thorax"), DISCS, SHARES, strict=True):
        taken += share
        angle = above if part == "thorax" else below + (above - below) * taken
        carried = Turn.about(points[disc], angle, carried.move(points[disc]))
        turns[part] = carried
    return turns


def spine_bones(view: View, base: Turn, turns: dict[str, Turn]) -> tuple[Bone, ...]:
    """Return the trunk as ``spine`` posed it over ``base``: thorax, discs and lumbar vertebrae, back to front."""
    thorax = tuple(Bone(style="far-bone", shape=f"{view}/{part}", turn=turns["thorax"]) for part in THORAX)
    lumbar = tuple(Bone(style="bone", shape=f"{view}/{level}", turn=turns[level]) for level in LUMBAR[::-1])
    if view != "sagittal":  # from the front the vertebrae hide their discs
        return (*thorax, *lumbar)
    carriers = (base, *(turns[level] for level in LUMBAR))
    discs = tuple(
        Bone(style="disc", shape=f"{view}/{disc}", turn=turn) for turn, disc in zip(carriers, DISCS, strict=True)
    )
    return (*thorax, *discs, *lumbar)


def followed(view: View, name: str, turns: Mapping[str, Turn]) -> tuple[Turn, ...]:
    """Return the motions of the bones that a muscle or nerve of ``muscles.json`` follows, in the order it has them.

    ``turns`` are the bones that move ("thorax" for ribs and thoracic vertebrae); all others stay where they are drawn.
    """
    bones = muscles(view)[name]["bones"]
    return tuple(turns.get("thorax" if bone in THORAX else bone, Turn()) for bone in bones)


def spine_curve(view: View, base: Turn, turns: dict[str, Turn], style: str) -> Line:
    """Return the smooth line through the discs, from the sacrum to the thorax."""
    points = landmarks(view)
    carriers = (base, *(turns[level] for level in LUMBAR))
    discs = tuple(turn.move(points[disc]) for turn, disc in zip(carriers, DISCS, strict=True))
    return Line(style=style, smooth=True, points=(base.move(points["s1_centre"]), *discs))


def above(ring: Sequence[Sequence[float]], floor: float) -> tuple[tuple[float, float], ...]:
    """Return the part of an outline that lies above ``floor``, cut off straight."""
    kept = []
    for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if y0 > floor:
            kept.append((x0, y0))
        if (y0 > floor) != (y1 > floor):
            kept.append((x0 + (x1 - x0) * (floor - y0) / (y1 - y0), floor))
    return tuple(kept)


def drawn_angles() -> tuple[float, float]:
    """Return pelvic incidence and radiographic pelvic tilt of the drawn skeleton, in degrees, from its landmarks."""
    points = landmarks("sagittal")
    (px, py), (ax, ay) = points["s1_endplate_posterior"], points["s1_endplate_anterior"]
    cx, cy = points["s1_centre"]
    tilt = math.degrees(math.atan2(-cx, cy))
    slope = math.degrees(math.atan2(py - ay, ax - px))
    return tilt + slope, tilt
