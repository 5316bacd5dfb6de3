"""The live figure: an ipywidget whose traits are the figure's parameters, drawn by the same module as in the page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import anywidget
import plotly.graph_objects as go
import traitlets
from plotly.offline import get_plotlyjs

from hipspine.figures import declared, study
from hipspine.figures.chart import plotly
from hipspine.figures.draw import WIDTH, across, names
from hipspine.figures.solid import camera, scene
from hipspine.paths import frontend_path

if TYPE_CHECKING:
    from hipspine.figures.core import Figure
    from hipspine.figures.declaration import PlotlyData
    from hipspine.figures.parts import Choice
    from hipspine.models.core import Parameter


class ParameterTrait(traitlets.TraitType[float | str, float | str]):
    """A trait that holds one parameter and refuses what the parameter refuses, with the parameter's own words."""

    def __init__(self, parameter: Parameter | Choice) -> None:
        """Start from the parameter's default and keep it in step with the front end."""
        super().__init__(default_value=parameter.default)
        self.parameter = parameter
        self.tag(sync=True)

    def validate(self, obj: object, value: object) -> float | str:
        """Return the checked value. Raises ValueError naming the range."""
        return self.parameter.check(value)


class FigureWidget(anywidget.AnyWidget):
    """A figure to look at, move and ask. Made by ``figure(name)``; its parameters are attributes.

    ``fig.anterior_tilt = 10`` moves the bones, ``fig.values`` reads everything, ``fig.plot()`` gives a plain Plotly
    figure and ``fig.explain()`` says what can be set.
    """

    _esm = frontend_path("figure.js")
    _css = frontend_path("figure.css")
    _figure: Figure

    name = traitlets.Unicode().tag(sync=True)
    _definition = traitlets.Dict().tag(sync=True)
    _shapes = traitlets.Dict().tag(sync=True)
    _bands = traitlets.Dict(None, allow_none=True).tag(sync=True)  # the shapes hold the muscles already
    _plotly = traitlets.Unicode("").tag(sync=True)
    _bare = traitlets.Bool(False).tag(sync=True)  # within a question: nothing that teaches

    def __init__(self, **values: object) -> None:
        """Start with the given parameter values. Raises as ``Figure.check`` does."""
        figure = self._figure
        super().__init__(
            name=f"figure:{figure.id}",
            _definition=figure.definition,
            _shapes=figure.shapes,
            **figure.check(values),
        )
        self.on_msg(self._answer)

    def __setattr__(self, name: str, value: object) -> None:
        """Set a parameter. Raises AttributeError naming the right ones for a name that does not exist."""
        if not name.startswith("_") and not hasattr(type(self), name):
            names = ", ".join(p.name for p in self._figure.parameters)
            raise AttributeError(f"{self._figure.id} has no value {name!r} to set; it has {names}")
        super().__setattr__(name, value)

    @property
    def values(self) -> dict[str, float | str]:
        """Every parameter and every output as they are now."""
        return self._figure.values(self._parameters)

    @property
    def description(self) -> str:
        """What the figure shows now, in words."""
        return self._figure.describe(self._parameters)

    def explain(self) -> str:
        """Return the parameters with units and ranges, and the outputs, as plain text."""
        return self._figure.explain()

    def select(self, name: str) -> FigureWidget:
        """Choose ``name`` in the figure's list, a muscle for example, and return the figure.

        An option's id will do ("psoas", "gluteus-medius") and so will its words, or those before the dash ("Psoas
        major"), in capitals or not. Raises ValueError naming the ids for another name or a figure with no such list.
        """
        lists = [choice for choice in self._figure.choices if not choice.layer]
        wanted = name.casefold()
        for choice in lists:
            for option, label in choice.options:
                if wanted in (option.casefold(), label.casefold(), label.split(" – ")[0].casefold()):
                    setattr(self, choice.name, option)
                    return self
        names = ", ".join(option for choice in lists for option in choice.names)
        raise ValueError(f"{self._figure.id} has no {name!r} to choose; it has {names or 'nothing to choose from'}")

    def plot(self, theme: str = "light", view: str = "", **values: object) -> go.Figure:
        """Return the same traces as a plain Plotly figure, for print, nbconvert and places without widgets.

        ``values`` change parameters for this picture only. What is drawn in three dimensions is seen from ``view``,
        the id of one of its views, and has a button for each. Raises as ``Figure.check`` and ``Figure.view`` do.
        """
        _, _, bottom, top = self._figure.extent
        left, right = across(self._figure.spec)
        width = WIDTH
        hidden = {"visible": False, "fixedrange": True}
        flat = {"xaxis": {**hidden, "range": [left, right]}, "yaxis": {**hidden, "range": [bottom, top]}}
        space = self._space(theme, view, values) if self._figure.solid else flat
        return go.Figure(
            data=self._figure.traces({**self._parameters, **values}, theme),
            layout={
                "title": {"text": "<br>".join(wrap(self._figure.title, 60)), "font": {"size": 15}},
                "width": width,
                "height": 60 + width * (top - bottom) / (right - left),
                "margin": {"l": 0, "r": 0, "t": 60, "b": 0},
                "showlegend": False,
                **space,
                "paper_bgcolor": "rgba(0,0,0,0)",
                "plot_bgcolor": "rgba(0,0,0,0)",
            },
        )

    def _space(self, theme: str, view: str, values: Mapping[str, object]) -> dict[str, object]:
        """Return the layout of what is drawn in three dimensions: its scene with names, and a button for each view."""
        figure = self._figure
        e = figure.evaluate({**self._parameters, **values})

        def seen(turn: float, height: float) -> dict[str, object]:
            notes = names(figure.spec, e, (turn, height), theme)
            return {**scene(figure.extent, (turn, height)), "dragmode": "orbit", "annotations": notes}

        buttons = [
            {
                "label": one.label,
                "method": "relayout",
                "args": [
                    {
                        "scene.camera": camera(one.turn, one.height),
                        "scene.annotations": seen(one.turn, one.height)["annotations"],
                    }
                ],
            }
            for one in figure.views
        ]
        ids = [one.id for one in figure.views]
        menu = {"type": "buttons", "direction": "right", "x": 0, "y": 0, "xanchor": "left", "yanchor": "bottom"}
        menu |= {"buttons": buttons, "active": ids.index(view) if view in ids else 0, "showactive": True}
        return {"scene": seen(*figure.view(view)), "updatemenus": [menu]}

    def chart(self, theme: str = "light", **values: object) -> go.Figure:
        """Return the chart beside or within the drawing as a plain Plotly figure, with its axes and values.

        Raises AttributeError for a figure or a setting without one, else as ``Figure.check`` does.
        """
        now = self._figure.check({**self._parameters, **values})
        whole = self._charted(now, theme)
        if whole is None:
            raise AttributeError(f"{self._figure.id} has no chart here; plot() gives its drawing")
        layout: dict[str, Any] = {**whole["layout"], "template": "none", "width": WIDTH}  # Any: as Plotly takes it
        layout["yaxis"] = {**layout["yaxis"], "automargin": True}  # rows have long names
        return go.Figure(data=whole["data"], layout=layout)

    def _charted(self, now: Mapping[str, float | str], theme: str) -> PlotlyData | None:
        """Return the chart for Plotly: of curves, or of what studies found; None where there is none."""
        spec, numbers = self._figure.spec, self._figure.evaluate(now)
        if spec["chart"] is None:
            return study.plotly(spec, numbers, theme)
        return plotly(spec, self._figure.sweep(now), float(now[spec["chart"]["parameter"]]), numbers, theme)

    @property
    def _parameters(self) -> dict[str, float | str]:
        return {p.name: getattr(self, p.name) for p in self._figure.parameters}

    def _answer(self, _: object, content: Mapping[str, object], buffers: list[bytes]) -> None:
        # Plotly is sent once per page, when the first figure asks, and not within every figure's state.
        if content.get("want") == "plotly":
            self.send({"have": "plotly"}, buffers=[get_plotlyjs().encode()])


@cache
def widget_class(figure: Figure) -> type[FigureWidget]:
    """Return the widget class of a figure, with one trait a parameter."""
    traits = {p.name: ParameterTrait(p) for p in figure.parameters}
    return type("FigureWidget", (FigureWidget,), {"_figure": figure, "__module__": __name__, **traits})


def figure_within(name: str, start: Mapping[str, object]) -> FigureWidget:
    """Return a figure as a question shows it, set as the question wants it. Raises as ``figure`` does."""
    widget = widget_class(declared(name))(**start)
    widget._bare = True
    return widget
