"""The low back from the side: what the back muscles must hold, and what the lowest disc carries for it."""

from __future__ import annotations

from sympy import Max, Min, Piecewise, Rational, cos, sin, sqrt

from hipspine.evidence import number
from hipspine.figures.anatomy import spine, spine_bones
from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure
from hipspine.figures.parts import Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Area, Arrow, Bone, Dot, Label, Line, Number, Point, Turn
from hipspine.figures.skeleton import landmarks
from hipspine.figures.telling import printed
from hipspine.figures.texts import texts
from hipspine.models.lumbar_load import (
    CHECKED_UP_TO,
    COMPRESSION,
    COMPRESSION_RATIO,
    DISC_SHARE,
    LOAD,
    LOAD_REACH,
    LUMBAR_LOAD,
    MUSCLE_FORCE,
    TRUNK_ANGLE,
)
from hipspine.models.translate import DEGREE

say = texts("lumbar-load")

STANDING = number("wilke-standing").value
_lifts = number("wilke-lift-20kg").value
MEASURED = {
    "bend": number("wilke-standing-bent").value / STANDING,
    "held_close": _lifts["close_to_body"] / STANDING,
    "knees_bent": _lifts["bent_knees"] / STANDING,
    "round_back": _lifts["round_back"] / STANDING,
}
"""Pressure in one man's disc, compared with standing upright (our calculation from wilke1999disc)."""
SITTING = number("wilke-sitting").value / STANDING
SITTING_BEFORE = 1 + number("nachemson-relative").value["sitting_unsupported"] / 100

TWENTY_KG = 20 / 70
"""The load in body weights of the man measured (70 kg)."""
POSTURES: dict[str, dict[str, float]] = {
    "stand": {},
    "bend": {"trunk_angle": 36},
    "held_close": {"load": TWENTY_KG},
    "knees_bent": {"load": TWENTY_KG, "trunk_angle": 20, "load_reach": 0.22},
    "round_back": {"load": TWENTY_KG, "trunk_angle": 45, "load_reach": 0.30},
}

FORCE_SCALE = 0.06
"""Metres of arrow for one body weight."""


def _at(posture: str) -> float:
    ratio: float = LUMBAR_LOAD(**POSTURES[posture])["compression_ratio"]
    return ratio


def _share(posture: str) -> float:
    found = LUMBAR_LOAD(**POSTURES[posture])
    share: float = 100 * found["muscle_force"] / found["compression"]
    return share


def _text(value: float) -> str:
    return printed(value, 1)


_far = LUMBAR_LOAD(load=TWENTY_KG, load_reach=0.4)["compression_ratio"]

MUSCLE_LEVER, ARM = 0.06, 0.53

say.know(
    twenty_kg=f"{100 * TWENTY_KG:.0f}",
    sitting=_text(SITTING),
    sitting_before=_text(SITTING_BEFORE),
    bend=_text(_at("bend")),
    bend_measured=_text(MEASURED["bend"]),
    muscle_lever=f"{100 * MUSCLE_LEVER:.0f}",
    muscle_share=f"{_share('bend'):.0f}",
    held_close=_text(_at("held_close")),
    held_far=_text(_far),
    knees_bent_measured=_text(MEASURED["knees_bent"]),
    round_back_measured=_text(MEASURED["round_back"]),
    checked_up_to=CHECKED_UP_TO,
)

_points = landmarks("sagittal")
_lean, _load = TRUNK_ANGLE.symbol, LOAD.symbol
_ratio = COMPRESSION_RATIO.symbol
_muscle_part = 100 * MUSCLE_FORCE.symbol / COMPRESSION.symbol
_tilt = Rational(*DISC_SHARE) * _lean  # of the lowest disc, clockwise; the rest of the spine takes what is left
_pelvis = Turn(-_tilt)
_spine = spine("sagittal", _pelvis, -_tilt, -_lean)
_disc = _pelvis.move(_points["disc_L5S1"])


def _from_disc(along: Number, across: Number) -> Point:
    """Return the point ``along`` metres up from the lowest disc, at its lean, and ``across`` metres forwards of it."""
    c, s = cos(_tilt * DEGREE), sin(_tilt * DEGREE)
    return _disc[0] + along * s + across * c, _disc[1] + along * c - across * s


_muscle_low = _from_disc(-0.005, -MUSCLE_LEVER)
_muscle_high = _from_disc(-0.005 + MUSCLE_FORCE.symbol * FORCE_SCALE, -MUSCLE_LEVER)
_squeeze_from = _from_disc(-0.012 - COMPRESSION.symbol * FORCE_SCALE, 0)
_squeeze_to = _from_disc(-0.012, 0)

# The hands hang from the shoulders, as far in front of the disc as the load is held.
_shoulder = _spine["thorax"].move((-0.02, 0.53))
_hand_x = _disc[0] + LOAD_REACH.symbol
_hand_y = Max(_shoulder[1] - sqrt(Max(ARM**2 - (_hand_x - _shoulder[0]) ** 2, 0.0025)), -0.055)
_held = _load - 0.005
_half = Piecewise((0.02 + 0.1 * _load, _held > 0), (0, True))

LEFT, RIGHT, BOTTOM, TOP = -0.345, 0.59, -0.62, 0.51
CHART_TOP = -0.205
_depth = 5.8
_frame = Frame(box=(0.07, 0.57, -0.535, -0.262), x=(0, 7), y=(_depth, 0))
_rows = (0.6, 2.3, 3.3, 4.3, 5.3)
_unchecked = _ratio - CHECKED_UP_TO


def _field(left: float, right: float, bottom: float, top: float) -> tuple[Point, ...]:
    return (left, bottom), (right, bottom), (right, top), (left, top)


def _name(row: float, text: str, style: str) -> Label:
    x, y = _frame.at(0, row)
    return Label(style=style, at=(x - 0.015, y), text=text)


def _number(row: float, value: Number, style: str) -> Label:
    return Label(style=style, at=_frame.at(value + 0.1, row), text="{0}", values=(value,), decimals=1)


FIGURE = Figure(
    id="lumbar-load",
    title=say("title"),
    extent=(LEFT, RIGHT, BOTTOM, TOP),
    model=LUMBAR_LOAD,
    sliders=(
        Slider(TRUNK_ANGLE, say("sliders.trunk_angle.label"), 1, ends=say.pair("sliders.trunk_angle.ends")),
        Slider(LOAD, say("sliders.load.label"), 0.01, unit=say("sliders.load.unit"), scale=100),
        Slider(
            LOAD_REACH,
            say("sliders.load_reach.label"),
            0.01,
            unit="cm",
            scale=100,
            ends=say.pair("sliders.load_reach.ends"),
        ),
    ),
    presets=tuple(Preset(say(f"presets.{name}"), values) for name, values in POSTURES.items()),
    play=Play(TRUNK_ANGLE, (0, 60, 0), 7),
    primitives=(
        Bone(style="far-bone", shape="sagittal/femur"),
        *spine_bones("sagittal", _pelvis, _spine),
        Bone(style="bone", shape="sagittal/sacrum", turn=_pelvis),
        Bone(style="bone", shape="sagittal/pelvis", turn=_pelvis),
        Area(style="paper", points=_field(LEFT - 0.1, RIGHT + 0.1, BOTTOM - 0.1, CHART_TOP)),
        Line(style="arm", points=(_shoulder, (_hand_x, _hand_y)), when=_held),
        Area(style="load", points=_field(_hand_x - _half, _hand_x + _half, _hand_y - 2 * _half, _hand_y), when=_held),
        Arrow(style="green-arrow", start=_muscle_high, end=_muscle_low, width=0.012),
        Arrow(style="red-arrow", start=_squeeze_from, end=_squeeze_to, width=0.014),
        Dot(style="joint", at=_disc),
        Area(style="band", points=_field(*_frame.at(CHECKED_UP_TO, _depth)[:1], *_frame.at(7, 0)[:1], *_frame.box[2:])),
        _frame.lying_bar("bar-red", _rows[0], 0.9, _ratio),
        *(
            _frame.lying_bar("bar-ghost", row, 0.72, value)
            for row, value in zip(_rows[1:], MEASURED.values(), strict=True)
        ),
        *_frame.axes(x=[(v, str(v)) for v in range(1, 8)], gap=0.07),
        Label(
            style="label-tick",
            at=((LEFT + RIGHT) / 2, BOTTOM + 0.022),
            text=say("labels.compared_standing_1"),
        ),
        Label(style="label-tick", at=(_hand_x, _hand_y - 2 * _half - 0.025), text=say("labels.load"), when=_held),
        *(_name(row, say(f"labels.{name}"), "label-tick-left") for row, name in zip(_rows[1:], MEASURED, strict=True)),
        _name(1.45, say("labels.measured_man"), "label-tick-left"),
        Label(style="label-tick-left", at=(RIGHT - 0.02, CHART_TOP - 0.03), text=say("labels.nothing_check_against")),
        *(_number(row, value, "label-muted") for row, value in zip(_rows[1:], MEASURED.values(), strict=True)),
        Label(
            style="label-green-left",
            at=(_muscle_high[0] - 0.02, _muscle_high[1] + 0.015),
            text=say("labels.back_muscles"),
        ),
        Label(
            style="label-red-left", at=(-0.095, Min(0.03, _squeeze_from[1] - 0.045)), text=say("labels.squeeze_disc")
        ),
        _name(_rows[0], say("labels.posture"), "label-red-left"),
        _number(_rows[0], _ratio, "label-red"),
    ),
    readouts=(
        Readout(
            say("readouts.squeeze_lowest_disc.label"),
            _ratio,
            say("readouts.squeeze_lowest_disc.unit"),
            1,
            note=say("readouts.squeeze_lowest_disc.note"),
            unusual=_unchecked,
        ),
        Readout(say("readouts.part_comes_back.label"), _muscle_part, "%"),
    ),
    sentences=(
        Sentence(say("sentences.trunk_upright_hands_empty"), when=Min(0.5 - _lean, 0.005 - _load)),
        Sentence(say("sentences.trunk_bent_forwards", "lean"), (_lean,), when=_lean - 0.5),
        Sentence(
            say("sentences.load_body_weight_held", "load", "load_reach"),
            (100 * _load, 100 * LOAD_REACH.symbol),
            when=_held,
        ),
        Sentence(say("sentences.squeeze_lowest_disc_times", "squeeze"), (_ratio,), 1),
        Sentence(say("sentences.back_muscles_make", "muscle_part"), (_muscle_part,)),
        Sentence(
            say("sentences.above_no_measurement_check"),
            when=_unchecked,
        ),
    ),
    sources=("wilke1999disc", "nachemson1966load"),
    illustrative=say("illustrative"),
    caption=say("caption"),
    prediction=say("prediction"),
    guess=say.guess(),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
