"""The live figure: an ipywidget whose traits are the figure's parameters, drawn by the same module as in the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, wraps
from inspect import Parameter as Argument
from pathlib import Path
from typing import TYPE_CHECKING

import traitlets

from hipspine import compiled
from hipspine.cards import Told
from hipspine.figures import declared, plain_plots, settable, themes
from hipspine.figures.card import figure_card
from hipspine.figures.saving import save
from hipspine.figures.still import still_figure
from hipspine.figures.sweep import Sweep, sweep
from hipspine.figures.traits import ParameterTrait, ResultTrait, same
from hipspine.lasting import LastingWidget, Still
from hipspine.paths import frontend_path
from hipspine.plotly_script import plotly_place, plotly_script
from hipspine.refusals import UnknownAttributeError, WrongValueError, instead, meant
from hipspine.signatures import signature

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from hipspine.figures.core import Figure
    from hipspine.figures.themes import Theme

_SIGNED = ("set", "sweep", "plot", "chart")
"""The methods that take parameters by name."""


class FigureWidget(LastingWidget):
    """A figure to look at, move and ask. Made by ``figure(name)``.

    Its parameters are attributes: ``fig.anterior_tilt = 10`` moves the bones. Its results are attributes too, which
    follow: ``fig.sacral_slope``. Both can be watched, ``fig.observe(f, "sacral_slope")``, and ``f`` is called with the
    old and the new value whenever that one has changed, by Python or by a slider.

    >>> from hipspine import figure
    >>> fig = figure("pelvic-tilt")
    >>> fig.observe(lambda change: print(change.old, "to", change.new), "sacral_slope")
    >>> fig.anterior_tilt = 10
    40.0 to 50.0
    """

    _esm = frontend_path("figure.js")
    _css = frontend_path("figure.css")
    _figure: Figure
    _computed_for: tuple[float | str, ...] = ()

    name = traitlets.Unicode().tag(sync=True)
    _definition = traitlets.Dict().tag(sync=True)
    _shapes = traitlets.Dict().tag(sync=True)
    _bands = traitlets.Dict(None, allow_none=True).tag(sync=True)  # the shapes hold the muscles already
    _plotly = traitlets.Unicode().tag(sync=True)  # where the notebook's server may show it
    _bare = traitlets.Bool(False).tag(sync=True)  # within a question, or asked for: nothing that teaches
    _theme = traitlets.Unicode("").tag(sync=True)  # of the notebook, as the front end sees it

    def __init__(self, *, compact: bool = False, **values: object) -> None:
        """Start with the given parameter values. Raises as ``Figure.check`` does."""
        figure = self._figure
        if not isinstance(compact, bool):
            raise WrongValueError(f"compact must be True or False, not {compact!r}")
        super().__init__(
            name=f"figure:{figure.id}",
            _definition=figure.definition,
            _shapes=figure.shapes,
            _bare=compact,
            _plotly=compiled.plotly_address("solid" if figure.solid else "flat") or plotly_place(),
            **figure.check(values),
        )
        self._follow()
        self.observe(self._follow, names=[p.name for p in figure.inputs])
        self.observe(lambda change: themes.told(change.new), names="_theme")
        self.on_msg(self._answer)

    def __setattr__(self, name: str, value: object) -> None:
        """Set a parameter. Raises AttributeError naming the right ones for what does not exist and for a result."""
        if not name.startswith("_"):
            names = [p.name for p in self._figure.parameters]
            if name in self._figure.result_names:
                raise UnknownAttributeError(
                    f"{name} follows from what is set, and is not set itself; set {', '.join(names)}"
                )
            if not hasattr(type(self), name):
                line = f"{self._figure.id} has no value {name!r} to set; {instead(name, names, 'it has')}"
                raise UnknownAttributeError(line)
        super().__setattr__(name, value)

    @property
    def values(self) -> dict[str, float | str]:
        """Every parameter and every result as they are now.

        >>> from hipspine import figure
        >>> figure("pelvic-tilt", anterior_tilt=10).values["sacral_slope"]
        50.0
        """
        return {**self._parameters, **{name: getattr(self, name) for name in self._figure.result_names}}

    @property
    def description(self) -> str:
        """What the figure shows now, in words."""
        return self._figure.describe(self._parameters)

    @property
    def presets(self) -> dict[str, dict[str, float | str]]:
        """The settings behind the figure's buttons, by their words: ``fig.set(**fig.presets["Tipped forwards"])``.

        >>> from hipspine import figure
        >>> fig = figure("pelvic-tilt")
        >>> list(fig.presets)
        ['Neutral', 'Tipped forwards', 'Tipped backwards']
        >>> fig.set(**fig.presets["Tipped forwards"]).anterior_tilt
        10.0
        """
        return {preset.label: self._figure.check(preset.values) for preset in self._figure.presets}

    def set(self, **values: object) -> FigureWidget:
        """Set several parameters at once and return the figure. What is refused changes nothing.

        Raises as ``Figure.check`` does: ValueError for a value out of range, TypeError for an unknown parameter.

        >>> from hipspine import figure
        >>> figure("pelvic-tilt").set(pelvic_incidence=60, anterior_tilt=5).sacral_slope
        53.0
        """
        checked = self._figure.check({**self._parameters, **values})
        with self._at_once():
            for name, value in checked.items():
                setattr(self, name, value)
        return self

    def reset(self) -> FigureWidget:
        """Set all parameters as the figure began in the course, as its own button does, and return the figure.

        >>> from hipspine import figure
        >>> figure("pelvic-tilt", anterior_tilt=10).reset().anterior_tilt
        0.0
        """
        return self.set(**self._figure.check({}))

    def sweep(self, **values: object) -> Sweep:
        """Return the results for every combination of the given values: a tidy table, which also plots.

        A value is a list, range, array or Series; a single one counts for all rows, and what is not named stays as it
        is now. ``table.frame()`` is a DataFrame of pandas, ``table.plot()`` a Plotly figure, ``table.save("x.csv")`` a
        file. Raises ValueError for values out of range and where none is a list, TypeError for unknown names.

        >>> from hipspine import figure
        >>> table = figure("pelvic-tilt").sweep(anterior_tilt=range(-10, 11))
        >>> table.rows, table["sacral_slope"][-1]
        (21, 50.0)
        >>> table.frame()[["anterior_tilt", "sacral_slope"]].head(2)
           anterior_tilt  sacral_slope
        0          -10.0          30.0
        1           -9.0          31.0
        >>> plot = table.plot("sacral_slope")
        """
        return sweep(self._figure, self._parameters, values)

    def explain(self) -> Told:
        """Return what can be set, with units and ranges, and what the figure tells.

        This is text; a notebook shows it as a card, with tables and the equations typeset.

        >>> from hipspine import figure
        >>> print(figure("pelvic-tilt").explain().splitlines()[1])
        You can set
        """
        return Told(self._figure.explain(), lambda: figure_card(self._figure, self._figure.values({})))

    def select(self, name: str) -> FigureWidget:
        """Choose ``name`` in the figure's list, a muscle for example, and return the figure.

        An option's id will do ("psoas", "gluteus-medius") and so will its words, or those before the dash ("Psoas
        major"), in capitals or not. Raises ValueError naming the ids for another name or a figure with no such list.

        >>> from hipspine import figure
        >>> figure("pain-map").select("khan").study
        'khan'
        """
        lists = [choice for choice in self._figure.choices if not choice.layer]
        wanted = str(name).casefold()
        for choice in lists:
            for option, label in choice.options:
                if wanted in (option.casefold(), label.casefold(), label.split(" – ")[0].casefold()):
                    setattr(self, choice.name, option)
                    return self
        ids = [option for choice in lists for option in choice.names]
        known = ", ".join(ids) or "nothing to choose from"
        raise WrongValueError(f"{self._figure.id} has no {name!r} to choose; it has {known}{meant(name, ids)}")

    def plot(self, theme: Theme = "auto", seen: str = "", **values: object) -> go.Figure:
        """Return the same traces as a plain Plotly figure, for print, nbconvert and places without widgets.

        ``theme`` is "light", "dark" or "auto": that of the notebook, which the course knows once a figure has been
        shown in it; until then it is light, on paper of its own, which can be read on any ground. ``values`` change
        parameters for this picture only. What is drawn in three dimensions is seen from one of its views,
        ``seen="back"``, and has a button for each. Raises as ``Figure.check`` and ``Figure.view`` do, and ValueError
        for an unknown theme.

        >>> from hipspine import figure
        >>> plot = figure("pelvic-tilt").plot(theme="dark", anterior_tilt=10)
        >>> len(plot.data) > 10
        True
        """
        return plain_plots.drawing(self._figure, {**self._parameters, **values}, theme, seen)

    def chart(self, theme: Theme = "auto", **values: object) -> go.Figure:
        """Return the chart beside or within the drawing as a plain Plotly figure, with its axes and values.

        Raises AttributeError for a figure or a setting without one, else as ``plot`` does.

        >>> from hipspine import figure
        >>> figure("pelvic-tilt").chart().layout.xaxis.title.text
        'tip of the pelvis, degrees forwards'
        """
        drawn = plain_plots.chart(self._figure, {**self._parameters, **values}, theme)
        if drawn is None:
            raise UnknownAttributeError(f"{self._figure.id} has no chart here; plot() gives its drawing")
        return drawn

    def save(self, path: str | Path, theme: Theme = "light", width: float = 680) -> Path:
        """Write the figure as it stands into a file and return its path; the name's end says which kind.

        ``.svg`` is the drawing, ``.png`` the same in twice as many pixels, ``.html`` a page that can be opened and sent
        on by itself, with the words and all numbers, in light and dark. ``width`` is in pixels (100 to 4000). Raises
        ValueError for another end, theme or width, FileNotFoundError for a folder that does not exist, and ImportError
        that says what to install where PNG cannot be made.

        >>> from hipspine import figure
        >>> from tempfile import mkdtemp
        >>> file = figure("pelvic-tilt", anterior_tilt=10).save(f"{mkdtemp()}/tilt.svg")
        >>> file.read_text(encoding="utf-8")[:4]
        '<svg'
        """
        return save(self._figure, self._parameters, path, theme, width)

    def still(self) -> Still:
        """Return what a notebook keeps of the figure as it stands: a picture, what it shows in words, and numbers."""
        return still_figure(self._figure, self.values, repr(self))

    def __repr__(self) -> str:
        """Return how one asks for this figure as it stands."""
        changed = [f", {p.name}={getattr(self, p.name)!r}" for p in self._figure.parameters if self._moved(p.name)]
        return f"figure({self._figure.id!r}{''.join(changed)})"

    def _repr_html_(self) -> str:
        return figure_card(self._figure, self.values).html()

    def _repr_markdown_(self) -> str:
        return figure_card(self._figure, self.values).markdown()

    @property
    def _parameters(self) -> dict[str, float | str]:
        return {p.name: getattr(self, p.name) for p in self._figure.parameters}

    def _moved(self, name: str) -> bool:
        return bool(getattr(self, name) != self._figure.check({})[name])

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """Tell page and watchers of several changes when all are made."""
        with self.hold_sync(), self.hold_trait_notifications():
            yield

    def _follow(self, _: object = None) -> None:
        """Compute the results, once for each setting, and tell whoever watches those that have changed."""
        told = settable(self._figure.id)
        now = {p.name: getattr(self, p.name) for p in told.parameters}
        if self._computed_for == (setting := tuple(now.values())):
            return
        self._computed_for = setting
        values = told.values(now)
        with self.hold_trait_notifications():  # nobody sees half of them
            for name in told.result_names:
                if not same(float(values[name]), getattr(self, name)):
                    self.set_trait(name, float(values[name]))

    def _answer(self, _: object, content: Mapping[str, object], buffers: list[bytes]) -> None:
        # Where no server has it, Plotly is sent when a figure asks, and not within every figure's state.
        if content.get("want") == "plotly":
            self.send({"have": "plotly"}, buffers=[plotly_script().read_bytes()])


@cache
def widget_class(figure: Figure) -> type[FigureWidget]:
    """Return the widget class of a figure: a trait for each parameter and result, methods that name them."""
    traits = {p.name: ParameterTrait(p) for p in figure.parameters}
    results = {one.name: ResultTrait(one.label) for one in figure.results}
    methods = {name: _signed(name, figure) for name in _SIGNED}
    own = {"_figure": figure, "__module__": __name__, "__doc__": FigureWidget.__doc__}
    return type("FigureWidget", (FigureWidget,), {**own, **traits, **results, **methods})


def _signed(name: str, figure: Figure) -> object:
    """Return a method of the class under a signature that names the figure's parameters, for completion and help."""
    method = getattr(FigureWidget, name)

    @wraps(method)
    def named(self: FigureWidget, *before: object, **values: object) -> object:
        return method(self, *before, **values)

    own = [Argument("self", Argument.POSITIONAL_ONLY)]
    if name in ("plot", "chart"):
        own.append(Argument("theme", Argument.POSITIONAL_OR_KEYWORD, default="auto"))
    if name == "plot" and figure.views:
        own.append(Argument("seen", Argument.POSITIONAL_OR_KEYWORD, default=""))
    vars(named)["__signature__"] = signature(((p.name, p.default) for p in figure.parameters), *own)
    return named


def figure_within(name: str, start: Mapping[str, object]) -> FigureWidget:
    """Return a figure as a question shows it, set as the question wants it. Raises as ``figure`` does."""
    return widget_class(declared(name))(compact=True, **start)
