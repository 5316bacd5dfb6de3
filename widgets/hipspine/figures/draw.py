"""From a figure's declaration and its numbers to Plotly traces. The page has its twin, ``primitives.js``.

A test under ``node --test`` holds the two together to 1e-9. Primitives that follow each other in one style become one
trace, because a step of a slider costs by the trace (see CONTRIBUTING.md, "Decisions").
"""

from __future__ import annotations

import base64
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import TYPE_CHECKING, TypeAlias, cast

import numpy as np

from hipspine.figures import wording

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hipspine.figures.declaration import Marker, Outlines, PrimitiveData, Shapes, Solids, Spec, Trace

Points: TypeAlias = tuple[Sequence[float | None], Sequence[float | None]]

ARC_STEPS = 24
CURVE_STEPS = 8  # between two points of a smooth line
SCALE_STEPS = (0, 10, 25, 40, 60)
"""Lower ends of the five colour steps for percentages; the first step is "nobody to under 10 %"."""


def traces(spec: Spec, e: Sequence[float], shapes: Shapes, theme: str) -> list[Trace]:
    """Return the Plotly traces of a figure.

    ``spec`` is the plain declaration (``Figure.spec``), ``e`` its vector of numbers, ``shapes`` the outlines or
    bones that it draws and ``theme`` "light" or "dark".
    """
    return [_trace(primitives, spec, e, shapes, theme) for primitives in _runs(spec["primitives"])]


def printed(value: float, decimals: int) -> str:
    """Return a number as readers see it: fixed places, a true minus, no minus zero, "–" where there is none.

    Halves round away from zero and ties are decided on the exact binary value, as JavaScript's ``toFixed`` does.
    """
    if not math.isfinite(value):
        return "–"
    size = Decimal(abs(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{'−' if value < 0 and size else ''}{size:,f}"


def filled(text: str, values: Sequence[float], decimals: int) -> str:
    """Return ``text`` with ``{0}``, ``{1}`` … replaced by the printed values."""
    for index, value in enumerate(values):
        text = text.replace(f"{{{index}}}", printed(value, decimals))
    return text


def _runs(primitives: Sequence[PrimitiveData]) -> Iterator[list[PrimitiveData]]:
    """Group neighbours that can share a trace: one style, one way of drawing. What numbers colour stays alone."""
    run: list[PrimitiveData] = []
    for primitive in primitives:
        if run and (primitive["kind"] in ("region", "icons") or _family(primitive) != _family(run[-1])):
            yield run
            run = []
        run.append(primitive)
    if run:
        yield run


def _family(primitive: PrimitiveData) -> tuple[str, str]:
    kind = "path" if primitive["kind"] in ("line", "arc") else primitive["kind"]
    return kind, primitive["style"]


def _trace(primitives: Sequence[PrimitiveData], spec: Spec, e: Sequence[float], shapes: Shapes, theme: str) -> Trace:
    first = primitives[0]
    if first["kind"] == "solid":
        return _solid(primitives, spec, e, cast("Solids", shapes), theme)  # a figure with such bones has no outlines
    style = spec["styles"][first["style"]]

    def colour(token: str | None) -> str | None:
        return token and spec["palette"][token][0 if theme == "light" else 1]

    shown = [primitive for primitive in primitives if "when" not in primitive or e[primitive["when"]] > 0]
    if first["kind"] == "label":
        return {
            "type": "scatter",
            "mode": "text",
            "hoverinfo": "skip",
            "x": [e[primitive["at"][0]] for primitive in shown],
            "y": [e[primitive["at"][1]] for primitive in shown],
            "text": [
                filled(primitive["text"], [e[i] for i in primitive["values"]], primitive["decimals"])
                for primitive in shown
            ],
            "textposition": style["anchor"],
            "textfont": {"color": colour(style["line"]), "size": style["size"], "weight": 600},
        }
    x, y = _joined([_POINTS[primitive["kind"]](primitive, e, cast("Outlines", shapes)) for primitive in shown])
    if first["kind"] == "icons":
        styles = [spec["styles"][name] for name in _worn(first, e)]
        marker: Marker = {"color": [colour(one["fill"]) for one in styles], "size": [one["size"] for one in styles]}
        # Plotly makes dots of several sizes see-through, and gives them white edges, unless told.
        marker |= {"opacity": 1, "line": {"width": 0}}
        return {"type": "scatter", "mode": "markers", "hoverinfo": "skip", "x": x, "y": y, "marker": marker}
    if first["kind"] == "dot":
        marker = {"color": colour(style["fill"]) or "rgba(0,0,0,0)", "size": style["size"]}
        if style["line"]:
            marker["line"] = {"color": colour(style["line"]), "width": style["width"]}
        return {"type": "scatter", "mode": "markers", "hoverinfo": "skip", "x": x, "y": y, "marker": marker}
    trace: Trace = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "x": x, "y": y}
    trace["line"] = (
        {"color": colour(style["line"]), "width": style["width"], "dash": style["dash"]}
        if style["line"]
        else {"width": 0}
    )
    if first["kind"] == "region":
        value = e[first["value"]]
        trace |= {"fill": "toself", "fillcolor": colour(_step(value)), "hoveron": "fills", "hoverinfo": "text"}
        trace["text"] = f"{first['name']}: " + (wording.NOT_ASKED if math.isnan(value) else f"{printed(value, 0)} %")
    elif style["fill"]:
        trace |= {"fill": "toself", "fillcolor": colour(style["fill"])}
    return trace


def _worn(primitive: PrimitiveData, e: Sequence[float]) -> list[str]:
    """Return the style of each icon: those of the groups first, in their order, then the primitive's own."""
    worn = [style for style, count in primitive["groups"] for _ in range(round(e[count]))][: primitive["count"]]
    return worn + [primitive["style"]] * (primitive["count"] - len(worn))


@cache
def _unpacked(points: str, faces: str, step: float) -> tuple[NDArray[np.float64], NDArray[np.int_]]:
    """Return the points (n, 3) in metres and the faces (m, 3) of a packed bone."""
    counted = np.frombuffer(base64.b64decode(points), "<i2").reshape(-1, 3)
    return counted * step, np.frombuffer(base64.b64decode(faces), "<u2").reshape(-1, 3).astype(int)


def _solid(primitives: Sequence[PrimitiveData], spec: Spec, e: Sequence[float], bones: Solids, theme: str) -> Trace:
    light, fill = spec["light"], spec["styles"][primitives[0]["style"]]["fill"]
    assert light and fill, "bones in 3D have a light and a colour"
    places, corners, before = [], [], 0
    for primitive in primitives:
        points, faces = _unpacked(**bones["shapes"][primitive["shape"]], step=bones["step"])
        numbers = np.array([e[i] for i in primitive["at"]])
        places.append(points @ numbers[:9].reshape(3, 3).T + numbers[9:])
        corners.append(faces + before)
        before += len(points)
    x, y, z = np.concatenate(places).T.tolist()
    i, j, k = np.concatenate(corners).T.tolist()
    colour = spec["palette"][fill][0 if theme == "light" else 1]
    looks: Trace = {"type": "mesh3d", "hoverinfo": "skip", "x": x, "y": y, "z": z, "i": i, "j": j, "k": k}
    return {**looks, "color": colour, "flatshading": False, **light}


def _step(value: float) -> str:
    return "scale-none" if math.isnan(value) else f"scale-{sum(value >= low for low in SCALE_STEPS[1:])}"


def _joined(parts: Sequence[Points]) -> tuple[list[float | None], list[float | None]]:
    """Put paths into one, with a gap between them."""
    x: list[float | None] = []
    y: list[float | None] = []
    for index, (xs, ys) in enumerate(parts):
        gap = [None] if index else []
        x += [*gap, *xs]
        y += [*gap, *ys]
    return x, y


def _outline(rings: Sequence[Sequence[Sequence[float]]]) -> Points:
    return _joined([([p[0] for p in ring], [p[1] for p in ring]) for ring in rings])


def _bone(primitive: PrimitiveData, e: Sequence[float], outlines: Outlines) -> Points:
    angle, dx, dy = (e[i] for i in primitive["at"])
    c, s = math.cos(angle * math.pi / 180), math.sin(angle * math.pi / 180)
    return _outline(
        [[(c * x - s * y + dx, s * x + c * y + dy) for x, y in ring] for ring in outlines[primitive["shape"]]]
    )


def _line(primitive: PrimitiveData, e: Sequence[float], outlines: Outlines) -> Points:
    x, y = [e[i] for i, _ in primitive["points"]], [e[j] for _, j in primitive["points"]]
    return (_through(x), _through(y)) if primitive["smooth"] else (x, y)


def _area(primitive: PrimitiveData, e: Sequence[float], outlines: Outlines) -> Points:
    corners = [*primitive["points"], primitive["points"][0]]
    return [e[i] for i, _ in corners], [e[j] for _, j in corners]


def _through(p: Sequence[float]) -> list[float]:
    """Return one coordinate of a smooth curve through the points (a uniform Catmull–Rom spline, ends doubled)."""
    ends = [p[0], *p, p[-1]]
    curve = [p[0]]
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for k in range(1, CURVE_STEPS + 1):
            t = k / CURVE_STEPS
            curve.append(
                b + t * ((c - a) / 2 + t * (a - 2.5 * b + 2 * c - d / 2 + t * (1.5 * b - 1.5 * c + (d - a) / 2)))
            )
    return curve


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


_POINTS: Mapping[str, Callable[[PrimitiveData, Sequence[float], Outlines], Points]] = {
    "bone": _bone,
    "region": _bone,
    "line": _line,
    "area": _area,
    "arc": _arc,
    "arrow": _arrow,
    "dot": _dot,
    "icons": _icons,
}
