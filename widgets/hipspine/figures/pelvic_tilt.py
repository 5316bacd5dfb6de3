"""The pelvis from the side: shape, position, and the low-back curve that takes up the turn."""

from __future__ import annotations

from sympy import Abs, Max, cos, sin

from hipspine.evidence import number
from hipspine.figures.anatomy import drawn_angles, spine, spine_bones, spine_curve
from hipspine.figures.core import Figure
from hipspine.figures.parts import Drag, Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Arc, Area, Bone, Dot, Label, Line, Point, Turn
from hipspine.figures.skeleton import landmarks
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

BETWEEN = number("youdas-lordosis").n
"""Adults in whom tilt and low-back curve did not go together."""

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

# The same pelvis once more, as a therapist's hands find it. The places of the two bony points along the drawn edge are
# illustrative: chosen so that the line between them starts at the model's 13°.
_asis, _psis = (0.0541, 0.0738), (-0.0785, 0.1098)
_hip_bone = ASIS_PSIS_TILT.symbol
# The model starts this angle at 13° whatever the X-ray angle at rest, and so does this drawing.
_second = Turn(PELVIC_TILT.default - ANTERIOR_TILT.symbol - _tilt_drawn, 0.195, -0.115)
_front, _back = _second.move(_asis), _second.move(_psis)

# The scale of the low-back curve: how deep it is in this pose, beside the average for this shape.
SCALE_LOW, SCALE_HIGH = -10, 130
HALF_BAND = 18
"""Half the width of the band, degrees. Illustrative."""
_START_CURVE = float(EXPECTED_LORDOSIS.expression.subs(_incidence, PELVIC_INCIDENCE.default))
_START_SLOPE = PELVIC_INCIDENCE.default - PELVIC_TILT.default
_curve = _slope + (_START_CURVE - _START_SLOPE)
"""The curve of the drawn spine. It ends at an upright trunk, so it follows the sacral slope; it starts on average."""
_expected = EXPECTED_LORDOSIS.symbol
_above, _below = _curve - _expected - HALF_BAND, _expected - HALF_BAND - _curve
_outside = Max(_above, _below) - 1e-9
_SCALE_X, _SCALE_BOTTOM, _SCALE_TOP = -0.215, 0.17, 0.375


def _on_scale(degrees: object) -> object:
    return _SCALE_BOTTOM + (degrees - SCALE_LOW) * ((_SCALE_TOP - _SCALE_BOTTOM) / (SCALE_HIGH - SCALE_LOW))


_band = tuple(
    (_SCALE_X + side * 0.018, _on_scale(_expected + edge * HALF_BAND))
    for side, edge in ((-1, -1), (-1, 1), (1, 1), (1, -1))
)

FIGURE = Figure(
    id="pelvic-tilt",
    title="When the pelvis tips, the sacrum tips too; with an upright chest, the low back makes up for it",
    extent=(-0.35, 0.295, -0.2, 0.42),
    model=SPINOPELVIC,
    sliders=(
        Slider(ANTERIOR_TILT, "Tip the pelvis", 1, ends=("backwards", "forwards")),
        Slider(PELVIC_INCIDENCE, "Shape: pelvic incidence", 1, ends=("flatter", "steeper")),
        Slider(PELVIC_TILT, "Position at rest: pelvic tilt (X-ray)", 1),
    ),
    play=Play(ANTERIOR_TILT, (0, 15, -15, 0), 8),
    presets=(
        Preset("Neutral"),
        Preset("Tipped forwards", {"anterior_tilt": 10}),
        Preset("Tipped backwards", {"anterior_tilt": -10}),
    ),
    drag=Drag(ANTERIOR_TILT, _hip, -1),
    primitives=(
        Bone(style="ghost", shape="sagittal/sacrum", turn=_ghost_sacrum, when=_moved),
        Bone(style="ghost", shape="sagittal/pelvis", turn=_ghost_pelvis, when=_moved),
        *spine_bones("sagittal", _sacrum, _spine),
        Bone(style="bone", shape="sagittal/sacrum", turn=_sacrum),
        Bone(style="near-bone", shape="sagittal/femur"),
        Bone(style="bone", shape="sagittal/pelvis", turn=_pelvis),
        Bone(style="bone", shape="sagittal/pelvis", turn=_second),
        Area(style="band", points=_band),
        spine_curve("sagittal", _sacrum, _spine, "curve"),
        _line("guide", _hip, (0, 0.2)),
        _line("guide", _s1, (_s1[0] + 0.12, _s1[1])),
        _line("guide", _back, (_back[0] + 0.135, _back[1])),
        _line("axis", (_SCALE_X, _SCALE_BOTTOM), (_SCALE_X, _SCALE_TOP)),
        _line("axis", (_SCALE_X - 0.018, _on_scale(_expected)), (_SCALE_X + 0.018, _on_scale(_expected))),
        _line("blue", _hip, _s1),
        Arc(style="blue", centre=_hip, radius=0.085, start=90, end=90 + _tilt),
        _line("red", *_endplate),
        Arc(style="red", centre=_s1, radius=0.06, start=-_slope, end=0),
        _line("green", _s1, _from(_s1, 0.115, _normal)),
        Arc(style="green", centre=_s1, radius=0.075, start=_normal, end=_tilt - 90),
        _line("amber", _back, _front),
        Arc(style="amber", centre=_back, radius=0.085, start=-_hip_bone, end=0),
        Dot(style="hip", at=_hip),
        Dot(style="point-amber", at=_front),
        Dot(style="point-amber", at=_back),
        Dot(style="pose-violet", at=(_SCALE_X, _on_scale(_curve))),
        Label(style="label-blue", at=(0.018, 0.055), text="X-ray<br>tilt {0}°", values=(_tilt,)),
        Label(style="label-red", at=(_s1[0] + 0.075, _s1[1] + 0.03), text="sacral<br>slope {0}°", values=(_slope,)),
        Label(
            style="label-green-left",
            at=_from(_s1, 0.12, _normal),
            text="pelvic<br>incidence {0}°",
            values=(_incidence,),
        ),
        *(
            Label(style="label-violet", at=_beside_curve, text=text, values=(change,), when=when)
            for text, change, when in (
                ("low-back<br>curve", 0, 0.5 - Abs(ANTERIOR_TILT.symbol)),
                ("curve<br>{0}° deeper", ANTERIOR_TILT.symbol, ANTERIOR_TILT.symbol - 0.5),
                ("curve<br>{0}° flatter", -ANTERIOR_TILT.symbol, -ANTERIOR_TILT.symbol - 0.5),
            )
        ),
        Label(style="label-violet", at=(_SCALE_X + 0.026, _on_scale(_curve)), text="this<br>curve"),
        Label(
            style="label-amber-centre",
            at=(0.213, 0.074),
            text="therapist’s<br>tilt {0}°",
            values=(_hip_bone,),
        ),
        Label(style="label-muted-centre", at=(0.185, -0.186), text="the same pelvis"),
        Label(style="label-muted-centre", at=(_SCALE_X, _SCALE_TOP + 0.02), text="deeper"),
        Label(style="label-muted-centre", at=(_SCALE_X, _SCALE_BOTTOM - 0.02), text="flatter"),
        Label(style="label-tick-left", at=(_SCALE_X - 0.022, _on_scale(_expected)), text="average"),
    ),
    readouts=(
        Readout("Sacral slope", _slope, "°", unusual=Max(_slope - SLOPE_HIGH, SLOPE_LOW - _slope)),
        Readout("Pelvic tilt, X-ray sense", _tilt, "°", note="positive: turned backwards"),
        Readout("Therapist’s tilt", _hip_bone, "°", note="positive: tipped forwards"),
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
            "The pelvis is tipped {0}° forwards; with the chest upright, the low-back curve is {0}° deeper.",
            (ANTERIOR_TILT.symbol,),
            when=ANTERIOR_TILT.symbol - 0.5,
        ),
        Sentence(
            "The pelvis is tipped {0}° backwards; with the chest upright, the low-back curve is {0}° flatter.",
            (-ANTERIOR_TILT.symbol,),
            when=-ANTERIOR_TILT.symbol - 0.5,
        ),
        Sentence(
            "The top of the sacrum slopes {0}° and pelvic tilt is {1}°: together {2}°, the pelvic incidence.",
            (_slope, _tilt, _incidence),
        ),
        Sentence(
            "In a therapist’s hands the same pelvis reads {0}°: that angle grows when the pelvis tips forwards, "
            "the X-ray angle when it turns backwards.",
            (_hip_bone,),
        ),
        Sentence("The low-back curve lies inside the soft band around the average for this shape.", when=-_outside),
        Sentence("The low-back curve is deeper than the soft band around the average for this shape.", when=_above),
        Sentence("The low-back curve is flatter than the soft band around the average for this shape.", when=_below),
        Sentence(
            "Such a slope is unusual: in 709 adults without back pain the usual range was "
            f"{SLOPE_LOW}° to {SLOPE_HIGH}°.",
            when=Max(_slope - SLOPE_HIGH, SLOPE_LOW - _slope),
        ),
    ),
    sources=(
        "lehuec2019sagittal",
        "hyun2019lordosis",
        "macthiong2011sacropelvic",
        "preece2008pelvic",
        "youdas1996lordosis",
    ),
    illustrative="How the bones of the spine share the turn, how wide the soft band is, and that the curve starts on "
    "average. Where the two hip-bone points sit, too: their line starts at 13°, whatever the X-ray angle at rest. It "
    "is the mean of 30 pelves held in one position. That the curve takes up the whole turn assumes an upright trunk.",
    caption="Angles: Le Huec 2019. Low-back curve on average: Hyun 2019, 150 men of mean age 64; the shape explained "
    "about a third of the differences between them. The average is not a target. Usual sacral slope: Mac-Thiong 2011, "
    "mean ± 2 standard deviations. This is one person who moves. Between people, tilt and curve measured on the skin "
    f"did not go together in {BETWEEN} adults without back pain "
    "(Youdas 1996). The picture says nothing about pain.",
    prediction="Before you move anything: two angles here are both called pelvic tilt. If the pelvis tips forwards, do "
    "both of them grow?",
    tasks=(
        "Move “Tip the pelvis” from 0 to 10, or turn the pelvis by hand. Watch pelvic incidence, sacral slope, X-ray "
        "tilt and low-back curve. Which one did not change?",
        "Set the tip back to 0 and move “Shape” from 52 to 65. What happens to the slope, although nobody moved?",
        "Tip the pelvis until the therapist’s tilt reads 23°. Which way did the X-ray tilt go?",
    ),
    answer=(
        "The pelvic incidence stayed at 52: that is the shape, and no posture changes it. The sacral slope rose from "
        "40 to 50 and the X-ray tilt fell from 12 to 2. The sum is still 52. The low-back curve grew by 10, because "
        "here the chest stays upright and the low back takes up the whole turn. That holds for one person who tips. "
        f"Between people it need not: in {BETWEEN} adults, those with more tilt had no deeper curve.",
        "With the shape at 65, the slope grew from 40 to 53. So a steep slope can be how a person is built. The soft "
        "band around the average is wide, as people with one shape differ much in their curve.",
        "Tipping forwards by 10 took the therapist’s tilt from 13 to 23 and the X-ray tilt from 12 to 2. It was one "
        "move with opposite signs. Neither number is wrong.",
    ),
)
