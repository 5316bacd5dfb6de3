"""What of each figure can be set and what it then tells, as plain Python.

Written by `make equations` from the equations; change those, not this.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, nan, pi, sin

from hipspine.figures.settings import Options, Settings
from hipspine.models.core import Parameter


def _pain_map(study: float, region: float) -> list[float]:
    buttock = (71) if (study == 0) else (38) if (study == 1) else (nan)
    groin = (55) if (study == 0) else (53) if (study == 1) else (nan)
    greater_trochanter = (77) if (study == 1) else (nan)
    thigh_anterior = (27) if (study == 0) else (42) if (study == 1) else (nan)
    thigh_lateral = (27) if (study == 0) else (42) if (study == 1) else (nan)
    thigh_posterior = (24) if (study == 0) else (nan)
    thigh_medial = (16) if (study == 0) else (nan)
    knee = (2) if (study == 0) else (17) if (study == 1) else (nan)
    lower_leg = (16) if (study == 0) else (15) if (study == 1) else (47) if (study == 2) else (nan)
    foot = (6) if (study == 0) else (47) if (study == 2) else (nan)
    lower_lumbar = (0) if (study == 0) else (nan)
    return [
        buttock,
        groin,
        greater_trochanter,
        thigh_anterior,
        thigh_lateral,
        thigh_posterior,
        thigh_medial,
        knee,
        lower_leg,
        foot,
        lower_lumbar,
    ]


def _finding(pretest: float, lr: float) -> list[float]:
    odds = lr * pretest / (1 - pretest)
    posttest = odds / (odds + 1)
    posttest_low = (
        pretest
        * (
            (1.3)
            if (abs(lr - 6.1) - 0.02 < 0)
            else (1.6)
            if (abs(lr - 5.7) - 0.02 < 0)
            else (2.4)
            if (abs(lr - 4.5) - 0.02 < 0)
            else (0.06)
            if (abs(lr - 0.24) - 0.02 < 0)
            else (0.02)
            if (abs(lr - 0.11) - 0.02 < 0)
            else (nan)
        )
        / (
            pretest
            * (
                (1.3)
                if (abs(lr - 6.1) - 0.02 < 0)
                else (1.6)
                if (abs(lr - 5.7) - 0.02 < 0)
                else (2.4)
                if (abs(lr - 4.5) - 0.02 < 0)
                else (0.06)
                if (abs(lr - 0.24) - 0.02 < 0)
                else (0.02)
                if (abs(lr - 0.11) - 0.02 < 0)
                else (nan)
            )
            - pretest
            + 1
        )
    )
    posttest_high = (
        pretest
        * (
            (29)
            if (abs(lr - 6.1) - 0.02 < 0)
            else (20)
            if (abs(lr - 5.7) - 0.02 < 0)
            else (8.4)
            if (abs(lr - 4.5) - 0.02 < 0)
            else (0.92)
            if (abs(lr - 0.24) - 0.02 < 0)
            else (0.78)
            if (abs(lr - 0.11) - 0.02 < 0)
            else (nan)
        )
        / (
            pretest
            * (
                (29)
                if (abs(lr - 6.1) - 0.02 < 0)
                else (20)
                if (abs(lr - 5.7) - 0.02 < 0)
                else (8.4)
                if (abs(lr - 4.5) - 0.02 < 0)
                else (0.92)
                if (abs(lr - 0.24) - 0.02 < 0)
                else (0.78)
                if (abs(lr - 0.11) - 0.02 < 0)
                else (nan)
            )
            - pretest
            + 1
        )
    )
    return [odds, posttest, posttest_low, posttest_high]


def _red_flags(group: float) -> list[float]:
    people = (1172) if (group == 0) else (942) if (group == 1) else (11) if (group == 2) else (nan)
    return [people]


def _recovery(course: float) -> list[float]:
    acute_year = (21) if (course == 0) or (course == 3) else (nan)
    subacute_year = (31) if (course == 1) or (course == 3) else (nan)
    persistent_year = (40) if (course == 2) or (course == 3) else (nan)
    return [acute_year, subacute_year, persistent_year]


def _scans_by_age(finding: float, age: float) -> list[float]:
    found_at_20 = (37) if (finding == 0) else (30) if (finding == 1) else (nan)
    found_at_80 = (96) if (finding == 0) else (84) if (finding == 1) else (nan)
    return [found_at_20, found_at_80]


def _gait(
    thigh_angle: float, pelvis_angle: float, hip_extension: float, stride: float, view: float, gives_way: float
) -> list[float]:
    extra_lumbar_extension = max(0, -hip_extension - pelvis_angle + thigh_angle)
    lumbar_extension_now = extra_lumbar_extension * ((1) if (gives_way == 0) else (0) if (gives_way == 1) else (nan))
    thigh_lost = extra_lumbar_extension * ((0) if (gives_way == 0) else (1) if (gives_way == 1) else (nan))
    thigh_angle_now = thigh_angle - thigh_lost
    pelvis_angle_now = lumbar_extension_now + pelvis_angle
    hip_extension_now = -pelvis_angle_now + thigh_angle_now
    lumbar_on_the_way = ((1) if (gives_way == 0) else (0) if (gives_way == 1) else (nan)) * max(
        0,
        -hip_extension
        - pelvis_angle
        + (1 / 2) * thigh_angle
        - (18 - 18 * ((1) if (stride <= 50.0) else (0))) * sin((1 / 50) * pi * stride) ** 2
        - ((1 / 2) * thigh_angle + (1 / 2) * max(0.55 * thigh_angle + 6, -hip_extension - pelvis_angle))
        * cos((1 / 50) * pi * stride)
        - 1 / 2 * max(0.55 * thigh_angle + 6, -hip_extension - pelvis_angle),
    )
    hip_on_the_way = (
        -pelvis_angle
        + (1 / 2) * thigh_angle
        - (18 - 18 * ((1) if (stride <= 50.0) else (0))) * sin((1 / 50) * pi * stride) ** 2
        - ((1 / 2) * thigh_angle + (1 / 2) * max(0.55 * thigh_angle + 6, -hip_extension - pelvis_angle))
        * cos((1 / 50) * pi * stride)
        - max(
            0,
            -hip_extension
            - pelvis_angle
            + (1 / 2) * thigh_angle
            - (18 - 18 * ((1) if (stride <= 50.0) else (0))) * sin((1 / 50) * pi * stride) ** 2
            - ((1 / 2) * thigh_angle + (1 / 2) * max(0.55 * thigh_angle + 6, -hip_extension - pelvis_angle))
            * cos((1 / 50) * pi * stride)
            - 1 / 2 * max(0.55 * thigh_angle + 6, -hip_extension - pelvis_angle),
        )
        - 1 / 2 * max(0.55 * thigh_angle + 6, -hip_extension - pelvis_angle)
    )
    return [
        extra_lumbar_extension,
        lumbar_extension_now,
        thigh_lost,
        thigh_angle_now,
        pelvis_angle_now,
        hip_extension_now,
        lumbar_on_the_way,
        hip_on_the_way,
    ]


def _hip_replacement(study: float) -> list[float]:
    with_back_pain = (
        (0)
        if (study == 0)
        else (35)
        if (study == 1)
        else (0)
        if (study == 2) or (study == 3) or (study == 4)
        else (nan)
    ) + (
        (170)
        if (study == 0)
        else (57)
        if (study == 1)
        else (44)
        if (study == 2)
        else (0)
        if (study == 3) or (study == 4)
        else (nan)
    )
    back_pain_eased = (
        (0)
        if (study == 0)
        else (113)
        if (study == 1)
        else (56)
        if (study == 2)
        else (0)
        if (study == 3) or (study == 4)
        else (nan)
    )
    new_back_pain = (
        (0)
        if (study == 0)
        else (35)
        if (study == 1)
        else (0)
        if (study == 2) or (study == 3) or (study == 4)
        else (nan)
    )
    return [with_back_pain, back_pain_eased, new_back_pain]


def _hip_motion(hip_bend: float, hip_turn: float, group: float) -> list[float]:
    flexion = (122.6) if (group == 0) else (97) if (group == 2) else (nan)
    extension = (16.8) if (group == 0) else (nan)
    inwards = (27.9) if (group == 0) else (29.6) if (group == 1) else (9) if (group == 2) else (nan)
    outwards = (28.5) if (group == 0) else (38.5) if (group == 1) else (nan)
    return [flexion, extension, inwards, outwards]


def _examination(test: float, show: float) -> list[float]:
    ratio_yes = ((1) if (show == 0) else (nan)) * (
        (2.13)
        if (test == 0)
        else (3.15)
        if (test == 4)
        else (6.1)
        if (test == 5)
        else (4.2)
        if (test == 6)
        else (4.5)
        if (test == 7)
        else (2.1)
        if (test == 8)
        else (0.24)
        if (test == 9)
        else (0.11)
        if (test == 10)
        else (2.84)
        if (test == 11)
        else (16.6779661016949)
        if (test == 12)
        else (1.28)
        if (test == 13)
        else (1.38)
        if (test == 14)
        else (2.8)
        if (test == 15)
        else (1.64864864864865)
        if (test == 16)
        else (0.742417172188521)
        if (test == 17)
        else (nan)
    )
    ratio_no = ((1) if (show == 0) else (nan)) * (
        (0.33)
        if (test == 0)
        else (0.35)
        if (test == 4)
        else (0.25)
        if (test == 6)
        else (0.22)
        if (test == 11)
        else (0.113125739061884)
        if (test == 12)
        else (0.29)
        if (test == 13)
        else (0.87)
        if (test == 14)
        else (0.8)
        if (test == 15)
        else (0.619047619047619)
        if (test == 16)
        else (1.19320966048302)
        if (test == 17)
        else (nan)
    )
    before = (
        (20.0)
        if (test == 0)
        else (34.0)
        if (test == 5) or (test == 6) or (test == 7) or (test == 8) or (test == 9) or (test == 10)
        else (50.0)
        if (test == 11)
        else (59)
        if (test == 12)
        else (nan)
    )
    after_yes = ((1) if (show == 0) else (nan)) * (
        (34.747145187602)
        if (test == 0)
        else (75.8595464520849)
        if (test == 5)
        else (68.3908045977011)
        if (test == 6)
        else (69.8630136986301)
        if (test == 7)
        else (51.9650655021834)
        if (test == 8)
        else (11.0032362459547)
        if (test == 9)
        else (5.36277602523659)
        if (test == 10)
        else (73.9583333333333)
        if (test == 11)
        else (96)
        if (test == 12)
        else (nan)
    )
    after_no = ((1) if (show == 0) else (nan)) * (
        (7.62124711316397)
        if (test == 0)
        else (11.4093959731544)
        if (test == 6)
        else (18.0327868852459)
        if (test == 11)
        else (14)
        if (test == 12)
        else (nan)
    )
    return [ratio_yes, ratio_no, before, after_yes, after_no]


def _what_helps(panel: float, show: float) -> list[float]:
    result_1 = ((1) if (show == 0) else (nan)) * (
        (77)
        if (panel == 0)
        else (6.8)
        if (panel == 1)
        else (-0.38)
        if (panel == 2)
        else (-1.43)
        if (panel == 3)
        else (75)
        if (panel == 4)
        else (208)
        if (panel == 5)
        else (-0.33)
        if (panel == 6)
        else (51)
        if (panel == 7)
        else (0.5)
        if (panel == 8)
        else (nan)
    )
    result_2 = ((1) if (show == 0) else (nan)) * (
        (58)
        if (panel == 0)
        else (-0.23)
        if (panel == 2)
        else (-0.52)
        if (panel == 3)
        else (38)
        if (panel == 4)
        else (112)
        if (panel == 5)
        else (-0.31)
        if (panel == 6)
        else (37)
        if (panel == 7)
        else (0.3)
        if (panel == 8)
        else (nan)
    )
    result_3 = ((1) if (show == 0) else (nan)) * ((29) if (panel == 0) else (0.0) if (panel == 8) else (nan))
    result_4 = ((1) if (show == 0) else (nan)) * ((78) if (panel == 0) else (nan))
    result_5 = ((1) if (show == 0) else (nan)) * ((57) if (panel == 0) else (nan))
    result_6 = ((1) if (show == 0) else (nan)) * ((52) if (panel == 0) else (nan))
    return [result_1, result_2, result_3, result_4, result_5, result_6]


WRITTEN: Mapping[str, Settings] = {
    "pelvic-tilt": Settings("pelvic-tilt", model="spinopelvic"),
    "pelvis-3d": Settings("pelvis-3d", model="pelvis-position"),
    "single-leg-stance": Settings("single-leg-stance", model="single-leg-stance"),
    "side-shift": Settings("side-shift", model="side-shift"),
    "lumbar-load": Settings("lumbar-load", model="lumbar-load"),
    "pain-map": Settings(
        "pain-map",
        choices=(
            Options("study", ("lesher", "poulsen", "khan")),
            Options(
                "region",
                (
                    "buttock",
                    "groin",
                    "greater_trochanter",
                    "thigh_anterior",
                    "thigh_lateral",
                    "thigh_posterior",
                    "thigh_medial",
                    "knee",
                    "lower_leg",
                    "foot",
                    "lower_lumbar",
                ),
            ),
        ),
        results=(
            "buttock",
            "groin",
            "greater_trochanter",
            "thigh_anterior",
            "thigh_lateral",
            "thigh_posterior",
            "thigh_medial",
            "knee",
            "lower_leg",
            "foot",
            "lower_lumbar",
        ),
        compute=_pain_map,
    ),
    "finding": Settings("finding", model="finding", results=("posttest_low", "posttest_high"), compute=_finding),
    "red-flags": Settings(
        "red-flags",
        choices=(Options("group", ("everyone", "any_flag", "serious")),),
        results=("people",),
        compute=_red_flags,
    ),
    "recovery": Settings(
        "recovery",
        choices=(Options("course", ("acute", "subacute", "persistent", "all")),),
        results=("acute_year", "subacute_year", "persistent_year"),
        compute=_recovery,
    ),
    "scans-by-age": Settings(
        "scans-by-age",
        choices=(
            Options("finding", ("degeneration", "bulge")),
            Options("age", ("both", "at_20", "at_80")),
        ),
        results=("found_at_20", "found_at_80"),
        compute=_scans_by_age,
    ),
    "forward-bend": Settings("forward-bend", model="forward-bend"),
    "gait": Settings(
        "gait",
        model="gait-extension",
        choices=(
            Options("view", ("side", "front")),
            Options("gives_way", ("back", "step")),
        ),
        results=(
            "lumbar_extension_now",
            "thigh_lost",
            "thigh_angle_now",
            "pelvis_angle_now",
            "hip_extension_now",
            "lumbar_on_the_way",
            "hip_on_the_way",
        ),
        compute=_gait,
    ),
    "acetabular-opening": Settings("acetabular-opening", model="acetabular-opening"),
    "hip-flexor-tension": Settings("hip-flexor-tension", model="hip-flexor-tension"),
    "hip-replacement": Settings(
        "hip-replacement",
        choices=(Options("study", ("before", "after", "register", "scores", "counts")),),
        results=("with_back_pain", "back_pain_eased", "new_back_pain"),
        compute=_hip_replacement,
    ),
    "hip-motion": Settings(
        "hip-motion",
        poses=(
            Parameter(
                name="hip_bend",
                label="Bend the hip",
                default=0,
                minimum=-30,
                maximum=130,
                unit="°",
                tex="\\beta",
                help="",
            ),
            Parameter(
                name="hip_turn",
                label="Turn the leg",
                default=0,
                minimum=-45,
                maximum=45,
                unit="°",
                tex="\\tau",
                help="",
            ),
        ),
        choices=(Options("group", ("women", "adults", "impingement", "arthritis")),),
        results=("flexion", "extension", "inwards", "outwards"),
        compute=_hip_motion,
    ),
    "examination": Settings(
        "examination",
        choices=(
            Options(
                "test",
                (
                    "sij",
                    "fadir_fai",
                    "fadir_labrum",
                    "faber_fai",
                    "trendelenburg",
                    "squat",
                    "adduction",
                    "abductors",
                    "stairs",
                    "sitting",
                    "under_60",
                    "groin",
                    "outer_hip",
                    "slr_surgical",
                    "slr_mri",
                    "crossed_slr",
                    "sensory",
                    "thomas",
                ),
            ),
            Options("show", ("found", "guess")),
        ),
        results=("ratio_yes", "ratio_no", "before", "after_yes", "after_no"),
        compute=_examination,
    ),
    "what-helps": Settings(
        "what-helps",
        choices=(
            Options(
                "panel",
                ("leap", "fashion", "hipoa_exercise", "hit", "prohip", "walkback", "back_exercise", "nsaid", "fukuda"),
            ),
            Options("show", ("found", "guess")),
        ),
        results=("result_1", "result_2", "result_3", "result_4", "result_5", "result_6"),
        compute=_what_helps,
    ),
    "muscles-front": Settings(
        "muscles-front",
        choices=(
            Options(
                "shown",
                (
                    "all",
                    "adductors",
                    "obliques",
                    "gluteus-medius",
                    "gluteus-minimus",
                    "iliacus",
                    "iliotibial-band",
                    "psoas",
                    "quadratus-lumborum",
                    "rectus-abdominis",
                    "rectus-femoris",
                    "sartorius",
                    "tensor-fasciae-latae",
                    "vasti",
                    "femoral",
                    "genitofemoral",
                    "lateral-femoral-cutaneous",
                    "lumbar-plexus",
                    "obturator",
                ),
            ),
        ),
    ),
    "muscles-back": Settings(
        "muscles-back",
        choices=(
            Options(
                "shown",
                (
                    "all",
                    "adductors",
                    "erector-spinae",
                    "gluteus-maximus",
                    "gluteus-medius",
                    "hamstrings",
                    "multifidus",
                    "obturator-internus-gemelli",
                    "piriformis",
                    "quadratus-femoris",
                    "quadratus-lumborum",
                    "inferior-gluteal",
                    "nerve-to-quadratus-femoris",
                    "sacral-plexus",
                    "sciatic",
                    "superior-gluteal",
                ),
            ),
        ),
    ),
    "hip-cartilage": Settings("hip-cartilage", choices=(Options("state", ("usual", "changed")),)),
    "hip-labrum": Settings("hip-labrum", choices=(Options("state", ("usual", "changed")),)),
    "hip-shapes": Settings("hip-shapes", choices=(Options("state", ("usual", "changed")),)),
    "outer-hip": Settings("outer-hip", choices=(Options("state", ("usual", "changed")),)),
}
