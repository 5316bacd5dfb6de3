"""The body chart: a silhouette from hand-drawn points, and the regions of pain on the subject's right side."""

from __future__ import annotations

import numpy as np
import shapely
from scipy.interpolate import CubicSpline
from shapely import affinity
from shapely.geometry import LineString, Point, Polygon

from . import body_points as drawn
from .outlines import rings

STEP = 0.006  # metres between the points of a curve before thinning
TOLERANCE = 0.0004
FILLET = 0.004  # radius that softens the creases where arm, head and trunk were joined
GAP = 0.001  # half the space between neighbouring regions
ROUND = 0.004


def body() -> dict:
    """Return `front`, `back` and `side`: silhouette, inner lines, regions with their label points (metres).

    Front: the subject's right is on the left (negative x). Back: seen from behind, so that it is on the right. Side:
    the subject's right side, facing right.
    """
    half = _half(drawn.TRUNK).intersection(shapely.box(0, -1, 1, 1)).intersection(silhouette())
    front = regions(half, drawn.FRONT_LINES, drawn.FRONT_ANCHORS)
    back = regions(half, drawn.BACK_LINES, drawn.BACK_ANCHORS)
    back["lower_lumbar"] = _both(back["lower_lumbar"])
    side = regions(side_silhouette(), drawn.SIDE_LINES, drawn.SIDE_ANCHORS)
    return {
        "front": _view(silhouette(), _tidied(front), drawn.FRONT_ANCHORS, _mirrored(drawn.FRONT_DETAIL), -1),
        "back": _view(silhouette(), _tidied(back), drawn.BACK_ANCHORS, _mirrored(drawn.BACK_DETAIL), 1),
        "side": _view(side_silhouette(), _tidied(side), drawn.SIDE_ANCHORS, [curve(p) for p in drawn.SIDE_DETAIL], 1),
    }


def curve(points: list[tuple[float, float] | None]) -> np.ndarray:
    """Return a smooth line (n, 2) through control points; `None` makes a corner at the point before it."""
    pieces, start = [], 0
    breaks = [i for i, point in enumerate(points) if point is None]
    for stop in (*breaks, len(points)):
        piece = [point for point in points[start:stop] if point is not None]
        start = stop - 1
        pieces.append(_spline(np.array(piece)))
    return np.concatenate(pieces)


def _spline(points: np.ndarray) -> np.ndarray:
    """Interpolate with a cubic whose pace keeps it from overshooting where control points lie close together."""
    length = np.linalg.norm(np.diff(points, axis=0), axis=1)
    if len(points) < 3:
        return points
    knots = np.append(0, np.cumsum(np.sqrt(length)))  # centripetal
    t = np.concatenate(
        [
            np.linspace(a, b, max(2, int(np.ceil(run / STEP)) + 1))[:-1]
            for a, b, run in zip(knots[:-1], knots[1:], length, strict=True)
        ]
    )
    return CubicSpline(knots, points, bc_type="natural")(np.append(t, knots[-1]))


def _both(shape: shapely.Geometry) -> shapely.Geometry:
    """Return a half together with its mirror image."""
    return shape.union(affinity.scale(shape, -1, 1, origin=(0, 0)))


def _half(points: list[tuple[float, float] | None]) -> Polygon:
    """Return half a body between the midline and a curve that starts and ends there."""
    line = curve(points)
    return Polygon([(-0.001, line[0, 1]), *line, (-0.001, line[-1, 1])]).buffer(0)


def silhouette() -> Polygon:
    """Return the outline of the whole body."""
    trunk, head, arm = _half(drawn.TRUNK), _half(drawn.HEAD), Polygon(curve(drawn.ARM)).buffer(0)
    whole = _both(trunk.union(head).union(arm))
    return whole.buffer(FILLET).buffer(-FILLET).simplify(TOLERANCE)


def side_silhouette() -> Polygon:
    """Return the outline of the body seen from its right side, facing right."""
    return Polygon(curve(drawn.SIDE)).buffer(0).buffer(FILLET).buffer(-FILLET).simplify(TOLERANCE)


def regions(part: Polygon, lines: list, anchors: dict[str, tuple[float, float]]) -> dict[str, Polygon]:
    """Cut a part of the body along the lines and return the pieces that hold the anchors."""
    edges = shapely.union_all([part.exterior, *(LineString(curve(line)) for line in lines)])
    pieces = list(shapely.polygonize([edges]).geoms)
    return {name: next(p for p in pieces if p.covers(Point(anchor))) for name, anchor in anchors.items()}


def _tidied(pieces: dict[str, Polygon]) -> dict[str, Polygon]:
    """Return the pieces with round corners and a narrow gap between neighbours."""
    inner = {name: piece.buffer(-GAP - ROUND).buffer(ROUND) for name, piece in pieces.items()}
    return {
        name: max(getattr(shape, "geoms", [shape]), key=lambda part: part.area).simplify(TOLERANCE)
        for name, shape in inner.items()
    }


def _mirrored(lines: list) -> list[np.ndarray]:
    """Return the curves on both sides of the body; a line in the middle is drawn once."""
    both = [(1, -1) if any(u for u, _ in line) else (1,) for line in lines]
    return [curve(line) * (sign, 1) for line, signs in zip(lines, both, strict=True) for sign in signs]


def _view(whole: Polygon, pieces: dict[str, Polygon], anchors: dict, detail: list[np.ndarray], side: int) -> dict:
    """Return one view; `side` is the sign that x takes."""

    def turned(shape: shapely.Geometry) -> shapely.Geometry:
        return affinity.scale(shape, side, 1, origin=(0, 0))

    def points(line: np.ndarray) -> list[list[float]]:
        return [[round(x, 4) + 0.0, round(y, 4) + 0.0] for x, y in LineString(line).simplify(TOLERANCE).coords]

    return {
        "outline": rings(whole),
        "lines": [points(line) for line in detail],
        "regions": {name: rings(turned(shape))[0] for name, shape in pieces.items()},
        "anchors": {name: [side * u + 0.0, y] for name, (u, y) in anchors.items()},
    }
