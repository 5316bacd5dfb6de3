"""A section through the rim of the hip socket: its labrum as usual, and with a tear."""

from __future__ import annotations

from hipspine.evidence import number
from hipspine.figures import hip_section as hip
from hipspine.figures.condition_plates import name, plate, sides
from hipspine.figures.texts import texts

say = texts("hip-labrum")

_seen = number("labral-tears-2018").value
say.know(without=_seen["without_pain"], with_pain=_seen["with_pain"])

SIDES = sides(say)
_usual, _changed = SIDES.usual, SIDES.changed

_above, _below = hip.capsule()
_LEFT = -2.6


FIGURE = plate(
    say,
    "hip-labrum",
    SIDES,
    (_LEFT, 5.9, -3.2, 5.6),
    (
        hip.area("bone", hip.hip_bone()),
        hip.area("bone", hip.thigh_bone()),
        hip.area("cartilage", hip.layer(hip.RIM, hip.FLOOR, hip.SOCKET_CARTILAGE, outside=False)),
        hip.area("cartilage", hip.layer(hip.LOWER, 236, hip.SOCKET_CARTILAGE, outside=False)),
        hip.area("cartilage", hip.layer(8, 252, hip.BALL_CARTILAGE)),
        hip.area("labrum", hip.lower_lip()),
        hip.area("labrum", hip.lip(), _usual),
        hip.area("labrum-changed", hip.lip(off=5), _changed),
        *(hip.line("capsule", part) for part in (_above, _below)),
        hip.cut(_LEFT),
        name(say, "socket", (1.2, 4.7)),
        name(say, "ball", (0.6, -1.4)),
        name(say, "cartilage", hip.at(62, 3.05), rest=False),
        name(say, "labrum", hip.at(37, 3.1), _usual),
        name(say, "tear", hip.at(34, 3.1), _changed, style="blue"),
        name(say, "capsule", (4.2, 0.9), rest=False),
    ),
    ("heerey2018hip", "burnett2006labral"),
)
