"""A stride from the side: what gives way when the hip stops at its end; from the front, a lean over a sore hip."""

from __future__ import annotations

import math

from sympy import Abs, Max, Min, Piecewise, cos, sin

from hipspine.evidence import number
from hipspine.figures.anatomy import LUMBAR, followed, spine, spine_bones, spine_curve
from hipspine.figures.body import side_arm, side_leg, side_trunk
from hipspine.figures.chart import Chart, Curve
from hipspine.figures.core import Figure, Output
from hipspine.figures.leaning import leaning
from hipspine.figures.panels import while_shown
from hipspine.figures.parts import Handle, Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Arc, Area, Bone, Dot, Label, Line, Muscle, Number, Point, Primitive, Turn
from hipspine.figures.skeleton import landmarks
from hipspine.figures.stride import GROUND, TOE, Leg, Posed, ahead, end_of_step, thigh_way, walking
from hipspine.figures.texts import texts
from hipspine.figures.workings import Workings
from hipspine.models.gait_extension import (
    EXTRA_LUMBAR_EXTENSION,
    GAIT_EXTENSION,
    HIP_EXTENSION,
    PELVIS_ANGLE,
    STRIDE,
    THIGH_ANGLE,
)
from hipspine.models.translate import DEGREE

say = texts("gait")

STIFF = -5
"""Hip extension of the two presets with a stiff hip, degrees."""

STOP = 0.58
"""How long the line is drawn at which the hip stops, in metres."""
STEP_MARK = -0.9
"""Height of the mark of a step's length, in metres from the hips."""

GIVES_WAY = say.choice("gives_way", "back", "step")
VIEW = say.choice("view", "side", "front")
MUSCLES = say.layer("muscles")

_passive = number("lbp-hip-extension-roach")
_points = landmarks("sagittal")
_back, _step = (GIVES_WAY.pick({"back": back, "step": 1 - back}) for back in (1, 0))
_extra, _wanted, _tip = EXTRA_LUMBAR_EXTENSION.symbol, THIGH_ANGLE.symbol, PELVIS_ANGLE.symbol

BACK_EXTRA = Output("lumbar_extension_now", say("outputs.lumbar_extension_now"), _extra * _back, "°", r"\Delta_L")
STEP_LOST = Output("thigh_lost", say("outputs.thigh_lost"), _extra * _step, "°", r"\Delta_\theta")
THIGH_NOW = Output("thigh_angle_now", say("outputs.thigh_angle_now"), _wanted - STEP_LOST.symbol, "°", r"\theta'")
PELVIS_NOW = Output("pelvis_angle_now", say("outputs.pelvis_angle_now"), _tip + BACK_EXTRA.symbol, "°", r"\alpha'")
HIP_NOW = Output("hip_extension_now", say("outputs.hip_extension_now"), THIGH_NOW.symbol - PELVIS_NOW.symbol, "°", r"e")

_thigh, _pelvis_tip, _hip_angle = THIGH_NOW.symbol, PELVIS_NOW.symbol, HIP_NOW.symbol
_arched, _lost, _enough = BACK_EXTRA.symbol - 0.49, STEP_LOST.symbol - 0.49, 0.49 - _extra
_extended = _hip_angle + 0.5  # rounds to 0 or more

_NOW = STRIDE.symbol / 100
_END = 0.49 - Abs(STRIDE.symbol - 50)
"""Above 0 at the one moment of the model."""
_SIDE, _FRONT = (VIEW.pick({"side": side, "front": 1 - side}) for side in (1, 0))

# On the way the same sum holds: what the thigh's way asks for, and hip and pelvis do not give, is missing.
_early = Piecewise((1, _NOW <= 0.5), (0, True))
# A hip that stays bent lands farther in front: as a foot lands, nothing is missing yet.
_lands, _far_lands = Max(ahead(_wanted), -_tip - HIP_EXTENSION.symbol), ahead(_thigh)


def _way(stride: Number, swings: Number) -> tuple[Number, Number]:
    """Return the near thigh's angle at a part of the stride, as it should be, and what is missing then."""
    asked = thigh_way(stride, swings, _wanted, _lands)
    return asked, Max(0, asked - _tip - HIP_EXTENSION.symbol)


_asked, _missing = _way(_NOW, 1 - _early)
_asked_middle, _missing_middle = _way(0.25, 0)
BACK_ON_WAY = Output("lumbar_on_the_way", say("outputs.lumbar_on_the_way"), _missing * _back, "°", r"\Delta_L(t)")
HIP_ON_WAY = Output("hip_on_the_way", say("outputs.hip_on_the_way"), _asked - _missing - _tip, "°", r"e(t)")
_named = Workings()
_pelvis_way = _tip + BACK_ON_WAY.symbol
_thigh_way = HIP_ON_WAY.symbol + _pelvis_way
_near = Leg(_thigh_way, _asked_middle - _missing_middle * _step, _thigh, _lands, _far_lands)
_far = Leg(
    _named.number("far_way", thigh_way(_NOW + 0.5, _early, _wanted, _far_lands)),
    thigh_way(0.25, 0, _wanted, _far_lands),
    _wanted,
    _far_lands,
    _lands,
)
_hip, _near_leg, _far_leg = walking(_NOW, _near, _far, _named)
_, _planned, _planned_lead = end_of_step(_wanted)
_, _stopped, _stopped_lead = end_of_step(_thigh)

# The pelvis's axis stands at right angles to the line between its bony points in front and behind.
_asis, _psis = _points["asis"], _points["psis"]
_tip_drawn = math.degrees(math.atan2(_psis[1] - _asis[1], _asis[0] - _psis[0]))
_pelvis = _named.turn("pelvis", Turn(_tip_drawn - _pelvis_way, *_hip))
_spine = _named.turns(spine("sagittal", _pelvis, _tip_drawn - _pelvis_way, 0))
_before = Turn(_tip_drawn - _tip, *_hip)
_spine_before = spine("sagittal", _before, _tip_drawn - _tip, 0)


def _from_hip(length: float, angle: Number) -> Point:
    """Return the point at ``length`` from the hip, ``angle`` degrees backwards from straight down."""
    return _hip[0] - length * sin(angle * DEGREE), _hip[1] - length * cos(angle * DEGREE)


def _said(value: float) -> str:
    return f"{value:+g}".replace("-", "−")


say.know(without_pain=_said(_passive.value["control"]), with_pain=_said(_passive.value["lbp"]), stiff=-STIFF)


def _skin(leg: Posed) -> tuple[Primitive, ...]:
    return side_leg({"pelvis": _pelvis, "thigh": leg.thigh, "shin": leg.shin, "foot": leg.foot})


def _arm(behind: Number) -> Area:
    """Return an arm that swings with the other leg."""
    shoulder = _spine["thorax"].move((-0.03, 0.52))
    return side_arm(Turn(-0.6 * behind, *shoulder))


def _leg_bones(leg: Posed, style: str, when: Number | None = None) -> tuple[Bone, ...]:
    return tuple(Bone(style=style, shape=f"sagittal/{part}", turn=turn, when=when) for part, turn in leg.bones)


_bones = {
    "pelvis": _pelvis,
    "sacrum": _pelvis,
    **_spine,
    "femur": _near_leg.thigh,
    "patella": _near_leg.thigh,
    "tibia": _near_leg.shin,
    "fibula": _near_leg.shin,
}


def _muscle(name: str) -> Muscle:
    turns = followed("sagittal", name, _bones)
    return Muscle(style="muscle", shape=f"sagittal/{name}", name=name, turns=turns, when=MUSCLES.shown)


_trunk = spine_bones("sagittal", _pelvis, _spine)
_behind_back = _spine["L3"].move((-0.085, 0.215))
_belly = _pelvis.move((0.03, 0.06))
_seat = _pelvis.move((-0.085, 0.03))


def _heads(view: str, turn: Turn) -> tuple[Bone, ...]:
    return tuple(Bone(style="far-bone", shape=f"{view}/{part}", turn=turn) for part in ("cervical", "skull"))


def _ground(start: Number, end: Number, y: float) -> tuple[Point, ...]:
    return (start, y + 0.012), (start, y - 0.012), (start, y), (end, y), (end, y + 0.012), (end, y - 0.012)


def _name(
    side: str, colour: str, at: Point, key: str, rest: bool = True, when: Number | None = None, **values: Number
) -> Label:
    """Return a name in the gutter at ``side``, with its numbers by name."""
    return Label(
        side=side,
        style=f"label-{colour}",
        at=at,
        text=say(f"labels.{key}", *values),
        note=say(f"labels.{key}_note"),
        values=tuple(values.values()),
        rest=rest,
        when=when,
    )


_stop_angle = _pelvis_way + HIP_EXTENSION.symbol
_step_ends = (_stopped.foot.move(TOE)[0], _stopped_lead.move(TOE)[0])
_planned_ends = (_planned.foot.move(TOE)[0], _planned_lead.move(TOE)[0])
_arc = _from_hip(0.29, (_pelvis_way + _thigh_way) / 2)
_back_now, _hip_now = BACK_ON_WAY.symbol, HIP_ON_WAY.symbol
_arched_now, _extended_now = _back_now - 0.49, _hip_now + 0.5


def _seen(place: Point) -> Point:
    """Return a place while the side is shown, and none otherwise."""
    x, y = (VIEW.pick({"side": n}) for n in place)
    return x, y


# A mark on the floor, where this foot lands: the foot that stands carries the body on from it.
_landed, _passed = _near_leg.foot.move(TOE)[0], _far_leg.foot.move(TOE)[0]
_mark = Piecewise((_landed, _NOW <= 0.5), (_passed + _step_ends[0] - _step_ends[1], True))
_FLOOR = GROUND - 0.015

SIDE_VIEW: tuple[Primitive, ...] = (
    _arm(_asked),
    _arm(-_asked),
    *_skin(_far_leg),
    *_leg_bones(_far_leg, "far-bone"),
    *side_trunk({"pelvis": _pelvis, **_spine}),
    *_trunk[: -2 * len(LUMBAR) - 1],
    *_heads("sagittal", _spine["thorax"]),
    *_skin(_near_leg),
    *_trunk[-2 * len(LUMBAR) - 1 :],
    Bone(style="bone", shape="sagittal/sacrum", turn=_pelvis),
    Line(style="axis", points=((-0.62, _FLOOR), (0.62, _FLOOR))),
    Line(style="measured", points=((_mark, _FLOOR), (_mark, _FLOOR - 0.03)), when=_mark + 0.6),
    *_leg_bones(_near_leg, "near-bone"),
    _muscle("psoas"),
    Bone(style="bone", shape="sagittal/pelvis", turn=_pelvis),
    _muscle("iliacus"),
    _muscle("rectus_femoris"),
    _muscle("gluteus_maximus"),
    *while_shown(
        (
            Bone(style="ghost", shape="sagittal/pelvis", turn=_before),
            Bone(style="ghost", shape="sagittal/sacrum", turn=_before),
            *(Bone(style="ghost", shape=f"sagittal/{level}", turn=_spine_before[level]) for level in LUMBAR),
        ),
        _arched_now,
    ),
    *while_shown(
        (*_leg_bones(_planned, "ghost"), Line(style="ghost", points=_ground(*_planned_ends, STEP_MARK))),
        Min(_lost, _END),
    ),
    Line(style="axis", points=_ground(*_step_ends, STEP_MARK), when=_END),
    Line(style="guide", points=(_hip, _from_hip(0.42, 0))),
    Line(style="guide-blue", points=(_hip, _from_hip(STOP, _stop_angle))),
    Line(style="teal", points=(_from_hip(-0.2, _pelvis_way), _from_hip(0.3, _pelvis_way))),
    Line(style="blue", points=(_hip, _from_hip(0.4, _thigh_way))),
    Arc(style="blue", centre=_hip, radius=0.29, start=-90 - _pelvis_way, end=-90 - _thigh_way),
    Arc(style="curve", centre=_hip, radius=0.2, start=-90 - _tip, end=-90 - _pelvis_way),
    spine_curve("sagittal", _pelvis, _spine, "curve"),
    Dot(style="hip", at=_hip),
    _name("right", "teal", _from_hip(-0.2, _pelvis_way), "pelvis", pelvis_tip=_pelvis_way),
    _name("left", "violet", _behind_back, "low_back", when=_arched_now, back_extra=_back_now),
    _name("left", "violet", _behind_back, "low_back_unchanged", when=-_arched_now),
    _name("left", "blue", _arc, "hip_back", when=_extended_now, hip_angle=_hip_now),
    _name("left", "blue", _arc, "hip_bent", when=-_extended_now, hip_angle=-_hip_now),
    _name("right", "muscle", _belly, "flexors", rest=False, when=MUSCLES.shown),
    _name("left", "muscle", _seat, "gluteus_maximus", rest=False, when=MUSCLES.shown),
    *(
        Label(style="label-muted-centre", at=(0, STEP_MARK - 0.048), text=say(f"labels.{key}"), when=when)
        for key, when in (
            ("step", Min(_END, -_lost)),
            ("shorter_step", Min(_END, _lost)),
            ("in_between", -_END),
        )
    ),
)

_lean = leaning(_NOW, say, _named)

FIGURE = Figure(
    id="gait",
    title=say("title"),
    extent=(-0.3, 0.32, -0.985, 0.87),
    close=(-0.55, 0.55, -0.5, 0.325),
    model=GAIT_EXTENSION,
    choices=(MUSCLES, VIEW, GIVES_WAY),
    outputs=(BACK_EXTRA, STEP_LOST, THIGH_NOW, PELVIS_NOW, HIP_NOW, BACK_ON_WAY, HIP_ON_WAY),
    workings=_named.steps,
    sliders=(
        Slider(STRIDE, say("sliders.stride.label"), 1, ends=say.pair("sliders.stride.ends")),
        Slider(HIP_EXTENSION, say("sliders.hip_extension.label"), 1, ends=say.pair("sliders.hip_extension.ends")),
        Slider(THIGH_ANGLE, say("sliders.thigh_angle.label"), 1, ends=say.pair("sliders.thigh_angle.ends")),
        Slider(PELVIS_ANGLE, say("sliders.pelvis_angle.label"), 1),
    ),
    play=Play(STRIDE, (0, 100, 0), 8),
    presets=(
        Preset(say("presets.flexible_hip"), {"hip_extension": 15}),
        Preset(say("presets.stiff_hip_low"), {"hip_extension": STIFF}),
        Preset(say("presets.stiff_hip_shorter"), {"hip_extension": STIFF, "gives_way": "step"}),
    ),
    handles=(
        Handle(PELVIS_ANGLE, _seen(_pelvis.move((0.075, 0.15))), -1, _hip),
        Handle(THIGH_ANGLE, _seen(_from_hip(0.36, _thigh_way)), -1, _hip),
        Handle(HIP_EXTENSION, _seen(_from_hip(STOP, _stop_angle)), -1, _hip),
    ),
    chart=Chart(
        STRIDE,
        (
            Curve(say("chart.hip"), HIP_ON_WAY.symbol, "blue"),
            Curve(say("chart.back"), BACK_ON_WAY.symbol, "violet"),
        ),
        x_title=say("chart.x"),
        y_title=say("chart.y"),
        x_ticks=(0, 25, 50, 75, 100),
        y_ticks=(-60, -40, -20, 0, 20, 40),
    ),
    primitives=(*while_shown(SIDE_VIEW, _SIDE), *while_shown(_lean, _FRONT)),
    readouts=(
        Readout(say("readouts.thigh_behind_vertical.label"), _thigh, "°"),
        Readout(say("readouts.pelvis_tips_forwards.label"), _pelvis_tip, "°"),
        Readout(say("readouts.hip_extends.label"), _hip_angle, "°", note=say("readouts.hip_extends.note")),
        Readout(say("readouts.low_back_bends.label"), BACK_EXTRA.symbol, "°"),
        Readout(say("readouts.lost_step.label"), STEP_LOST.symbol, "°", note=say("readouts.lost_step.note")),
    ),
    sentences=(
        Sentence(say("sentences.front_lean"), when=_FRONT),
        Sentence(say("sentences.in_between"), when=Min(_SIDE, -_END)),
        Sentence(say("sentences.end_step_thigh_behind", "thigh"), (_thigh,), when=_thigh + 0.5),
        Sentence(say("sentences.thigh_stays_front_vertical", "thigh"), (-_thigh,), when=-_thigh - 0.5),
        Sentence(
            say("sentences.pelvis_tips_forwards_hip", "pelvis_tip", "hip_angle"),
            (_pelvis_tip, _hip_angle),
            when=_extended,
        ),
        Sentence(
            say("sentences.pelvis_tips_forwards_hip_stays", "pelvis_tip", "hip_angle"),
            (_pelvis_tip, -_hip_angle),
            when=-_extended,
        ),
        Sentence(say("sentences.enough_nothing_give_way"), when=_enough),
        Sentence(
            say("sentences.low_back_bends_further", "back_extra"),
            (BACK_EXTRA.symbol,),
            when=_arched,
        ),
        Sentence(
            say("sentences.low_back_stays_thigh", "step_lost"),
            (STEP_LOST.symbol,),
            when=_lost,
        ),
    ),
    sources=("roach2015rom", "kim2020extension", "hoagait2012trunk"),
    illustrative=say("illustrative"),
    caption=say("caption"),
    prediction=say("prediction"),
    guess=say.guess(),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
