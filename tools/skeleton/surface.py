"""Points on the surface of a bone: the nearest one, and the one that a straight line meets first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
from trimesh.triangles import closest_point

if TYPE_CHECKING:
    from .meshes import Bone

Side = Literal["front", "back", "outer", "inner"]
_SIDES: dict[Side, tuple[tuple[int, int], int, int]] = {  # axes that are given, axis that is sought, its sign
    "front": ((1, 2), 0, 1),
    "back": ((1, 2), 0, -1),
    "outer": ((0, 1), 2, 1),
    "inner": ((0, 1), 2, -1),
}


def nearest(bone: Bone, point: np.ndarray) -> np.ndarray:
    """Return the point (3,) of the bone's surface that is nearest to a point (3,), in metres."""
    triangles = bone.points[bone.faces]
    touched = closest_point(triangles, np.broadcast_to(point, (len(triangles), 3)))
    return touched[np.linalg.norm(touched - point, axis=1).argmin()]


def facing(bone: Bone, side: Side, first: float, second: float) -> np.ndarray:
    """Return the point (3,) of a bone of the right side that is seen at a place from one side, in metres.

    From "outer" and "inner" the place is x and y, from "front" and "back" y and z. A line that misses the bone gives
    the surface point nearest to it at the middle of the bone.
    """
    given, sought, sign = _SIDES[side]
    place = np.array([first, second])
    triangles = bone.points[bone.faces]
    a, b, c = (triangles[:, k][:, given] for k in range(3))
    weights = _barycentric(place, a, b, c)
    hit = (weights >= -1e-9).all(1)
    if hit.any():
        depths = (weights[hit] * triangles[hit][:, :, sought]).sum(1)
        point = np.empty(3)
        point[list(given)], point[sought] = place, sign * (sign * depths).max()
        return point
    guess = bone.points.mean(0)
    guess[list(given)] = place
    return nearest(bone, guess)


def _barycentric(point: np.ndarray, a: np.ndarray, b: np.ndarray, c: np.ndarray) -> np.ndarray:
    """Return the weights (n, 3) of a point (2,) in triangles (n, 2); below zero where it is seen edge on."""
    ab, ac, ap = b - a, c - a, point - a
    area = ab[:, 0] * ac[:, 1] - ab[:, 1] * ac[:, 0]
    flat = np.abs(area) < 1e-14
    area = np.where(flat, 1.0, area)
    v = (ap[:, 0] * ac[:, 1] - ap[:, 1] * ac[:, 0]) / area
    w = (ab[:, 0] * ap[:, 1] - ab[:, 1] * ap[:, 0]) / area
    return np.where(flat[:, None], -1.0, np.stack([1 - v - w, v, w], axis=1))
