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

from typing import TYPE_CHECKING

from hipspine.models import algebra as sp
from hipspine.models.core import Model, Output, Parameter

if TYPE_CHECKING:
    from sympy import Expr

INCLINATION = Parameter(
    "inclination", "How steeply the socket opens", 45, 30, 60, "°", "I", "Inclination, as on an X-ray from the front."
)
ANTEVERSION = Parameter(
    "anteversion", "How far the socket faces forwards", 15, 0, 35, "°", "A", "Anteversion, before the pelvis tips."
)
POSTERIOR_TILT = Parameter(
    "posterior_tilt", "Tip the pelvis backwards", 0, -30, 30, "°", r"\delta", "Negative: forwards."
)


def _opening() -> tuple[Expr, Expr, Expr]:
    """Return the opening as a unit vector: outwards, downwards and forwards. The tilt mixes the last two."""
    i, a, tilt = (p.symbol * sp.DEGREE for p in (INCLINATION, ANTEVERSION, POSTERIOR_TILT))
    outwards = sp.sin(i) * sp.cos(a)
    downwards = sp.cos(i) * sp.cos(a) * sp.cos(tilt) - sp.sin(a) * sp.sin(tilt)
    forwards = sp.sin(a) * sp.cos(tilt) + sp.cos(a) * sp.cos(i) * sp.sin(tilt)
    return outwards, downwards, forwards


def _anteversion() -> Expr:
    _, _, forwards = _opening()
    return sp.asin(forwards) / sp.DEGREE


def _inclination() -> Expr:
    outwards, downwards, _ = _opening()
    return sp.atan2(outwards, downwards) / sp.DEGREE


ANTEVERSION_NOW = Output("anteversion_now", "How far the socket faces forwards now", _anteversion, "°", "A'")
INCLINATION_NOW = Output("inclination_now", "How steeply the socket opens now", _inclination, "°", "I'")
SLOPE = Output(
    "slope",
    "Change of facing forwards for each degree of tilt, at the start",
    lambda: sp.cos(INCLINATION.symbol * sp.DEGREE),
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
