"""The traits of a live figure: its parameters, which can be set, and its results, which follow and can be watched."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import traitlets

if TYPE_CHECKING:
    from hipspine.figures.parts import Choice
    from hipspine.models.core import Parameter


class ParameterTrait(traitlets.TraitType[float | str, float | str]):
    """A trait that holds one parameter and refuses what the parameter refuses, with the parameter's own words."""

    def __init__(self, parameter: Parameter | Choice) -> None:
        """Start from the parameter's default and keep it in step with the front end."""
        super().__init__(default_value=parameter.default, help=parameter.label)
        self.parameter = parameter
        self.tag(sync=True)

    def validate(self, obj: object, value: object) -> float | str:
        """Return the checked value. Raises ValueError naming the range."""
        return self.parameter.check(value)


class ResultTrait(traitlets.Float[float, float]):
    """A trait that holds one result: not to be set, and not sent to the front end, which computes its own."""

    def __init__(self, label: str) -> None:
        """Start as NaN, until the figure has computed it."""
        super().__init__(default_value=math.nan, read_only=True, help=label)


def same(one: float, other: float) -> bool:
    """Return whether two results are equal; one that does not exist (NaN) equals another such."""
    return one == other or (math.isnan(one) and math.isnan(other))
