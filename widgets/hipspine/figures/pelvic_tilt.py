"""The pelvis from the side: shape, position, and the low-back curve that takes up the turn."""

from __future__ import annotations

from sympy import Abs, Max, cos, sin

from hipspine.evidence import number
from hipspine.figures.anatomy import drawn_angles, spine, spine_bones, spine_curve
from hipspine.figures.core import Figure
from hipspine.figures.parts import Handle, Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Arc, Area, Bone, Dot, Label, Line, Number, Point, Turn
from hipspine.figures.skeleton import landmarks
from hipspine.figures.texts import texts
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

say = texts("pelvic-tilt")

SLOPE_LOW, SLOPE_HIGH = number("ss-range-macthiong").value
"""Mean ± 2 standard deviations of sacral slope in 709 adults without back pain, degrees."""

BETWEEN = number("youdas-lordosis").n
"""Adults in whom tilt and low-back curve did not go together."""

say.know(between=BETWEEN, slope_low=SLOPE_LOW, slope_high=SLOPE_HIGH)

_points = landmarks("sagittal")
_incidence_drawn, _tilt_drawn = drawn_angles()
_slope, _tilt, _incidence = SACRAL_SLOPE.symbol, PELVIC_TILT_NOW.symbol, PELVIC_INCIDENCE.symbol

# The pelvis turns about the hips; the sacrum, whose slope is part of the pelvis's shape, turns with it and, for another
# incidence, about the middle of its top.
_pelvis = Turn(_tilt - _tilt_drawn)
_crest = _pelvis.move((0.06, 0.16))
"""Where a finger takes hold of the pelvis: above its crest."""
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


def _from(origin: Point, length: float, angle: Number) -> Point:
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


def _on_scale(degrees: Number) -> Number:
    return _SCALE_BOTTOM + (degrees - SCALE_LOW) * ((_SCALE_TOP - _SCALE_BOTTOM) / (SCALE_HIGH - SCALE_LOW))


_band = tuple(
    (_SCALE_X + side * 0.018, _on_scale(_expected + edge * HALF_BAND))
    for side, edge in ((-1, -1), (-1, 1), (1, 1), (1, -1))
)

FIGURE = Figure(
    id="pelvic-tilt",
    title=say("title"),
    extent=(-0.35, 0.295, -0.2, 0.42),
    model=SPINOPELVIC,
    sliders=(
        Slider(ANTERIOR_TILT, say("sliders.anterior_tilt.label"), 1, ends=say.pair("sliders.anterior_tilt.ends")),
        Slider(
            PELVIC_INCIDENCE, say("sliders.pelvic_incidence.label"), 1, ends=say.pair("sliders.pelvic_incidence.ends")
        ),
        Slider(PELVIC_TILT, say("sliders.pelvic_tilt.label"), 1),
    ),
    play=Play(ANTERIOR_TILT, (0, 15, -15, 0), 8),
    presets=(
        Preset(say("presets.neutral")),
        Preset(say("presets.tipped_forwards"), {"anterior_tilt": 10}),
        Preset(say("presets.tipped_backwards"), {"anterior_tilt": -10}),
    ),
    handles=(Handle(ANTERIOR_TILT, _crest, -1, _hip),),
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
        Label(style="label-blue", at=(0.018, 0.055), text=say("labels.x_ray_tilt", "tilt"), values=(_tilt,)),
        Label(
            style="label-red",
            at=(_s1[0] + 0.075, _s1[1] + 0.03),
            text=say("labels.sacral_slope", "slope"),
            values=(_slope,),
        ),
        Label(
            style="label-green-left",
            at=_from(_s1, 0.12, _normal),
            text=say("labels.pelvic_incidence", "incidence"),
            values=(_incidence,),
        ),
        *(
            Label(style="label-violet", at=_beside_curve, text=text, values=(change,), when=when)
            for text, change, when in (
                (say("labels.low_back_curve"), 0, 0.5 - Abs(ANTERIOR_TILT.symbol)),
                (say("labels.curve_deeper", "change"), ANTERIOR_TILT.symbol, ANTERIOR_TILT.symbol - 0.5),
                (say("labels.curve_flatter", "change"), -ANTERIOR_TILT.symbol, -ANTERIOR_TILT.symbol - 0.5),
            )
        ),
        Label(style="label-violet", at=(_SCALE_X + 0.026, _on_scale(_curve)), text=say("labels.this_curve")),
        Label(
            style="label-amber-centre",
            at=(0.213, 0.074),
            text=say("labels.therapist_tilt", "hip_bone"),
            values=(_hip_bone,),
        ),
        Label(style="label-muted-centre", at=(0.185, -0.186), text=say("labels.same_pelvis")),
        Label(style="label-muted-centre", at=(_SCALE_X, _SCALE_TOP + 0.02), text=say("labels.deeper")),
        Label(style="label-muted-centre", at=(_SCALE_X, _SCALE_BOTTOM - 0.02), text=say("labels.flatter")),
        Label(style="label-tick-left", at=(_SCALE_X - 0.022, _on_scale(_expected)), text=say("labels.average")),
    ),
    readouts=(
        Readout(say("readouts.sacral_slope.label"), _slope, "°", unusual=Max(_slope - SLOPE_HIGH, SLOPE_LOW - _slope)),
        Readout(say("readouts.pelvic_tilt_x.label"), _tilt, "°", note=say("readouts.pelvic_tilt_x.note")),
        Readout(say("readouts.therapist_tilt.label"), _hip_bone, "°", note=say("readouts.therapist_tilt.note")),
        Readout(
            say("readouts.low_back_curve.label"),
            EXPECTED_LORDOSIS.symbol,
            "°",
            note=say("readouts.low_back_curve.note"),
        ),
    ),
    sentences=(
        Sentence(say("sentences.pelvis_stands_rest"), when=0.5 - Abs(ANTERIOR_TILT.symbol)),
        Sentence(
            say("sentences.pelvis_tipped_forwards_chest", "anterior_tilt"),
            (ANTERIOR_TILT.symbol,),
            when=ANTERIOR_TILT.symbol - 0.5,
        ),
        Sentence(
            say("sentences.pelvis_tipped_backwards_chest", "anterior_tilt"),
            (-ANTERIOR_TILT.symbol,),
            when=-ANTERIOR_TILT.symbol - 0.5,
        ),
        Sentence(
            say("sentences.top_sacrum_slopes_pelvic", "slope", "tilt", "incidence"),
            (_slope, _tilt, _incidence),
        ),
        Sentence(
            say("sentences.therapist_hands_same_pelvis", "hip_bone"),
            (_hip_bone,),
        ),
        Sentence(say("sentences.low_back_curve_lies"), when=-_outside),
        Sentence(say("sentences.low_back_curve_deeper"), when=_above),
        Sentence(say("sentences.low_back_curve_flatter"), when=_below),
        Sentence(
            say("sentences.such_slope_unusual_709"),
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
    illustrative=say("illustrative"),
    caption=say("caption"),
    prediction=say("prediction"),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
