"""The low back from the side: what the back muscles must hold, and what the lowest disc carries for it."""

from __future__ import annotations

from typing import Any

from sympy import Max, Min, Rational, cos, sin, sqrt

from hipspine.evidence import number
from hipspine.figures.anatomy import above, followed, spine, spine_bones
from hipspine.figures.chart import Chart, Curve
from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure
from hipspine.figures.disc_inset import INSET, disc_inset
from hipspine.figures.panels import while_shown
from hipspine.figures.parts import Handle, Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Area, Arrow, Bone, Dot, Label, Line, Muscle, Number, Point, Turn
from hipspine.figures.skeleton import landmarks, outlines
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
TRUNK_WEIGHT, TRUNK_HEIGHT, TRUNK_AHEAD = 0.58, 0.20, 0.02
"""Of the model: the trunk's weight in body weights, how far up the trunk and in front of the disc it acts, metres."""

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

MUSCLES = say.layer("muscles", on=True)
LEVERS = say.layer("levers")

_points = landmarks("sagittal")
_hip: Point = (0.0, 0.0)
_lean, _load = TRUNK_ANGLE.symbol, LOAD.symbol
_ratio = COMPRESSION_RATIO.symbol
_muscle_part = 100 * MUSCLE_FORCE.symbol / COMPRESSION.symbol
_by_muscles = _ratio * MUSCLE_FORCE.symbol / COMPRESSION.symbol
"""The muscles' part of the squeeze, compared with standing."""
_tilt = Rational(*DISC_SHARE) * _lean  # of the lowest disc, clockwise; the rest of the spine takes what is left
_pelvis = Turn(-_tilt)
_spine = spine("sagittal", _pelvis, -_tilt, -_lean)
_moving = {"pelvis": _pelvis, "sacrum": _pelvis, **_spine}
_disc = _pelvis.move(_points["disc_L5S1"])


def _from_disc(along: Number, across: Number) -> Point:
    """Return the point ``along`` metres up from the lowest disc, at its lean, and ``across`` metres forwards of it."""
    c, s = cos(_tilt * DEGREE), sin(_tilt * DEGREE)
    return _disc[0] + along * s + across * c, _disc[1] + along * c - across * s


_muscle_low = _from_disc(-0.005, -MUSCLE_LEVER)
_muscle_high = _from_disc(-0.005 + MUSCLE_FORCE.symbol * FORCE_SCALE, -MUSCLE_LEVER)
_squeeze_from = _from_disc(-0.012 - COMPRESSION.symbol * FORCE_SCALE, 0)
_squeeze_to = _from_disc(-0.012, 0)
_weight_at = (
    _disc[0] + TRUNK_HEIGHT * sin(_lean * DEGREE) + TRUNK_AHEAD,
    _disc[1] + TRUNK_HEIGHT * cos(_lean * DEGREE),
)
"""Where the weight of the trunk acts, in the model."""

# The hands hang from the shoulders, as far in front of the disc as the load is held; with no load they show where it
# would be.
_shoulder = _spine["thorax"].move((-0.02, 0.53))
_hand_x = _disc[0] + LOAD_REACH.symbol
_hand_y = Max(_shoulder[1] - sqrt(Max(ARM**2 - (_hand_x - _shoulder[0]) ** 2, 0.0025)), -0.03)
_held = _load - 0.005


def _on_arm(part: float) -> Point:
    """Return the point so far along the arm, from shoulder (0) to hand (1)."""
    (x, y) = _shoulder
    return x + part * (_hand_x - x), y + part * (_hand_y - y)


_half = 0.025 + 0.1 * _load

_thigh = above(outlines()["sagittal/femur"][0], -0.15)
"""The thigh bone, as far down as the chart leaves room."""

LEFT, RIGHT, BOTTOM, TOP = -0.19, 0.8, -0.575, 0.85
_frame = Frame(box=(-0.17, 0.785, -0.565, -0.21), x=(0, 7), y=(7.1, 0))
NOW_ROW, THICK, AXIS = 0.45, 0.9, 1.05
"""The bar of this posture, its thickness, and the axis under it, in rows of the chart from the top."""
_rows = {"bend": 2.9, "held_close": 4.1, "knees_bent": 5.3, "round_back": 6.5}
_unchecked = _ratio - CHECKED_UP_TO

_inset: Point = (0.66, 0.02)
INSET_SCALE = FORCE_SCALE / 3
"""Metres of arrow in the inset for one body weight."""


def _field(left: Number, right: Number, bottom: Number, top: Number) -> tuple[Point, ...]:
    return (left, bottom), (right, bottom), (right, top), (left, top)


_box = _field(_hand_x - _half, _hand_x + _half, _hand_y - 2 * _half, _hand_y)


def _muscle(name: str, style: str = "muscle") -> Muscle:
    turns = followed("sagittal", name, _moving)
    tension = Min(1, MUSCLE_FORCE.symbol / 4)
    return Muscle(style=style, shape=f"sagittal/{name}", name=name, turns=turns, tension=tension, when=MUSCLES.shown)


def _beside(name: str, style: str, away: float) -> Label:
    """Return the name of a measured posture, ``away`` from its dot to the side where there is room."""
    x, y = _frame.at(MEASURED[name], _rows[name])
    return Label(style=style, at=(x + away, y), text=say(f"labels.{name}"))


def _name(colour: str, at: Point, key: str, value: Number | None = None, **more: Any) -> Label:
    """Return a name in the gutter on the left, with its note; the number in it is called "part"."""
    names, values = ((), ()) if value is None else (("part",), (value,))
    note = say(f"labels.{key}_note", *names)
    return Label(
        side="left", style=f"label-{colour}", at=at, text=say(f"labels.{key}"), note=note, values=values, **more
    )


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
    choices=(MUSCLES, LEVERS),
    presets=tuple(Preset(say(f"presets.{name}"), values) for name, values in POSTURES.items()),
    play=Play(TRUNK_ANGLE, (0, 60, 0), 7),
    handles=(
        Handle(TRUNK_ANGLE, _spine["thorax"].move((-0.14, 0.5)), -1.2, _hip),
        Handle(LOAD_REACH, _on_arm(0.7), 1 / 0.7, along=(1, 0)),
    ),
    chart=Chart(
        TRUNK_ANGLE,
        (
            Curve(say("chart.squeeze"), _ratio, "violet", 1),
            Curve(say("chart.muscles"), _by_muscles, "muscle-curve", 1),
            Curve(say("chart.weight"), _ratio - _by_muscles, "ink", 1),
        ),
        x_title=say("chart.x"),
        y_title=say("chart.y"),
        x_ticks=(0, 10, 20, 30, 40, 50, 60, 70),
        y_ticks=(0, 1, 2, 3, 4, 5, 6, 7),
        unit=" ×",
    ),
    primitives=(
        Area(style="far-bone", points=_thigh),
        Area(style="band", points=_field(_frame.at(CHECKED_UP_TO, 0)[0], *_frame.box[1:])),
        _muscle("iliocostalis", "muscle-deep"),
        _muscle("longissimus"),
        _muscle("multifidus"),
        *spine_bones("sagittal", _pelvis, _spine),
        *(Bone(style="far-bone", shape=f"sagittal/{part}", turn=_spine["thorax"]) for part in ("cervical", "skull")),
        Bone(style="bone", shape="sagittal/sacrum", turn=_pelvis),
        Bone(style="bone", shape="sagittal/pelvis", turn=_pelvis),
        Line(style="arm", points=(_shoulder, (_hand_x, _hand_y))),
        Area(style="load", points=_box, when=_held),
        Line(style="before", points=(*_box, _box[0]), when=-_held),
        *while_shown(
            (
                Line(style="guide", points=(_muscle_low, _disc)),
                Line(style="guide", points=(_disc, (_weight_at[0], _disc[1]), _weight_at)),
                Arrow(
                    style="ink-arrow",
                    start=_weight_at,
                    end=(_weight_at[0], _weight_at[1] - TRUNK_WEIGHT * FORCE_SCALE),
                    width=0.01,
                ),
                Arrow(
                    style="ink-arrow",
                    start=(_hand_x, _hand_y - 2 * _half),
                    end=(_hand_x, _hand_y - 2 * _half - _load * FORCE_SCALE),
                    width=0.01,
                    when=_held,
                ),
                Line(style="guide", points=(_disc, (_hand_x, _disc[1])), when=_held),
            ),
            LEVERS.shown,
        ),
        Arrow(style="muscle-arrow", start=_muscle_high, end=_muscle_low, width=0.012),
        Arrow(style="violet-arrow", start=_squeeze_from, end=_squeeze_to, width=0.014),
        *disc_inset(_disc, _inset, _ratio, COMPRESSION.symbol * INSET_SCALE),
        _frame.lying_bar("bar-muscle", NOW_ROW, THICK, _by_muscles),
        _frame.lying_bar("bar-ink", NOW_ROW, THICK, _ratio, _by_muscles),
        Line(style="axis", points=(_frame.at(0, AXIS), _frame.at(7, AXIS))),
        *(Label(style="label-tick", at=_frame.at(v, AXIS + 0.65), text=f"{v}") for v in range(1, 8)),
        Label(
            style="label-tick",
            at=_frame.at((CHECKED_UP_TO + 7) / 2, (_rows["knees_bent"] + _rows["round_back"]) / 2),
            text=say("labels.nothing_check_against"),
        ),
        Label(
            style="label-violet",
            at=(_frame.box[0], _frame.box[3] + 0.03),
            text=say("labels.posture", "ratio"),
            values=(_ratio,),
            decimals=1,
        ),
        *(Dot(style="measured-dot", at=_frame.at(MEASURED[name], row)) for name, row in _rows.items()),
        *(_beside(name, "label-muted", 0.04) for name in ("bend", "held_close")),
        *(_beside(name, "label-tick-left", -0.04) for name in ("knees_bent", "round_back")),
        Label(style="label-tick-left", at=(0.79, _inset[1] + INSET + 0.027), text=say("labels.disc")),
        _name("muscle", _muscle_high, "back_muscles", _muscle_part),
        _name("violet", _squeeze_from, "squeeze_disc", rest=False),
        _name("muted", _frame.at(MEASURED["held_close"], _rows["held_close"]), "measured_man"),
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
