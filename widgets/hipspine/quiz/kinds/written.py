"""What the practice questions with drawn numbers compute, as plain Python.

Written by `make equations` from the equations; change those, not this.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import asin, atan2, cos, nan, pi, sin, sqrt

Function = Callable[..., list[float]]
Formulas = tuple[tuple[str, ...], str, tuple[tuple[str, str], ...], tuple[str, ...]]
"""What decides a function: the names of the numbers, the model, its settings, and the arithmetic."""


def _conditions_socket_follows(facing: float, tip: float) -> list[float]:
    inclination = 60
    anteversion = facing
    posterior_tilt = -tip
    anteversion_now = (
        180
        * asin(
            sin((1 / 180) * pi * anteversion) * cos((1 / 180) * pi * posterior_tilt)
            + sin((1 / 180) * pi * posterior_tilt)
            * cos((1 / 180) * pi * anteversion)
            * cos((1 / 180) * pi * inclination)
        )
        / pi
    )
    inclination_now = (
        180
        * atan2(
            sin((1 / 180) * pi * inclination) * cos((1 / 180) * pi * anteversion),
            -sin((1 / 180) * pi * anteversion) * sin((1 / 180) * pi * posterior_tilt)
            + cos((1 / 180) * pi * anteversion)
            * cos((1 / 180) * pi * inclination)
            * cos((1 / 180) * pi * posterior_tilt),
        )
        / pi
    )
    slope = cos((1 / 180) * pi * inclination)
    t0 = (1 / 2) * tip
    return [anteversion_now, facing + t0, facing - tip, facing, t0]


def _conditions_lean_needed(strength: float) -> list[float]:
    supported_fraction = 0.80000000000000004
    body_lever = 0.10000000000000001
    abductor_lever = 0.050000000000000003
    abductor_angle = 20.000000000000000
    lean = 0.0
    cane_force = 0.0
    cane_lever = 0.32000000000000001
    abductor_strength = strength
    abductor_force = min(
        abductor_strength,
        max(0, (-cane_force * cane_lever + supported_fraction * (body_lever - lean)) / abductor_lever),
    )
    deficit = max(
        0, -abductor_lever * abductor_strength - cane_force * cane_lever + supported_fraction * (body_lever - lean)
    )
    joint_force = (
        (nan)
        if (deficit > 1.0e-12)
        else (
            sqrt(
                abductor_force**2 * sin((1 / 180) * pi * abductor_angle) ** 2
                + (abductor_force * cos((1 / 180) * pi * abductor_angle) - cane_force + supported_fraction) ** 2
            )
        )
    )
    joint_angle = (
        (nan)
        if (deficit > 1.0e-12)
        else (
            180
            * atan2(
                abductor_force * sin((1 / 180) * pi * abductor_angle),
                abductor_force * cos((1 / 180) * pi * abductor_angle) - cane_force + supported_fraction,
            )
            / pi
        )
    )
    return [
        124.99999999999999 * deficit,
        6.25 * strength,
        10 - 5 * strength,
        1.6000000000000001 - strength,
        1.6000000000000001,
    ]


def _connection_tipped_slope(shape: float, at_rest: float, tipped: float) -> list[float]:
    pelvic_incidence = shape
    pelvic_tilt = at_rest
    anterior_tilt = tipped
    pelvic_tilt_now = -anterior_tilt + pelvic_tilt
    sacral_slope = pelvic_incidence - pelvic_tilt_now
    expected_lordosis = 0.62 * pelvic_incidence + 27.61
    lordosis_change = anterior_tilt
    asis_psis_tilt = anterior_tilt + 13
    t0 = at_rest - shape
    return [sacral_slope, -t0, -t0 - tipped, pelvic_tilt_now, shape, pelvic_tilt_now + shape, shape + tipped]


def _differentiating_chance_after(before: float, ratio: float) -> list[float]:
    pretest = (1 / 100) * before
    lr = ratio
    odds = lr * pretest / (1 - pretest)
    posttest = odds / (odds + 1)
    t0 = 100 * posttest
    return [t0, before * ratio, 100 * odds, before, 100 * before / (before + ratio * (100 - before)), 100 - t0]


def _mechanics_stick_in_numbers(push: float, reach: float) -> list[float]:
    supported_fraction = 0.83333333333333337
    body_lever = 0.10000000000000001
    abductor_lever = 0.050000000000000003
    abductor_angle = 20.000000000000000
    lean = 0.0
    cane_force = (1 / 100) * push
    cane_lever = (1 / 100) * reach
    abductor_strength = 3.0000000000000000
    abductor_force = min(
        abductor_strength,
        max(0, (-cane_force * cane_lever + supported_fraction * (body_lever - lean)) / abductor_lever),
    )
    deficit = max(
        0, -abductor_lever * abductor_strength - cane_force * cane_lever + supported_fraction * (body_lever - lean)
    )
    joint_force = (
        (nan)
        if (deficit > 1.0e-12)
        else (
            sqrt(
                abductor_force**2 * sin((1 / 180) * pi * abductor_angle) ** 2
                + (abductor_force * cos((1 / 180) * pi * abductor_angle) - cane_force + supported_fraction) ** 2
            )
        )
    )
    joint_angle = (
        (nan)
        if (deficit > 1.0e-12)
        else (
            180
            * atan2(
                abductor_force * sin((1 / 180) * pi * abductor_angle),
                abductor_force * cos((1 / 180) * pi * abductor_angle) - cane_force + supported_fraction,
            )
            / pi
        )
    )
    t0 = push * reach
    return [
        5 / 3 - abductor_force,
        (1 / 100) * push,
        (1 / 20) * push / reach,
        (1 / 10000) * t0,
        (1 / 1000) * t0,
        (1 / 5) * t0,
        abductor_force,
    ]


def _mechanics_what_must_give(back: float, tip: float, bent: float) -> list[float]:
    thigh_angle = back
    pelvis_angle = tip
    hip_extension = -bent
    stride = 50.000000000000000
    extra_lumbar_extension = max(0, -hip_extension - pelvis_angle + thigh_angle)
    t0 = back + bent
    return [extra_lumbar_extension, back - bent - tip, back - tip, t0, t0 + tip, back]


def _mechanics_how_far_down(wanted: float, stop_at: float) -> list[float]:
    trunk_flexion = wanted
    hip_limit = stop_at
    hip_flexion_used = min(
        hip_limit,
        trunk_flexion
        - 19 / 29 * min(30, max(0, trunk_flexion))
        - 2 / 7 * min(30, max(0, trunk_flexion - 60))
        - 9 / 19 * min(30, max(0, trunk_flexion - 30)),
    )
    borrowed = (
        -hip_flexion_used
        + trunk_flexion
        - 19 / 29 * min(30, max(0, trunk_flexion))
        - 2 / 7 * min(30, max(0, trunk_flexion - 60))
        - 9 / 19 * min(30, max(0, trunk_flexion - 30))
    )
    lumbar_flexion_used = min(60, -hip_flexion_used + trunk_flexion)
    reached = hip_flexion_used + lumbar_flexion_used
    return [reached, wanted, stop_at + 60, stop_at, -stop_at + wanted]


WRITTEN: Mapping[Formulas, Function] = {
    (
        ("facing", "tip"),
        "acetabular-opening",
        (("inclination", "60"), ("anteversion", "facing"), ("posterior_tilt", "-tip")),
        ("anteversion_now", "facing + tip / 2", "facing - tip", "facing", "tip / 2"),
    ): _conditions_socket_follows,
    (
        ("strength",),
        "single-leg-stance",
        (
            ("supported_fraction", "0.8"),
            ("body_lever", "0.1"),
            ("abductor_lever", "0.05"),
            ("abductor_strength", "strength"),
        ),
        ("100 * deficit / 0.8", "100 * strength * 0.05 / 0.8", "10 - 5 * strength", "1.6 - strength", "1.6"),
    ): _conditions_lean_needed,
    (
        ("shape", "at_rest", "tipped"),
        "spinopelvic",
        (("pelvic_incidence", "shape"), ("pelvic_tilt", "at_rest"), ("anterior_tilt", "tipped")),
        (
            "sacral_slope",
            "shape - at_rest",
            "shape - at_rest - tipped",
            "pelvic_tilt_now",
            "shape",
            "shape + pelvic_tilt_now",
            "shape + tipped",
        ),
    ): _connection_tipped_slope,
    (
        ("before", "ratio"),
        "finding",
        (("pretest", "before / 100"), ("lr", "ratio")),
        (
            "100 * posttest",
            "before * ratio",
            "100 * odds",
            "before",
            "100 * before / (before + ratio * (100 - before))",
            "100 - 100 * posttest",
        ),
    ): _differentiating_chance_after,
    (
        ("push", "reach"),
        "single-leg-stance",
        (("cane_force", "push / 100"), ("cane_lever", "reach / 100")),
        (
            "5 / 3 - abductor_force",
            "push / 100",
            "push / 100 * 5 / reach",
            "push * reach / 10000",
            "push * reach / 1000",
            "push * reach / 5",
            "abductor_force",
        ),
    ): _mechanics_stick_in_numbers,
    (
        ("back", "tip", "bent"),
        "gait-extension",
        (("thigh_angle", "back"), ("pelvis_angle", "tip"), ("hip_extension", "-bent")),
        ("extra_lumbar_extension", "back - tip - bent", "back - tip", "back + bent", "back + tip + bent", "back"),
    ): _mechanics_what_must_give,
    (
        ("wanted", "stop_at"),
        "forward-bend",
        (("trunk_flexion", "wanted"), ("hip_limit", "stop_at")),
        ("reached", "wanted", "stop_at + 60", "stop_at", "wanted - stop_at"),
    ): _mechanics_how_far_down,
}
