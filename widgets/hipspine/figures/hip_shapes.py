"""A section through the hip joint: the usual shape of the bones, and those called cam and pincer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipspine.evidence import number
from hipspine.figures import hip_section as hip
from hipspine.figures.condition_plates import name, plate, sides
from hipspine.figures.texts import texts

if TYPE_CHECKING:
    from hipspine.figures.primitives import Primitive

say = texts("hip-shapes")

say.know(cam=number("asymptomatic-cam").value["all"])

SIDES = sides(say)
_usual, _changed = SIDES.usual, SIDES.changed

PINCER = 33
"""Where the rim of a socket ends that reaches further over the ball, degrees from the right. Illustrative."""


def _form(changed: bool) -> tuple[Primitive, ...]:
    when = _changed if changed else _usual
    rim, start = (PINCER, 30) if changed else (hip.RIM, 8)
    return (
        hip.area("bone", hip.hip_bone(rim), when),
        hip.area("bone", hip.thigh_bone(cam=changed), when),
        hip.area("cartilage", hip.layer(rim, hip.FLOOR, hip.SOCKET_CARTILAGE, outside=False), when),
        hip.area("cartilage", hip.layer(hip.LOWER, 236, hip.SOCKET_CARTILAGE, outside=False), when),
        hip.area("cartilage", hip.layer(start, 252, hip.BALL_CARTILAGE), when),
    )


_CAM = hip.smooth([hip.at(30, 2.42), (2.75, 0.72), (3.3, -0.2), (3.6, -0.75)])
_RIM = [*hip.smooth([hip.at(PINCER, 3.2), hip.at(PINCER + 3, 3.75), hip.at(PINCER + 12, 4.02)])]

FIGURE = plate(
    say,
    "hip-shapes",
    SIDES,
    (-4.5, 5.9, -5.4, 5.6),
    (
        *_form(False),
        *_form(True),
        hip.line("guide", hip.smooth([hip.at(2, hip.BALL), (2.62, -0.5), (3.1, -0.88), (3.55, -0.86)]), _changed),
        hip.line("blue", _CAM, _changed),
        hip.line("blue", _RIM, _changed),
        name(say, "socket", (1.2, 4.7)),
        name(say, "ball", (0.6, -1.4)),
        name(say, "rim", hip.at(50, 3.55), _usual),
        name(say, "waist", (2.9, -0.75), _usual),
        name(say, "pincer", hip.at(PINCER + 3, 3.7), _changed, style="blue"),
        name(say, "cam", (3.05, 0.2), _changed, style="blue"),
        name(say, "thigh_bone", (4.6, -4.0), rest=False),
    ),
    ("frank2015fai", "griffin2016warwick"),
)
