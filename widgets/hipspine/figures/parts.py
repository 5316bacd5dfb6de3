"""What a figure is put together from, its drawing apart: choices, sliders, buttons, numbers and sentences.

Each turns into plain data, in which an expression is an index into the figure's vector of numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sympy as sp

from hipspine.figures import wording
from hipspine.figures.settings import Options

if TYPE_CHECKING:
    from hipspine.figures.declaration import (
        HandleData,
        OptionsData,
        PlayData,
        Quantity,
        Range,
        ReadoutData,
        SentenceData,
        SliderData,
        ViewData,
    )
    from hipspine.figures.primitives import Number, Point, Register
    from hipspine.models.core import Output, Parameter

MOST_BUTTONS = 6  # a choice of more is a drop-down list: buttons would push the rest of a phone's screen away


@dataclass(frozen=True)
class Choice:
    """A parameter with named values, such as a study; equations see the position of the value in the list."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    layer: bool = False
    """Whether its two options are "off" and "on" (the first is the default): a part of the drawing to add or take."""

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of the options, in order."""
        return tuple(name for name, _ in self.options)

    @property
    def default(self) -> str:
        """The value that the figure starts with: the first."""
        return self.names[0]

    @property
    def symbol(self) -> sp.Symbol:
        """The SymPy symbol that equations use for this choice."""
        return sp.Symbol(self.name, real=True)

    def check(self, value: object) -> str:
        """Return the value. Raises ValueError naming the values there are."""
        return Options(self.name, self.names).check(value)

    @property
    def shown(self) -> sp.Expr:
        """Return 1 while this layer is on, and 0 while it is off."""
        return self.pick({"on": 1, "off": 0})

    def pick(self, values: Mapping[str, Number]) -> sp.Expr:
        """Return the expression that is ``values[id]`` while ``id`` is chosen, and NaN for ids left out."""
        cases = [(values[i], sp.Eq(self.symbol, n)) for n, (i, _) in enumerate(self.options) if i in values]
        return sp.Piecewise(*cases, (sp.nan, True))


def layer(name: str, label: str, on: bool = False) -> Choice:
    """Return a layer of the drawing, called ``label``, which is ``on`` from the start or not."""
    options = (("on", wording.ON), ("off", wording.OFF))
    return Choice(name, label, options if on else options[::-1], layer=True)


@dataclass(frozen=True)
class View:
    """From where what is solid can be seen, at the press of a button: degrees as ``solid.basis`` takes them."""

    id: str
    label: str
    turn: float
    height: float

    def plain(self) -> ViewData:
        """Return the view as plain data."""
        return {"id": self.id, "label": self.label, "turn": self.turn, "height": self.height}


@dataclass(frozen=True)
class Slider:
    """A model's parameter under the reader's thumb; ``scale`` turns the model's unit into the one shown."""

    parameter: Parameter
    label: str
    step: float
    decimals: int = 0
    unit: str | None = None
    scale: float = 1
    ends: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Readout:
    """A number under the figure, named and with its unit; ``unusual`` above 0 marks it as out of the common range."""

    label: str
    value: Number
    unit: str
    decimals: int = 0
    note: str = ""
    unusual: Number | None = None


@dataclass(frozen=True)
class Sentence:
    """One sentence of the description in words; said only while ``when`` is above 0."""

    text: str
    values: tuple[Number, ...] = ()
    decimals: int = 0
    when: Number | None = None


@dataclass(frozen=True)
class Play:
    """What the play button does: it moves one parameter through ``stops`` in ``seconds``."""

    parameter: Parameter
    stops: tuple[float, ...]
    seconds: float


@dataclass(frozen=True)
class Preset:
    """A named setting, a button: what it does not mention goes back to its default."""

    label: str
    values: Mapping[str, float | str] = field(default_factory=dict)


@dataclass(frozen=True)
class Handle:
    """A knob at ``at`` that a finger or pointer takes hold of to set a parameter.

    It turns about ``centre``, then ``gain`` is the parameter's change for one degree counter-clockwise; or it slides
    ``along`` a direction of length 1, then for one unit of the figure's. The slider stays: not everybody can drag.
    """

    parameter: Parameter
    at: Point
    gain: float
    centre: Point | None = None
    along: tuple[float, float] | None = None


def plain_parameter(parameter: Parameter | Choice) -> Range | OptionsData:
    """Return what can be set as plain data: its name, its default, and its range or its options."""
    if isinstance(parameter, Choice):
        return {
            "name": parameter.name,
            "label": parameter.label,
            "default": parameter.default,
            "options": [{"id": name, "label": label} for name, label in parameter.options],
            "as_list": len(parameter.options) > MOST_BUTTONS,
            "layer": parameter.layer,
        }
    return {
        "name": parameter.name,
        "default": parameter.default,
        "minimum": parameter.minimum,
        "maximum": parameter.maximum,
    }


def plain_row(quantity: Parameter | Choice | Output) -> Quantity:
    """Return the row of the figure's table for a parameter, a choice or an output."""
    unit = "" if isinstance(quantity, Choice) else quantity.unit
    return {"name": quantity.name, "label": quantity.label, "unit": unit}


def plain_slider(slider: Slider) -> SliderData:
    """Return a slider as plain data; its unit is the parameter's where it has none of its own."""
    return {
        "parameter": slider.parameter.name,
        "label": slider.label,
        "step": slider.step,
        "decimals": slider.decimals,
        "unit": slider.parameter.unit if slider.unit is None else slider.unit,
        "scale": slider.scale,
        "ends": slider.ends,
    }


def plain_readout(readout: Readout, register: Register) -> ReadoutData:
    """Return a readout as plain data."""
    return {
        "label": readout.label,
        "value": register(readout.value),
        "unit": readout.unit,
        "decimals": readout.decimals,
        "note": readout.note,
        "unusual": None if readout.unusual is None else register(readout.unusual),
    }


def plain_sentence(sentence: Sentence, register: Register) -> SentenceData:
    """Return a sentence as plain data."""
    return {
        "text": sentence.text,
        "values": [register(number) for number in sentence.values],
        "decimals": sentence.decimals,
        "when": None if sentence.when is None else register(sentence.when),
    }


def plain_play(play: Play) -> PlayData:
    """Return what the play button does as plain data."""
    return {"parameter": play.parameter.name, "stops": play.stops, "seconds": play.seconds}


def plain_handle(handle: Handle, register: Register) -> HandleData:
    """Return what follows a finger as plain data."""
    return {
        "parameter": handle.parameter.name,
        "at": [register(n) for n in handle.at],
        "gain": handle.gain,
        "centre": None if handle.centre is None else [register(n) for n in handle.centre],
        "along": handle.along,
    }
