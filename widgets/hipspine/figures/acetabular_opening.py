"""The hip socket in three-quarter view, and cut open from above: which way it faces turns with the pelvis."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from sympy import Abs, cos, sin, sqrt

from hipspine.evidence import number
from hipspine.figures.chart import Chart, Curve
from hipspine.figures.core import Figure
from hipspine.figures.panels import while_shown
from hipspine.figures.parts import Handle, Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Arc, Area, Arrow, Dot, Label, Line, Number, Point
from hipspine.figures.texts import texts
from hipspine.figures.three_quarter import HIP_BONE, HOLE, RIDGES, edge, seen, seen_tipped, tipped, towards
from hipspine.models.acetabular_opening import (
    ACETABULAR_OPENING,
    ANTEVERSION,
    ANTEVERSION_NOW,
    INCLINATION,
    INCLINATION_NOW,
    POSTERIOR_TILT,
)
from hipspine.models.translate import DEGREE

if TYPE_CHECKING:
    from hipspine.figures.three_quarter import Place

say = texts("acetabular-opening")

RIM, LIP, INNER = 0.0265, 0.0045, 0.0235
"""Radius of the drawn rim of the socket, how broad its edge is, and radius of the ball, metres."""
FACING = 0.062
"""Length, in metres, of the arrow that says where the socket faces; in this view it is foreshortened."""

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

BALL = say.layer("ball", on=True)

_tilt = POSTERIOR_TILT.symbol
_now, _before = ANTEVERSION_NOW.symbol, ANTEVERSION.symbol
_moved = Abs(_tilt) - 0.5

_CENTRE: tuple[float, float, float] = (0.0, 0.0, 0.0773)
"""Middle of the right socket; the pelvis tips about the line through both."""
_hip = seen(_CENTRE)

# Where the socket faces, before and after the tilt, as directions in space: forwards, upwards, to the right.
_direction = (
    sin(_before * DEGREE),
    -cos(INCLINATION.symbol * DEGREE) * cos(_before * DEGREE),
    sin(INCLINATION.symbol * DEGREE) * cos(_before * DEGREE),
)
_facing = tipped(_direction, _tilt)


def _out(direction: Place, length: Number) -> Point:
    """Return the point at ``length`` from the middle of the socket in a direction, as it is seen."""
    x, y = seen(direction)
    return _hip[0] + length * x, _hip[1] + length * y


def _disc(direction: Place, radius: float, steps: tuple[float, ...], ahead: float = 0) -> tuple[Point, ...]:
    """Return points of a circle that faces along ``direction``, ``ahead`` of the socket's middle, as they are seen.

    ``steps`` are angles in degrees from the side to which the direction is seen to point; 0 is nearest to that.
    """
    x, y = seen(direction)
    depth = towards(direction)
    flat = sqrt(x * x + y * y)
    ux, uy = x / flat, y / flat
    cx, cy = _out(direction, ahead)

    def at(a: float) -> Point:
        # Along the direction seen, a circle is foreshortened.
        along, across = radius * depth * math.cos(math.radians(a)), radius * math.sin(math.radians(a))
        return cx + along * ux - across * uy, cy + along * uy + across * ux

    return tuple(at(a) for a in steps)


def _round(direction: Place, radius: float, steps: tuple[float, ...]) -> tuple[Point, ...]:
    """Return points of a ball's outline about the socket's middle; ``steps`` as in ``_disc``."""
    x, y = seen(direction)
    flat = sqrt(x * x + y * y)
    ux, uy = radius * x / flat, radius * y / flat
    turned = ((math.cos(math.radians(a)), math.sin(math.radians(a))) for a in steps)
    return tuple((_hip[0] + c * ux - s * uy, _hip[1] + c * uy + s * ux) for c, s in turned)


ALL = tuple(15.0 * k for k in range(24))
NEAR = tuple(15.0 * k for k in range(-6, 7))
FAR = tuple(15.0 * k for k in range(6, 19))


def _bone(bone: str, corners: tuple[int, ...], style: str) -> Area:
    return Area(style=style, points=tuple(seen_tipped(place, _tilt) for place in edge(bone, corners)))


def _ridge(corners: tuple[int, ...]) -> Line:
    places = edge("pelvis_right", corners, closed=False)
    return Line(style="bone-ridge", points=tuple(seen_tipped(place, _tilt) for place in places))


_still = edge("pelvis_right", HIP_BONE)
_ghost = tuple(seen_tipped(place, 0) for place in (*_still, _still[0]))
_wing = seen_tipped((0.01, 0.098, 0.11), _tilt)
"""Where a finger takes hold of the pelvis: on the wing of the hip bone."""
_tip, _knob = _out(_facing, FACING), _out(_facing, FACING + 0.014)
# A steeper opening swings the arrow's tip outwards and up; the knob slides along that way.
_slide = (-0.47, 0.883)

# The inset from above: a cut through the socket along the way that it faces, square to the front of the body. There
# anteversion is seen as it is. Up is forwards, right is outwards.
_cut: Point = (0.046, 0.072)
INSET, CUP, HEAD, AXIS = 0.044, 0.0225, 0.017, 0.033


def _from_cut(length: float, angle: Number) -> Point:
    return _cut[0] + length * cos(angle * DEGREE), _cut[1] + length * sin(angle * DEGREE)


def _bowl(inner: float, outer: float, angle: Number) -> tuple[Point, ...]:
    """Return the outline of the cut socket, a half ring that opens towards ``angle``."""
    steps = [90 + 180 * k / 18 for k in range(19)]
    return tuple(_from_cut(outer, angle + s) for s in steps) + tuple(_from_cut(inner, angle + s) for s in steps[::-1])


_bowl_before = _bowl(HEAD + 0.001, CUP, _before)


def _name(colour: str, at: Point, key: str, value: Number | None = None, **more: Any) -> Label:
    """Return a name in the gutter on the left, with its note; the number in it is called "angle"."""
    names, values = ((), ()) if value is None else (("angle",), (value,))
    note = say(f"labels.{key}_note")
    text = say(f"labels.{key}", *names)
    return Label(side="left", style=f"label-{colour}", at=at, text=text, note=note, values=values, **more)


FIGURE = Figure(
    id="acetabular-opening",
    title=say("title"),
    extent=(-0.125, 0.099, -0.064, 0.132),
    model=ACETABULAR_OPENING,
    sliders=(
        Slider(POSTERIOR_TILT, say("sliders.posterior_tilt.label"), 1, ends=say.pair("sliders.posterior_tilt.ends")),
        Slider(ANTEVERSION, say("sliders.anteversion.label"), 1),
        Slider(INCLINATION, say("sliders.inclination.label"), 1),
    ),
    choices=(BALL,),
    play=Play(POSTERIOR_TILT, (0, 20, -20, 0), 8),
    handles=(
        Handle(POSTERIOR_TILT, _wing, 1.2, _hip),
        Handle(ANTEVERSION, _from_cut(AXIS + 0.007, _now), 1, _cut),
        Handle(INCLINATION, _knob, 985, along=_slide),
    ),
    chart=Chart(
        POSTERIOR_TILT,
        (
            Curve(say("chart.facing"), _now, "blue"),
            Curve(say("chart.opening"), INCLINATION_NOW.symbol, "ink"),
        ),
        x_title=say("chart.x"),
        y_title=say("chart.y"),
        x_ticks=(-30, -20, -10, 0, 10, 20, 30),
        y_ticks=(-30, 0, 30, 60, 90),
    ),
    presets=(
        Preset(say("presets.pelvis")),
        Preset(say("presets.tipped_10_backwards"), {"posterior_tilt": 10}),
        Preset(say("presets.tipped_10_forwards"), {"posterior_tilt": -10}),
    ),
    primitives=(
        _bone("pelvis_right", HIP_BONE, "bone"),
        _bone("pelvis_right", HOLE, "bone-hole"),
        *(_ridge(corners) for corners in RIDGES),
        Area(style="bone", points=_disc(_facing, RIM + LIP, ALL)),
        Area(style="socket", points=_disc(_facing, RIM, ALL)),
        Area(
            style="socket-deep",
            points=(*_disc(_facing, RIM, FAR), *reversed(_disc(_facing, RIM, FAR, 0.35 * RIM))),
        ),
        Line(style="blue", points=(*_disc(_facing, RIM, ALL), _disc(_facing, RIM, ALL)[0]), smooth=True),
        *while_shown(
            (
                # Of the ball one sees what comes out of the socket; the rest is shaded, as if the bone were of glass.
                Area(style="wash-blue", points=(*_disc(_facing, INNER, FAR), *reversed(_round(_facing, INNER, FAR)))),
                Area(style="ball", points=(*_round(_facing, INNER, NEAR), *_disc(_facing, INNER, FAR))),
            ),
            BALL.shown,
        ),
        Line(style="before", points=_ghost, when=_moved),
        Line(style="before", points=(*_disc(_direction, RIM, ALL), _disc(_direction, RIM, ALL)[0]), when=_moved),
        Line(style="before", points=(_hip, _out(_direction, FACING)), when=_moved),
        Arrow(style="blue-arrow", start=_hip, end=_tip, width=0.0032),
        Dot(style="hip", at=_hip),
        Area(style="paper", points=tuple(_from_cut(INSET, 9.0 * k) for k in range(40))),
        Line(style="axis", points=tuple(_from_cut(INSET, 6.0 * k) for k in range(61))),
        Area(style="socket", points=_bowl(HEAD + 0.001, CUP, _now)),
        Area(style="ball", points=tuple(_from_cut(HEAD, 10.0 * k) for k in range(36))),
        Line(style="before", points=(*_bowl_before, _bowl_before[0]), when=_moved),
        Line(style="before", points=(_cut, _from_cut(AXIS, _before)), when=_moved),
        Line(style="guide", points=(_cut, (_cut[0] + AXIS, _cut[1]))),
        Arc(style="blue", centre=_cut, radius=0.0265, start=0, end=_now),
        Arrow(style="blue-arrow", start=_cut, end=_from_cut(AXIS, _now), width=0.0026),
        Label(style="label-tick", at=(_cut[0], _cut[1] + INSET + 0.008), text=say("labels.above")),
        Label(style="label-tick", at=(_cut[0], _cut[1] + INSET - 0.009), text=say("labels.front")),
        Label(style="label-tick", at=(_cut[0], _cut[1] - 0.0292), text=say("labels.outwards")),
        _name("blue", _out(_facing, 0.7 * FACING), "faces_forwards", _now, when=_now + 0.5),
        _name("blue", _out(_facing, 0.7 * FACING), "faces_backwards", -_now, when=-_now - 0.5),
        _name("muted", _out(_direction, FACING), "before", _before, when=_moved),
        _name("blue", _disc(_facing, RIM, (90.0,))[0], "rim", rest=False),
        _name("muted", _round(_facing, INNER * 0.8, (180.0,))[0], "roof", when=BALL.shown),
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
