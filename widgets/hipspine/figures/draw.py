"""From a figure's declaration and its numbers to Plotly traces, for ``fig.plot()`` and for what is drawn in 3D.

Primitives that follow each other in one style become one trace.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from hipspine.figures.labels import TEXT
from hipspine.figures.painting import beside, frame
from hipspine.figures.paths import POINTS, fibres, joined
from hipspine.figures.signs import nearest, place, signs
from hipspine.figures.solid import basis
from hipspine.figures.telling import filled, region_words, step, worn

if TYPE_CHECKING:
    from hipspine.figures.declaration import PrimitiveData, Spec
    from hipspine.figures.plotly_data import Marker, Trace
    from hipspine.figures.shapes import Outlines, Shapes, Solids

WIDTH = 640
"""Width of the picture that Plotly draws, in pixels."""


BETWEEN = 0.6
"""Width of the edge of a muscle's strands, in pixels: Plotly draws it between them, where a painting has none."""


def traces(spec: Spec, e: Sequence[float], shapes: Shapes, theme: str) -> list[Trace]:
    """Return the Plotly traces of a figure.

    ``spec`` is the plain declaration (``Figure.spec``), ``e`` its vector of numbers, ``shapes`` the outlines or
    bones that it draws and ``theme`` "light" or "dark".
    """
    if spec["solid"]:
        shown = [
            p for p in spec["primitives"] if p["kind"] in ("solid", "flesh") and ("when" not in p or e[p["when"]] > 0)
        ]
        from hipspine.figures.meshes import mesh  # by NumPy, which Python in a browser has not

        return [mesh(run, spec, e, cast("Solids", shapes), theme) for run in _runs(shown)]
    return [trace for run in _runs(spec["primitives"]) for trace in _traces(run, spec, e, shapes, theme)]


def across(spec: Spec) -> tuple[float, float]:
    """Return what lies at the left and right of a drawing with its gutters, in the figure's units."""
    fit = frame(spec, WIDTH)
    return -fit["x"] / fit["scale"], (WIDTH - fit["x"]) / fit["scale"]


def _runs(primitives: Sequence[PrimitiveData]) -> Iterator[list[PrimitiveData]]:
    """Group neighbours that can share a trace: one style, one way of drawing. What numbers colour stays alone."""
    run: list[PrimitiveData] = []
    for primitive in primitives:
        if run and (primitive["kind"] in ("region", "icons", "muscle") or _family(primitive) != _family(run[-1])):
            yield run
            run = []
        run.append(primitive)
    if run:
        yield run


def _family(primitive: PrimitiveData) -> tuple[str, str, str]:
    kind = "path" if primitive["kind"] in ("line", "arc") else primitive["kind"]
    return kind, primitive["style"], primitive.get("side", "")


def _traces(
    primitives: Sequence[PrimitiveData], spec: Spec, e: Sequence[float], shapes: Shapes, theme: str
) -> Iterator[Trace]:
    first = primitives[0]
    if first.get("side"):
        yield from _names(primitives, spec, e, theme)
        return
    yield _trace(primitives, spec, e, shapes, theme)
    if first["kind"] == "muscle":  # a hidden one too has its two traces: Plotly wants their number to stay
        shown = "when" not in first or e[first["when"]] > 0
        x, y = fibres(first, e, cast("Outlines", shapes)) if shown else ([], [])
        line = spec["styles"]["fibre"]
        colour = spec["palette"][line["line"] or "ink"][0 if theme == "light" else 1]
        looks: Trace = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "x": list(x), "y": list(y)}
        yield {**looks, "line": {"color": colour, "width": line["width"]}}


def _names(primitives: Sequence[PrimitiveData], spec: Spec, e: Sequence[float], theme: str) -> Iterator[Trace]:
    """Yield the names in a gutter, and the lines to what they name, where the painted picture has them."""
    fit = frame(spec, WIDTH)
    shown = [p if "when" not in p or e[p["when"]] > 0 else None for p in spec["primitives"]]
    placed = beside(spec, e, shown, fit)
    own = [placed[n] for n, p in enumerate(spec["primitives"]) if n in placed and any(p is q for q in primitives)]

    def back(x: float, y: float) -> tuple[float, float]:
        return (x - fit["x"]) / fit["scale"], (fit["y"] - y) / fit["scale"]

    places = [back(text["x"], text["y"]) for _, _, text in own]
    style = spec["styles"][primitives[0]["style"]]
    ink = spec["palette"][style["line"] or "ink"][0 if theme == "light" else 1]
    yield {
        "type": "scatter",
        "mode": "text",
        "hoverinfo": "skip",
        "x": [x for x, _ in places],
        "y": [y for _, y in places],
        "text": ["<br>".join(text["lines"]) for _, _, text in own],
        "textposition": "middle left" if primitives[0]["side"] == "left" else "middle right",
        "textfont": {"color": ink, "size": TEXT["desk"], "weight": 600},
    }
    lines = [[back(*line["rings"][0][:2]), back(*line["rings"][0][2:])] for line, _, _ in own]
    x, y = joined([([px for px, _ in line], [py for _, py in line]) for line in lines])
    leader = spec["styles"]["leader"]
    grey = spec["palette"][leader["line"] or "ink"][0 if theme == "light" else 1]
    looks: Trace = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "x": x, "y": y}
    yield {**looks, "line": {"color": grey, "width": leader["width"]}}


def _trace(primitives: Sequence[PrimitiveData], spec: Spec, e: Sequence[float], shapes: Shapes, theme: str) -> Trace:
    first = primitives[0]
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
    x, y = joined([POINTS[primitive["kind"]](primitive, e, cast("Outlines", shapes)) for primitive in shown])
    if first["kind"] == "icons":
        styles = [spec["styles"][name] for name in worn(first, e)]
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
        trace |= {"fill": "toself", "fillcolor": colour(step(value)), "hoveron": "fills", "hoverinfo": "text"}
        trace["text"] = region_words(first["name"], value)
    elif style["fill"]:
        trace |= {"fill": "toself", "fillcolor": colour(style["fill"])}
    if first["kind"] == "muscle":
        trace["line"]["width"] = BETWEEN
    return trace


def names(spec: Spec, e: Sequence[float], view: tuple[float, float], theme: str) -> list[dict[str, object]]:
    """Return the names of what is solid as annotations of Plotly's scene, set out as in a picture of ``view``."""
    fit = frame(spec, WIDTH)
    notes: list[dict[str, object]] = []
    for p, drawn in zip(spec["primitives"], signs(spec, e, view, fit), strict=True):
        if p["kind"] != "sign" or not drawn:
            continue
        line, _, text = drawn
        x0, y0, x1, y1 = line["rings"][0]
        axes = basis(*view)
        at = min(nearest(p, e, axes[2]), key=lambda point: math.dist(place(point, spec, axes, fit), (x1, y1)))
        ink = spec["palette"][spec["styles"][p["style"]]["line"] or "ink"][0 if theme == "light" else 1]
        notes.append(
            {
                **dict(zip("xyz", at, strict=True)),
                "text": p["text"],
                "ax": x0 - x1,
                "ay": y0 - y1,
                "xanchor": "right" if text["anchor"] == "end" else "left",
                "arrowwidth": 1,
                "arrowhead": 6,
                "arrowsize": 0.6,
                "arrowcolor": ink,
                "font": {"color": ink, "size": TEXT["desk"]},
            }
        )
    return notes
