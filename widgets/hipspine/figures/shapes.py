"""What figures draw, as plain data: outlines, muscles and bones in three dimensions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NotRequired, TypeAlias, TypedDict

Outlines: TypeAlias = Mapping[str, Sequence[Sequence[Sequence[float]]]]
"""Outlines by name: rings of [x, y] in metres."""


class Strand(TypedDict):
    """A part of a muscle or nerve: points as (place of its bone in the band's list, x, y), and the greatest width."""

    points: Sequence[tuple[int, float, float]]
    width: float


class Band(TypedDict):
    """A muscle or nerve from one side: the bones that it follows, its strands, how these lie; metres."""

    bones: Sequence[str]
    strands: Sequence[Strand]
    form: NotRequired[Literal["sheet", "fan"]]


Bands: TypeAlias = Mapping[str, Band]
"""Muscles and nerves by name."""


class Packed(TypedDict):
    """A bone in 3D: little-endian 16-bit points and faces as base64."""

    points: str
    faces: str


class StrandData(TypedDict):
    """A strand of a muscle in 3D: points as (place of its bone in the list, x, y, z) and its greatest width, metres."""

    points: Sequence[Sequence[float]]
    width: float


class FleshData(TypedDict):
    """A muscle in 3D: the bones that it follows, its strands, and how thick it is where these make one sheet, or 0."""

    bones: Sequence[str]
    thick: float
    strands: Sequence[StrandData]


class Solids(TypedDict):
    """The content of ``data/skeleton-3d.json``: bones and discs by name, their unit of length in metres, muscles by
    name, and points on the bones.
    """

    shapes: dict[str, Packed]
    step: float
    muscles: dict[str, FleshData]
    landmarks: dict[str, tuple[float, float, float]]


Shapes: TypeAlias = Outlines | Solids
"""What a figure draws: outlines, or bones in 3D where ``spec["solid"]`` is true."""
