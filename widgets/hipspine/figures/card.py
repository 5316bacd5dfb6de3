"""A figure as a card: what can be set and what it tells, as it stands, and the equations behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hipspine.cards import Card, Code, Equations, Table, Words
from hipspine.figures import wording
from hipspine.figures.parts import Choice
from hipspine.figures.telling import printed
from hipspine.models.card import allowed

if TYPE_CHECKING:
    from hipspine.cards import Part, Piece
    from hipspine.figures.core import Figure
    from hipspine.models.core import Output, Parameter

_DECIMALS = 2


def figure_card(figure: Figure, values: Mapping[str, float | str]) -> Card:
    """Return a figure's card; ``values`` are its parameters and results as they are now (``Figure.values``)."""
    parts: list[Part] = [Words(figure.describe({p.name: values[p.name] for p in figure.parameters}))]
    if figure.parameters:
        rows = tuple(_parameter(one, values[one.name]) for one in figure.parameters)
        parts.append(Table(wording.CAN_SET, wording.CAN_SET_HEAD, rows))
    if figure.results:
        rows = tuple(_result(one, float(values[one.name])) for one in figure.results)
        parts.append(Table(wording.TELLS, wording.TELLS_HEAD, rows))
    if figure.model:
        parts.append(Equations(figure.model.latex()))
    if figure.presets:
        parts.append(Words("; ".join(preset.label for preset in figure.presets), wording.PRESETS))
    if figure.illustrative:
        parts.append(Words(figure.illustrative, wording.ILLUSTRATIVE))
    parts.append(Words("; ".join(work["label"] for work in figure.spec["sources"]), wording.SOURCES))
    return Card(figure.title, tuple(parts))


def _parameter(one: Parameter | Choice, now: float | str) -> tuple[Piece, ...]:
    if isinstance(one, Choice):
        return Code(one.name), str(now), " | ".join(one.names), one.label
    return Code(one.name), number(float(now)), allowed(one), one.label


def _result(one: Output, now: float) -> tuple[Piece, ...]:
    return Code(one.name), f"{number(now)} {one.unit}".strip().replace(" ", "\N{NO-BREAK SPACE}"), one.label


def number(value: float) -> str:
    """Return a number as readers see it, without zeros at its end."""
    text = printed(value, _DECIMALS)
    return text.rstrip("0").rstrip(".") if "." in text else text
