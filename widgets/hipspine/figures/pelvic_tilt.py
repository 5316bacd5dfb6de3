"""The pelvis from the side: shape, position, and the low-back curve that takes up the turn."""

from __future__ import annotations

from sympy import Abs, Max, cos, sin

from hipspine.evidence import number
from hipspine.figures.anatomy import drawn_angles, spine, spine_bones, spine_curve
from hipspine.figures.core import Figure, Play, Readout, Sentence, Slider, landmarks
from hipspine.figures.marks import Arc, Bone, Dot, Label, Line, Point, Turn
from hipspine.models.spinopelvic import (
    ANTERIOR_TILT,
    ASIS_PSIS_TILT,
    EXPECTED_LORDOSIS,
    PELVIC_INCIDENCE,
    PELVIC_TILT,
    PELVIC_TILT_NOW,
    SACRAL_SLOPE,
    SPINOPELVIC,
)
from hipspine.models.translate import DEGREE

SLOPE_LOW, SLOPE_HIGH = number("ss-range-macthiong").value
"""Mean ± 2 standard deviations of sacral slope in 709 adults without back pain, degrees."""

_points = landmarks("sagittal")
_incidence_drawn, _tilt_drawn = drawn_angles()
_slope, _tilt, _incidence = SACRAL_SLOPE.symbol, PELVIC_TILT_NOW.symbol, PELVIC_INCIDENCE.symbol

# The pelvis turns about the hips; the sacrum, whose slope is part of the pelvis's shape, turns with it and, for another
# incidence, about the middle of its top.
_pelvis = Turn(_tilt - _tilt_drawn)
_sacrum_turn = (_tilt - _tilt_drawn) - (_incidence - _incidence_drawn)
_s1 = _pelvis.move(_points["s1_centre"])
_sacrum = Turn.about(_points["s1_centre"], _sacrum_turn, _s1)
_spine = spine("sagittal", _sacrum, _sacrum_turn, 0)

# The ghost is the pose at rest, with the same shape of pelvis.
_rest_tilt = PELVIC_TILT.symbol
_ghost_pelvis = Turn(_rest_tilt - _tilt_drawn)
_ghost_turn = (_rest_tilt - _tilt_drawn) - (_incidence - _incidence_drawn)
_ghost_sacrum = Turn.about(_points["s1_centre"], _ghost_turn, _ghost_pelvis.move(_points["s1_centre"]))
_moved = Abs(ANTERIOR_TILT.symbol) - 0.5


def _from(origin: Point, length: float, angle: object) -> Point:
    """Return the point at ``length`` from ``origin``, at ``angle`` degrees counter-clockwise from the right."""
    return origin[0] + length * cos(angle * DEGREE), origin[1] + length * sin(angle * DEGREE)


def _line(style: str, *points: Point) -> Line:
    return Line(style=style, points=points)


_endplate = (_from(_s1, -0.062, -_slope), _from(_s1, 0.062, -_slope))
_normal = -_slope - 90
_hip: Point = (0.0, 0.0)
_l3 = _spine["L3"].move(_points["disc_L2L3"])
_beside_curve = (_l3[0] + 0.035, _l3[1])

FIGURE = Figure(
    id="pelvic-tilt",
    title="When the pelvis tips, the sacrum tips with it and the low-back curve makes up the difference",
    extent=(-0.28, 0.25, -0.15, 0.42),
    model=SPINOPELVIC,
    sliders=(
        Slider(ANTERIOR_TILT, "Tip the pelvis", 1, ends=("backwards", "forwards")),
        Slider(PELVIC_INCIDENCE, "Shape: pelvic incidence", 1, ends=("flatter", "steeper")),
        Slider(PELVIC_TILT, "Position at rest: pelvic tilt (X-ray)", 1),
    ),
    play=Play(ANTERIOR_TILT, (0, 15, -15, 0), 8),
    marks=(
        Bone(style="ghost", shape="sagittal/sacrum", turn=_ghost_sacrum, when=_moved),
        Bone(style="ghost", shape="sagittal/pelvis", turn=_ghost_pelvis, when=_moved),
        *spine_bones("sagittal", _sacrum, _spine),
        Bone(style="bone", shape="sagittal/sacrum", turn=_sacrum),
        Bone(style="near-bone", shape="sagittal/femur"),
        Bone(style="bone", shape="sagittal/pelvis", turn=_pelvis),
        spine_curve("sagittal", _sacrum, _spine, "curve"),
        _line("guide", _hip, (0, 0.2)),
        _line("guide", _s1, (_s1[0] + 0.12, _s1[1])),
        _line("blue", _hip, _s1),
        Arc(style="blue", centre=_hip, radius=0.085, start=90, end=90 + _tilt),
        _line("red", *_endplate),
        Arc(style="red", centre=_s1, radius=0.06, start=-_slope, end=0),
        _line("green", _s1, _from(_s1, 0.115, _normal)),
        Arc(style="green", centre=_s1, radius=0.075, start=_normal, end=_tilt - 90),
        Dot(style="hip", at=_hip),
        Label(style="label-blue", at=(0.018, 0.055), text="pelvic<br>tilt {0}°", values=(_tilt,)),
        Label(style="label-red", at=(_s1[0] + 0.075, _s1[1] + 0.02), text="sacral slope {0}°", values=(_slope,)),
        Label(
            style="label-green-left",
            at=_from(_s1, 0.12, _normal),
            text="pelvic<br>incidence {0}°",
            values=(_incidence,),
        ),
        *(
            Label(style="label-violet", at=_beside_curve, text=text, values=(change,), when=when)
            for text, change, when in (
                ("low-back curve", 0, 0.5 - Abs(ANTERIOR_TILT.symbol)),
                ("curve {0}° deeper", ANTERIOR_TILT.symbol, ANTERIOR_TILT.symbol - 0.5),
                ("curve {0}° flatter", -ANTERIOR_TILT.symbol, -ANTERIOR_TILT.symbol - 0.5),
            )
        ),
    ),
    readouts=(
        Readout("Sacral slope", _slope, "°", unusual=Max(_slope - SLOPE_HIGH, SLOPE_LOW - _slope)),
        Readout("Pelvic tilt, X-ray sense", _tilt, "°", note="positive: turned backwards"),
        Readout("Hip-bone tilt, therapist’s sense", ASIS_PSIS_TILT.symbol, "°", note="positive: tipped forwards"),
        Readout(
            "Low-back curve, on average",
            EXPECTED_LORDOSIS.symbol,
            "°",
            note="for this shape; people differ widely",
        ),
    ),
    sentences=(
        Sentence("The pelvis stands as it does at rest.", when=0.5 - Abs(ANTERIOR_TILT.symbol)),
        Sentence(
            "The pelvis is tipped {0}° forwards; the low-back curve is {0}° deeper.",
            (ANTERIOR_TILT.symbol,),
            when=ANTERIOR_TILT.symbol - 0.5,
        ),
        Sentence(
            "The pelvis is tipped {0}° backwards; the low-back curve is {0}° flatter.",
            (-ANTERIOR_TILT.symbol,),
            when=-ANTERIOR_TILT.symbol - 0.5,
        ),
        Sentence(
            "The top of the sacrum slopes {0}° and pelvic tilt is {1}°: together {2}°, the pelvic incidence.",
            (_slope, _tilt, _incidence),
        ),
        Sentence(
            "Such a slope is unusual: in 709 adults without back pain the usual range was "
            f"{SLOPE_LOW}° to {SLOPE_HIGH}°.",
            when=Max(_slope - SLOPE_HIGH, SLOPE_LOW - _slope),
        ),
    ),
    sources=("lehuec2019sagittal", "hyun2019lordosis", "macthiong2011sacropelvic", "preece2008pelvic"),
    illustrative="How the bones of the spine are stacked and share the turn, and where the hip-bone tilt starts. "
    "That the curve takes up the whole turn assumes an upright trunk.",
    caption="Angles: Le Huec 2019. Low-back curve on average: Hyun 2019, 150 men of mean age 64. "
    "Usual sacral slope: Mac-Thiong 2011, mean ± 2 standard deviations. The picture says nothing about pain.",
)
