"""What each model computes, as plain Python.

Written by `make equations` from the equations; change those, not this.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import asin, atan2, cos, exp, nan, pi, sin, sqrt

Function = Callable[..., list[float]]


def _spinopelvic(pelvic_incidence: float, pelvic_tilt: float, anterior_tilt: float) -> list[float]:
    pelvic_tilt_now = -anterior_tilt + pelvic_tilt
    sacral_slope = pelvic_incidence - pelvic_tilt_now
    expected_lordosis = 0.62 * pelvic_incidence + 27.61
    lordosis_change = anterior_tilt
    asis_psis_tilt = anterior_tilt + 13
    return [pelvic_tilt_now, sacral_slope, expected_lordosis, lordosis_change, asis_psis_tilt]


def _acetabular_opening(inclination: float, anteversion: float, posterior_tilt: float) -> list[float]:
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
    return [anteversion_now, inclination_now, slope]


def _hip_flexor_tension(
    hip_flexion: float, knee_flexion: float, extension_demand: float, tightness: float, lumbar_stiffness: float
) -> list[float]:
    front_1 = 4.329707552954 * exp(0.075 * extension_demand + 0.075 * tightness)
    behind_1 = 3.82018939029209 * exp(-0.0305 * extension_demand - 0.0305 * tightness)
    extension_1 = extension_demand - (-behind_1 + front_1 - 0.509518162661907) / (
        0.0305 * behind_1 + 0.075 * front_1 + lumbar_stiffness
    )
    front_2 = 4.329707552954 * exp(0.075 * extension_1 + 0.075 * tightness)
    behind_2 = 3.82018939029209 * exp(-0.0305 * extension_1 - 0.0305 * tightness)
    extension_2 = extension_1 - (
        -behind_2 + front_2 - lumbar_stiffness * (-extension_1 + extension_demand) - 0.509518162661907
    ) / (0.0305 * behind_2 + 0.075 * front_2 + lumbar_stiffness)
    front_3 = 4.329707552954 * exp(0.075 * extension_2 + 0.075 * tightness)
    behind_3 = 3.82018939029209 * exp(-0.0305 * extension_2 - 0.0305 * tightness)
    extension_3 = extension_2 - (
        -behind_3 + front_3 - lumbar_stiffness * (-extension_2 + extension_demand) - 0.509518162661907
    ) / (0.0305 * behind_3 + 0.075 * front_3 + lumbar_stiffness)
    front_4 = 4.329707552954 * exp(0.075 * extension_3 + 0.075 * tightness)
    behind_4 = 3.82018939029209 * exp(-0.0305 * extension_3 - 0.0305 * tightness)
    extension_4 = extension_3 - (
        -behind_4 + front_4 - lumbar_stiffness * (-extension_3 + extension_demand) - 0.509518162661907
    ) / (0.0305 * behind_4 + 0.075 * front_4 + lumbar_stiffness)
    front_5 = 4.329707552954 * exp(0.075 * extension_4 + 0.075 * tightness)
    behind_5 = 3.82018939029209 * exp(-0.0305 * extension_4 - 0.0305 * tightness)
    extension_5 = extension_4 - (
        -behind_5 + front_5 - lumbar_stiffness * (-extension_4 + extension_demand) - 0.509518162661907
    ) / (0.0305 * behind_5 + 0.075 * front_5 + lumbar_stiffness)
    front_6 = 4.329707552954 * exp(0.075 * extension_5 + 0.075 * tightness)
    behind_6 = 3.82018939029209 * exp(-0.0305 * extension_5 - 0.0305 * tightness)
    extension_6 = extension_5 - (
        -behind_6 + front_6 - lumbar_stiffness * (-extension_5 + extension_demand) - 0.509518162661907
    ) / (0.0305 * behind_6 + 0.075 * front_6 + lumbar_stiffness)
    front_7 = 4.329707552954 * exp(0.075 * extension_6 + 0.075 * tightness)
    behind_7 = 3.82018939029209 * exp(-0.0305 * extension_6 - 0.0305 * tightness)
    extension_7 = extension_6 - (
        -behind_7 + front_7 - lumbar_stiffness * (-extension_6 + extension_demand) - 0.509518162661907
    ) / (0.0305 * behind_7 + 0.075 * front_7 + lumbar_stiffness)
    front_8 = 4.329707552954 * exp(0.075 * extension_7 + 0.075 * tightness)
    behind_8 = 3.82018939029209 * exp(-0.0305 * extension_7 - 0.0305 * tightness)
    extension_8 = extension_7 - (
        -behind_8 + front_8 - lumbar_stiffness * (-extension_7 + extension_demand) - 0.509518162661907
    ) / (0.0305 * behind_8 + 0.075 * front_8 + lumbar_stiffness)
    passive_moment = (
        4.329707552954 * exp(-0.075 * hip_flexion - 0.0034 * knee_flexion)
        - 3.82018939029209 * exp(0.0305 * hip_flexion - 0.0226 * knee_flexion)
        + 8.072
    )
    hip_extension_used = extension_8
    lumbar_extension_used = extension_demand - hip_extension_used
    extrapolated = (1) if (hip_extension_used + tightness > 20) else (0)
    return [passive_moment, hip_extension_used, lumbar_extension_used, extrapolated]


def _gait_extension(thigh_angle: float, pelvis_angle: float, hip_extension: float, stride: float) -> list[float]:
    extra_lumbar_extension = max(0, -hip_extension - pelvis_angle + thigh_angle)
    return [extra_lumbar_extension]


def _single_leg_stance(
    supported_fraction: float,
    body_lever: float,
    abductor_lever: float,
    abductor_angle: float,
    lean: float,
    cane_force: float,
    cane_lever: float,
    abductor_strength: float,
) -> list[float]:
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
    return [abductor_force, deficit, joint_force, joint_angle]


def _forward_bend(trunk_flexion: float, hip_limit: float) -> list[float]:
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
    return [hip_flexion_used, borrowed, lumbar_flexion_used, reached]


def _lumbar_load(trunk_angle: float, load: float, load_reach: float) -> list[float]:
    muscle_force = (load * load_reach + 0.58 * (0.2 * sin((1 / 180) * pi * trunk_angle) + 0.02)) / 0.06
    compression = muscle_force + (load + 0.58) * cos((1 / 300) * pi * trunk_angle)
    compression_ratio = compression / (0.02 * 0.58 / 0.06 + 0.58)
    return [muscle_force, compression, compression_ratio]


def _side_shift(leg_difference: float, hip_width: float, side_shift: float) -> list[float]:
    obliquity = 180 * asin(leg_difference / hip_width) / pi
    limb_share = min(1, side_shift / sqrt(hip_width**2 - leg_difference**2) + 1 / 2)
    return [obliquity, limb_share]


def _finding(pretest: float, lr: float) -> list[float]:
    odds = lr * pretest / (1 - pretest)
    posttest = odds / (odds + 1)
    return [odds, posttest]


def _pelvis_position(tilt: float, drop: float, rotation: float, hip_distance: float) -> list[float]:
    lower = hip_distance * sin((1 / 180) * pi * drop)
    ahead = hip_distance * sin((1 / 180) * pi * rotation) * cos((1 / 180) * pi * drop)
    return [lower, ahead]


WRITTEN: Mapping[str, Function] = {
    "spinopelvic": _spinopelvic,
    "acetabular-opening": _acetabular_opening,
    "hip-flexor-tension": _hip_flexor_tension,
    "gait-extension": _gait_extension,
    "single-leg-stance": _single_leg_stance,
    "forward-bend": _forward_bend,
    "lumbar-load": _lumbar_load,
    "side-shift": _side_shift,
    "finding": _finding,
    "pelvis-position": _pelvis_position,
}
