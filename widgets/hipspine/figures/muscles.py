"""The drawn muscles and nerves: what ``data/muscles.json`` holds, by view and name."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypedDict

from hipspine.paths import data_path

if TYPE_CHECKING:
    from hipspine.figures.skeleton import View

Step: TypeAlias = tuple[int, float, float]
"""A point of a course: which of its ``bones`` carries it, then x and y in metres, in the drawn pose."""


class Strand(TypedDict):
    """A bundle of fibres from origin to insertion, ``width`` metres wide where its belly is widest."""

    points: list[Step]
    width: float


class Course(TypedDict):
    """A muscle or nerve in one view: the bones that carry it and its strands.

    ``under`` names the bones that hide some of it, ``over`` those of which it hides some; a bone can do both.
    The ``form`` is that of strands side by side (``bellies``).
    ``schematic`` tells that it was placed by hand on the bones and not taken from the package's paths.
    """

    bones: list[str]
    under: list[str]
    over: list[str]
    strands: list[Strand]
    nerve: NotRequired[bool]
    form: NotRequired[Literal["sheet", "fan"]]
    schematic: NotRequired[bool]


class _Muscles(TypedDict):
    """The content of ``data/muscles.json``."""

    source: str
    sagittal: dict[str, Course]
    frontal: dict[str, Course]


@cache
def _muscles() -> _Muscles:
    data: _Muscles = json.loads(data_path("muscles.json").read_text(encoding="utf-8"))
    return data


def muscles(view: View) -> dict[str, Course]:
    """Return the muscles and nerves of "sagittal" or "frontal" by name, from back to front, muscles before nerves.

    Those of the front view bear their side: "psoas_right", "psoas_left".
    """
    return _muscles()[view]


@cache
def bands() -> dict[str, Course]:
    """Return every muscle and nerve as figures name them: "view/name"."""
    views: tuple[View, ...] = ("sagittal", "frontal")
    return {f"{view}/{name}": course for view in views for name, course in muscles(view).items()}


def drawn() -> tuple[str, ...]:
    """Return the names of all muscles and nerves, without sides."""
    return tuple(muscles("sagittal"))
