"""A figure as a still picture: what readers see before scripts run, on paper, and in the README."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from hipspine.figures.solid import flat
from hipspine.tokens import tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hipspine.figures.core import Figure
    from hipspine.figures.declaration import Edge, Trace

Place: TypeAlias = Callable[[float, float], str]
"""From a point of the figure to the same in the picture."""

WIDTH = 560
"""Width of the picture in pixels; text sizes are set for it."""

LEADING = 16
"""Distance between the lines of a label, in pixels."""

_ANCHORS = {"left": "end", "center": "middle", "right": "start"}
_DASHES = {"solid": "", "dash": "7 5", "dot": "2 4"}
_NO_EDGE: Edge = {"color": None, "width": 0}
_FONT = tokens().families["plain"]


def svg(figure: Figure, theme: str = "light", values: Mapping[str, object] | None = None) -> str:
    """Return the figure as one SVG document on transparent paper, for "light" or "dark" surroundings.

    ``values`` are the parameters (defaults where left out). Raises as ``Figure.check`` does.
    """
    left, right, bottom, top = figure.extent
    scale = WIDTH / (right - left)
    height = (top - bottom) * scale
    paper = figure.spec["palette"]["paper"][0 if theme == "light" else 1]

    def place(x: float, y: float) -> str:
        return f"{(x - left) * scale:.1f} {(top - y) * scale:.1f}"

    drawn = figure.traces(values or {}, theme)
    body = _solids(drawn, figure, place) if figure.solid else "".join(_drawn(trace, place, paper) for trace in drawn)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" '
        f'height="{height:.0f}">{body}</svg>'
    )


def _solids(traces: Iterable[Trace], figure: Figure, place: Place) -> str:
    """Return the triangles of all bones, the farthest first; what is alike and follows each other is one path."""
    left, right, bottom, top = figure.extent

    def inside(corners: NDArray[np.float64]) -> bool:
        (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
        return bool(x1 > left and x0 < right and y1 > bottom and y0 < top)

    parts = (part for trace in traces for part in flat(trace, figure.camera) if inside(part[1]))
    seen = sorted(parts, key=lambda part: part[0])
    paths = (
        (colour, "".join("M" + "L".join(place(*p) for p in corners) + "Z" for _, corners, _ in run))
        for colour, run in groupby(seen, key=lambda part: part[2])
    )
    # A thin edge of its own colour closes the hairlines between triangles.
    return "".join(
        f'<path d="{path}" fill="rgb{colour}" stroke="rgb{colour}" stroke-width=".6"/>' for colour, path in paths
    )


def _drawn(trace: Trace, place: Place, paper: str) -> str:
    if trace["mode"] == "text":
        words = zip(trace["x"], trace["y"], trace["text"], strict=True)
        return "".join(
            _word(trace, place(x, y), text, paper) for x, y, text in words if x is not None and y is not None
        )
    if trace["mode"] == "markers":
        marker = trace["marker"]
        edge = marker.get("line", _NO_EDGE)
        many = len(trace["x"])
        looks = [part if isinstance(part, list) else [part] * many for part in (marker["size"], marker["color"])]
        paths: dict[tuple[float, str], str] = {}
        for x, y, size, colour in zip(trace["x"], trace["y"], *looks, strict=True):
            if x is not None:  # the gap between two primitives
                paths[size, colour] = paths.get((size, colour), "") + f"M{place(x, y)}h0"
        # One path of zero-length round-capped strokes draws any number of dots; a second, wider one is their edge.
        return "".join(
            _dots(path, size + 2 * edge["width"], edge.get("color")) + _dots(path, size, colour)
            for (size, colour), path in paths.items()
        )
    path = "".join(_pieces(trace, place))
    line = trace["line"]
    fill = escape(trace.get("fillcolor") or "none")
    dash = f' stroke-dasharray="{_DASHES[line["dash"]]}"' if line.get("dash", "solid") != "solid" else ""
    return (
        f'<path d="{path}" fill="{fill}" stroke="{escape(line.get("color") or "none")}" '
        f'stroke-width="{line["width"]}" stroke-linejoin="round"{dash}/>'
    )


def _dots(path: str, size: float, colour: str | None) -> str:
    if not colour or not path:
        return ""
    return f'<path d="{path}" stroke="{escape(colour)}" stroke-width="{size}" stroke-linecap="round"/>'


def _pieces(trace: Trace, place: Place) -> Iterable[str]:
    closed = "Z" if trace.get("fill") else ""
    piece: list[tuple[float, float]] = []
    for x, y in [*zip(trace["x"], trace["y"], strict=True), (None, None)]:
        if x is not None and y is not None and math.isfinite(x) and math.isfinite(y):
            piece.append((x, y))
        elif piece:
            yield "M" + "L".join(place(*p) for p in piece) + closed
            piece = []


def _word(trace: Trace, place: str, text: str, paper: str) -> str:
    x, y = place.split()
    vertical, side = trace["textposition"].split()
    font = trace["textfont"]
    lines = text.split("<br>")
    shift = {"middle": 0.35, "top": -0.3, "bottom": 1}[vertical] * font["size"] - (len(lines) - 1) * LEADING / 2
    fill, edge = escape(font["color"] or "none"), escape(paper)
    words = "".join(f'<tspan x="{x}" dy="{LEADING if i else 0}">{escape(line)}</tspan>' for i, line in enumerate(lines))
    return (
        f'<text x="{x}" y="{float(y) + shift:.1f}" text-anchor="{_ANCHORS[side]}" font-family="{_FONT}" '
        f'font-size="{font["size"]}" font-weight="600" fill="{fill}" stroke="{edge}" '
        f'stroke-width="4" stroke-linejoin="round" paint-order="stroke">{words}</text>'
    )
