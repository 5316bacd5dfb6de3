"""Which bones lie before a muscle and which behind it, as a view shows them."""

from __future__ import annotations

import numpy as np

from . import surface
from .courses import Ground, Spot
from .meshes import VERTEBRAE

BONES = ("pelvis", "sacrum", *VERTEBRAE, "ribs", "sternum", "femur", "tibia", "fibula", "patella")
SAMPLES = 12  # places along each strand, its attachments left out
SHARE = 0.12  # of them that a bone has to meet


class Layers:
    """The bones of the right side along an axis that points at the viewer."""

    def __init__(self, ground: Ground, axis: int) -> None:
        """Take the posed bones."""
        self.axis = axis
        self.shadows = {name: surface.Shadow(ground.bone(name), axis) for name in BONES}

    def around(self, strands: list[list[Spot]]) -> tuple[list[str], list[str]]:
        """Return the bones nearer to the viewer than a muscle that they cross, and those further away.

        Where a muscle winds about a bone, its greater part decides.
        """
        places = np.concatenate([_along(np.array([spot.place for spot in strand])) for strand in strands])
        before: list[str] = []
        behind: list[str] = []
        for name, shadow in self.shadows.items():
            spans = [(place[self.axis], shadow.span(place)) for place in places]
            nearer = [sum(found) / 2 > depth for depth, found in spans if found]
            if len(nearer) > SHARE * len(places):
                (before if np.mean(nearer) > 0.5 else behind).append(name)
        return before, behind


def _along(points: np.ndarray) -> np.ndarray:
    """Return places (n, 3) at equal steps along a line of straight pieces, its ends left out."""
    reach = np.append(0, np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1)))
    steps = np.linspace(0, reach[-1], SAMPLES + 2)[1:-1]
    return np.stack([np.interp(steps, reach, points[:, k]) for k in range(3)], axis=1)
