"""The pelvis in three dimensions: three ways in which it can turn, and how much of it the low back takes up."""

from __future__ import annotations

from sympy import Abs, eye

from hipspine.figures.anatomy import DISCS, LUMBAR, SHARES
from hipspine.figures.core import Figure
from hipspine.figures.parts import Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Solid
from hipspine.figures.skeleton import solids
from hipspine.figures.solid import Point3, placed, rotation, shift_to
from hipspine.figures.texts import texts
from hipspine.models.pelvis_position import AHEAD, DROP, LOWER, PELVIS_POSITION, ROTATION, TILT

say = texts("pelvis-3d")

_points = {name: (x, y, z) for name, (x, y, z) in solids()["landmarks"].items()}
_turns = (TILT.symbol, DROP.symbol, ROTATION.symbol)
_pelvis = rotation(*_turns)
_pelvis_shift: Point3 = (0, 0, 0)
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
    title=say("title"),
    extent=(-0.25, 0.25, -0.2, 0.3),
    camera=(1.25, 0.35, -0.75),
    model=PELVIS_POSITION,
    sliders=(
        Slider(TILT, say("sliders.tilt.label"), 1, ends=say.pair("sliders.tilt.ends")),
        Slider(DROP, say("sliders.drop.label"), 1, ends=say.pair("sliders.drop.ends")),
        Slider(ROTATION, say("sliders.rotation.label"), 1, ends=say.pair("sliders.rotation.ends")),
    ),
    presets=(
        Preset(say("presets.neutral")),
        Preset(say("presets.anterior"), {"tilt": 12}),
        Preset(say("presets.posterior"), {"tilt": -12}),
        Preset(say("presets.hip_drop"), {"drop": 8}),
        Preset(say("presets.rotated"), {"rotation": 12}),
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
        Readout(say("readouts.left_hip_lower.label"), _lower, "cm", 1, note=say("readouts.left_hip_lower.note")),
        Readout(say("readouts.left_hip_ahead.label"), _ahead, "cm", 1),
    ),
    sentences=(
        Sentence(say("sentences.pelvis_tipped_forwards", "tilt"), (TILT.symbol,), when=TILT.symbol - 0.5),
        Sentence(say("sentences.pelvis_tipped_backwards", "tilt"), (-TILT.symbol,), when=-TILT.symbol - 0.5),
        Sentence(
            say("sentences.left_side_lower_left", "drop", "lower"), (DROP.symbol, _lower), 1, when=DROP.symbol - 0.5
        ),
        Sentence(
            say("sentences.left_side_higher_left", "drop", "lower"), (-DROP.symbol, -_lower), 1, when=-DROP.symbol - 0.5
        ),
        Sentence(
            say("sentences.left_side_turned_forwards", "rotation"), (ROTATION.symbol,), when=ROTATION.symbol - 0.5
        ),
        Sentence(
            say("sentences.left_side_turned_backwards", "rotation"), (-ROTATION.symbol,), when=-ROTATION.symbol - 0.5
        ),
        Sentence(
            say("sentences.bones_low_back_share"),
            when=0.5 - Abs(ROTATION.symbol),
        ),
        Sentence(
            say("sentences.bones_low_back_share_tip"),
            when=Abs(ROTATION.symbol) - 0.5,
        ),
    ),
    sources=("lehuec2019sagittal",),
    illustrative=say("illustrative"),
    caption=say("caption"),
    prediction=say("prediction"),
    guess=say.guess(),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
