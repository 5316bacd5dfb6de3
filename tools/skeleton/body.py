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
    """Return `front` and `back`: silhouette, inner lines, regions with their label points (metres).

    Front: the subject's right is on the left (negative x). Back: seen from behind, so that it is on the right.
    """
    return {
        "front": _view(-1, drawn.FRONT_LINES, drawn.FRONT_ANCHORS, drawn.FRONT_DETAIL),
        "back": _view(1, drawn.BACK_LINES, drawn.BACK_ANCHORS, drawn.BACK_DETAIL),
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
    t = np.concatenate([
        np.linspace(a, b, max(2, int(np.ceil(run / STEP)) + 1))[:-1]
        for a, b, run in zip(knots[:-1], knots[1:], length, strict=True)
    ])
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


def regions(lines: list, anchors: dict[str, tuple[float, float]]) -> dict[str, Polygon]:
    """Cut trunk and leg along the lines and return the pieces that hold the anchors, a narrow gap between them."""
    half = _half(drawn.TRUNK).intersection(shapely.box(0, -1, 1, 1)).intersection(silhouette())
    edges = shapely.union_all([half.exterior, *(LineString(curve(line)) for line in lines)])
    pieces = list(shapely.polygonize([edges]).geoms)
    found = {}
    for name, anchor in anchors.items():
        piece = next(piece for piece in pieces if piece.covers(Point(anchor)))
        if anchor[0] == 0:
            piece = _both(piece)
        inner = piece.buffer(-GAP - ROUND).buffer(ROUND)
        found[name] = max(getattr(inner, "geoms", [inner]), key=lambda part: part.area).simplify(TOLERANCE)
    return found


def _view(side: int, lines: list, anchors: dict, detail: list) -> dict:
    """Return one view; `side` is the sign of x on the subject's right."""

    def turned(shape: shapely.Geometry) -> shapely.Geometry:
        return affinity.scale(shape, side, 1, origin=(0, 0))

    def sides(line: list) -> tuple[int, ...]:
        return (1, -1) if any(u for u, _ in line) else (1,)  # a line in the middle is drawn once

    def points(line: np.ndarray, sign: int) -> list[list[float]]:
        thin = LineString(line * (sign, 1)).simplify(TOLERANCE)
        return [[round(x, 4) + 0.0, round(y, 4) + 0.0] for x, y in thin.coords]

    return {
        "outline": rings(silhouette()),
        "lines": [points(curve(line), sign) for line in detail for sign in sides(line)],
        "regions": {name: rings(turned(shape))[0] for name, shape in regions(lines, anchors).items()},
        "anchors": {name: [side * u + 0.0, y] for name, (u, y) in anchors.items()},
    }
