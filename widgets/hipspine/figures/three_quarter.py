"""Bones of the right side seen in three-quarter view: the edges that one sees, as places in space that one can turn.

An edge is a ring of corners of the mesh in ``skeleton-3d.json``, those on the outline of the bone as it is seen from
``VIEW`` in the drawn pose. It turns with its bone; for the small turns of a pelvis the same corners stay on the outline
(a test looks).
"""

from __future__ import annotations

import base64
import math
from array import array
from functools import cache
from typing import TYPE_CHECKING

from sympy import cos, sin

from hipspine.figures.bellies import through
from hipspine.figures.skeleton import solids
from hipspine.models.translate import DEGREE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipspine.figures.primitives import Number, Point

    Place = tuple[Number, Number, Number]
    """Forwards, upwards and to the right, in metres from the middle between the hips."""

VIEW = 32
"""How far in front of the person's right side one stands, in degrees."""

SMOOTH = 2
"""Parts of a curve between two corners."""

# fmt: off
HIP_BONE = (
    371, 83, 55, 268, 301, 307, 331, 75, 411, 413, 487, 116, 111, 454, 453, 449, 434, 437, 390, 441, 394, 392, 322, 321,
    219, 224, 25, 339, 77, 337, 42, 246, 345, 79, 85, 64, 368, 84,
)
HOLE = (33, 294, 63, 355, 81, 353, 175, 181, 183, 184)
"""The opening between pubis and sitting bone."""
RIDGES = ((96, 403, 401, 399, 329), (217, 215, 19, 165, 6))
# fmt: on


@cache
def _corners(bone: str) -> tuple[tuple[float, float, float], ...]:
    data = solids()
    packed = array("h", base64.b64decode(data["shapes"][bone]["points"]))
    numbers = [n * data["step"] for n in packed]
    return tuple(zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True))


def edge(bone: str, corners: Sequence[int], closed: bool = True) -> list[tuple[float, float, float]]:
    """Return a smooth line in space through some corners of a bone's mesh, by their numbers."""
    ring = [_corners(bone)[n] for n in corners]
    if not closed:
        return list(zip(*(through([p[axis] for p in ring], SMOOTH) for axis in range(3)), strict=True))
    around = [*ring[-2:], *ring, *ring[:2]]  # or a curve would begin and end with no bend
    first = 2 * SMOOTH
    smooth = [through([p[axis] for p in around], SMOOTH)[first : first + len(ring) * SMOOTH] for axis in range(3)]
    return list(zip(*smooth, strict=True))


def tipped(place: Place, backwards: Number) -> Place:
    """Return where a place of the pelvis goes when that tips ``backwards`` about the hips, in degrees."""
    x, y, z = place
    c, s = cos(backwards * DEGREE), sin(backwards * DEGREE)
    return x * c - y * s, x * s + y * c, z


def seen(place: Place) -> Point:
    """Return where a place in space is seen: to the right in the picture, and up."""
    x, y, z = place
    return x * math.cos(math.radians(VIEW)) - z * math.sin(math.radians(VIEW)), y


def seen_tipped(place: tuple[float, float, float], backwards: Number) -> Point:
    """Return where a place of a pelvis that tips ``backwards`` is seen, as ``seen`` and ``tipped`` say.

    It is rounded to a hundredth of a millimetre: a figure holds hundreds of such numbers, which travel as text.
    """
    x, y, z = place
    front, side = math.cos(math.radians(VIEW)), math.sin(math.radians(VIEW))
    c, s = cos(backwards * DEGREE), sin(backwards * DEGREE)
    across = round(x * front, 5) * c - round(y * front, 5) * s - round(z * side, 5)
    return across, round(x, 5) * s + round(y, 5) * c


def towards(direction: Place) -> Number:
    """Return how much of a direction in space points at the viewer, from −1 to 1."""
    x, _, z = direction
    return x * math.sin(math.radians(VIEW)) + z * math.cos(math.radians(VIEW))
