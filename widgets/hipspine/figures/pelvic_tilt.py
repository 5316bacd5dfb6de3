"""The pelvis from the side: shape, position, and the low-back curve that takes up the turn."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from sympy import Abs, Max, cos, sin

from hipspine.evidence import number
from hipspine.figures.anatomy import drawn_angles, followed, spine, spine_bones, spine_curve
from hipspine.figures.chart import Chart, Curve
from hipspine.figures.core import Figure
from hipspine.figures.panels import while_shown
from hipspine.figures.parts import Handle, Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Arc, Bone, Dot, Label, Line, Muscle, Number, Point, Turn
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
ANGLES = say.layer("angles", on=True)
MUSCLES = say.layer("muscles")
HANDS = say.layer("hands")
X_RAY = say.layer("x_ray")

# The two bony points as a therapist's hands find them. Their places along the edge of the bone are illustrative: the
# line between them starts at the model's 13°, whatever the X-ray angle at rest, about the middle of the two.
_asis, _psis = (0.0541, 0.0738), (-0.0785, 0.1098)
_hip_bone = ASIS_PSIS_TILT.symbol
_middle = _pelvis.move(((_asis[0] + _psis[0]) / 2, (_asis[1] + _psis[1]) / 2))
_half = math.dist(_asis, _psis) / 2
_front, _back = _from(_middle, _half, -_hip_bone), _from(_middle, -_half, -_hip_bone)

# How deep the curve is in this pose, beside the average for this shape.
HALF_BAND = 18
"""Half the width of the band about the average, degrees. Illustrative."""
_START_CURVE = float(EXPECTED_LORDOSIS.expression.subs(_incidence, PELVIC_INCIDENCE.default))
_START_SLOPE = PELVIC_INCIDENCE.default - PELVIC_TILT.default
_curve = _slope + (_START_CURVE - _START_SLOPE)
"""The curve of the drawn spine. It ends at an upright trunk, so it follows the sacral slope; it starts on average."""
_expected = EXPECTED_LORDOSIS.symbol
_above, _below = _curve - _expected - HALF_BAND, _expected - HALF_BAND - _curve
_outside = Max(_above, _below) - 1e-9

_bones = {"pelvis": _pelvis, "sacrum": _sacrum, **_spine}


def _muscle(name: str, style: str = "muscle") -> Muscle:
    turns = followed("sagittal", name, _bones)
    return Muscle(style=style, shape=f"sagittal/{name}", name=name, turns=turns, when=MUSCLES.shown)


def _at(bone: str, x: float, y: float) -> Point:
    """Return where a place on a drawn bone now is."""
    return _bones.get(bone, Turn()).move((x, y))


def _name(
    side: str, colour: str, at: Point, key: str, value: Number | None = None, note: bool = True, **more: Any
) -> Label:
    """Return a name in the gutter at ``side``; the number in it is called as the text is."""
    names, values = ((), ()) if value is None else ((key,), (value,))
    below = say(f"labels.{key}_note") if note else ""
    text = say(f"labels.{key}", *names)
    return Label(side=side, style=f"label-{colour}", at=at, text=text, note=below, values=values, **more)


FIGURE = Figure(
    id="pelvic-tilt",
    title=say("title"),
    extent=(-0.122, 0.074, -0.155, 0.32),
    close=(-0.14, 0.1, -0.075, 0.265),
    model=SPINOPELVIC,
    sliders=(
        Slider(ANTERIOR_TILT, say("sliders.anterior_tilt.label"), 1, ends=say.pair("sliders.anterior_tilt.ends")),
        Slider(
            PELVIC_INCIDENCE, say("sliders.pelvic_incidence.label"), 1, ends=say.pair("sliders.pelvic_incidence.ends")
        ),
        Slider(PELVIC_TILT, say("sliders.pelvic_tilt.label"), 1),
    ),
    choices=(ANGLES, MUSCLES, HANDS, X_RAY),
    play=Play(ANTERIOR_TILT, (0, 15, -15, 0), 8),
    presets=(
        Preset(say("presets.neutral")),
        Preset(say("presets.tipped_forwards"), {"anterior_tilt": 10}),
        Preset(say("presets.tipped_backwards"), {"anterior_tilt": -10}),
    ),
    handles=(Handle(ANTERIOR_TILT, _crest, -1, _hip),),
    chart=Chart(
        ANTERIOR_TILT,
        (
            Curve(say("chart.curve"), _curve, "violet"),
            Curve(say("chart.slope"), _slope, "teal"),
            Curve(say("chart.hands"), _hip_bone, "amber"),
            Curve(say("chart.x_ray"), _tilt, "blue"),
        ),
        x_title=say("chart.x"),
        y_title=say("chart.y"),
        x_ticks=(-20, -10, 0, 10, 20),
        y_ticks=(-20, 0, 20, 40, 60, 80, 100),
        band=(_expected - HALF_BAND, _expected + HALF_BAND),
        band_label=say("chart.band"),
    ),
    primitives=(
        Bone(style="ghost", shape="sagittal/sacrum", turn=_ghost_sacrum, when=_moved),
        Bone(style="ghost", shape="sagittal/pelvis", turn=_ghost_pelvis, when=_moved),
        *(_muscle(name, "muscle-deep") for name in ("multifidus", "longissimus", "iliocostalis")),
        *spine_bones("sagittal", _sacrum, _spine),
        Bone(style="bone", shape="sagittal/sacrum", turn=_sacrum),
        _muscle("semimembranosus", "muscle-deep"),
        Bone(style="near-bone", shape="sagittal/femur"),
        _muscle("psoas"),
        Bone(style="bone", shape="sagittal/pelvis", turn=_pelvis),
        _muscle("iliacus"),
        _muscle("rectus_femoris"),
        _muscle("biceps_femoris"),
        _muscle("gluteus_maximus"),
        replace(spine_curve("sagittal", _sacrum, _spine, "curve"), when=ANGLES.shown),
        *while_shown((_line("guide", _s1, (_s1[0] + 0.08, _s1[1])),), ANGLES.shown),
        *while_shown(
            (_line("teal", *_endplate), Arc(style="teal", centre=_s1, radius=0.06, start=-_slope, end=0)), ANGLES.shown
        ),
        *while_shown(
            (
                _line("guide", _hip, (0, 0.15)),
                _line("blue", _hip, _s1),
                Arc(style="blue", centre=_hip, radius=0.085, start=90, end=90 + _tilt),
                _line("green", _s1, _from(_s1, 0.09, _normal)),
                Arc(style="green", centre=_s1, radius=0.06, start=_normal, end=_tilt - 90),
                Dot(style="hip", at=_hip),
            ),
            X_RAY.shown,
        ),
        *while_shown(
            (
                _line("guide", _back, (_back[0] + 0.13, _back[1])),
                _line("amber", _back, _front),
                Arc(style="amber", centre=_back, radius=0.085, start=-_hip_bone, end=0),
                Dot(style="hand", at=_front),
                Dot(style="hand", at=_back),
            ),
            HANDS.shown,
        ),
        _name("right", "violet", _at("L3", -0.012, 0.22), "curve", _curve, when=ANGLES.shown),
        _name(
            "right",
            "teal",
            _from(_s1, 0.06, -_slope / 2),
            "slope",
            _slope,
            when=ANGLES.shown,
        ),
        _name(
            "right",
            "blue",
            _from(_hip, 0.085, 90 + _tilt / 2),
            "x_ray_tilt",
            _tilt,
            when=X_RAY.shown,
        ),
        _name(
            "left",
            "green",
            _from(_s1, 0.06, (_normal + _tilt - 90) / 2),
            "incidence",
            _incidence,
            when=X_RAY.shown,
        ),
        _name(
            "left",
            "amber",
            _back,
            "hands",
            _hip_bone,
            when=HANDS.shown,
        ),
        *(
            _name(side, "muscle", at, key, rest=rest, when=MUSCLES.shown)
            for side, at, key, rest in (
                ("left", _at("L3", -0.085, 0.215), "erectors", False),
                ("left", _at("pelvis", -0.085, 0.03), "gluteus_maximus", True),
                ("left", (-0.03, -0.13), "hamstrings", False),
                ("right", _at("pelvis", 0.03, 0.06), "iliopsoas", True),
                ("right", (0.045, -0.1), "rectus_femoris", False),
            )
        ),
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
    guess=say.guess(),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
