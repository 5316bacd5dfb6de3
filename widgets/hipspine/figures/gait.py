"""The end of a step, from the side: what gives way when the hip stops; beside it, a lean over a sore hip."""

from __future__ import annotations

import math

from sympy import Max, asin, cos, sin

from hipspine.evidence import number
from hipspine.figures.anatomy import LUMBAR, spine, spine_bones, spine_curve
from hipspine.figures.core import Figure, Output
from hipspine.figures.parts import Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Arc, Bone, Dot, Label, Line, Number, Point, Turn
from hipspine.figures.skeleton import landmarks
from hipspine.figures.texts import texts
from hipspine.models.gait_extension import (
    EXTRA_LUMBAR_EXTENSION,
    GAIT_EXTENSION,
    HIP_EXTENSION,
    PELVIS_ANGLE,
    THIGH_ANGLE,
)
from hipspine.models.translate import DEGREE

say = texts("gait")

STIFF = -5
"""Hip extension of the two presets with a stiff hip, degrees."""

GIVES_WAY = say.choice("gives_way", "back", "step")

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

GROUND = -0.857
_knee, _ankle = _points["knee"], _points["ankle"]
_heel: Point = (-0.05, -0.855)
_toe: Point = (0.197, -0.851)
_thigh_length, _shank_length = math.dist((0, 0), _knee), math.dist(_knee, _ankle)
_foot_length = math.dist(_ankle, _toe)
_foot_slope = math.degrees(math.atan2(_ankle[1] - _toe[1], _toe[0] - _ankle[0]))


class _Legs:
    """The pose of both legs for a thigh ``angle`` degrees behind the vertical, on the ground. All but it is drawing.

    The leading leg is straight and lands on its heel, which sets the height of the hips; the trailing knee bends a
    little, and the trailing heel lifts until the toes are on the ground.
    """

    def __init__(self, angle: Number) -> None:
        ahead = 6 + 0.55 * angle
        height = -(sin(ahead * DEGREE) * _heel[0] + cos(ahead * DEGREE) * _heel[1])
        self.hip: Point = (0.0, GROUND + height)
        self.leading = Turn(ahead, *self.hip)
        self.thigh = Turn(-angle, *self.hip)
        bend = Max(0.5 * angle, -2 * angle)
        self.shank = Turn.about(_knee, -(angle + bend), self.thigh.move(_knee))
        ankle = self.shank.move(_ankle)
        lift = asin((ankle[1] - GROUND) / _foot_length) / DEGREE - _foot_slope
        self.foot = Turn.about(_ankle, -lift, ankle)
        self.step = (self.foot.move(_toe)[0], self.leading.move(_toe)[0])

    def trailing(self, style: str, when: Number | None = None) -> tuple[Bone, ...]:
        below = (("fibula", self.shank), ("tibia", self.shank), ("foot", self.foot))
        parts = (*below, ("femur", self.thigh), ("patella", self.thigh))
        return tuple(Bone(style=style, shape=f"sagittal/{part}", turn=turn, when=when) for part, turn in parts)


_legs, _planned = _Legs(_thigh), _Legs(_wanted)
_hip = _legs.hip

# The pelvis's axis stands at right angles to the line between its bony points in front and behind.
_asis, _psis = _points["asis"], _points["psis"]
_tip_drawn = math.degrees(math.atan2(_psis[1] - _asis[1], _asis[0] - _psis[0]))
_pelvis = Turn(_tip_drawn - _pelvis_tip, *_hip)
_spine = spine("sagittal", _pelvis, _tip_drawn - _pelvis_tip, 0)
_before = Turn(_tip_drawn - _tip, *_hip)
_spine_before = spine("sagittal", _before, _tip_drawn - _tip, 0)


def _from_hip(length: float, angle: Number) -> Point:
    """Return the point at ``length`` from the hip, ``angle`` degrees backwards from straight down."""
    return _hip[0] - length * sin(angle * DEGREE), _hip[1] - length * cos(angle * DEGREE)


def _said(value: float) -> str:
    return f"{value:+g}".replace("-", "−")


say.know(without_pain=_said(_passive.value["control"]), with_pain=_said(_passive.value["lbp"]), stiff=-STIFF)

# From the front, apart: nothing here moves.
_MIDDLE, _LEAN, _SLANT = 0.73, 11, 4
_front = landmarks("frontal")
_body = Turn(0, _MIDDLE, 0)
_leaning = spine("frontal", _body, 0, _LEAN)
_sore = _body.move(_front["hip_right"])
_stance = Turn.about(_front["hip_right"], _SLANT, _sore)
_lifted = Turn(0, _MIDDLE, 0.09)
_STANCE_LEG = ("fibula_right", "tibia_right", "foot_right", "femur_right", "patella_right")
_LIFTED_LEG = ("fibula_left", "tibia_left", "foot_left")

_trunk = spine_bones("sagittal", _pelvis, _spine)
_thorax, _low_back = _trunk[: -2 * len(LUMBAR) - 1], _trunk[-2 * len(LUMBAR) - 1 :]
_discs, _vertebrae = _low_back[: len(LUMBAR) + 1], _low_back[len(LUMBAR) + 1 :]
_trunk_front = spine_bones("frontal", _body, _leaning)
_thorax_front, _vertebrae_front = _trunk_front[: -len(LUMBAR)], _trunk_front[-len(LUMBAR) :]
_behind_back = _spine_before["L3"].move(_points["disc_L2L3"])
_side = _from_hip(0.24, Max(_wanted, _pelvis_tip))
_behind_thigh: Point = (_side[0] - 0.07, _side[1])


def _heads(view: str, turn: Turn) -> tuple[Bone, ...]:
    return tuple(Bone(style="far-bone", shape=f"{view}/{part}", turn=turn) for part in ("cervical", "skull"))


def _ground(start: Number, end: Number, y: float) -> tuple[Point, ...]:
    return (start, y + 0.012), (start, y - 0.012), (start, y), (end, y), (end, y + 0.012), (end, y - 0.012)


FIGURE = Figure(
    id="gait",
    title=say("title"),
    extent=(-0.57, 0.93, -1.03, 0.86),
    model=GAIT_EXTENSION,
    choices=(GIVES_WAY,),
    outputs=(BACK_EXTRA, STEP_LOST, THIGH_NOW, PELVIS_NOW, HIP_NOW),
    sliders=(
        Slider(HIP_EXTENSION, say("sliders.hip_extension.label"), 1, ends=say.pair("sliders.hip_extension.ends")),
        Slider(THIGH_ANGLE, say("sliders.thigh_angle.label"), 1, ends=say.pair("sliders.thigh_angle.ends")),
        Slider(PELVIS_ANGLE, say("sliders.pelvis_angle.label"), 1),
    ),
    play=Play(HIP_EXTENSION, (15, -10, 5), 8),
    presets=(
        Preset(say("presets.flexible_hip"), {"hip_extension": 15}),
        Preset(say("presets.stiff_hip_low"), {"hip_extension": STIFF}),
        Preset(say("presets.stiff_hip_shorter"), {"hip_extension": STIFF, "gives_way": "step"}),
    ),
    primitives=(
        Line(style="axis", points=((-0.55, GROUND - 0.002), (0.91, GROUND - 0.002))),
        *(
            Bone(style="far-bone", shape=f"sagittal/{part}", turn=_legs.leading)
            for part in ("fibula", "tibia", "foot", "femur", "patella")
        ),
        *_thorax,
        *_heads("sagittal", _spine["thorax"]),
        *(Bone(style="far-bone", shape=f"frontal/{part}", turn=_lifted) for part in _LIFTED_LEG),
        *(Bone(style="far-bone", shape=f"frontal/{part}", turn=_body) for part in ("femur_left", "patella_left")),
        *_thorax_front,
        *_heads("frontal", _leaning["thorax"]),
        *_discs,
        *_vertebrae,
        Bone(style="bone", shape="sagittal/sacrum", turn=_pelvis),
        *_vertebrae_front,
        Bone(style="bone", shape="frontal/sacrum", turn=_body),
        Bone(style="bone", shape="frontal/pelvis", turn=_body),
        *_legs.trailing("near-bone"),
        *(Bone(style="near-bone", shape=f"frontal/{part}", turn=_stance) for part in _STANCE_LEG),
        Bone(style="bone", shape="sagittal/pelvis", turn=_pelvis),
        Bone(style="ghost", shape="sagittal/pelvis", turn=_before, when=_arched),
        Bone(style="ghost", shape="sagittal/sacrum", turn=_before, when=_arched),
        *(Bone(style="ghost", shape=f"sagittal/{level}", turn=_spine_before[level], when=_arched) for level in LUMBAR),
        *_planned.trailing("ghost", when=_lost),
        Line(style="ghost", points=_ground(*_planned.step, -0.9), when=_lost),
        Line(style="axis", points=_ground(*_legs.step, -0.9)),
        Line(style="guide", points=(_hip, _from_hip(0.42, 0))),
        Line(style="guide", points=((_MIDDLE, 0.86), (_MIDDLE, 0.17))),
        Line(style="amber", points=(_from_hip(-0.17, _pelvis_tip), _from_hip(0.33, _pelvis_tip))),
        Arc(style="amber", centre=_hip, radius=0.2, start=-90, end=-90 - _pelvis_tip),
        Line(style="blue", points=(_hip, _from_hip(0.4, _thigh))),
        Arc(style="blue", centre=_hip, radius=0.29, start=-90 - _pelvis_tip, end=-90 - _thigh),
        Arc(style="curve", centre=_hip, radius=0.2, start=-90 - _tip, end=-90 - _pelvis_tip),
        spine_curve("sagittal", _pelvis, _spine, "curve"),
        Dot(style="hip", at=_hip),
        Dot(style="joint", at=_sore),
        Label(
            style="label-amber",
            at=(0.13, _hip[1] + 0.03),
            text=say("labels.pelvis", "pelvis_tip"),
            values=(_pelvis_tip,),
        ),
        Label(
            style="label-violet-left",
            at=(_behind_back[0] - 0.1, _behind_back[1]),
            text=say("labels.low_back", "back_extra"),
            values=(BACK_EXTRA.symbol,),
            when=_arched,
        ),
        Label(
            style="label-violet-left",
            at=(_behind_back[0] - 0.1, _behind_back[1]),
            text=say("labels.low_back_unchanged"),
            when=-_arched,
        ),
        Label(
            style="label-blue-left",
            at=_behind_thigh,
            text=say("labels.hip_back", "hip_angle"),
            values=(_hip_angle,),
            when=_extended,
        ),
        Label(
            style="label-blue-left",
            at=_behind_thigh,
            text=say("labels.hip_bent", "hip_angle"),
            values=(-_hip_angle,),
            when=-_extended,
        ),
        Label(
            style="label-muted-centre",
            at=((_legs.step[0] + _legs.step[1]) / 2, -0.945),
            text=say("labels.step"),
            when=-_lost,
        ),
        Label(
            style="label-muted-centre",
            at=((_legs.step[0] + _legs.step[1]) / 2, -0.945),
            text=say("labels.shorter_step"),
            when=_lost,
        ),
        Label(style="label-muted-centre", at=(_MIDDLE - 0.03, -0.955), text=say("labels.leaning_over_sore")),
    ),
    readouts=(
        Readout(say("readouts.thigh_behind_vertical.label"), _thigh, "°"),
        Readout(say("readouts.pelvis_tips_forwards.label"), _pelvis_tip, "°"),
        Readout(say("readouts.hip_extends.label"), _hip_angle, "°", note=say("readouts.hip_extends.note")),
        Readout(say("readouts.low_back_bends.label"), BACK_EXTRA.symbol, "°"),
        Readout(say("readouts.lost_step.label"), STEP_LOST.symbol, "°", note=say("readouts.lost_step.note")),
    ),
    sentences=(
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
        Sentence(say("sentences.beside_seen_front_person")),
    ),
    sources=("roach2015rom", "kim2020extension", "hoagait2012trunk"),
    illustrative=say("illustrative"),
    caption=say("caption"),
    prediction=say("prediction"),
    guess=say.guess(),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
