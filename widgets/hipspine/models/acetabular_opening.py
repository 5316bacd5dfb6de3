"""How the opening of the hip socket turns with the pelvis (ct2013anteversion).

The opening is a direction in space, given by two angles in the radiographic definitions of Murray: inclination I (30 to
60, from the long axis of the body) and anteversion A (0 to 35, out of the frontal plane). Tipping the pelvis backwards
by δ (−30 to 30, positive backwards) turns that direction about the line through both hips:
sin A′ = sin A·cos δ + cos A·cos I·sin δ and I′ = atan2(sin I·cos A, cos I·cos A·cos δ − sin A·sin δ). At the start the
anteversion changes by exactly cos I for each degree of tilt. All angles in degrees; the slope has no unit.

Solid: the rotation, which is exact; measured on CT, anteversion rose 2.5 to 5° for each 5° of tilt. Illustrative: the
starting angles, usual for an implanted cup; a natural socket differs from person to person. The model stops at the
direction of the opening: it says nothing about cover of the femoral head, impingement, dislocation or pain.
"""

from __future__ import annotations

from sympy import asin, atan2, cos, sin

from hipspine.models.core import Model, Output, Parameter
from hipspine.models.translate import DEGREE

INCLINATION = Parameter(
    "inclination", "How steeply the socket opens", 45, 30, 60, "°", "I", "Inclination, as on an X-ray from the front."
)
ANTEVERSION = Parameter(
    "anteversion", "How far the socket faces forwards", 15, 0, 35, "°", "A", "Anteversion, before the pelvis tips."
)
POSTERIOR_TILT = Parameter(
    "posterior_tilt", "Tip the pelvis backwards", 0, -30, 30, "°", r"\delta", "Negative: forwards."
)

_i, _a, _tilt = (p.symbol * DEGREE for p in (INCLINATION, ANTEVERSION, POSTERIOR_TILT))

# The opening as a unit vector: outwards, downwards and forwards. The tilt mixes the last two.
_outwards = sin(_i) * cos(_a)
_downwards = cos(_i) * cos(_a) * cos(_tilt) - sin(_a) * sin(_tilt)
_forwards = sin(_a) * cos(_tilt) + cos(_a) * cos(_i) * sin(_tilt)

ANTEVERSION_NOW = Output(
    "anteversion_now", "How far the socket faces forwards now", asin(_forwards) / DEGREE, "°", "A'"
)
INCLINATION_NOW = Output(
    "inclination_now", "How steeply the socket opens now", atan2(_outwards, _downwards) / DEGREE, "°", "I'"
)
SLOPE = Output(
    "slope",
    "Change of facing forwards for each degree of tilt, at the start",
    cos(_i),
    "",
    r"\left.\frac{\mathrm{d}A'}{\mathrm{d}\delta}\right|_{\delta=0}",
)

ACETABULAR_OPENING = Model(
    id="acetabular-opening",
    title="How the hip socket turns with the pelvis",
    parameters=(INCLINATION, ANTEVERSION, POSTERIOR_TILT),
    outputs=(ANTEVERSION_NOW, INCLINATION_NOW, SLOPE),
    source="ct2013anteversion",
    solid="The rotation is exact; a CT study measured 2.5 to 5° more anteversion for each 5° of tilt.",
    illustrative="The starting angles, 45° and 15°, are usual for an implanted cup; a natural socket differs from "
    "person to person.",
    limits="The direction of the opening only, with the pelvis tipping straight backwards or forwards; nothing about "
    "cover, impingement or pain.",
)
