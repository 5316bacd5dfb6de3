"""The drawn bones and the body's outline: what ``data/skeleton.json`` and ``data/skeleton-3d.json`` hold, by name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias, TypedDict

from hipspine.evidence.nerve_areas import load_nerve_areas
from hipspine.figures.bellies import CURVE_STEPS, through
from hipspine.paths import data_path

if TYPE_CHECKING:
    from hipspine.figures.shapes import Solids

View: TypeAlias = Literal["sagittal", "frontal"]
Ring: TypeAlias = list[list[float]]


class _View(TypedDict):
    """The bones from one side."""

    shapes: dict[str, list[Ring]]
    landmarks: dict[str, tuple[float, float]]


class _Side(TypedDict):
    """The body from one side."""

    outline: list[Ring]
    regions: dict[str, Ring]
    anchors: dict[str, tuple[float, float]]


class _Skeleton(TypedDict):
    """The content of ``data/skeleton.json``."""

    sagittal: _View
    frontal: _View
    body: dict[str, _Side]


@cache
def _skeleton() -> _Skeleton:
    data: _Skeleton = json.loads(data_path("skeleton.json").read_text(encoding="utf-8"))
    return data


def rounded(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return a smooth closed outline through the points."""
    xs, ys = ([*p, *p[:3]] for p in zip(*points, strict=True))
    inner = slice(CURVE_STEPS, (len(points) + 1) * CURVE_STEPS)
    return list(zip(through(xs)[inner], through(ys)[inner], strict=True))


@cache
def outlines() -> dict[str, list[list[list[float]]]]:
    """Return every outline of the course by name: "view/name", "body/front/groin" and "areas/femoral-skin"."""
    data = _skeleton()
    found = {
        f"{view}/{name}": rings
        for view, drawn in (("sagittal", data["sagittal"]), ("frontal", data["frontal"]))
        for name, rings in drawn["shapes"].items()
    }
    for side, body in data["body"].items():
        found[f"body/{side}"] = body["outline"]
        found |= {f"body/{side}/{name}": [ring] for name, ring in body["regions"].items()}
    for area in load_nerve_areas().values():
        found[f"areas/{area.id}"] = [[[round(n, 4) for n in point] for point in rounded(area.points)]]
    return found


@cache
def solids() -> Solids:
    """Return the content of ``data/skeleton-3d.json``: packed ``shapes``, their ``step`` in metres, ``landmarks``."""
    data: Solids = json.loads(data_path("skeleton-3d.json").read_text(encoding="utf-8"))
    return data


def landmarks(view: View) -> dict[str, tuple[float, float]]:
    """Return the joint centres and bony points of "sagittal" or "frontal", in metres from the hip centres."""
    return {name: (float(x), float(y)) for name, (x, y) in _skeleton()[view]["landmarks"].items()}


def anchors(side: str) -> dict[str, tuple[float, float]]:
    """Return, for the body seen from "front", "side" or "back", where the number of each region goes, in metres."""
    return {name: (float(x), float(y)) for name, (x, y) in _skeleton()["body"][side]["anchors"].items()}
