"""A chart beside a scene: angles, forces or lengths over one parameter, and where the scene is on them now.

The page paints it with the scene's own painter (the twin is ``chart.js``) until a reader asks for values; then Plotly
draws it, as ``fig.chart()`` does.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from hipspine.figures.labels import LEADING, TEXT, apart, ems
from hipspine.figures.painting import LIFT
from hipspine.tokens import THEMES

if TYPE_CHECKING:
    from hipspine.figures.declaration import ChartData, Spec
    from hipspine.figures.elements import Element
    from hipspine.figures.plotly_data import PlotlyData
    from hipspine.figures.primitives import Number, Register
    from hipspine.models.core import Parameter

STEPS = 48
"""Parts of a curve."""

HEIGHT = 0.66
"""Height of a chart, as part of its width."""

LEAST, MOST = 210.0, 320.0
"""Least and greatest height, in pixels."""

NARROW, COLUMNS = 340, 2
"""Below this width, in pixels, the names of the curves stand above the field, in so many columns."""

GAP = 6.0
"""Between the field, the ticks' words and the titles, in pixels."""


@dataclass(frozen=True)
class Curve:
    """One quantity over the parameter; ``style`` is a line of ``palette.STYLES``, its name wears the same colour."""

    label: str
    value: Number
    style: str
    decimals: int = 0


@dataclass(frozen=True)
class Chart:
    """Curves over ``parameter``, from the first to the last of ``x_ticks``; so with ``y_ticks``, in ``unit``.

    ``band`` is (low, high) of what is usual, the same all along x, called ``band_label``.
    """

    parameter: Parameter
    curves: tuple[Curve, ...]
    x_title: str
    y_title: str
    x_ticks: tuple[float, ...]
    y_ticks: tuple[float, ...]
    unit: str = "°"
    band: tuple[Number, Number] | None = None
    band_label: str = ""


def plain_chart(chart: Chart, register: Register) -> ChartData:
    """Return a chart as plain data."""
    return {
        "parameter": chart.parameter.name,
        "titles": (chart.x_title, chart.y_title),
        "ticks": (chart.x_ticks, chart.y_ticks),
        "unit": chart.unit,
        "band": [register(edge) for edge in chart.band] if chart.band else None,
        "curves": [
            {"label": c.label, "value": register(c.value), "style": c.style, "decimals": c.decimals}
            for c in chart.curves
        ],
        "band_label": chart.band_label,
        "ems": max(ems(c.label) for c in chart.curves),
    }


def sweep(chart: ChartData, at: Callable[[float], Sequence[float]]) -> tuple[list[float], list[list[float]]]:
    """Return the parameter's values along x, and each curve's along them; ``at`` gives a figure's numbers there."""
    low, high = chart["ticks"][0][0], chart["ticks"][0][-1]
    xs = [low + (high - low) * k / STEPS for k in range(STEPS + 1)]
    rows = [at(x) for x in xs]
    return xs, [[row[c["value"]] for row in rows] for c in chart["curves"]]


def field(chart: ChartData, width: float, kind: str) -> tuple[float, float, float, float, float]:
    """Return where the field of the curves lies in a chart ``width`` pixels wide, and the height of the whole.

    (left, right, top, bottom, height). The curves' names stand right of it or, where that is too narrow, above it.
    """
    size = TEXT[kind]
    left = max(ems(f"{tick:g}".replace("-", "−")) for tick in chart["ticks"][1]) * size + GAP
    rows = math.ceil(len(chart["curves"]) / COLUMNS) if width < NARROW else 0
    right = width - (2 * GAP if rows else chart["ems"] * size + 2 * GAP)
    above = (2.2 + rows if rows else 1.6) * LEADING * size
    whole = min(MOST, max(LEAST, width * HEIGHT)) + rows * LEADING * size
    return left, right, above, whole - 2 * LEADING * size - GAP, whole


def painting(
    spec: Spec, swept: tuple[list[float], list[list[float]]], x: float, now: Sequence[float], width: float, kind: str
) -> tuple[list[list[Element]], float]:
    """Return the elements of a chart ``width`` pixels wide, in groups, and its height.

    ``swept`` is what ``sweep`` gives, ``x`` and ``now`` the parameter and the numbers as the scene has them, ``kind``
    "phone" or "desk".
    """
    chart = spec["chart"]
    assert chart, "asked for where there is one"
    size, unit = TEXT[kind], _shown_in(spec)
    left, right, top, bottom, whole = field(chart, width, kind)
    words = [f"{tick:g}".replace("-", "−") for tick in chart["ticks"][1]]
    (x0, *_, x1), (y0, *_, y1) = chart["ticks"]

    def across(value: float) -> float:
        return left + (value - x0) / (x1 - x0) * (right - left)

    def up(value: float) -> float:
        return bottom - (value - y0) / (y1 - y0) * (bottom - top)

    def text(style: str, px: float, py: float, anchor: str, line: str) -> Element:
        lines = {"anchor": anchor, "size": size, "lines": [line], "notes": int(style == "label-tick")}
        return cast("Element", {"tag": "text", "style": style, "x": px, "y": py + LIFT * size, **lines})

    def line(style: str, *rings: list[float]) -> Element:
        return {"tag": "path", "style": style, "rings": list(rings), "closed": False}

    usual: list[Element] = []
    if chart["band"]:
        low, high = (up(min(y1, max(y0, now[edge]))) for edge in chart["band"])
        ring = [left, low, left, high, right, high, right, low]
        usual.append({"tag": "path", "style": "band", "rings": [ring], "closed": True})
    grid = [line("grid", [left, up(y), right, up(y)]) for y in chart["ticks"][1]]
    axes = [
        *(text("label-tick", left - GAP, up(y), "end", word) for y, word in zip(chart["ticks"][1], words, strict=True)),
        *(
            text("label-tick", across(tick), bottom + GAP + size / 2, "middle", f"{tick * unit:g}".replace("-", "−"))
            for tick in chart["ticks"][0]
        ),
    ]
    titles = [
        text("label-tick", (left + right) / 2, bottom + GAP + size * (0.5 + LEADING), "middle", chart["titles"][0]),
        text("label-tick", 0, size * 0.6, "start", chart["titles"][1]),
    ]
    if chart["band"]:
        _, high = (up(min(y1, max(y0, now[edge]))) for edge in chart["band"])
        titles.append(text("label-tick", left + GAP, high + size * 0.8, "start", chart["band_label"]))
    xs, rows = swept
    lines = [
        line(c["style"], [n for a, b in zip(xs, ys, strict=True) if y0 <= b <= y1 for n in (across(a), up(b))])
        for c, ys in zip(chart["curves"], rows, strict=True)
    ]
    here = line("guide", [across(x), top, across(x), bottom])
    dots: list[Element] = [
        {"tag": "circle", "style": f"now-{c['style']}", "x": across(x), "y": up(now[c["value"]]), "r": 5}
        for c in chart["curves"]
        if math.isfinite(now[c["value"]])
    ]
    if width < NARROW:
        places = [
            (n % COLUMNS * width / COLUMNS, (2 + n // COLUMNS) * LEADING * size) for n in range(len(chart["curves"]))
        ]
    else:
        ends = [up(ys[-1]) if math.isfinite(ys[-1]) else bottom for ys in rows]
        middles = apart(ends, [LEADING * size] * len(rows), whole)
        places = [(right + GAP, middle) for middle in middles]
    names = [
        text(f"name-{c['style']}", px, py, "start", c["label"])
        for c, (px, py) in zip(chart["curves"], places, strict=True)
    ]
    return [usual, grid, axes, titles, lines, [here], dots, names], whole


def _shown_in(spec: Spec) -> float:
    """Return by how much the chart's parameter is multiplied to be shown, as on its slider."""
    assert spec["chart"], "asked for where there is one"
    return next((s["scale"] for s in spec["sliders"] if s["parameter"] == spec["chart"]["parameter"]), 1)


def plotly(
    spec: Spec, swept: tuple[list[float], list[list[float]]], x: float, now: Sequence[float], theme: str
) -> PlotlyData:
    """Return the chart for Plotly: its traces, and the layout of its axes."""
    chart = spec["chart"]
    assert chart, "asked for where there is one"
    unit = _shown_in(spec)

    def colour(style: str) -> str:
        return spec["palette"][spec["styles"][style]["line"] or "ink"][THEMES.index(theme)]

    def trace(c: Mapping[str, object], ys: list[float]) -> dict[str, object]:
        style = str(c["style"])
        line = {"color": colour(style), "width": spec["styles"][style]["width"], "dash": spec["styles"][style]["dash"]}
        told = f"%{{y:.{c['decimals']}f}}{chart['unit'] if chart else ''}"
        common = {"type": "scatter", "mode": "lines", "name": c["label"], "hovertemplate": told}
        return {**common, "x": [along * unit for along in swept[0]], "y": ys, "line": line}

    lines = [trace(c, ys) for c, ys in zip(chart["curves"], swept[1], strict=True)]
    dots: dict[str, object] = {
        "type": "scatter",
        "mode": "markers",
        "hoverinfo": "skip",
        "x": [x * unit] * len(chart["curves"]),
        "y": [now[c["value"]] for c in chart["curves"]],
        "marker": {"size": 10, "color": [colour(c["style"]) for c in chart["curves"]]},
    }
    axes = {
        name: {"title": {"text": title}, "range": [ticks[0], ticks[-1]], "tickvals": list(ticks)}
        for name, title, ticks in (
            ("xaxis", chart["titles"][0], [tick * unit for tick in chart["ticks"][0]]),
            ("yaxis", chart["titles"][1], chart["ticks"][1]),
        )
    }
    layout = {**axes, "hovermode": "x unified", "showlegend": False}
    if chart["band"]:
        low, high = (now[edge] for edge in chart["band"])
        fill = spec["palette"][spec["styles"]["band"]["fill"] or "line"][THEMES.index(theme)]
        shape = {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "y0": low, "y1": high, "layer": "below"}
        layout["shapes"] = [{**shape, "fillcolor": fill, "line": {"width": 0}}]
    return {"data": [*lines, dots], "layout": layout}
