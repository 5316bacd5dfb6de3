"""Flatten a mesh into outlines: project its triangles, unite them, round the corners, drop needless points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.polygon import orient

if TYPE_CHECKING:
    from .meshes import Bone

SAGITTAL = (0, 1)  # x forwards, y up: the subject faces right
FRONTAL = (2, 1)  # seen from the front, the subject's right is on the left, hence the sign below
ISLAND, HOLE = 6e-6, 1e-4  # m²; what is smaller is a chink between triangles or bones, not anatomy


def flat(points: np.ndarray, view: tuple[int, int]) -> np.ndarray:
    """Return points (…, 3) as a view shows them (…, 2), in metres."""
    return points[..., view] * ((-1, 1) if view == FRONTAL else (1, 1))


def drawn(bones: list[Bone], view: tuple[int, int], coarse: float, corner: float, tolerance: float) -> MultiPolygon:
    """Return the common shadow of some bones, smoothed (see `smooth` for the three measures in metres)."""
    triangles = np.concatenate([shapely.polygons(flat(bone.points, view)[bone.faces]) for bone in bones])
    shadow = shapely.union_all(triangles[shapely.area(triangles) > 1e-10])
    return smooth(united(shadow, coarse / 2), coarse, corner, tolerance)


def united(shape: shapely.Geometry, chink: float) -> MultiPolygon:
    """Tidy a shadow: close chinks and cut off slivers up to twice `chink` metres wide, and drop what is too small.

    Too small are islands below `ISLAND` and holes below `HOLE`.
    """
    for reach in (chink, -2 * chink, chink):
        shape = shape.buffer(reach, join_style="mitre")
    parts = shape.geoms if isinstance(shape, MultiPolygon) else [shape]
    return MultiPolygon(
        [
            Polygon(part.exterior, [hole for hole in part.interiors if Polygon(hole).area > HOLE])
            for part in parts
            if part.area > ISLAND
        ]
    )


def smooth(shape: MultiPolygon, coarse: float, corner: float, tolerance: float) -> MultiPolygon:
    """Draw a faceted outline as a hand would.

    The outline is first reduced to `coarse` metres; gentle bends become one continuous curve, sharp ones are rounded
    over at most `corner` metres; the result is thinned to `tolerance`.
    """
    parts = [
        Polygon(
            _rounded(part.exterior, coarse, corner, tolerance),
            [_rounded(hole, coarse, corner, tolerance) for hole in part.interiors],
        ).buffer(0)
        for part in shape.geoms
    ]
    # A last rounding of both kinds of corner, for where two curves meet in a spike.
    whole = shapely.union_all(parts).buffer(-tolerance).buffer(2 * tolerance).buffer(-tolerance).simplify(tolerance / 2)
    return whole if isinstance(whole, MultiPolygon) else MultiPolygon([whole])


def rings(shape: shapely.Geometry) -> list[list[list[float]]]:
    """Return every ring, open-ended ([x, y] in metres, rounded to 0.1 mm).

    A hole follows its outline and runs the other way (outlines counter-clockwise, holes clockwise), so that one path
    leaves it empty under either rule of filling.
    """
    parts = [orient(part) for part in (shape.geoms if isinstance(shape, MultiPolygon) else [shape])]
    parts = sorted(parts, key=lambda part: (-part.area, *part.bounds))
    return [listed(ring) for part in parts for ring in (part.exterior, *part.interiors)]


def listed(ring: shapely.LinearRing) -> list[list[float]]:
    """Return a ring's points, first not repeated, beginning at the lowest left one so that the file is stable."""
    points = [[round(x, 4) + 0.0, round(y, 4) + 0.0] for x, y in ring.coords[:-1]]
    points = [point for i, point in enumerate(points) if point != points[i - 1]]
    first = points.index(min(points))
    return points[first:] + points[:first]


def _rounded(ring: shapely.LinearRing, coarse: float, corner: float, tolerance: float) -> np.ndarray:
    points = np.array(Polygon(ring).simplify(coarse).exterior.coords[:-1])
    before, after = np.roll(points, 1, axis=0) - points, np.roll(points, -1, axis=0) - points
    reach_before, reach_after = np.linalg.norm(before, axis=1), np.linalg.norm(after, axis=1)
    bend = np.pi - np.arccos(np.clip((before * after).sum(1) / (reach_before * reach_after), -1, 1))
    # From half an edge (one unbroken curve) at bends under 35° to a fixed radius at bends over 75°.
    sharp = np.clip((np.degrees(bend) - 35) / 40, 0, 1)[:, None]
    cut = [np.minimum(0.5, sharp * corner / r[:, None] + (1 - sharp) * 0.5) for r in (reach_before, reach_after)]
    start, end = points + cut[0] * before, points + cut[1] * after
    t = np.linspace(0, 1, 7)[None, :, None]
    curve = ((1 - t) ** 2 * start[:, None] + 2 * t * (1 - t) * points[:, None] + t**2 * end[:, None]).reshape(-1, 2)
    return np.array(Polygon(curve).simplify(tolerance).exterior.coords)
