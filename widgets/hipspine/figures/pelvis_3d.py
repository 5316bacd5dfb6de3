"""The pelvis in three dimensions: three ways in which it can turn, and how much of it the low back takes up."""

from __future__ import annotations

from sympy import Abs, eye

from hipspine.figures.anatomy import DISCS, LUMBAR, SHARES
from hipspine.figures.core import Figure
from hipspine.figures.parts import Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Solid
from hipspine.figures.skeleton import solids
from hipspine.figures.solid import placed, rotation, shift_to
from hipspine.models.pelvis_position import AHEAD, DROP, LOWER, PELVIS_POSITION, ROTATION, TILT

_points = {name: tuple(point) for name, point in solids()["landmarks"].items()}
_turns = (TILT.symbol, DROP.symbol, ROTATION.symbol)
_pelvis = rotation(*_turns)
_pelvis_shift = (0, 0, 0)
TURN_TAKEN = 0.4
"""Share of a turn about the upright that the drawn low back takes up. Illustrative: its joints give little to it."""
_taken_up = (1, 1, TURN_TAKEN)


def _spine() -> list[Solid]:
    """Return L5 to L1: each disc takes its share, so that the trunk above stays upright and turns along in part."""
    bones = []
    matrix, shift, taken = _pelvis, _pelvis_shift, 0.0
    for level, disc, share in zip(LUMBAR, DISCS, SHARES, strict=False):
        taken += share
        middle = _points[disc]
        there = placed(matrix, shift, middle)
        matrix = rotation(*(angle * (1 - taken * most) for angle, most in zip(_turns, _taken_up, strict=True)))
        shift = shift_to(matrix, middle, there)
        bones.append(Solid(style="solid-spine", shape=level, matrix=matrix, shift=shift))
    return bones


def _femur(side: str) -> Solid:
    hip = _points[f"hip_{side}"]
    return Solid(
        style="solid-leg",
        shape=f"femur_{side}",
        matrix=eye(3),
        shift=shift_to(eye(3), hip, placed(_pelvis, (0, 0, 0), hip)),
    )


_lower, _ahead = 100 * LOWER.symbol, 100 * AHEAD.symbol

FIGURE = Figure(
    id="pelvis-3d",
    title="A pelvis can tip, drop on one side and turn, and the low back takes up part of it",
    extent=(-0.25, 0.25, -0.2, 0.3),
    camera=(1.25, 0.35, -0.75),
    model=PELVIS_POSITION,
    sliders=(
        Slider(TILT, "Tip", 1, ends=("backwards", "forwards")),
        Slider(DROP, "Left side", 1, ends=("up", "down")),
        Slider(ROTATION, "Turn of the left side", 1, ends=("backwards", "forwards")),
    ),
    presets=(
        Preset("Neutral"),
        Preset("Anterior", {"tilt": 12}),
        Preset("Posterior", {"tilt": -12}),
        Preset("Hip drop", {"drop": 8}),
        Preset("Rotated", {"rotation": 12}),
    ),
    play=Play(ROTATION, (0, 12, -12, 0), 8),
    primitives=(
        Solid(style="solid-pelvis", shape="pelvis_right", matrix=_pelvis),
        Solid(style="solid-pelvis", shape="pelvis_left", matrix=_pelvis),
        Solid(style="solid-pelvis", shape="sacrum", matrix=_pelvis),
        *_spine(),
        _femur("right"),
        _femur("left"),
    ),
    readouts=(
        Readout("Left hip lower by", _lower, "cm", 1, note="for hips 15.5 cm apart, as drawn"),
        Readout("Left hip ahead by", _ahead, "cm", 1),
    ),
    sentences=(
        Sentence("The pelvis is tipped {0}° forwards.", (TILT.symbol,), when=TILT.symbol - 0.5),
        Sentence("The pelvis is tipped {0}° backwards.", (-TILT.symbol,), when=-TILT.symbol - 0.5),
        Sentence(
            "Its left side is {0}° lower: the left hip by {1} cm.", (DROP.symbol, _lower), 1, when=DROP.symbol - 0.5
        ),
        Sentence(
            "Its left side is {0}° higher: the left hip by {1} cm.", (-DROP.symbol, -_lower), 1, when=-DROP.symbol - 0.5
        ),
        Sentence("Its left side is turned {0}° forwards.", (ROTATION.symbol,), when=ROTATION.symbol - 0.5),
        Sentence("Its left side is turned {0}° backwards.", (-ROTATION.symbol,), when=-ROTATION.symbol - 0.5),
        Sentence(
            "The bones of the low back share the tip and the drop, and the chest above stays upright.",
            when=0.5 - Abs(ROTATION.symbol),
        ),
        Sentence(
            "The bones of the low back share a tip or a drop. They give little to a turn, so the chest and the feet "
            "turn as well.",
            when=Abs(ROTATION.symbol) - 0.5,
        ),
    ),
    sources=("lehuec2019sagittal",),
    illustrative="How the bones of the low back share a tip or a drop; that they take up all of it assumes an upright "
    "chest. How much of a turn they take up. The chest that turns along is not drawn, and the legs are drawn as if the "
    "feet stayed.",
    caption="The bones are those of one skeleton. Every pelvis moves in all three ways with each step. A position by "
    "itself does not tell who has pain.",
    prediction="Before you move anything: when the left side of the pelvis drops, to which side must the low back bend "
    "to keep the trunk upright?",
    tasks=(
        "Choose “Hip drop” and look from the front. To which side does the low back bend?",
        "Choose “Anterior”, then “Posterior”, and look from the side. What happens to the curve of the low back?",
        "Choose “Rotated” and look from above. Does the uppermost bone of the low back face where the pelvis faces?",
    ),
    answer=(
        "The pelvis drops on the left, and the low back bends to the right, away from the dropped side.",
        "Tipped forwards, the curve is deeper; tipped backwards, it is flatter. Each bone takes a small share.",
        "It has turned the same way, but less far. The joints of the low back allow little turning, so in life the "
        "chest and the feet turn as well.",
    ),
)
