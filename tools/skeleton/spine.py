"""Stack the vertebrae along a standing curve.

The meshes overlap where the model places them (its joints matter there, not its looks). Here each vertebra is turned
to the tilt given below and set on the one under it with a disc's height between them.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .meshes import VERTEBRAE, Bone

# Forward tilt of each vertebral body in degrees and height of the disc under it in millimetres: a usual standing
# curve for the sacral slope of this sacrum, chosen by us for the drawing; no measurement of a person.
TILT = dict(zip(VERTEBRAE, (17, 7, -1, -9, -15, -18, -19, -18, -15, -11, -6, 0, 6, 11, 16, 19, 21), strict=True))
DISC = dict(zip(VERTEBRAE, (11, 12, 11.5, 10.5, 9.5, 8, 6.5, 5.5, 5, 5, 5, 5, 5, 5, 5, 5, 5), strict=True))

# Corners of the first sacral endplate in the midline, as vertices of the sacrum's mesh frame (metres, x and y).
S1_ANTERIOR = (-0.0639, 0.0356)
S1_POSTERIOR = (-0.0909, 0.0525)
BODY_FROM = -0.016  # in the midline, vertebral bodies lie in front of this x in the frame of every vertebra's mesh


def body_corners(vertebra: Bone) -> dict[str, np.ndarray]:
    """Return the corners (2,) of the vertebral body in the midline plane of its mesh's frame.

    They are called `top_front`, `top_back`, `bottom_front`, `bottom_back`.
    """
    edges = np.concatenate([vertebra.faces[:, [0, 1]], vertebra.faces[:, [1, 2]], vertebra.faces[:, [2, 0]]])
    start, end = vertebra.local[edges[:, 0]], vertebra.local[edges[:, 1]]
    crossing = start[:, 2] * end[:, 2] < 0
    start, end = start[crossing], end[crossing]
    share = (start[:, 2] / (start[:, 2] - end[:, 2]))[:, None]
    section = (start + share * (end - start))[:, :2]
    section = section[section[:, 0] > BODY_FROM]
    low, high = section.min(0), section.max(0)
    across, up = (2 * (section - low) / (high - low) - 1).T
    return {
        f"{end}_{side}": section[np.argmax(u * up + a * across)]
        for end, u in (("top", 1), ("bottom", -1))
        for side, a in (("front", 1), ("back", -1))
    }


def s1_endplate(sacrum: Bone) -> tuple[np.ndarray, np.ndarray]:
    """Return the front and back midline corners (2,) of the first sacral endplate."""

    def nearest(corner: tuple[float, float]) -> np.ndarray:
        return sacrum.points[np.linalg.norm(sacrum.local - (*corner, 0), axis=1).argmin(), :2]

    return nearest(S1_ANTERIOR), nearest(S1_POSTERIOR)


def stack(bones: dict[str, Bone]) -> tuple[dict[str, Bone], dict[str, np.ndarray]]:
    """Return the vertebrae in their new places and the corners (4, 2) of the discs `L5S1` … `T1T2`.

    The corners run round the disc: lower back, lower front, upper front, upper back.
    """
    front, back = s1_endplate(bones["sacrum"])
    under, below = {"top_front": front, "top_back": back}, "S1"
    placed, discs = {}, {}
    for name in VERTEBRAE:
        bone = bones[name]
        corners = body_corners(bone)
        lower = _seat(corners, "bottom")
        middle = (corners["top_front"] - corners["top_back"]) + (corners["bottom_front"] - corners["bottom_back"])
        turn = _rotation(-np.radians(TILT[name]) - np.arctan2(middle[1], middle[0]))
        normal = _normal(under["top_back"], under["top_front"])
        own = _normal(turn @ corners["bottom_back"], turn @ corners["bottom_front"])
        towards = (normal + own) / np.linalg.norm(normal + own)
        seat = _seat(under, "top") + towards * DISC[name] / 1000
        points = bone.local.copy()
        points[:, :2] = (bone.local[:, :2] - lower) @ turn.T + seat
        placed[name] = replace(bone, points=points)
        now = {corner: turn @ (place - lower) + seat for corner, place in corners.items()}
        discs[f"{name}{below}"] = np.array(
            [under["top_back"], under["top_front"], now["bottom_front"], now["bottom_back"]]
        )
        under, below = now, name
    return placed, discs


def carry(bone: Bone, old: np.ndarray, new: np.ndarray) -> Bone:
    """Move a bone as the points `old` (n, 2) move to `new`: by the nearest turn, shift and uniform scale in x and y."""
    centre_old, centre_new = old.mean(0), new.mean(0)
    a, b = (old - centre_old) @ (1, 1j), (new - centre_new) @ (1, 1j)
    factor = (np.conj(a) @ b) / (np.conj(a) @ a)
    moved = ((bone.points[:, :2] - centre_old) @ (1, 1j)) * factor
    points = bone.points.copy()
    points[:, :2] = np.stack([moved.real, moved.imag], axis=1) + centre_new
    return replace(bone, points=points)


def motion(before: Bone, after: Bone) -> np.ndarray:
    """Return the affine map (4, 3) from a bone's points to where they are after it was moved, by rows (x, y, z, 1)."""
    return np.linalg.lstsq(np.c_[before.points, np.ones(len(before.points))], after.points, rcond=None)[0]


def _seat(corners: dict[str, np.ndarray], end: str) -> np.ndarray:
    """Return where a disc's height is measured: nearer the back, as the back walls line up though the sizes differ."""
    return 0.4 * corners[f"{end}_front"] + 0.6 * corners[f"{end}_back"]


def _normal(back: np.ndarray, front: np.ndarray) -> np.ndarray:
    """Return the unit vector that points up from an endplate running from back to front."""
    along = (front - back) / np.linalg.norm(front - back)
    return np.array([-along[1], along[0]])


def _rotation(angle: float) -> np.ndarray:
    return np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
