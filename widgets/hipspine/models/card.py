"""A model as a card: what can be set, what it tells, its equations, and how far it may be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipspine.cards import Card, Code, Equations, Table, Tex, Words
from hipspine.models import wording

if TYPE_CHECKING:
    from hipspine.cards import Part, Piece
    from hipspine.models.core import Model, Output, Parameter

_HARD = "\N{NO-BREAK SPACE}"


def model_card(model: Model) -> Card:
    """Return a model's card. SymPy loads, since the equations are those that run."""
    parts: list[Part] = [
        Table(wording.PARAMETERS, wording.PARAMETER_HEAD, tuple(map(parameter_row, model.parameters))),
        Table(wording.OUTPUTS, wording.OUTPUT_HEAD, tuple(map(output_row, model.outputs))),
        Equations(model.latex()),
        Words(model.solid, wording.SOLID),
        Words(model.illustrative, wording.ILLUSTRATIVE),
        Words(model.limits, wording.LIMITS),
        Words(f"{model.source} (references.bib)", wording.SOURCE),
    ]
    return Card(model.title, tuple(part for part in parts if not isinstance(part, Words) or part.text))


def parameter_row(parameter: Parameter) -> tuple[Piece, ...]:
    """Return a parameter's row: its name, symbol, default, range with unit, and meaning."""
    help_ = f". {parameter.help}" if parameter.help else ""
    return (
        Code(parameter.name),
        Tex(parameter.tex),
        f"{parameter.default:g}",
        allowed(parameter),
        f"{parameter.label}{help_}",
    )


def output_row(output: Output) -> tuple[Piece, ...]:
    """Return an output's row: its name, symbol, unit and meaning."""
    return Code(output.name), Tex(output.tex), output.unit, output.label


def allowed(parameter: Parameter) -> str:
    """Return a parameter's range with its unit, on one line: "−20 to 20 °"."""
    return (
        f"{parameter.minimum:g} to {parameter.maximum:g} {parameter.unit}".replace("-", "−").strip().replace(" ", _HARD)
    )
