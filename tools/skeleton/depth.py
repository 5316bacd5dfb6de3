"""Which bones hide a muscle, and which it hides, as a view shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from . import surface
from .meshes import VERTEBRAE

if TYPE_CHECKING:
    from .courses import Ground, Spot

BONES = ("pelvis", "sacrum", *VERTEBRAE, "ribs", "sternum", "femur", "tibia", "fibula", "patella")
SAMPLES = 12  # places along each strand, its attachments left out
SKIN = 0.001  # metres: a muscle that lies on a bone is not hidden by it
SHARE = 0.12  # of them that a bone has to hide, or to be hidden by


class Layers:
    """The bones of the right side along an axis that points at the viewer."""

    def __init__(self, ground: Ground, axis: int) -> None:
        """Take the posed bones."""
        self.axis = axis
        self.shadows = {name: surface.Shadow(ground.bone(name), axis) for name in BONES}

    def around(self, strands: list[list[Spot]]) -> tuple[list[str], list[str]]:
        """Return the bones that hide some of a muscle, and those that it hides.

        A bone can do both: iliacus lies within the hollow of the hip bone and runs across its front branch.
        """
        places = np.concatenate([_along(np.array([spot.place for spot in strand])) for strand in strands])
        under: list[str] = []
        over: list[str] = []
        for name, shadow in self.shadows.items():
            spans = [(place[self.axis], shadow.span(place)) for place in places]
            hidden = [found[1] > depth + SKIN for depth, found in spans if found]
            if sum(hidden) > SHARE * len(places):
                under.append(name)
            if len(hidden) - sum(hidden) > SHARE * len(places):
                over.append(name)
        return under, over


def _along(points: np.ndarray) -> np.ndarray:
    """Return places (n, 3) at equal steps along a line of straight pieces, its ends left out."""
    reach = np.append(0, np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1)))
    steps = np.linspace(0, reach[-1], SAMPLES + 2)[1:-1]
    return np.stack([np.interp(steps, reach, points[:, k]) for k in range(3)], axis=1)
