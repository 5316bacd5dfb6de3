"""Reaching the thigh backwards, from the side: what the hip gives, and what it borrows from the low back."""

from __future__ import annotations

from typing import Any

from sympy import Max, Min, cos, sin

from hipspine.evidence import number
from hipspine.figures.anatomy import followed, spine, spine_bones, spine_curve
from hipspine.figures.chart import Chart, Curve
from hipspine.figures.core import Figure
from hipspine.figures.panels import while_shown
from hipspine.figures.parts import Handle, Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Area, Bone, Dot, Label, Line, Muscle, Number, Point, Turn
from hipspine.figures.skeleton import landmarks
from hipspine.figures.texts import texts
from hipspine.models.hip_flexor_tension import (
    EXTENSION_DEMAND,
    EXTENSION_LIMIT,
    EXTRAPOLATED,
    HIP_EXTENSION_USED,
    HIP_FLEXOR_TENSION,
    LUMBAR_EXTENSION_USED,
    LUMBAR_STIFFNESS,
    TIGHTNESS,
)
from hipspine.models.translate import DEGREE

say = texts("hip-flexor-tension")

TIGHT = 10
"""Tightness of the preset, degrees."""
LEG = ("fibula", "tibia", "foot", "femur", "patella")

_demand = EXTENSION_DEMAND.symbol
_by_hip, _by_back = HIP_EXTENSION_USED.symbol, LUMBAR_EXTENSION_USED.symbol
_guessed, _bent = EXTRAPOLATED.symbol, -_by_hip - 0.5
_hip: Point = (0.0, 0.0)

ANGLES = say.layer("angles", on=True)
MUSCLES = say.layer("muscles", on=True)

# The chest stays upright: as the low back arches, the pelvis tips forwards (clockwise) by as much, and the thigh,
# which the hip turns backwards (clockwise too), ends the whole demand behind the upright.
_pelvis = Turn(-_by_back)
_spine = spine("sagittal", _pelvis, -_by_back, 0)
_thigh = Turn(-_demand)
_moving = {"pelvis": _pelvis, "sacrum": _pelvis, **dict.fromkeys(LEG, _thigh), **_spine}

_pull = Min(1, Max(0, (_by_hip + TIGHTNESS.symbol) / EXTENSION_LIMIT))
"""How far the front of the hip is stretched on its own curve, from 0 to 1: so strongly muscles are drawn to pull."""


def _from_hip(length: float, angle: Number) -> Point:
    """Return the point at ``length`` below the hip, ``angle`` degrees backwards from straight down."""
    return -length * sin(angle * DEGREE), -length * cos(angle * DEGREE)


REACH, THICK = 0.345, 0.024
"""Radius of the wedges between the upright and the thigh, and of the band along their edge, metres."""


def _wedge(start: Number, end: Number) -> tuple[Point, ...]:
    """Return a wedge at the hip, between two angles backwards from straight down."""
    return (_hip, *(_from_hip(REACH, start + (end - start) * k / 14) for k in range(15)))


def _ring(start: Number, end: Number) -> tuple[Point, ...]:
    """Return the band along the round edge of a wedge."""
    angles = [start + (end - start) * k / 14 for k in range(15)]
    return (*(_from_hip(REACH, a) for a in angles), *(_from_hip(REACH - THICK, a) for a in reversed(angles)))


def _on_ring(angle: Number) -> Point:
    return _from_hip(REACH - THICK / 2, angle)


def _muscle(name: str, style: str = "muscle") -> Muscle:
    turns = followed("sagittal", name, _moving)
    return Muscle(style=style, shape=f"sagittal/{name}", name=name, turns=turns, tension=_pull, when=MUSCLES.shown)


def _name(side: str, colour: str, at: Point, key: str, value: Number | None = None, **more: Any) -> Label:
    """Return a name in the gutter at ``side``, with its note; the number in it is called "angle"."""
    names, values = ((), ()) if value is None else (("angle",), (value,))
    note = say(f"labels.{key}_note")
    text = say(f"labels.{key}", *names)
    return Label(side=side, style=f"label-{colour}", at=at, text=text, note=note, values=values, **more)


_before_l3 = _spine["L3"].move(landmarks("sagittal")["disc_L2L3"])
_half = (_by_back + _demand) / 2

_people, _stretch = number("hip-ext-lumbar-rotation").n, number("stretch-tilt")
_further, _less_tilt = _stretch.value["hip_extension"], -_stretch.value["pelvic_tilt"]
_shared = HIP_FLEXOR_TENSION()
_tight = HIP_FLEXOR_TENSION(tightness=TIGHT)

say.know(
    people=_people,
    men=_stretch.n,
    hip_at_start=f"{_shared['hip_extension_used']:.0f}",
    back_at_start=f"{_shared['lumbar_extension_used']:.0f}",
    hip_tight=f"{_tight['hip_extension_used']:.0f}",
    back_tight=f"{_tight['lumbar_extension_used']:.0f}",
    further=_further,
    less_tilt=_less_tilt,
)

FIGURE = Figure(
    id="hip-flexor-tension",
    title=say("title"),
    extent=(-0.25, 0.095, -0.44, 0.325),
    model=HIP_FLEXOR_TENSION,
    sliders=(
        Slider(EXTENSION_DEMAND, say("sliders.extension_demand.label"), 1),
        Slider(TIGHTNESS, say("sliders.tightness.label"), 1, ends=say.pair("sliders.tightness.ends")),
        Slider(
            LUMBAR_STIFFNESS,
            say("sliders.lumbar_stiffness.label"),
            0.1,
            1,
            unit=say("sliders.lumbar_stiffness.unit"),
            ends=say.pair("sliders.lumbar_stiffness.ends"),
        ),
    ),
    choices=(ANGLES, MUSCLES),
    play=Play(EXTENSION_DEMAND, (10, 35, 25), 6),
    presets=(Preset(say("presets.supple_hip")), Preset(say("presets.tight_hip"), {"tightness": TIGHT})),
    handles=(Handle(EXTENSION_DEMAND, _thigh.move((-0.06, -0.25)), -1, _hip),),
    chart=Chart(
        EXTENSION_DEMAND,
        (
            Curve(say("chart.hip"), _by_hip, "blue"),
            Curve(say("chart.back"), _by_back, "violet"),
        ),
        x_title=say("chart.x"),
        y_title=say("chart.y"),
        x_ticks=(10, 15, 20, 25, 30, 35),
        y_ticks=(-10, 0, 10, 20, 30, 40),
    ),
    primitives=(
        *while_shown(
            (
                Area(style="wash-violet", points=_wedge(0, _by_back)),
                Area(style="wash-blue", points=_wedge(_by_back, _demand)),
                Line(style="guide", points=(_hip, _from_hip(REACH + 0.05, 0))),
            ),
            ANGLES.shown,
        ),
        Bone(style="ghost", shape="sagittal/pelvis", when=_by_back - 0.5),
        *spine_bones("sagittal", _pelvis, _spine),
        Bone(style="bone", shape="sagittal/sacrum", turn=_pelvis),
        *(Bone(style="near-bone", shape=f"sagittal/{part}", turn=_thigh) for part in LEG),
        _muscle("psoas"),
        Bone(style="bone", shape="sagittal/pelvis", turn=_pelvis),
        _muscle("iliacus"),
        _muscle("rectus_femoris"),
        *while_shown(
            (
                spine_curve("sagittal", _pelvis, _spine, "curve"),
                Area(style="part-violet", points=_ring(0, _by_back)),
                Area(style="part-blue", points=_ring(_by_back, _demand)),
            ),
            ANGLES.shown,
        ),
        Dot(style="hip", at=_hip),
        _name("right", "violet", _before_l3, "back", _by_back, when=ANGLES.shown),
        _name("right", "violet", _on_ring(_by_back * 0.5), "lent", _by_back, when=ANGLES.shown, rest=False),
        *(
            _name("right", "blue", _on_ring(_half), key, value, when=ANGLES.shown * Min(1, Max(0, when)))
            for key, value, when in (
                ("hip", _by_hip, (1 - _guessed) * -_bent),
                ("guess", _by_hip, _guessed),
                ("bent", -_by_hip, _bent),
            )
        ),
        _name("right", "muscle", _pelvis.move((0.03, 0.06)), "iliopsoas", when=MUSCLES.shown),
        _name("right", "muscle", _thigh.move((0.055, -0.2)), "rectus_femoris", when=MUSCLES.shown),
    ),
    readouts=(
        Readout(say("readouts.hip_gives.label"), _by_hip, "°", note=say("readouts.hip_gives.note")),
        Readout(say("readouts.low_back_gives.label"), _by_back, "°"),
    ),
    sentences=(
        Sentence(
            say("sentences.thigh_goes_back_hip", "demand", "by_hip", "by_back"),
            (_demand, _by_hip, _by_back),
            when=-_bent,
        ),
        Sentence(
            say("sentences.thigh_goes_back_but", "demand", "by_hip", "by_back"),
            (_demand, -_by_hip, _by_back),
            when=_bent,
        ),
        Sentence(
            say("sentences.hip_stretched_beyond_which", "extension_limit"),
            (EXTENSION_LIMIT,),
            when=_guessed,
        ),
        Sentence(say("sentences.about_reaching_back_about")),
        Sentence(say("sentences.among_people_lasting_back")),
    ),
    sources=("riener1999passive", "kim2020extension", "preece2021stretch", "youdas1996lordosis"),
    illustrative=say("illustrative"),
    caption=say("caption"),
    prediction=say("prediction"),
    guess=say.guess(),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
