"""The outer hip in a section: tendons and bursa over the greater trochanter, as usual and with a changed tendon."""

from __future__ import annotations

from hipspine.figures import hip_section as hip
from hipspine.figures.condition_plates import name, plate, sides
from hipspine.figures.texts import texts

say = texts("outer-hip")

SIDES = sides(say)
_usual, _changed = SIDES.usual, SIDES.changed

_TOP, _LEFT = 7.2, -1.2
_MEDIUS = hip.closed([(1.9, 7.6), (3.4, 7.4), (4.7, 5.2), (5.35, 2.6), (5.5, 1.0), (4.95, 1.0), (4.2, 2.7), (2.7, 5.0)])
_MEDIUS_TENDON = hip.closed([(5.5, 1.25), (5.95, -0.3), (6.02, -1.5), (5.72, -1.75), (5.5, -0.7), (4.98, 1.15)])
_CHANGED_TENDON = hip.closed([(5.5, 1.25), (6.25, 0.0), (6.42, -1.2), (5.75, -1.95), (5.42, -0.75), (4.92, 1.15)])
_MINIMUS = hip.closed([(1.75, 5.0), (2.6, 4.9), (3.9, 2.9), (4.6, 1.1), (4.4, 0.9), (3.6, 1.9), (2.4, 3.6), (1.7, 4.4)])
_MINIMUS_TENDON = hip.closed([(4.62, 1.2), (5.0, 0.1), (4.95, -0.35), (4.6, -0.35), (4.4, 0.95)])
_BURSA = hip.closed([(6.28, 0.5), (6.62, -0.6), (6.55, -2.2), (6.2, -2.9), (6.12, -1.7), (6.3, -0.6)])
_BAND = hip.closed(
    [
        *((5.7, 7.8), (6.5, 4.0), (6.95, 0), (6.7, -3.5), (6.4, -7.4)),
        *((6.75, -7.4), (7.05, -3.5), (7.3, 0), (6.85, 4.0), (6.05, 7.8)),
    ]
)
_MEDIUS_GRAIN = (
    [(2.3, 7.2), (3.3, 5.0), (4.5, 2.7), (5.1, 1.4)],
    [(2.7, 7.2), (3.8, 5.1), (4.8, 2.8), (5.2, 1.4)],
    [(3.1, 7.2), (4.3, 5.2), (5.1, 2.8), (5.35, 1.4)],
)
_MINIMUS_GRAIN = ([(2.0, 4.5), (3.2, 2.9), (4.3, 1.3)], [(2.3, 4.7), (3.6, 2.9), (4.4, 1.4)])
_FIBRES = ([(5.15, 1.1), (5.6, -0.4), (5.8, -1.5)], [(5.35, 1.1), (5.8, -0.3), (5.9, -1.4)])
_CHANGED_FIBRES = (
    [(5.15, 1.0), (5.65, 0.1), (5.6, -0.7), (5.9, -1.6)],
    [(5.35, 1.0), (5.75, 0.5), (6.0, -0.2), (5.85, -0.9)],
    [(5.9, 0.3), (6.2, -0.4), (6.1, -1.2)],
)

FIGURE = plate(
    say,
    "outer-hip",
    SIDES,
    (_LEFT, 7.4, -4.6, 6.2),
    (
        hip.area("bone", hip.hip_bone(top=_TOP)),
        hip.area("bone", hip.thigh_bone()),
        hip.area("cartilage", hip.layer(hip.RIM, hip.FLOOR, hip.SOCKET_CARTILAGE, outside=False)),
        hip.area("cartilage", hip.layer(8, 252, hip.BALL_CARTILAGE)),
        hip.area("labrum", hip.lip()),
        hip.area("muscle-deep", _MINIMUS),
        *(hip.line("fibre", hip.smooth(part)) for part in _MINIMUS_GRAIN),
        hip.area("tendon", _MINIMUS_TENDON),
        hip.area("tendon", _BAND),
        hip.area("muscle", _MEDIUS),
        *(hip.line("fibre", hip.smooth(part)) for part in _MEDIUS_GRAIN),
        hip.area("cartilage", _BURSA),
        hip.area("tendon", _MEDIUS_TENDON, _usual),
        hip.area("tendon-changed", _CHANGED_TENDON, _changed),
        *(hip.line("grain", hip.smooth(part), _usual) for part in _FIBRES),
        *(hip.line("grain", hip.smooth(part), _changed) for part in _CHANGED_FIBRES),
        hip.cut(_LEFT),
        name(say, "hip_bone", (1.0, 5.6), rest=False),
        name(say, "hip_joint", hip.at(62, 2.8), rest=False),
        name(say, "medius", (4.4, 5.0)),
        name(say, "minimus", (3.6, 2.8), rest=False),
        name(say, "band", (6.9, 2.4), rest=False),
        name(say, "tendon", (5.8, 0.0), _usual),
        name(say, "changed", (5.95, -0.2), _changed, style="blue"),
        name(say, "bursa", (6.4, -1.6)),
        name(say, "trochanter", (4.9, -1.4), rest=False),
    ),
    ("long2013gtps", "grimaldi2017tests", "mellor2018leap"),
)
