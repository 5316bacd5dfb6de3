"""A figure's drawing and its chart as plain Plotly figures, for print and for places without widgets."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from hipspine.figures import study
from hipspine.figures.chart import plotly
from hipspine.figures.draw import WIDTH, across, names
from hipspine.figures.palette import colour
from hipspine.figures.solid import camera, scene
from hipspine.figures.themes import chosen

if TYPE_CHECKING:
    from hipspine.figures.core import Figure
    from hipspine.figures.plotly_data import PlotlyData

_TITLE = {"size": 15, "letters": 68, "line": 20, "above": 16}
"""The title's size, the letters that a line of it holds, and its lines and the room above them, in pixels."""


def drawing(figure: Figure, values: Mapping[str, object], theme: str, view: str = "") -> go.Figure:
    """Return the drawing; ``theme`` is "auto", "light" or "dark", ``view`` one of the figure's, if it has any.

    Raises as ``Figure.check``, ``Figure.view`` and ``themes.chosen``.
    """
    name, known = chosen(theme)
    _, _, bottom, top = figure.extent
    left, right = across(figure.spec)
    hidden = {"visible": False, "fixedrange": True}
    flat = {"xaxis": {**hidden, "range": [left, right]}, "yaxis": {**hidden, "range": [bottom, top]}}
    if view:
        figure.view(view)  # which refuses what is no view of this figure
    space = _space(figure, values, name, view) if figure.solid else flat
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


def chart(figure: Figure, values: Mapping[str, object], theme: str) -> go.Figure | None:
    """Return the chart beside or within the drawing, None where there is none. Raises as ``drawing`` does."""
    name, known = chosen(theme)
    whole = _charted(figure, figure.check(values), name)
    if whole is None:
        return None
    layout = {**whole["layout"], "template": "none", "width": WIDTH, **_paper(name, known)}
    plot = go.Figure(data=whole["data"], layout=layout)
    return plot.update_yaxes(automargin=True)  # rows have long names


def _charted(figure: Figure, now: Mapping[str, float | str], theme: str) -> PlotlyData | None:
    """Return the chart for Plotly: of curves, or of what studies found; None where there is none."""
    spec, numbers = figure.spec, figure.evaluate(now)
    if spec["chart"] is None:
        return study.plotly(spec, numbers, theme)
    return plotly(spec, figure.sweep(now), float(now[spec["chart"]["parameter"]]), numbers, theme)


def _space(figure: Figure, values: Mapping[str, object], theme: str, view: str) -> dict[str, object]:
    """Return the layout of what is drawn in three dimensions: its scene with names, and a button for each view."""
    e = figure.evaluate(values)

    def seen(turn: float, height: float) -> dict[str, object]:
        notes = names(figure.spec, e, (turn, height), theme)
        return {**scene(figure.extent, (turn, height)), "dragmode": "orbit", "annotations": notes}

    def button(label: str, turn: float, height: float) -> dict[str, object]:
        turned = {"scene.camera": camera(turn, height), "scene.annotations": seen(turn, height)["annotations"]}
        return {"label": label, "method": "relayout", "args": [turned]}

    ids = [one.id for one in figure.views]
    menu = {"type": "buttons", "direction": "right", "x": 0, "y": 0, "xanchor": "left", "yanchor": "bottom"}
    menu |= {"buttons": [button(one.label, one.turn, one.height) for one in figure.views]}
    menu |= {"active": ids.index(view) if view in ids else 0, "showactive": True}
    return {"scene": seen(*figure.view(view)), "updatemenus": [menu]}


def _paper(theme: str, known: bool) -> dict[str, object]:
    """Return ink and paper: see-through where what is below is known to be of this theme, and its own where not."""
    paper = "rgba(0,0,0,0)" if known else colour("paper", theme)
    ink = colour("ink", theme)
    return {"paper_bgcolor": paper, "plot_bgcolor": "rgba(0,0,0,0)", "font": {"color": ink}}
