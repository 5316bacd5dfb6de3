"""Bending forwards, from the side: how hips and low back share the bend, and what hips that stop leave to the back."""

from __future__ import annotations

import math

from hipspine.evidence import number
from hipspine.figures.anatomy import LUMBAR, spine, spine_bones, spine_curve
from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure
from hipspine.figures.parts import Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Arc, Bone, Dot, Label, Line, Number, Point, Turn
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

# The ghost has the same bend to do, and hips that nothing stops.
_free_hips = _hips + _borrowed
_free_back = TRUNK_FLEXION.symbol - _free_hips
_free_pelvis = Turn(-_free_hips)
_free_spine = spine("sagittal", _free_pelvis, -_free_hips, -TRUNK_FLEXION.symbol)

# The pelvis's turn is shown by the line from the hips to the top of the sacrum.
_s1 = _points["s1_centre"]
_lean = math.degrees(math.atan2(_s1[1], _s1[0]))
_behind = _spine["L3"].move((_points["disc_L2L3"][0] - 0.115, _points["disc_L2L3"][1]))

_HIPS_AT, _BACK_AT = 0.5, 1.5
_field = Frame((-0.37, -0.1, -0.73, -0.29), (0, 2), (0, 75))


def _ghost_bar(middle: float, degrees: Number) -> Line:
    corners = ((middle - 0.3, 0), (middle - 0.3, degrees), (middle + 0.3, degrees), (middle + 0.3, 0))
    return Line(style="ghost", points=tuple(_field.at(*corner) for corner in corners), when=_held)


_skeleton = spine_bones("sagittal", _pelvis, _spine)
_thorax, _low_back = _skeleton[: -2 * len(LUMBAR) - 1], _skeleton[-2 * len(LUMBAR) - 1 :]

FIGURE = Figure(
    id="forward-bend",
    title=say("title"),
    extent=(-0.52, 0.88, -0.9, 0.86),
    model=FORWARD_BEND,
    sliders=(
        Slider(TRUNK_FLEXION, say("sliders.trunk_flexion.label"), 1, ends=say.pair("sliders.trunk_flexion.ends")),
        Slider(HIP_LIMIT, say("sliders.hip_limit.label"), 1, ends=say.pair("sliders.hip_limit.ends")),
    ),
    play=Play(TRUNK_FLEXION, (0, 111, 90), 9),
    presets=(
        Preset(say("presets.flexible_hips"), {"hip_limit": FLEXIBLE}),
        Preset(say("presets.tight_hamstrings"), {"hip_limit": TIGHT}),
    ),
    primitives=(
        Line(style="axis", points=((-0.12, -0.859), (0.3, -0.859))),
        *_thorax,
        *(Bone(style="far-bone", shape=f"sagittal/{part}", turn=_head) for part in ("cervical", "skull")),
        *_low_back,
        Bone(style="bone", shape="sagittal/sacrum", turn=_pelvis),
        *(
            Bone(style="near-bone", shape=f"sagittal/{part}")
            for part in ("fibula", "tibia", "foot", "femur", "patella")
        ),
        Bone(style="bone", shape="sagittal/pelvis", turn=_pelvis),
        *_field.axes(y=((0, "0°"), (30, "30°"), (60, "60°"))),
        _field.bar("bar-blue", _HIPS_AT, 0.6, _hips),
        _field.bar("bar-violet", _BACK_AT, 0.6, _back),
        # What hips that nothing stops would do, in dots: in the bars and in the bones.
        *(_ghost_bar(middle, degrees) for middle, degrees in ((_HIPS_AT, _free_hips), (_BACK_AT, _free_back))),
        Bone(style="ghost", shape="sagittal/pelvis", turn=_free_pelvis, when=_held),
        Bone(style="ghost", shape="sagittal/sacrum", turn=_free_pelvis, when=_held),
        *(Bone(style="ghost", shape=f"sagittal/{level}", turn=_free_spine[level], when=_held) for level in LUMBAR),
        Line(style="guide", points=(_hip, _s1)),
        Line(style="blue", points=(_hip, _pelvis.move(_s1))),
        Arc(style="blue", centre=_hip, radius=0.124, start=_lean - _hips, end=_lean),
        spine_curve("sagittal", _pelvis, _spine, "curve"),
        Dot(style="hip", at=_hip),
        Label(style="label-blue-left", at=(-0.11, 0.02), text=say("labels.hips", "hips"), values=(_hips,)),
        Label(style="label-violet-left", at=_behind, text=say("labels.low_back", "back"), values=(_back,)),
        Label(style="label-tick", at=(_field.at(_HIPS_AT, 0)[0], -0.82), text=say("labels.hips_2")),
        Label(style="label-tick", at=(_field.at(_BACK_AT, 0)[0], -0.82), text=say("labels.low_back_2")),
        Label(style="label-tick", at=(-0.27, -0.22), text=say("labels.dotted_flexible_hips"), when=_held),
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
