"""A figure's drawing and its chart as plain Plotly figures, for print and for places without widgets."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from hipspine.figures.chart import plotly
from hipspine.figures.draw import WIDTH, across
from hipspine.figures.palette import colour
from hipspine.figures.solid import scene
from hipspine.figures.themes import chosen

if TYPE_CHECKING:
    from hipspine.figures.core import Figure

_TITLE = {"size": 15, "letters": 68, "line": 20, "above": 16}
"""The title's size, the letters that a line of it holds, and its lines and the room above them, in pixels."""


def drawing(figure: Figure, values: Mapping[str, object], theme: str) -> go.Figure:
    """Return the drawing; ``theme`` is "auto", "light" or "dark". Raises as ``Figure.check`` and ``themes.chosen``."""
    name, known = chosen(theme)
    _, _, bottom, top = figure.extent
    left, right = across(figure.spec)
    hidden = {"visible": False, "fixedrange": True}
    flat = {"xaxis": {**hidden, "range": [left, right]}, "yaxis": {**hidden, "range": [bottom, top]}}
    space = {"scene": scene(figure.extent, figure.camera)} if figure.solid else flat
    title = wrap(figure.title, _TITLE["letters"])
    above = 2 * _TITLE["above"] + _TITLE["line"] * len(title)  # all lines of it, however many
    layout = {
        "title": {
            "text": "<br>".join(title),
            "font": {"size": _TITLE["size"]},
            "x": 0.5,
            "yref": "container",
            "y": 1,
            "yanchor": "top",
            "pad": {"t": _TITLE["above"]},
        },
        "width": WIDTH,
        "height": above + WIDTH * (top - bottom) / (right - left),
        "margin": {"l": 0, "r": 0, "t": above, "b": 0},
        "showlegend": False,
        "modebar": {"orientation": "v"},  # beside the title and not over it
        **space,
    }
    return go.Figure(data=figure.traces(values, name), layout={**layout, **_paper(name, known)})


def chart(figure: Figure, values: Mapping[str, object], theme: str) -> go.Figure:
    """Return the chart beside the drawing, of a figure that has one. Raises as ``drawing`` does."""
    name, known = chosen(theme)
    spec = figure.spec
    assert spec["chart"], "asked for where there is one"
    now = figure.check(values)
    x = float(now[spec["chart"]["parameter"]])
    whole = plotly(spec, figure.sweep(now), x, figure.evaluate(now), name)
    layout = {**whole["layout"], "template": "none", "width": WIDTH, **_paper(name, known)}
    return go.Figure(data=whole["data"], layout=layout)


def _paper(theme: str, known: bool) -> dict[str, object]:
    """Return ink and paper: see-through where what is below is known to be of this theme, and its own where not."""
    paper = "rgba(0,0,0,0)" if known else colour("paper", theme)
    ink = colour("ink", theme)
    return {"paper_bgcolor": paper, "plot_bgcolor": "rgba(0,0,0,0)", "font": {"color": ink}}
