"""The hip socket from the side and cut open: which way it faces turns with the pelvis."""

from __future__ import annotations

import math

from sympy import Abs, cos, sin, sqrt

from hipspine.evidence import number
from hipspine.figures.anatomy import THORAX, spine, spine_bones
from hipspine.figures.core import Figure
from hipspine.figures.parts import Drag, Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Arc, Area, Arrow, Bone, Dot, Label, Line, Number, Point, Turn
from hipspine.models.acetabular_opening import (
    ACETABULAR_OPENING,
    ANTEVERSION,
    ANTEVERSION_NOW,
    INCLINATION,
    INCLINATION_NOW,
    POSTERIOR_TILT,
)
from hipspine.models.translate import DEGREE

RIM = 0.034
"""Radius of the drawn rim of the socket, metres."""
RIM_POINTS = 24
FACING = 0.125
"""Length, in metres, of the arrow that says where the socket faces; seen from the side it is foreshortened."""

_squat = {group: text.replace("+/-", "±") for group, text in number("fai-squat").value.items()}


def _turned(tilt: float, **shape: float) -> str:
    """Return how far the socket faces forwards after a tilt of the pelvis, in words for readers."""
    return f"{ACETABULAR_OPENING(posterior_tilt=tilt, **shape)['anteversion_now']:.0f}"


_tilt = POSTERIOR_TILT.symbol
_now, _before = ANTEVERSION_NOW.symbol, ANTEVERSION.symbol
_hip: Point = (0.0, 0.0)
_moved = Abs(_tilt) - 0.5

# Backwards is counter-clockwise. The socket belongs to the pelvis and turns with it.
_pelvis = Turn(_tilt)
_spine = spine("sagittal", _pelvis, _tilt, 0)
_lumbar = spine_bones("sagittal", _pelvis, _spine)[len(THORAX) :]

# From the side the round rim is an ellipse, and the arrow that the socket faces along is foreshortened: both are the
# true projection of a circle and a direction in space.
_outwards = sin(INCLINATION.symbol * DEGREE) * cos(_before * DEGREE)
_forwards = sin(_before * DEGREE)
_downwards = cos(INCLINATION.symbol * DEGREE) * cos(_before * DEGREE)
_seen = sqrt(_forwards**2 + _downwards**2)
_along: Point = (_forwards / _seen, -_downwards / _seen)


def _rim(turn: Turn) -> tuple[Point, ...]:
    """Return the rim of the socket as seen from the side, in a pelvis that moves by ``turn``."""
    round_about = (2 * math.pi * k / RIM_POINTS for k in range(RIM_POINTS))
    ellipse = ((RIM * math.cos(a), RIM * math.sin(a) * _outwards) for a in round_about)
    return tuple(
        turn.move((-_along[1] * long + _along[0] * short, _along[0] * long + _along[1] * short))
        for long, short in ellipse
    )


def _tip(turn: Turn, length: float) -> Point:
    return turn.move((length * _forwards, -length * _downwards))


# The cut goes through the socket along the way that it faces, square to the front of the body: there anteversion is
# seen as it is. Up is forwards, right is outwards.
_cut: Point = (0.245, 0.045)
CUP, BALL, AXIS = 0.074, 0.058, 0.150


def _from_cut(length: float, angle: Number) -> Point:
    return _cut[0] + length * cos(angle * DEGREE), _cut[1] + length * sin(angle * DEGREE)


def _bowl(inner: float, outer: float, angle: Number) -> tuple[Point, ...]:
    """Return the outline of the cut socket, a half ring that opens towards ``angle``."""
    steps = [90 + 180 * k / 18 for k in range(19)]
    return tuple(_from_cut(outer, angle + s) for s in steps) + tuple(_from_cut(inner, angle + s) for s in steps[::-1])


_bowl_before = _bowl(BALL + 0.003, CUP, _before)

FIGURE = Figure(
    id="acetabular-opening",
    title="The hip socket is part of the pelvis: tip the pelvis, and the socket faces another way",
    extent=(-0.215, 0.415, -0.235, 0.295),
    model=ACETABULAR_OPENING,
    sliders=(
        Slider(POSTERIOR_TILT, "Tip the pelvis", 1, ends=("forwards", "backwards")),
        Slider(ANTEVERSION, "Shape: how far the socket faces forwards", 1),
        Slider(INCLINATION, "Shape: how steeply the socket opens", 1),
    ),
    play=Play(POSTERIOR_TILT, (0, 20, -20, 0), 8),
    drag=Drag(POSTERIOR_TILT, _hip, 1),
    presets=(
        Preset("Pelvis as it was"),
        Preset("Tipped 10° backwards", {"posterior_tilt": 10}),
        Preset("Tipped 10° forwards", {"posterior_tilt": -10}),
    ),
    primitives=(
        Bone(style="ghost", shape="sagittal/pelvis", when=_moved),
        Bone(style="far-bone", shape="sagittal/femur"),
        *_lumbar,
        Bone(style="bone", shape="sagittal/sacrum", turn=_pelvis),
        Bone(style="bone", shape="sagittal/pelvis", turn=_pelvis),
        Area(style="disc", points=_rim(_pelvis)),
        Area(style="disc", points=_bowl(BALL + 0.003, CUP, _now)),
        Area(style="bone", points=tuple(_from_cut(BALL, 10 * k) for k in range(36))),
        Line(style="blue", points=(*_rim(_pelvis), _rim(_pelvis)[0])),
        Line(style="before", points=(_hip, _tip(Turn(), FACING)), when=_moved),
        Line(style="before", points=(*_bowl_before, _bowl_before[0]), when=_moved),
        Line(style="before", points=(_cut, _from_cut(AXIS, _before)), when=_moved),
        Line(style="guide", points=(_cut, (_cut[0] + AXIS, _cut[1]))),
        Line(style="guide", points=(_cut, (_cut[0], _cut[1] + AXIS))),
        Arc(style="blue", centre=_cut, radius=0.105, start=0, end=_now),
        Arrow(style="blue-arrow", start=_hip, end=_tip(_pelvis, FACING), width=0.007),
        Arrow(style="blue-arrow", start=_cut, end=_from_cut(AXIS, _now), width=0.007),
        Dot(style="hip", at=_hip),
        Label(style="label-muted", at=(0.115, -0.2), text="the socket, cut open"),
        Label(style="label-muted-centre", at=(_cut[0], _cut[1] + AXIS + 0.018), text="to the front"),
        Label(style="label-tick-left", at=(0.408, _cut[1] - 0.09), text="outwards"),
        Label(style="label-blue", at=(0.115, -0.115), text="faces {0}° forwards", values=(_now,), when=_now + 0.5),
        Label(style="label-blue", at=(0.115, -0.115), text="faces {0}° backwards", values=(-_now,), when=-_now - 0.5),
        Label(style="label-muted", at=(0.115, -0.148), text="before: {0}° forwards", values=(_before,), when=_moved),
        Label(style="label-muted", at=(-0.207, -0.2), text="from the side"),
    ),
    readouts=(
        Readout("Socket faces forwards", _now, "°", note="anteversion; below 0: backwards"),
        Readout("Change by the tilt", _now - _before, "°", note="our calculation"),
        Readout("Opens this steeply", INCLINATION_NOW.symbol, "°", note="inclination, as on an X-ray from the front"),
    ),
    sentences=(
        Sentence("The pelvis is where it was.", when=0.5 - Abs(_tilt)),
        Sentence("The pelvis is tipped {0}° backwards.", (_tilt,), when=_tilt - 0.5),
        Sentence("The pelvis is tipped {0}° forwards.", (-_tilt,), when=-_tilt - 0.5),
        Sentence("The socket faces {0}° forwards.", (_now,), when=_now + 0.5),
        Sentence("The socket faces {0}° backwards.", (-_now,), when=-_now - 0.5),
        Sentence("Before the pelvis tipped, it faced {0}° forwards.", (_before,), when=_moved),
        Sentence("Seen from the front, its opening stands {0}° steep.", (INCLINATION_NOW.symbol,)),
    ),
    sources=("lamontagne2009squat", "diamond2017squat", "ct2013anteversion"),
    illustrative="The angles at the start, 45° and 15°, are the values usual for an implanted cup. A natural socket "
    "differs from person to person.",
    caption="The turn is exact geometry, checked in a CT study: the more the pelvis tips backwards, the more the "
    "socket faces forwards. The right-hand drawing is a cut along the way the socket faces, where the angle is seen "
    f"as it is. For scale: in deep squats the pelvis moved through {_squat['pelvic_rom_fai']}° in "
    f"15 people with cam impingement and {_squat['pelvic_rom_control']}° in 11 without (Lamontagne 2009, mean ± "
    "standard deviation); a later study found squats of equal depth (Diamond 2017). The picture says nothing about "
    "whether bones touch, or about pain.",
    prediction="Before you move anything: the pelvis tips backwards by 10 degrees. Will the socket face more to the "
    "front, less, or the same?",
    tasks=(
        "Tip the pelvis 10 degrees backwards. How far does the socket face forwards now? Then tip it 10 degrees "
        "forwards.",
        "Put the pelvis back and make the opening steeper, 60 degrees. Does a tilt of 10 degrees now turn the socket "
        "more, or less?",
    ),
    answer=(
        f"Backwards, the socket faced more to the front: {_turned(10)} degrees instead of 15. Forwards, it was "
        f"{_turned(-10)}. These numbers are our calculation.",
        f"In a steep socket the same tilt changes less: from 15 to {_turned(10, inclination=60)} degrees. So one tilt "
        "does not mean the same for two people.",
        "This is geometry. It does not show that a tilt makes a hip touch too early, or that it hurts.",
    ),
)
