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
    point = bone.points.mean(0)
    point[list(given)] = first, second
    found = span(bone, sought, point)
    if found is None:
        return nearest(bone, point)
    point[sought] = found[1] if sign > 0 else found[0]
    return point


def span(bone: Bone, axis: int, place: np.ndarray) -> tuple[float, float] | None:
    """Return from where to where a bone lies on a line through a place (3,) along an axis; None where it misses it."""
    return Shadow(bone, axis).span(place)


class Shadow:
    """A bone as it is seen along an axis, to be asked about many lines."""

    def __init__(self, bone: Bone, axis: int) -> None:
        """Project the triangles."""
        corners = bone.points[bone.faces]
        self.flat = np.delete(corners, axis, axis=2)
        self.depths = corners[:, :, axis]
        self.low, self.high = self.flat.min(1), self.flat.max(1)
        self.box = self.low.min(0), self.high.max(0)
        self.axis = axis

    def span(self, place: np.ndarray) -> tuple[float, float] | None:
        """Return from where to where the bone lies on the line through a place (3,); None where the line misses it."""
        seen = np.delete(place, self.axis)
        if (seen < self.box[0]).any() or (seen > self.box[1]).any():
            return None
        near = ((self.low <= seen) & (seen <= self.high)).all(1)
        if not near.any():
            return None
        weights = _barycentric(seen, *(self.flat[near, k] for k in range(3)))
        hit = (weights >= -1e-9).all(1)
        found = (weights[hit] * self.depths[near][hit]).sum(1)
        return (float(found.min()), float(found.max())) if hit.any() else None


def _barycentric(point: np.ndarray, a: np.ndarray, b: np.ndarray, c: np.ndarray) -> np.ndarray:
    """Return the weights (n, 3) of a point (2,) in triangles (n, 2); below zero where it is seen edge on."""
    ab, ac, ap = b - a, c - a, point - a
    area = ab[:, 0] * ac[:, 1] - ab[:, 1] * ac[:, 0]
    flat = np.abs(area) < 1e-14
    area = np.where(flat, 1.0, area)
    v = (ap[:, 0] * ac[:, 1] - ap[:, 1] * ac[:, 0]) / area
    w = (ab[:, 0] * ap[:, 1] - ab[:, 1] * ap[:, 0]) / area
    return np.where(flat[:, None], -1.0, np.stack([1 - v - w, v, w], axis=1))
