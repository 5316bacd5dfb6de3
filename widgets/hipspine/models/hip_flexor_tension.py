"""Passive moment of the hip, and what gives when the thigh must go backwards (riener1999passive).

Moment of the relaxed hip in N·m, positive towards flexion, for hip flexion h (−20 to 100°) and knee flexion k (0 to
110°): M(h, k) = exp(1.4655 − 0.0034k − 0.0750h) − exp(1.3403 − 0.0226k + 0.0305h) + 8.072.
Series share: the thigh must go ``extension_demand`` (10 to 35°) behind the trunk. The hip extends by e, the lumbar
spine by the rest, and the hip's extra pull bends a spine of ``lumbar_stiffness`` (0.3 to 3 N·m/°):
M(−e − tightness, 0) − M(0, 0) = stiffness·(demand − e). ``tightness`` (0 to 15°) shifts the hip's curve in this share
only; ``passive_moment`` is the curve without it. A tight hip, a small demand and a soft spine can give e below 0:
the spine then extends by more than the demand, because it also carries the hip that tightness holds flexed.

Solid: that two springs in series share a movement, the softer one taking more, and that the pull rises steeply towards
the end of extension. Illustrative: the coefficients of the curve, confirmed only second-hand, and stiffness and
tightness; that the lumbar spine gives, and not a shorter step, is an assumption. It stops at 20° of extension on the
curve: where −e − tightness is below −20 the result is extrapolated and ``extrapolated`` is 1. It is about reaching
backwards and not about standing. In standing, studies of everyday tightness found little: hardly a link with tilt or
curve in 25 adults (heino1990hip); hip-flexor length was one of three things that went with the curve in men, not in
women, of 90 adults (youdas1996lordosis); one stretching session tipped the pelvis of 23 men 1.2° less and left the
curve (preece2021stretch). In people with lasting back pain limited extension went with lumbar rotation, not extension;
a side difference of extension went with pain, the rotation did not (kim2020extension).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hipspine.models import algebra as sp
from hipspine.models.core import Model, Output, Parameter

if TYPE_CHECKING:
    from sympy import Expr, Symbol

HIP_FLEXION = Parameter("hip_flexion", "Bend of the hip", 0, -20, 100, "°", "h", "Negative: the thigh is behind.")
KNEE_FLEXION = Parameter("knee_flexion", "Bend of the knee", 0, 0, 110, "°", "k")
EXTENSION_DEMAND = Parameter("extension_demand", "How far the thigh must go behind the trunk", 25, 10, 35, "°", "E")
TIGHTNESS = Parameter("tightness", "Tightness at the front of the hip", 0, 0, 15, "°", r"\tau")
LUMBAR_STIFFNESS = Parameter("lumbar_stiffness", "Stiffness of the low back", 1, 0.3, 3, "N·m/°", r"\kappa")

EXTENSION_LIMIT = 20
"""The hip's curve is used up to this many degrees of extension; beyond them it is extrapolated."""


_FRONT, _BEHIND, _CONSTANT = ("1.4655", "0.0034", "0.0750"), ("1.3403", "0.0226", "0.0305"), "8.072"
"""The curve's coefficients, second-hand: the parts of each exponent (constant, knee, hip); constant moment."""


def towards_flexion(hip_flexion: Expr | float, knee_flexion: Expr | float = 0) -> Expr:
    """Return the part of the moment that the tissue in front of the hip adds, in N·m, for angles in degrees."""
    constant, knee, hip = (sp.Float(number) for number in _FRONT)
    return sp.exp(constant - knee * knee_flexion - hip * hip_flexion)


def towards_extension(hip_flexion: Expr | float, knee_flexion: Expr | float = 0) -> Expr:
    """Return the part of the moment that the tissue behind the hip takes away, in N·m, for angles in degrees."""
    constant, knee, hip = (sp.Float(number) for number in _BEHIND)
    return sp.exp(constant - knee * knee_flexion + hip * hip_flexion)


def moment(hip_flexion: Expr | float, knee_flexion: Expr | float = 0) -> Expr:
    """Return the passive moment of the hip in N·m, positive towards flexion, for angles in degrees."""
    both = towards_flexion(hip_flexion, knee_flexion) - towards_extension(hip_flexion, knee_flexion)
    return both + sp.Float(_CONSTANT)


NEWTON_STEPS = 8
"""Seven reach rounding anywhere in range; the eighth is spare and leaves the answer where it is."""


@cache
def _newton() -> tuple[tuple[Symbol, Expr], ...]:
    """Return the steps that solve the series share for the hip's extension; the last symbol is the result.

    The imbalance M(−e − tightness) − M(0) − stiffness·(demand − e) grows with e and is convex while e + tightness is
    above −18, and its root lies between −tightness and the demand. So from the demand every step lands between the
    root and the step before: none overshoots.
    """
    front_slope, behind_slope = sp.Float(_FRONT[2]), sp.Float(_BEHIND[2])
    demand, tightness, stiffness = EXTENSION_DEMAND.symbol, TIGHTNESS.symbol, LUMBAR_STIFFNESS.symbol
    found: list[tuple[Symbol, Expr]] = []
    e = demand
    for number in range(1, NEWTON_STEPS + 1):
        front, behind, better = (sp.Symbol(f"{name}_{number}", real=True) for name in ("front", "behind", "extension"))
        angle = -e - tightness
        # The constant moment cancels.
        imbalance = front - behind - (towards_flexion(0) - towards_extension(0)) - stiffness * (demand - e)
        growth = front_slope * front + behind_slope * behind + stiffness
        found += [(front, towards_flexion(angle)), (behind, towards_extension(angle)), (better, e - imbalance / growth)]
        e = better
    return tuple(found)


PASSIVE_MOMENT = Output(
    "passive_moment",
    "Pull of the relaxed hip",
    lambda: moment(HIP_FLEXION.symbol, KNEE_FLEXION.symbol),
    "N·m",
    r"M(h, k)",
    # SymPy takes the constants out of the exponents, and would print another equation than the source.
    shown="e^{{{} - {} k - {} h}} - e^{{{} - {} k + {} h}} + {}".format(*_FRONT, *_BEHIND, _CONSTANT),
)
HIP_EXTENSION_USED = Output(
    "hip_extension_used",
    "Part that the hip gives",
    lambda: _newton()[-1][0],
    "°",
    r"E_{\text{hip}}",
    shown=r"E - \frac{M(-E_{\text{hip}} - \tau, 0) - M(0, 0)}{\kappa}",
)
LUMBAR_EXTENSION_USED = Output(
    "lumbar_extension_used",
    "Part that the low back gives",
    lambda: EXTENSION_DEMAND.symbol - HIP_EXTENSION_USED.symbol,
    "°",
    r"E_{\text{back}}",
)
EXTRAPOLATED = Output(
    "extrapolated",
    "Beyond the range of the hip's curve (1: yes, 0: no)",
    lambda: sp.Piecewise((1, -HIP_EXTENSION_USED.symbol - TIGHTNESS.symbol < -EXTENSION_LIMIT), (0, True)),
    "",
    r"\text{extrapolated}",
)

HIP_FLEXOR_TENSION = Model(
    id="hip-flexor-tension",
    title="Reaching backwards: what the hip gives and what the low back gives",
    parameters=(HIP_FLEXION, KNEE_FLEXION, EXTENSION_DEMAND, TIGHTNESS, LUMBAR_STIFFNESS),
    outputs=(PASSIVE_MOMENT, HIP_EXTENSION_USED, LUMBAR_EXTENSION_USED, EXTRAPOLATED),
    source="riener1999passive",
    solid="Two springs in a row share a movement, and the pull of a relaxed hip rises steeply towards the end of "
    "extension.",
    illustrative="The numbers of the hip's curve, confirmed only second-hand, the stiffness of the low back and the "
    "tightness; and that the low back makes up for the hip, and not a shorter step.",
    limits="Reaching backwards with relaxed muscles, not standing: there, studies of everyday tightness found at most "
    "a small effect on tilt. Beyond 20° of extension on the hip's curve the result is extrapolated.",
    workings=_newton,
)
