"""Charts of study values within a drawing: what stands where on which axes, and what each value says.

The drawing paints them as it paints everything (``Primitive.charted``). Once a reader points at one, Plotly draws the
same in the same field and reads the values; ``fig.chart()`` gives that too. The twin is ``study.js``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from hipspine.tokens import THEMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipspine.figures.declaration import Spec
    from hipspine.figures.plotly_data import PlotlyData
    from hipspine.figures.primitives import Number, Register

THICK = "interval"
"""The style of a 95 % interval."""


class AxisData(TypedDict):
    """An axis of a chart of study values."""

    ends: tuple[float, float]
    ticks: tuple[tuple[float, str], ...]
    title: str
    log: bool


class ValueData(TypedDict):
    """A value of a study on a chart; ``when`` is an index."""

    kind: str
    style: str
    x: float
    y: float
    told: tuple[str, ...]
    interval: tuple[float, float] | None
    half: float
    when: int


class JoinedData(TypedDict):
    """A thin line from value to value; ``when`` is an index."""

    style: str
    points: tuple[tuple[float, float], ...]
    when: int


class SheetData(TypedDict):
    """A chart of study values within a drawing; ``when`` is an index."""

    when: int
    box: tuple[float, float, float, float] | None
    x: AxisData
    y: AxisData
    lines: list[JoinedData]
    values: list[ValueData]


@dataclass(frozen=True)
class Axis:
    """An axis from ``ends[0]`` to ``ends[1]``; where it grows by factors (``log``) these are powers of ten."""

    ends: tuple[float, float]
    ticks: tuple[tuple[float, str], ...] = ()
    title: str = ""
    log: bool = False


@dataclass(frozen=True)
class Value:
    """One value of a study at (x, y), and the lines that it says when it is pointed at.

    ``kind`` is "dot", with its ``interval`` where one was published; "bar", from 0; or "range", an ``interval`` across
    studies without a value. ``half`` is half the height of bars and ranges, in the units of y.
    """

    kind: str
    style: str
    x: float
    y: float
    told: tuple[str, ...]
    interval: tuple[float, float] | None = None
    half: float = 0
    when: Number = 1


@dataclass(frozen=True)
class Joined:
    """A thin line that only leads the eye from value to value."""

    style: str
    points: tuple[tuple[float, float], ...]
    when: Number = 1


@dataclass(frozen=True)
class Sheet:
    """One chart, shown while ``when`` is above 0 in ``box`` (left, right, bottom, top, in the figure's units).

    Without a box the drawing shows the same as people, and ``fig.chart()`` alone has the chart.
    """

    box: tuple[float, float, float, float] | None
    x: Axis
    y: Axis
    values: tuple[Value, ...]
    lines: tuple[Joined, ...] = ()
    when: Number = 1

    @property
    def styles(self) -> set[str]:
        """The styles that it is drawn in."""
        return {THICK, *(value.style for value in self.values), *(line.style for line in self.lines)}


def plain_sheet(sheet: Sheet, register: Register) -> SheetData:
    """Return a chart as plain data."""
    return {
        "when": register(sheet.when),
        "box": sheet.box,
        "x": _plain_axis(sheet.x),
        "y": _plain_axis(sheet.y),
        "lines": [{"style": line.style, "points": line.points, "when": register(line.when)} for line in sheet.lines],
        "values": [
            {
                "kind": value.kind,
                "style": value.style,
                "x": value.x,
                "y": value.y,
                "told": value.told,
                "interval": value.interval,
                "half": value.half,
                "when": register(value.when),
            }
            for value in sheet.values
        ],
    }


def _plain_axis(axis: Axis) -> AxisData:
    return {"ends": axis.ends, "ticks": axis.ticks, "title": axis.title, "log": axis.log}


def plotly(spec: Spec, e: Sequence[float], theme: str) -> PlotlyData | None:
    """Return the chart that is shown at the numbers ``e`` for Plotly, or None where none is shown then."""
    sheet = next((one for one in spec["sheets"] if e[one["when"]] > 0), None)
    if sheet is None:
        return None

    def colour(token: str | None) -> str:
        return spec["palette"][token or "ink"][THEMES.index(theme)]

    lines: list[dict[str, object]] = [
        {
            "type": "scatter",
            "mode": "lines",
            "hoverinfo": "skip",
            "x": [x for x, _ in line["points"]],
            "y": [y for _, y in line["points"]],
            "line": {
                "color": colour(spec["styles"][line["style"]]["line"]),
                "width": spec["styles"][line["style"]]["width"],
                "dash": spec["styles"][line["style"]]["dash"],
            },
        }
        for line in sheet["lines"]
        if e[line["when"]] > 0
    ]
    drawn = [_drawn(value, spec, theme) for value in sheet["values"] if e[value["when"]] > 0]
    layout: dict[str, object] = {
        "xaxis": _axis(sheet["x"]),
        "yaxis": _axis(sheet["y"]),
        "hovermode": "closest",
        "showlegend": False,
        "barmode": "overlay",
    }
    return {"data": [*lines, *drawn], "layout": layout}


def _axis(axis: AxisData) -> dict[str, object]:
    """Return an axis for Plotly; that of rows has no title, and the names of the rows for ticks."""
    return {
        "title": {"text": axis["title"]},
        "range": list(axis["ends"]),
        "type": "log" if axis["log"] else "linear",
        "tickvals": [value for value, _ in axis["ticks"]],
        "ticktext": [text for _, text in axis["ticks"]],
    }


def _drawn(value: ValueData, spec: Spec, theme: str) -> dict[str, object]:
    def colour(token: str | None) -> str:
        return spec["palette"][token or "ink"][THEMES.index(theme)]

    style = spec["styles"][value["style"]]
    look: dict[str, object] = {
        "color": colour(style["fill"]),
        "line": {"color": colour(style["line"] or style["fill"]), "width": style["width"] if style["line"] else 0},
    }
    told: dict[str, object] = {"hovertemplate": "<br>".join(value["told"]) + "<extra></extra>"}
    low, high = value["interval"] or (0, 0)
    if value["kind"] != "dot":
        start, length = (low, high - low) if value["kind"] == "range" else (0, value["x"])
        place = {"orientation": "h", "base": [start], "x": [length], "y": [value["y"]], "width": [2 * value["half"]]}
        return {"type": "bar", **place, "marker": look, **told}
    trace: dict[str, object] = {"type": "scatter", "mode": "markers", "x": [value["x"]], "y": [value["y"]]}
    trace |= {"marker": {**look, "size": style["size"]}, **told}
    if value["interval"]:
        thick = spec["styles"][THICK]
        trace["error_x"] = {
            "type": "data",
            "symmetric": False,
            "array": [high - value["x"]],
            "arrayminus": [value["x"] - low],
            "color": colour(thick["line"]),
            "thickness": thick["width"],
            "width": 0,
        }
    return trace
