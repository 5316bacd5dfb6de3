"""`data/muscles.json`: the muscles and nerves of the tables beside this file, as the two views show them.

The file holds metres, rounded to 0.1 mm, in the pose and the axes of `data/skeleton.json`. A view maps a name (from the
front with its side: `psoas_right`) to

- `bones`: the bones that carry its points, called as in that view,
- `strands`: each with `points` from origin to insertion, `[index into bones, x, y]`, and the `width` of its belly,
- `under` and `over`: the bones that hide some of it, and those of which it hides some; a bone can do both,
- `schematic` (placed by hand) and `nerve` where true,
- `form`: "sheet" where the strands are seen side by side, "fan" where they lie so but are seen edge on; else a bundle.

The order of the names is that in which they lie from back to front, muscles before nerves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from shapely.geometry import LineString, Polygon

from . import hip_table, thigh_table, trunk_table
from .courses import MM, Course, Ground, Spot
from .depth import Layers
from .nerve_table import NERVES
from .outlines import FRONTAL, SAGITTAL, flat

if TYPE_CHECKING:
    from .drawings import Skeleton

LEG = ("femur", "tibia", "fibula", "patella")  # from the front, these bones bear their side
LAP = 1.5  # how much wider than its distance to the next one a strand of a sheet is, so that no gap shows
STOUT = 0.42  # a strand's greatest width as a share of its length: what comes towards the viewer is short, not a ball
BESIDE = 0.6  # how far a strand of a sheet may stand out over the others, as a share of the widest
MUSCLES = hip_table.MUSCLES | thigh_table.MUSCLES | trunk_table.MUSCLES
VIEWS = {"sagittal": (SAGITTAL, 2), "frontal": (FRONTAL, 0)}  # with the axis that points at the viewer


def muscles(skeleton: Skeleton) -> dict[str, dict]:
    """Return both views of every muscle and nerve on the posed bones."""
    ground = Ground(skeleton)
    courses = MUSCLES | NERVES
    laid = {name: course.spots(ground) for name, course in courses.items()}
    views: dict[str, dict] = {}
    for view, (axes, depth) in VIEWS.items():
        layers = Layers(ground, depth)
        around = {name: layers.around(strands) for name, strands in laid.items()}
        order = sorted(laid, key=lambda name: (courses[name].nerve, round(_depth(laid[name], depth), 4)))
        sides = ("",) if view == "sagittal" else ("_right", "_left")
        views[view] = {
            f"{name}{side}": entry(courses[name], laid[name], around[name], axes, side)
            for name in order
            for side in sides
        }
    return views


def entry(
    course: Course, strands: list[list[Spot]], around: tuple[list[str], list[str]], axes: tuple[int, int], side: str
) -> dict:
    """Return one muscle or nerve as a view shows it; `side` is "", "_right" or "_left"."""

    def sided(bone: str) -> str:
        return bone + (side if bone in LEG else "")

    names = [[sided(spot.bone) for spot in strand] for strand in strands]
    bones = list(dict.fromkeys(name for strand in names for name in strand))
    lines = [flat(np.array([spot.place for spot in strand]), axes) for strand in strands]
    wide = widths(course, lines, axes)
    form = "" if course.nerve else "sheet" if is_sheet(lines, wide) else "fan" if course.spread else ""
    mirror = (-1, 1) if side == "_left" else (1, 1)
    return {
        **({"nerve": True} if course.nerve else {}),
        **({"schematic": True} if course.schematic else {}),
        **({"form": form} if form else {}),
        "bones": bones,
        "under": [sided(bone) for bone in around[0]],
        "over": [sided(bone) for bone in around[1]],
        "strands": [
            {
                "points": [
                    [bones.index(name), *(round(float(v), 4) + 0.0 for v in place)]
                    for name, place in zip(row, line * mirror, strict=True)
                ],
                "width": round(width, 4),
            }
            for row, line, width in zip(names, lines, wide, strict=True)
        ],
    }


def widths(course: Course, lines: list[np.ndarray], axes: tuple[int, int]) -> list[float]:
    """Return how wide each strand (n, 2) is drawn, in metres, so that a muscle's strands close to one belly."""
    if course.nerve:
        return [width * MM for width in course.widths]
    least = (course.side if axes == SAGITTAL and course.side else course.width) * MM
    closing = _closing(lines) if len(lines) > 1 else [0.0]
    longest = [STOUT * float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum()) for line in lines]
    return [min(max(least, gap), most) for gap, most in zip(closing, longest, strict=True)]


def is_sheet(lines: list[np.ndarray], wide: list[float]) -> bool:
    """Return whether strands (n, 2) lie side by side, in order, so that the first and the last of them bound all."""
    if len(lines) < 2:
        return False
    ends = [np.array([line[k] for line in lines]) for k in (0, -1)]
    ring = Polygon(np.concatenate([lines[0], ends[1][1:-1], lines[-1][::-1], ends[0][-2:0:-1]]))
    if not ring.is_valid:
        return False
    inside = ring.buffer(max(wide) * BESIDE)
    return all(inside.covers(LineString(line)) for line in lines)


def _closing(lines: list[np.ndarray]) -> list[float]:
    """Return the width of each strand that lets it lap over its neighbours."""
    middles, directions = zip(*(middle(line) for line in lines), strict=True)
    found = []
    for i, (place, along) in enumerate(zip(middles, directions, strict=True)):
        gaps = [
            abs(along[0] * (middles[k] - place)[1] - along[1] * (middles[k] - place)[0])
            for k in (i - 1, i + 1)
            if 0 <= k < len(lines)
        ]
        found.append(LAP * float(np.mean(gaps)))
    return found


def middle(line: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the point (2,) half way along a line (n, 2) and the direction (2,) of the line there."""
    steps = np.diff(line, axis=0)
    lengths = np.linalg.norm(steps, axis=1)
    half = lengths.sum() / 2
    k = min(int(np.searchsorted(np.cumsum(lengths), half)), len(lengths) - 1)
    rest = half - lengths[:k].sum()
    along = steps[k] / lengths[k]
    return line[k] + rest * along, along


def _depth(strands: list[list[Spot]], axis: int) -> float:
    """Return how near the viewer a muscle lies: the mean of the middle halves of its strands."""
    inner = [spot.place[axis] for strand in strands for spot in (strand[1:-1] or strand)]
    return float(np.mean(inner))
