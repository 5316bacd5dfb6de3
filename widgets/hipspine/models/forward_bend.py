"""Bending forwards with hips that stop: lumbopelvic rhythm (esola1996forward).

Of ``trunk_flexion`` F (0 to 111°) the low back gives r/(1 + r) and the hips the rest, with a lumbar-to-hip ratio r of
1.9 from 0 to 30°, 0.9 from 30 to 60°, 0.4 from 60 to 90°, and hips only beyond. The hips stop at ``hip_limit`` (30 to
75°); what they would have given beyond it is borrowed from the low back, which itself stops at 60°, the top of the
reported range. ``reached`` is the sum: less than F when both have stopped. All angles in degrees.

Solid: the ratios as group means, and the totals at 111° (lumbar 41.6, hips 69.4). Illustrative: that the low back takes
over in full what the hips do not give, and the two limits. With straight knees it is mostly the hamstrings that stop
the hips, rarely the joint: that is ordinary anatomy, and no source here measured where. A limit of 60 stands for tight
hamstrings; 35 is far stiffer than is usual with hip arthritis. People may stop short or bend the knees instead, the
pattern differed between people with and without past back pain, and people with back pain on average move the spine
less (laird2014kinematics). It stops at a slow bend from standing with straight knees.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipspine.models import algebra as sp
from hipspine.models.core import Model, Output, Parameter

if TYPE_CHECKING:
    from sympy import Expr

TRUNK_FLEXION = Parameter("trunk_flexion", "How far you bend forwards", 90, 0, 111, "°", "F")
HIP_LIMIT = Parameter("hip_limit", "How far the hips can bend", 60, 30, 75, "°", r"H_{\max}")

LUMBAR_LIMIT = 60
"""Degrees: the top of the reported range of the low back."""
RHYTHM = ((0, 30, "1.9"), (30, 30, "0.9"), (60, 30, "0.4"))
"""Start and width of each part of the bend in degrees, and its lumbar-to-hip ratio; beyond them hips only."""


def lumbar_rhythm(trunk_flexion: Expr) -> Expr:
    """Return what the low back gives, in degrees, while nothing limits the hips."""
    parts = [(start, width, sp.Rational(ratio)) for start, width, ratio in RHYTHM]
    given = (sp.Min(sp.Max(trunk_flexion - start, 0), width) * ratio / (1 + ratio) for start, width, ratio in parts)
    return sum(given, sp.Integer(0))


def _hips() -> Expr:
    """Return what the hips give while nothing limits them, in degrees."""
    return TRUNK_FLEXION.symbol - lumbar_rhythm(TRUNK_FLEXION.symbol)


HIP_FLEXION_USED = Output(
    "hip_flexion_used", "Part that the hips give", lambda: sp.Min(_hips(), HIP_LIMIT.symbol), "°", r"H"
)
BORROWED = Output(
    "borrowed",
    "What the hips leave to the low back beyond its usual part",
    lambda: _hips() - HIP_FLEXION_USED.symbol,
    "°",
    r"B",
)
LUMBAR_FLEXION_USED = Output(
    "lumbar_flexion_used",
    "Part that the low back gives",
    # Its own part and what it borrows are together all that the hips do not give.
    lambda: sp.Min(TRUNK_FLEXION.symbol - HIP_FLEXION_USED.symbol, LUMBAR_LIMIT),
    "°",
    r"L",
)
REACHED = Output(
    "reached",
    "How far the bend gets",
    lambda: HIP_FLEXION_USED.symbol + LUMBAR_FLEXION_USED.symbol,
    "°",
    r"F_{\text{reached}}",
)

FORWARD_BEND = Model(
    id="forward-bend",
    title="Bending forwards: hips and low back",
    parameters=(TRUNK_FLEXION, HIP_LIMIT),
    outputs=(HIP_FLEXION_USED, BORROWED, LUMBAR_FLEXION_USED, REACHED),
    source="esola1996forward",
    solid="How hips and low back shared a forward bend, as means of groups.",
    illustrative="That the low back takes over all that the hips do not give, and where each of them stops.",
    limits="A slow bend from standing with straight knees, in which mostly the hamstrings stop the hips. People may "
    "stop short or bend the knees instead, and people with back pain on average move the spine less.",
)
