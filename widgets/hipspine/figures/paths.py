"""Where the points of each primitive lie, in the figure's units. The page has its twin, ``paths.js``."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias, cast

from hipspine.figures.bellies import bellied, posed, through

if TYPE_CHECKING:
    from hipspine.figures.declaration import PrimitiveData
    from hipspine.figures.shapes import Bands, Outlines

Points: TypeAlias = tuple[Sequence[float | None], Sequence[float | None]]
"""Those across and those up; None is a gap between two pieces."""

ARC_STEPS = 24


def joined(parts: Sequence[Points]) -> tuple[list[float | None], list[float | None]]:
    """Put paths into one, with a gap between them."""
    x: list[float | None] = []
    y: list[float | None] = []
    for index, (xs, ys) in enumerate(parts):
        gap = [None] if index else []
        x += [*gap, *xs]
        y += [*gap, *ys]
    return x, y


def outline(rings: Sequence[Sequence[Sequence[float]]]) -> Points:
    """Put rings of points into one path."""
    return joined([([p[0] for p in ring], [p[1] for p in ring]) for ring in rings])


def _bone(primitive: PrimitiveData, e: Sequence[float], outlines: Outlines) -> Points:
    angle, dx, dy = (e[i] for i in primitive["at"])
    c, s = math.cos(angle * math.pi / 180), math.sin(angle * math.pi / 180)
    return outline(
        [[(c * x - s * y + dx, s * x + c * y + dy) for x, y in ring] for ring in outlines[primitive["shape"]]]
    )


def _line(primitive: PrimitiveData, e: Sequence[float], outlines: Outlines) -> Points:
    x, y = [e[i] for i, _ in primitive["points"]], [e[j] for _, j in primitive["points"]]
    return (through(x), through(y)) if primitive["smooth"] else (x, y)


def _area(primitive: PrimitiveData, e: Sequence[float], outlines: Outlines) -> Points:
    corners = [*primitive["points"], primitive["points"][0]]
    return [e[i] for i, _ in corners], [e[j] for _, j in corners]


def _arc(primitive: PrimitiveData, e: Sequence[float], outlines: Outlines) -> Points:
    cx, cy, radius, start, end = (e[i] for i in primitive["at"])
    angles = [(start + (end - start) * k / ARC_STEPS) * math.pi / 180 for k in range(ARC_STEPS + 1)]
    return [cx + radius * math.cos(a) for a in angles], [cy + radius * math.sin(a) for a in angles]


def _arrow(primitive: PrimitiveData, e: Sequence[float], outlines: Outlines) -> Points:
    x0, y0, x1, y1 = (e[i] for i in primitive["at"])
    length = math.hypot(x1 - x0, y1 - y0)
    if not length > 1e-6:  # also true for NaN: no force, no arrow
        return [], []
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    half = primitive["width"] / 2
    head = min(primitive["width"] * 2.6, length * 0.6)
    neck = length - head
    outline = [(0, half), (neck, half), (neck, half * 2.6), (length, 0)]
    outline += [(neck, -half * 2.6), (neck, -half), (0, -half), (0, half)]
    return [x0 + ux * a - uy * b for a, b in outline], [y0 + uy * a + ux * b for a, b in outline]


def _dot(primitive: PrimitiveData, e: Sequence[float], outlines: Outlines) -> Points:
    return [e[primitive["at"][0]]], [e[primitive["at"][1]]]


def _icons(primitive: PrimitiveData, e: Sequence[float], outlines: Outlines) -> Points:
    places, columns, spacing = range(primitive["count"]), primitive["columns"], primitive["spacing"]
    left, top = (e[i] for i in primitive["at"])
    return [left + i % columns * spacing for i in places], [top - i // columns * spacing for i in places]


def _muscle(primitive: PrimitiveData, e: Sequence[float], bands: Outlines) -> Points:
    band = cast("Bands", bands)[primitive["shape"]]
    return outline(bellied(band, [e[i] for i in primitive["at"]], e[primitive["value"]])[0])


def _nerve(primitive: PrimitiveData, e: Sequence[float], bands: Outlines) -> Points:
    band = cast("Bands", bands)[primitive["shape"]]
    strands = [points for points, _ in posed(band, [e[i] for i in primitive["at"]])]
    return joined([(through([x for x, _ in points]), through([y for _, y in points])) for points in strands])


def fibres(primitive: PrimitiveData, e: Sequence[float], bands: Outlines) -> Points:
    """Return the lines along a muscle's belly."""
    band = cast("Bands", bands)[primitive["shape"]]
    return outline(bellied(band, [e[i] for i in primitive["at"]], e[primitive["value"]])[1])


POINTS: Mapping[str, Callable[[PrimitiveData, Sequence[float], Outlines], Points]] = {
    "bone": _bone,
    "region": _bone,
    "line": _line,
    "area": _area,
    "arc": _arc,
    "arrow": _arrow,
    "dot": _dot,
    "icons": _icons,
    "muscle": _muscle,
    "nerve": _nerve,
}
