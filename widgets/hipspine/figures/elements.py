"""The elements of a picture, and how a figure fits into it: plain data, in pixels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Required, TypeAlias, TypedDict


class Element(TypedDict, total=False):
    """A part of a picture: a path, a circle or a text; places and sizes in pixels.

    A path has its ``rings`` (x, y, x, y …), or a ``shape`` of the figure's outlines with ``at``, how it is turned
    (degrees clockwise) and where the figure's origin then lies, or ``dots``, which are places (x, y, x, y …) of circles
    of radius ``r``. ``fill`` is a token in place of the style's. The last
    ``notes`` of a text's ``lines`` are its note.
    """

    tag: Required[str]
    style: Required[str]
    rings: list[list[float]]
    closed: bool
    shape: str
    at: tuple[float, float, float]
    dots: list[float]
    fill: str
    title: str
    picks: tuple[str, str]
    name: str
    x: float
    y: float
    r: float
    anchor: str
    size: float
    lines: list[str]
    notes: int


class Frame(TypedDict):
    """How a figure fits into a width: "phone" or "desk", pixels a unit, where its origin lies, its gutters."""

    kind: str
    width: float
    height: float
    scale: float
    x: float
    y: float
    before: float
    after: float
    named: bool


Gutters: TypeAlias = Mapping[str, tuple[float, float]]
"""For "phone" and "desk", how wide the names left and right of a drawing are, in ems."""
