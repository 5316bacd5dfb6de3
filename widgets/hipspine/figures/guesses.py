"""What a reader expects before a figure shows it: one of some options, or a number pulled on the picture itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from hipspine.figures.primitives import Number, Register

Place = tuple[float, float]


class GripData(TypedDict):
    """What is pulled to guess a number; places are in the figure's units."""

    label: str
    unit: str
    told: str
    found: float
    start: float
    ends: tuple[float, float]
    style: str
    people: PeopleData | None
    rail: tuple[tuple[float, float], tuple[float, float]] | None


class PeopleData(TypedDict):
    """Dots over which a guess is pulled: the top left one, how they stand, and the place of the first that counts."""

    at: tuple[float, float]
    columns: int
    spacing: float
    first: int


class GuessData(TypedDict):
    """What one may expect before moving anything: options and the place of the right one, or grips.

    ``hidden`` is set while it is asked, ``shown`` afterwards; ``origin`` is where a line through the grips begins. What
    was guessed is outlined while the number at the index ``when`` is above 0.
    """

    options: tuple[str, ...]
    right: int
    grips: list[GripData]
    hidden: dict[str, float | str]
    shown: dict[str, float | str]
    origin: tuple[float, float] | None
    when: int


@dataclass(frozen=True)
class People:
    """Dots over which a guess is pulled, as ``Icons`` has them; ``first`` is the place of the first that counts."""

    at: Place
    columns: int
    spacing: float
    first: int = 0


@dataclass(frozen=True)
class Grip:
    """What is pulled to guess one number from ``ends[0]`` to ``ends[1]``, beginning at ``start``.

    ``found`` is what the figure shows, ``told`` who says so ("the study found"). It is pulled over ``people``, or along
    a ``rail``, whose ends are the places of the two ends; its outline has the ``style``.
    """

    label: str
    unit: str
    told: str
    found: float
    start: float
    ends: tuple[float, float]
    people: People | None = None
    rail: tuple[Place, Place] | None = None
    style: str = "around"

    def plain(self) -> GripData:
        """Return it as plain data."""
        people = self.people
        return {
            "label": self.label,
            "unit": self.unit,
            "told": self.told,
            "found": self.found,
            "start": self.start,
            "ends": self.ends,
            "style": self.style,
            "people": None
            if people is None
            else {"at": people.at, "columns": people.columns, "spacing": people.spacing, "first": people.first},
            "rail": self.rail,
        }


@dataclass(frozen=True)
class Guess:
    """What a reader may expect before moving anything: one of the ``options``, or a number at each of the ``grips``.

    ``right`` is the place of the option that the figure shows. While it is asked, the figure stands as ``hidden`` says,
    so that it gives nothing away; afterwards it is set to ``shown``. A line through the grips begins at ``origin``.
    What was guessed stays outlined while ``when`` is above 0.
    """

    options: tuple[str, ...] = ()
    right: int = 0
    grips: tuple[Grip, ...] = ()
    hidden: Mapping[str, float | str] = field(default_factory=dict)
    shown: Mapping[str, float | str] = field(default_factory=dict)
    origin: Place | None = None
    when: Number = 1

    def plain(self, register: Register) -> GuessData:
        """Return it as plain data."""
        return {
            "options": self.options,
            "right": self.right,
            "grips": [grip.plain() for grip in self.grips],
            "hidden": dict(self.hidden),
            "shown": dict(self.shown),
            "origin": self.origin,
            "when": register(self.when),
        }
