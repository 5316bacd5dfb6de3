"""How the course of a muscle or nerve is written down: points on bones, strands through points, fans between strands.

All measures are millimetres of the drawn pose, of the right side: x forwards, y up from the hip centres, z outwards
from the midline. the tables are written in these words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from . import surface, tendons

if TYPE_CHECKING:
    from .drawings import Skeleton
    from .meshes import Bone

MM = 0.001
SIDED = ("pelvis", "femur", "tibia", "fibula", "patella")  # bones of which there is a right and a left one


@dataclass(frozen=True)
class Spot:
    """A point (3,) in metres, the bone that carries it, and whether it is fixed to that bone's surface."""

    bone: str
    place: np.ndarray
    fixed: bool


class Ground:
    """The posed bones of the right side and the paths of the package, on which points are placed."""

    def __init__(self, skeleton: Skeleton) -> None:
        """Take the posed bones."""
        self.skeleton = skeleton

    @cached_property
    def paths(self) -> dict[str, list[tendons.Place]]:
        """The paths of the package's muscles by name."""
        return tendons.load(self.skeleton)

    def bone(self, name: str) -> Bone:
        """Return a bone of the right side; "ribs" are those of the right, "sternum" has the cartilages with it."""
        if name == "sternum":
            return self.skeleton.sternum
        if name == "ribs":
            ribs = [rib for rib in self.skeleton.ribs if rib.points[rib.faces, 2].mean() > 0]
            return replace(ribs[0], faces=np.concatenate([rib.faces for rib in ribs]))
        return self.skeleton.bones[f"{name}_right" if name in SIDED else name]

    def fixed(self, bone: str, place: np.ndarray) -> Spot:
        """Return the spot on a bone's surface that is nearest to a place."""
        return Spot(bone, surface.nearest(self.bone(bone), place), True)


Point = Callable[[Ground], Spot]
Strand = tuple[Point, ...]


def on(bone: str, x: float, y: float, z: float) -> Point:
    """Return the point of a bone's surface that is nearest to a place."""
    return lambda ground: ground.fixed(bone, np.array([x, y, z]) * MM)


def by(bone: str, x: float, y: float, z: float) -> Point:
    """Return a point off the bone that carries it: where a muscle passes."""
    return lambda ground: Spot(bone, np.array([x, y, z]) * MM, False)


def seen(bone: str, side: surface.Side, first: float, second: float) -> Point:
    """Return the point of a bone that is seen from a side: at x and y ("outer", "inner"), y and z ("front", "back")."""
    return lambda ground: Spot(bone, surface.facing(ground.bone(bone), side, first * MM, second * MM), True)


def end(tendon: str, step: int, bone: str | None = None) -> Point:
    """Return an attachment of the package's muscle, set on the surface of its bone (or of another one)."""

    def point(ground: Ground) -> Spot:
        own, place = ground.paths[tendon][step]
        return ground.fixed(bone or own, place)

    return point


def via(tendon: str, step: int, bone: str | None = None) -> Point:
    """Return a point that the package's muscle passes, carried by its bone (or by another one)."""

    def point(ground: Ground) -> Spot:
        own, place = ground.paths[tendon][step]
        return Spot(bone or own, place, False)

    return point


@dataclass(frozen=True)
class Course:
    """A muscle or nerve: its strands from origin to insertion.

    `spread` sets that many strands evenly between those given; all must then have as many points. `width` is the least
    width of a strand's belly in millimetres, and `side` that seen from the side where it differs: where strands lie
    further apart than that in a view, they are made as wide as it takes to close the sheet. A nerve has `widths` of its
    strands instead.
    """

    strands: tuple[Strand, ...]
    width: float = 0
    widths: tuple[float, ...] = ()
    side: float = 0
    spread: int = 0
    schematic: bool = False
    nerve: bool = False

    def spots(self, ground: Ground) -> list[list[Spot]]:
        """Return every strand's spots on the posed bones."""
        given = [[point(ground) for point in strand] for strand in self.strands]
        if not self.spread:
            return given
        shares = np.linspace(0, len(given) - 1, self.spread)
        return [[_between(ground, row, share) for row in zip(*given, strict=True)] for share in shares]


def _between(ground: Ground, row: tuple[Spot, ...], share: float) -> Spot:
    """Return a spot between neighbours in a fan; what is fixed stays on its bone."""
    low = min(int(share), len(row) - 2)
    one, other, part = row[low], row[low + 1], share - low
    place = (1 - part) * one.place + part * other.place
    carrier = one if part < 0.5 else other
    if carrier.fixed:
        return ground.fixed(carrier.bone, place)
    return Spot(carrier.bone, place, False)
