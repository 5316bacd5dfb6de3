"""Bending forwards, from the side: how hips and low back share the bend, and what hips that stop leave to the back."""

from __future__ import annotations

import math
from typing import Any

from sympy import cos, sin

from hipspine.evidence import number
from hipspine.figures.anatomy import LUMBAR, followed, spine, spine_bones, spine_curve
from hipspine.figures.chart import Chart, Curve
from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure
from hipspine.figures.panels import while_shown
from hipspine.figures.parts import Handle, Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Arc, Area, Bone, Dot, Label, Line, Muscle, Number, Point, Turn
from hipspine.figures.skeleton import landmarks
from hipspine.figures.texts import texts
from hipspine.models.forward_bend import (
    BORROWED,
    FORWARD_BEND,
    HIP_FLEXION_USED,
    HIP_LIMIT,
    LUMBAR_FLEXION_USED,
    LUMBAR_LIMIT,
    REACHED,
    TRUNK_FLEXION,
)
from hipspine.models.translate import DEGREE

say = texts("forward-bend")

FLEXIBLE, TIGHT, STIFFEST = 75, 60, 35
"""Hip limits in degrees: of the two presets, one that the measured rhythm never reaches and one that stands for tight
hamstrings, and of the last task, far stiffer than is usual with hip arthritis. All three are our choice."""

_totals = number("esola-total")

say.know(
    adults=_totals.n,
    total=_totals.value["total"],
    total_back=_totals.value["lumbar"],
    total_hips=_totals.value["hips"],
    tight=TIGHT,
    stiffest=STIFFEST,
    lumbar_limit=LUMBAR_LIMIT,
)

ANGLES = say.layer("angles", on=True)
MUSCLES = say.layer("muscles", on=True)

_points = landmarks("sagittal")
_hip: Point = (0.0, 0.0)
_hips, _back, _borrowed = HIP_FLEXION_USED.symbol, LUMBAR_FLEXION_USED.symbol, BORROWED.symbol
_missing = TRUNK_FLEXION.symbol - REACHED.symbol
_short = _missing - 0.5
_held = _borrowed - 0.5  # the hips have stopped, by more than rounding hides
_bent = TRUNK_FLEXION.symbol - 0.5

# Forwards is clockwise, to the right.
_pelvis = Turn(-_hips)
_spine = spine("sagittal", _pelvis, -_hips, -REACHED.symbol)
_head = _spine["thorax"]
_pull = (_hips / HIP_LIMIT.symbol) ** 3
"""How strongly the hamstrings are drawn to pull: it rises to 1 where the hips stop. Illustrative."""

# The ghost has the same bend to do, and hips that nothing stops.
_free_hips = _hips + _borrowed
_free_back = TRUNK_FLEXION.symbol - _free_hips
_free_pelvis = Turn(-_free_hips)
_free_spine = spine("sagittal", _free_pelvis, -_free_hips, -TRUNK_FLEXION.symbol)

# The pelvis's turn is shown by the line from the hips to the top of the sacrum.
_s1 = _points["s1_centre"]
_lean = math.degrees(math.atan2(_s1[1], _s1[0]))
SWEEP = 0.175
"""Radius, in metres, of the sector that the hips can bend through."""


def _from_hip(length: float, turned: Number) -> Point:
    """Return the point at ``length`` from the hip on the pelvis's line, once that has turned forwards so far."""
    return length * cos((_lean - turned) * DEGREE), length * sin((_lean - turned) * DEGREE)


_room = (_hip, *(_from_hip(SWEEP, HIP_LIMIT.symbol * k / 12) for k in range(13)))
"""The sector that the hips can bend through: from upright to where they stop."""

# The bars lie in front of the shins, where no pose comes: hips and low back, end to end.
_field = Frame((0.13, 0.77, -0.455, -0.245), (0, TRUNK_FLEXION.maximum), (0, 1))
DEGREE_LONG = (0.77 - 0.13) / TRUNK_FLEXION.maximum
"""Length of a degree in the bars, metres."""
THIS_ROW, FREE_ROW, THICK = 0.80, 0.16, 0.22
_TICKS = tuple((degrees, f"{degrees}°") for degrees in (0, 30, 60, 90))


def _ghost_bar(start: Number, end: Number) -> Line:
    low, high = FREE_ROW - THICK / 2, FREE_ROW + THICK / 2
    corners = ((start, low), (start, high), (end, high), (end, low), (start, low))
    return Line(style="before", points=tuple(_field.at(*corner) for corner in corners))


def _row(row: float, text: str, values: tuple[Number, ...] = ()) -> Label:
    """Return the words over a bar."""
    x, y = _field.at(0, row + THICK / 2)
    return Label(style="label-muted", at=(x, y + 0.041), text=text, values=values)


def _muscle(name: str, style: str = "muscle") -> Muscle:
    turns = followed("sagittal", name, {"pelvis": _pelvis})
    return Muscle(style=style, shape=f"sagittal/{name}", name=name, turns=turns, tension=_pull, when=MUSCLES.shown)


def _name(colour: str, at: Point, key: str, value: Number | None = None, **more: Any) -> Label:
    """Return a name in the gutter on the left, with its note; the number in it is called "angle"."""
    names, values = ((), ()) if value is None else (("angle",), (value,))
    note = say(f"labels.{key}_note")
    text = say(f"labels.{key}", *names)
    return Label(side="left", style=f"label-{colour}", at=at, text=text, note=note, values=values, **more)


_ghost_back = tuple(
    _free_spine["thorax"].move(_points[disc])
    for disc in ("disc_T12L1", "disc_T10T11", "disc_T8T9", "disc_T6T7", "disc_T4T5", "disc_T2T3", "disc_T1T2")
)
_skeleton = spine_bones("sagittal", _pelvis, _spine)
_thorax, _low_back = _skeleton[: -2 * len(LUMBAR) - 1], _skeleton[-2 * len(LUMBAR) - 1 :]

FIGURE = Figure(
    id="forward-bend",
    title=say("title"),
    extent=(-0.125, 0.8, -0.545, 0.845),
    model=FORWARD_BEND,
    sliders=(
        Slider(TRUNK_FLEXION, say("sliders.trunk_flexion.label"), 1, ends=say.pair("sliders.trunk_flexion.ends")),
        Slider(HIP_LIMIT, say("sliders.hip_limit.label"), 1, ends=say.pair("sliders.hip_limit.ends")),
    ),
    choices=(ANGLES, MUSCLES),
    play=Play(TRUNK_FLEXION, (0, 111, 90), 9),
    presets=(
        Preset(say("presets.flexible_hips"), {"hip_limit": FLEXIBLE}),
        Preset(say("presets.tight_hamstrings"), {"hip_limit": TIGHT}),
    ),
    handles=(
        Handle(TRUNK_FLEXION, _head.move((-0.13, 0.53)), -1.2, _hip),
        Handle(HIP_LIMIT, _field.at(HIP_LIMIT.symbol, THIS_ROW), 1 / DEGREE_LONG, along=(1, 0)),
    ),
    chart=Chart(
        TRUNK_FLEXION,
        (
            Curve(say("chart.hips"), _hips, "blue"),
            Curve(say("chart.back"), _back, "violet"),
        ),
        x_title=say("chart.x"),
        y_title=say("chart.y"),
        x_ticks=(0, 30, 60, 90, 111),
        y_ticks=(0, 20, 40, 60, 80),
    ),
    primitives=(
        *while_shown((Area(style="wash-blue", points=_room),), ANGLES.shown),
        # What hips that nothing stops would do stands behind, in dots.
        Line(style="before", points=_ghost_back, smooth=True, when=_held),
        Bone(style="before", shape="sagittal/skull", turn=_free_spine["thorax"], when=_held),
        *_thorax,
        *(Bone(style="far-bone", shape=f"sagittal/{part}", turn=_head) for part in ("cervical", "skull")),
        *_low_back,
        Bone(style="bone", shape="sagittal/sacrum", turn=_pelvis),
        _muscle("semimembranosus", "muscle-deep"),
        _muscle("semitendinosus", "muscle-deep"),
        *(
            Bone(style="near-bone", shape=f"sagittal/{part}")
            for part in ("fibula", "tibia", "foot", "femur", "patella")
        ),
        _muscle("biceps_femoris"),
        Bone(style="bone", shape="sagittal/pelvis", turn=_pelvis),
        Bone(style="before", shape="sagittal/pelvis", turn=_free_pelvis, when=_held),
        Bone(style="before", shape="sagittal/sacrum", turn=_free_pelvis, when=_held),
        *(Bone(style="before", shape=f"sagittal/{level}", turn=_free_spine[level], when=_held) for level in LUMBAR),
        *while_shown(
            (
                Line(style="guide", points=(_hip, _s1)),
                Line(style="guide-blue", points=(_hip, _from_hip(SWEEP + 0.03, HIP_LIMIT.symbol))),
                Line(style="blue", points=(_hip, _pelvis.move(_s1))),
                Arc(style="blue", centre=_hip, radius=0.124, start=_lean - _hips, end=_lean),
                spine_curve("sagittal", _pelvis, _spine, "curve"),
            ),
            ANGLES.shown,
        ),
        Dot(style="hip", at=_hip),
        *_field.axes(x=_TICKS, gap=0.2),
        _field.lying_bar("bar-blue", THIS_ROW, THICK, _hips),
        _field.lying_bar("bar-violet", THIS_ROW, THICK, _hips + _back, _hips),
        # Here the hips stop: blue does not pass it.
        Line(style="guide-blue", points=tuple(_field.at(HIP_LIMIT.symbol, row) for row in (0.62, 0.98))),
        _ghost_bar(0, _free_hips),
        _ghost_bar(_free_hips, TRUNK_FLEXION.symbol),
        _row(THIS_ROW, say("labels.row", "hip_limit"), (HIP_LIMIT.symbol,)),
        _row(FREE_ROW, say("labels.row_free")),
        _name("violet", _spine["L3"].move((-0.055, 0.215)), "back", _back, when=ANGLES.shown),
        _name("blue", _from_hip(0.07, _hips), "hips", _hips, when=ANGLES.shown),
        _name("muscle", (-0.058, -0.2), "hamstrings", when=MUSCLES.shown),
    ),
    readouts=(
        Readout(say("readouts.hips.label"), _hips, "°"),
        Readout(say("readouts.low_back.label"), _back, "°", note=say("readouts.low_back.note")),
        Readout(
            say("readouts.more_flexible_hips.label"),
            _back - _free_back,
            "°",
            note=say("readouts.more_flexible_hips.note"),
        ),
        Readout(say("readouts.how_far_bend.label"), REACHED.symbol, "°"),
    ),
    sentences=(
        Sentence(say("sentences.person_stands_upright"), when=-_bent),
        Sentence(
            say("sentences.bend_hips_give_low", "reached", "hips", "back"), (REACHED.symbol, _hips, _back), when=_bent
        ),
        Sentence(say("sentences.hips_stop_low_back"), when=-_held),
        Sentence(
            say("sentences.hips_stopped_straight_knees", "hip_limit", "free_back"),
            (HIP_LIMIT.symbol, _free_back),
            when=_held,
        ),
        Sentence(say("sentences.hips_low_back_both", "missing"), (_missing,), when=_short),
    ),
    sources=("esola1996forward", "laird2014kinematics", "sadler2017lordosis"),
    illustrative=say("illustrative"),
    caption=say("caption"),
    prediction=say("prediction"),
    guess=say.guess(),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
