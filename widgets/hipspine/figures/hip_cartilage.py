"""A section through the hip joint: its cartilage as usual, and thinner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipspine.evidence import number
from hipspine.figures import hip_section as hip
from hipspine.figures.condition_plates import name, plate, sides
from hipspine.figures.texts import texts

if TYPE_CHECKING:
    from hipspine.figures.primitives import Primitive

say = texts("hip-cartilage")

_seen = number("labral-tears-2018").value
say.know(without=_seen["cartilage_without_pain"], with_pain=_seen["cartilage_with_pain"])

SIDES = sides(say)
_usual, _changed = SIDES.usual, SIDES.changed

_UP = (0.1, 0.5)
"""How far the ball lies nearer to the socket where the cartilage between them is thinner. Illustrative."""
_RIM_SPUR = hip.closed([hip.at(54, 3.35), hip.at(44, 3.25), hip.at(39, 3.55), hip.at(43, 3.9), hip.at(56, 3.95)])
_BALL_SPUR = hip.closed([(2.0, 0.7), (2.55, 0.5), (3.0, 0.1), (2.95, -0.45), (2.4, -0.7)])


def _ball(changed: bool) -> list[list[hip.Place]]:
    by = _UP if changed else (0.0, 0.0)
    return [hip.moved(part, by) for part in (hip.thigh_bone(), hip.layer(8, 252, hip.BALL_CARTILAGE, worn=changed))]


def _form(changed: bool) -> tuple[Primitive, ...]:
    when = _changed if changed else _usual
    bone, ball = _ball(changed)
    spurs = (hip.area("bone", _RIM_SPUR, when), hip.area("bone", hip.moved(_BALL_SPUR, _UP), when)) if changed else ()
    return (
        *spurs,
        hip.area("bone", hip.hip_bone(), when),
        hip.area("bone", bone, when),
        hip.area("cartilage", hip.layer(hip.RIM, hip.FLOOR, hip.SOCKET_CARTILAGE, changed, outside=False), when),
        hip.area("cartilage", hip.layer(hip.LOWER, 236, hip.SOCKET_CARTILAGE, outside=False), when),
        hip.area("cartilage", ball, when),
        hip.area("labrum", hip.lip(), when),
        hip.area("labrum", hip.lower_lip(), when),
        *(hip.line("capsule", part, when) for part in hip.capsule()),
    )


FIGURE = plate(
    say,
    "hip-cartilage",
    SIDES,
    (-4.5, 5.9, -5.4, 5.6),
    (
        *_form(False),
        *_form(True),
        name(say, "socket", (1.2, 4.7)),
        name(say, "ball", (0.6, -1.4)),
        name(say, "capsule", (4.2, 0.9), rest=False),
        name(say, "cartilage", hip.at(70, 2.62), _usual),
        name(say, "thinner", hip.at(70, 3.02), _changed, style="blue"),
        name(say, "spur", (3.0, 0.45), _changed, style="blue"),
        name(say, "thigh_bone", (4.6, -4.0), rest=False),
    ),
    ("heerey2018hip", "cibulka2017hip", "kim2015hippain"),
)
