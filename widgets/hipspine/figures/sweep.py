"""A figure's results over values of its parameters: a tidy table, with its plot."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import plotly.graph_objects as go

from hipspine.cards import Card, Table
from hipspine.figures import settable, wording
from hipspine.figures.palette import colour
from hipspine.figures.settings import known
from hipspine.figures.themes import chosen
from hipspine.models.core import Parameter
from hipspine.models.given import array, many
from hipspine.refusals import MissingExtraError, UnknownNameError, WrongValueError, instead

if TYPE_CHECKING:
    import pandas as pd

    from hipspine.cards import Piece
    from hipspine.figures.core import Figure
    from hipspine.figures.parts import Choice
    from hipspine.figures.themes import Theme

    Cell: TypeAlias = "float | str"

_SHOWN = 10
"""Rows that a notebook shows of a table."""

_COLOURS = ("blue", "amber", "green", "violet", "red", "teal", "muted")
_DASHES = ("solid", "dash", "dot", "dashdot")


class Sweep(dict[str, list["Cell"]]):
    """A tidy table: a column for each parameter that varies and for each result, a row for each setting.

    It is a dictionary of lists, which pandas, polars and Plotly Express take as it is: ``pandas.DataFrame(table)``. The
    values that stay the same stand in ``fixed``.

    >>> from hipspine import figure
    >>> table = figure("pelvic-tilt").sweep(anterior_tilt=range(0, 21, 10), pelvic_incidence=[45, 65])
    >>> table.rows, table["sacral_slope"]
    (6, [33.0, 53.0, 43.0, 63.0, 53.0, 73.0])
    >>> [line.name for line in table.plot("sacral_slope").data]
    ['Sacral slope, pelvic_incidence 45', 'Sacral slope, pelvic_incidence 65']
    """

    def __init__(self, figure: Figure, columns: Mapping[str, list[Cell]], fixed: Mapping[str, Cell]) -> None:
        """Keep the columns, those of the parameters first."""
        super().__init__(columns)
        self.figure, self.fixed = figure, dict(fixed)
        self.results = [name for name in figure.result_names if name in columns]
        self.swept = [name for name in columns if name not in self.results]

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(next(iter(self.values()), []))

    def frame(self) -> pd.DataFrame:
        """Return the table as a DataFrame of pandas. Raises ImportError that says what to install without it."""
        try:
            import pandas as pd
        except ImportError:
            raise MissingExtraError(
                "frame() needs pandas: pip install pandas; the table itself is a dict of lists"
            ) from None
        return pd.DataFrame(dict(self))

    def save(self, path: str | Path) -> Path:
        """Write the table as a CSV file and return its path. Raises ValueError for a name that ends otherwise."""
        file = Path(path)
        if file.suffix.lower() != ".csv":
            raise WrongValueError(f"a table is saved as .csv, not as {file.name!r}")
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(self)
            writer.writerows(zip(*self.values(), strict=True))
        return file

    def plot(self, *results: str, theme: Theme = "auto") -> go.Figure:
        """Return the results over the first parameter as a Plotly figure, a line for each value of the others.

        ``results`` names those to show; left out, all that have the first one's unit. Raises KeyError for an unknown
        result and ValueError for an unknown theme.
        """
        shown, (name, known) = self._chosen(results), chosen(theme)
        ink, line = colour("ink", name), colour("line", name)
        x, *others = self.swept
        upright = self._title(shown[0]) if len(shown) == 1 else self._unit(shown[0])
        layout = {
            "template": "none",
            "font": {"color": ink},
            "paper_bgcolor": "rgba(0,0,0,0)" if known else colour("paper", name),
            "plot_bgcolor": "rgba(0,0,0,0)",
            "xaxis": {"title": {"text": self._title(x)}, "gridcolor": line, "zeroline": False, "automargin": True},
            "yaxis": {
                "title": {"text": upright},
                "gridcolor": line,
                "zeroline": False,
                "automargin": True,
            },
            "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
            "showlegend": True,
        }
        return go.Figure(data=self._lines(x, others, shown, name), layout=layout)

    def _lines(self, x: str, others: list[str], shown: list[str], theme: str) -> list[go.Scatter]:
        settings = list(dict.fromkeys(zip(*(self[name] for name in others), strict=True))) if others else [()]
        lines = []
        for number, (name, setting) in enumerate(product(shown, settings)):
            rows = [n for n in range(self.rows) if tuple(self[other][n] for other in others) == setting]
            several = len(settings) > 1
            hue, dash = (number % len(settings), shown.index(name)) if several else (number, 0)
            said = [f"{other} {_shown(value)}" for other, value in zip(others, setting, strict=True)]
            lines.append(
                go.Scatter(
                    x=[self[x][n] for n in rows],
                    y=[self[name][n] for n in rows],
                    name=", ".join([self._label(name), *said]),
                    mode="lines+markers" if len(rows) <= _SHOWN else "lines",
                    line={
                        "color": colour(_COLOURS[hue % len(_COLOURS)], theme),
                        "dash": _DASHES[dash % len(_DASHES)],
                    },
                )
            )
        return lines

    def _chosen(self, results: Sequence[str]) -> list[str]:
        for name in results:
            if name not in self.results:
                raise UnknownNameError(f"{self.figure.id} tells no {name!r}; {instead(name, self.results, 'it tells')}")
        if not self.results:
            raise WrongValueError(f"{self.figure.id} tells no numbers, so there is nothing to plot")
        unit = self._unit(self.results[0])
        return list(results) or [name for name in self.results if self._unit(name) == unit]

    def _label(self, name: str) -> str:
        return next(one.label for one in (*self.figure.parameters, *self.figure.results) if one.name == name)

    def _unit(self, name: str) -> str:
        quantities = (*self.figure.parameters, *self.figure.results)
        return str(next(getattr(one, "unit", "") for one in quantities if one.name == name))

    def _title(self, name: str) -> str:
        unit = self._unit(name)
        return f"{self._label(name)} ({unit})" if unit else self._label(name)

    def _repr_html_(self) -> str:
        return self._card.html()

    def _repr_markdown_(self) -> str:
        return self._card.markdown()

    @property
    def _card(self) -> Card:
        cells = list(zip(*self.values(), strict=True))[:_SHOWN]
        rows: tuple[tuple[Piece, ...], ...] = tuple(tuple(_shown(cell) for cell in row) for row in cells)
        caption = wording.SWEPT.format(rows=self.rows, shown=len(rows)) if self.rows > len(rows) else ""
        return Card(self.figure.title, (Table(caption, tuple(self), rows),))

    def __repr__(self) -> str:
        """Return how large the table is, and its columns."""
        return f"<Sweep of {self.figure.id}: {self.rows} rows, columns {', '.join(self)}>"


def sweep(figure: Figure, now: Mapping[str, Cell], values: Mapping[str, object]) -> Sweep:
    """Return a figure's results for every combination of ``values``; all other parameters are as in ``now``.

    A value is a list, a range, an array or a Series of what the parameter may be, or a single one. Raises ValueError
    for values out of range and where none is a list, and TypeError for unknown names.
    """
    known(figure.id, figure.parameters, values)
    parameters = {p.name: p for p in figure.parameters}
    lists = {name: _listed(parameters[name], value) for name, value in values.items() if many(value)}
    fixed = figure.check({name: value for name, value in {**now, **values}.items() if name not in lists})
    if not lists:
        names = ", ".join(p.name for p in figure.inputs)
        raise WrongValueError(f"give the values of at least one of {names} as a list, for example range(0, 11)")
    told = settable(figure.id)
    settings = [dict(zip(lists, row, strict=True)) for row in product(*lists.values())]
    asked = {p.name for p in told.parameters}
    results = [told.values({n: v for n, v in {**fixed, **setting}.items() if n in asked}) for setting in settings]
    columns: dict[str, list[Cell]] = {name: [setting[name] for setting in settings] for name in lists}
    columns |= {name: [row[name] for row in results] for name in figure.result_names}
    return Sweep(figure, columns, {name: value for name, value in fixed.items() if name not in lists})


def _listed(parameter: Parameter | Choice, values: object) -> list[Cell]:
    if isinstance(parameter, Parameter):
        return [float(number) for number in array(parameter, values).ravel()]
    return [parameter.check(value) for value in values]  # type: ignore[attr-defined]  # a list, as `many` has seen


def _shown(cell: Cell) -> str:
    return cell if isinstance(cell, str) else f"{cell:.4g}".replace("-", "−")
