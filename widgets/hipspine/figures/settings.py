"""What of a figure can be set and what it then tells: all that marking needs of it, with no algebra and no drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from hipspine.models import model
from hipspine.models.core import Parameter
from hipspine.refusals import UnknownParameterError, WrongValueError, instead, meant

if TYPE_CHECKING:
    from hipspine.figures.parts import Choice

    Settable: TypeAlias = "Parameter | Choice | Options"


@dataclass(frozen=True)
class Options:
    """A parameter with named values, of which a figure starts with the first."""

    name: str
    names: tuple[str, ...]

    @property
    def default(self) -> str:
        """The value that the figure starts with."""
        return self.names[0]

    def check(self, value: object) -> str:
        """Return the value. Raises ValueError naming the values there are."""
        if not isinstance(value, str) or value not in self.names:
            line = f"{self.name} must be one of {', '.join(self.names)}, not {value!r}"
            raise WrongValueError(line + meant(value, self.names))
        return str(value)


@dataclass(frozen=True)
class Settings:
    """A figure's settings, as ``written.py`` has them: its model by name, its choices, and its own results.

    ``compute`` gives all results of the parameters in order; without results of its own a figure has its model's.
    """

    id: str
    model: str | None = None
    poses: tuple[Parameter, ...] = ()
    choices: tuple[Options, ...] = ()
    results: tuple[str, ...] = ()
    compute: Callable[..., list[float]] | None = field(default=None, repr=False)

    @property
    def parameters(self) -> tuple[Parameter | Options, ...]:
        """Everything that can be set: the model's parameters, those of the drawing, then the choices."""
        return (*(model(self.model).parameters if self.model else ()), *self.poses, *self.choices)

    @property
    def result_names(self) -> tuple[str, ...]:
        """The names of the results: the model's, then the figure's own."""
        return (*((output.name for output in model(self.model).outputs) if self.model else ()), *self.results)

    def check(self, values: Mapping[str, object]) -> dict[str, float | str]:
        """Return all parameters, defaults filled in. Raises ValueError and TypeError as ``checked`` does."""
        return checked(self.id, self.parameters, values)

    def values(self, values: Mapping[str, object]) -> dict[str, float | str]:
        """Return all parameters and all results by name; a result that does not exist now is NaN."""
        parameters = self.check(values)
        numbers = coded(self.parameters, parameters)
        compute = self.compute or (model(self.model).compute if self.model else None)
        results = compute(*numbers) if compute else []
        return {**parameters, **dict(zip(self.result_names, map(float, results), strict=True))}


def checked(name: str, parameters: Sequence[Settable], values: Mapping[str, object]) -> dict[str, float | str]:
    """Return all parameters of the figure called ``name``, defaults filled in.

    Raises ValueError for a value out of range and TypeError, naming the right ones, for an unknown name.
    """
    known(name, parameters, values)
    return {p.name: p.check(values.get(p.name, p.default)) for p in parameters}


def known(name: str, parameters: Sequence[Settable], wanted: Iterable[str]) -> None:
    """Do nothing if the figure called ``name`` has all that is wanted. Raises TypeError naming what it has."""
    names = [p.name for p in parameters]
    for one in wanted:
        if one not in names:
            raise UnknownParameterError(f"{name} has no value {one!r} to set; {instead(one, names, 'it has')}")


def coded(parameters: Sequence[Settable], values: Mapping[str, float | str]) -> list[float]:
    """Return the parameters as numbers: a choice becomes its position in the list."""
    return [
        float(values[p.name]) if isinstance(p, Parameter) else p.names.index(str(values[p.name])) for p in parameters
    ]
