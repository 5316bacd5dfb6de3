"""What Plotly takes, as far as figures use it."""

from __future__ import annotations

from typing import NotRequired, Required, TypedDict


class PlotlyData(TypedDict):
    """What Plotly takes."""

    data: list[dict[str, object]]
    layout: dict[str, object]


class Light(TypedDict):
    """Plotly's light on bones in 3D."""

    lighting: dict[str, float]
    lightposition: dict[str, float]


class Edge(TypedDict):
    """Plotly's line: of a path, or around a dot."""

    color: NotRequired[str | None]
    width: float
    dash: NotRequired[str]


class Marker(TypedDict):
    """Plotly's dots: all alike, or each with its own colour and size."""

    color: str | list[str | None]
    size: float | list[float]
    opacity: NotRequired[float]
    line: NotRequired[Edge]


class Font(TypedDict):
    """Plotly's font of labels."""

    color: str | None
    size: float
    weight: int


class Trace(TypedDict, total=False):
    """A trace of Plotly: labels, dots, paths or (with z, i, j, k) a mesh."""

    type: Required[str]
    mode: str
    hoverinfo: Required[str]
    x: Required[list[float | None]]
    y: Required[list[float | None]]
    text: str | list[str]
    textposition: str
    textfont: Font
    marker: Marker
    line: Edge
    fill: str
    fillcolor: str | None
    hoveron: str
    z: list[float]
    i: list[int]
    j: list[int]
    k: list[int]
    color: str
    flatshading: bool
    lighting: dict[str, float]
    lightposition: dict[str, float]
