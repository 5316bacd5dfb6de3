"""The hip socket from the side and cut open: which way it faces turns with the pelvis."""

from __future__ import annotations

import math

from sympy import Abs, cos, sin, sqrt

from hipspine.evidence import number
from hipspine.figures.anatomy import THORAX, spine, spine_bones
from hipspine.figures.core import Figure
from hipspine.figures.parts import Handle, Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Arc, Area, Arrow, Bone, Dot, Label, Line, Number, Point, Turn
from hipspine.figures.texts import texts
from hipspine.models.acetabular_opening import (
    ACETABULAR_OPENING,
    ANTEVERSION,
    ANTEVERSION_NOW,
    INCLINATION,
    INCLINATION_NOW,
    POSTERIOR_TILT,
)
from hipspine.models.translate import DEGREE

say = texts("acetabular-opening")

RIM = 0.034
"""Radius of the drawn rim of the socket, metres."""
RIM_POINTS = 24
FACING = 0.125
"""Length, in metres, of the arrow that says where the socket faces; seen from the side it is foreshortened."""

_squat = {group: text.replace("+/-", "±") for group, text in number("fai-squat").value.items()}


def _turned(tilt: float, **shape: float) -> str:
    """Return how far the socket faces forwards after a tilt of the pelvis, in words for readers."""
    return f"{ACETABULAR_OPENING(posterior_tilt=tilt, **shape)['anteversion_now']:.0f}"


say.know(
    squat_cam=_squat["pelvic_rom_fai"],
    squat_without=_squat["pelvic_rom_control"],
    tipped_backwards=_turned(10),
    tipped_forwards=_turned(-10),
    tipped_steep=_turned(10, inclination=60),
)

_tilt = POSTERIOR_TILT.symbol
_now, _before = ANTEVERSION_NOW.symbol, ANTEVERSION.symbol
_hip: Point = (0.0, 0.0)
_moved = Abs(_tilt) - 0.5

# Backwards is counter-clockwise. The socket belongs to the pelvis and turns with it.
_pelvis = Turn(_tilt)
_crest = _pelvis.move((0.02, 0.165))
"""Where a finger takes hold of the pelvis: above its crest."""
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
    title=say("title"),
    extent=(-0.215, 0.415, -0.235, 0.295),
    model=ACETABULAR_OPENING,
    sliders=(
        Slider(POSTERIOR_TILT, say("sliders.posterior_tilt.label"), 1, ends=say.pair("sliders.posterior_tilt.ends")),
        Slider(ANTEVERSION, say("sliders.anteversion.label"), 1),
        Slider(INCLINATION, say("sliders.inclination.label"), 1),
    ),
    play=Play(POSTERIOR_TILT, (0, 20, -20, 0), 8),
    handles=(Handle(POSTERIOR_TILT, _crest, 1, _hip),),
    presets=(
        Preset(say("presets.pelvis")),
        Preset(say("presets.tipped_10_backwards"), {"posterior_tilt": 10}),
        Preset(say("presets.tipped_10_forwards"), {"posterior_tilt": -10}),
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
        Label(style="label-muted", at=(0.115, -0.2), text=say("labels.socket_cut_open")),
        Label(style="label-muted-centre", at=(_cut[0], _cut[1] + AXIS + 0.018), text=say("labels.front")),
        Label(style="label-tick-left", at=(0.408, _cut[1] - 0.09), text=say("labels.outwards")),
        Label(
            style="label-blue",
            at=(0.115, -0.115),
            text=say("labels.faces_forwards", "now"),
            values=(_now,),
            when=_now + 0.5,
        ),
        Label(
            style="label-blue",
            at=(0.115, -0.115),
            text=say("labels.faces_backwards", "now"),
            values=(-_now,),
            when=-_now - 0.5,
        ),
        Label(
            style="label-muted",
            at=(0.115, -0.148),
            text=say("labels.before_forwards", "before"),
            values=(_before,),
            when=_moved,
        ),
        Label(style="label-muted", at=(-0.207, -0.2), text=say("labels.side")),
    ),
    readouts=(
        Readout(
            say("readouts.socket_faces_forwards.label"), _now, "°", note=say("readouts.socket_faces_forwards.note")
        ),
        Readout(say("readouts.change_tilt.label"), _now - _before, "°", note=say("readouts.change_tilt.note")),
        Readout(
            say("readouts.opens_steeply.label"), INCLINATION_NOW.symbol, "°", note=say("readouts.opens_steeply.note")
        ),
    ),
    sentences=(
        Sentence(say("sentences.pelvis_where"), when=0.5 - Abs(_tilt)),
        Sentence(say("sentences.pelvis_tipped_backwards", "tilt"), (_tilt,), when=_tilt - 0.5),
        Sentence(say("sentences.pelvis_tipped_forwards", "tilt"), (-_tilt,), when=-_tilt - 0.5),
        Sentence(say("sentences.socket_faces_forwards", "now"), (_now,), when=_now + 0.5),
        Sentence(say("sentences.socket_faces_backwards", "now"), (-_now,), when=-_now - 0.5),
        Sentence(say("sentences.before_pelvis_tipped_faced", "before"), (_before,), when=_moved),
        Sentence(say("sentences.seen_front_opening_stands", "inclination_now"), (INCLINATION_NOW.symbol,)),
    ),
    sources=("lamontagne2009squat", "diamond2017squat", "ct2013anteversion"),
    illustrative=say("illustrative"),
    caption=say("caption"),
    prediction=say("prediction"),
    guess=say.guess(),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
