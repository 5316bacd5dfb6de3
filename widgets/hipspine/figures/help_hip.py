"""The panels of ``what-helps`` on the hip. Numbers that stand in a comment of data/numbers.yml only are named here."""

from __future__ import annotations

from hipspine.evidence import number
from hipspine.figures import wording
from hipspine.figures.texts import texts
from hipspine.figures.trials import Panel, Row, less, row_of, rows_of, value_of, words_of

_say = texts("what-helps")

_weeks_8, _year = value_of("leap-8-weeks-per-100"), value_of("leap-52-weeks")
_more = {
    arm: text.replace("(", "(95 % interval ").replace("-", " to ") for arm, text in words_of("leap-8-weeks-rd").items()
}
_counts = words_of("leap-8-weeks").values()
_pain = value_of("leap-52-weeks-pain")
_exercise, _steroid, _dummy = (
    number(name) for name in ("hipoa-exercise-pain", "hit-steroid-vs-advice", "hit-steroid-vs-anaesthetic")
)
_prohip = value_of("prohip-8-points")
_score = number("prohip-ohs")
_collapse = value_of("hip-steroid-collapse")

PROHIP_DIFFERENCE = (38, 21, 55)
"""The published difference and its interval, in the unit of ``prohip-8-points``."""
WORTHWHILE = 0.37
"""What the authors of ``hipoa-exercise-pain`` take as worthwhile, in its comment."""

_ARMS = {arm: _say(f"trials.leap.rows.{arm}") for arm in ("education_exercise", "injection", "wait_and_see")}

HIP = (
    Panel(
        id="leap",
        kind="people",
        rows=(
            *(Row(words, _weeks_8[arm]) for arm, words in _ARMS.items()),
            *(Row(words, _year[arm]) for arm, words in _ARMS.items()),
        ),
        sources=("mellor2018leap",),
        studied=204,
        trials=1,
        **_say.fields(
            "trials.leap",
            programme_pain=_pain["education_exercise"],
            injection_pain=_pain["injection"],
            programme_8=_weeks_8["education_exercise"],
            injection_8=_weeks_8["injection"],
            waiting_8=_weeks_8["wait_and_see"],
            counts=", ".join(_counts),
            programme_more=_more["education_exercise"],
            injection_more=_more["injection"],
            programme_year=_year["education_exercise"],
            injection_year=_year["injection"],
            waiting_year=_year["wait_and_see"],
        ),
    ),
    Panel(
        id="fashion",
        kind="difference",
        rows=(row_of("fashion-ihot", _say("trials.fashion.rows.surgery_minus")),),
        axis=(-10, 10),
        ticks=(-10, -5, 0, 5, 10),
        decimals=1,
        sources=("griffin2018fashion", "palmer2019fait"),
        studied=number("fashion-ihot").people,
        trials=1,
        **_say.fields(
            "trials.fashion",
            n=number("fashion-ihot").n,
            points=number("fashion-ihot").value,
            second_n=number("fait-responders").n,
        ),
    ),
    Panel(
        id="hipoa_exercise",
        kind="difference",
        rows=rows_of(
            "hipoa-exercise-pain",
            post=_say("trials.hipoa_exercise.rows.post"),
            month_6_9=_say("trials.hipoa_exercise.rows.month_6_9"),
        ),
        axis=(-0.8, 0.8),
        ticks=(-0.8, -0.4, 0, 0.4, 0.8),
        decimals=2,
        sources=("hipexercise2023cumulative",),
        trials=18,
        **_say.fields(
            "trials.hipoa_exercise",
            worthwhile=WORTHWHILE,
            just_after=less(_exercise, wording.STANDARD_DEVIATIONS, "post"),
            later=less(_exercise, wording.STANDARD_DEVIATIONS, "month_6_9"),
        ),
    ),
    Panel(
        id="hit",
        kind="difference",
        rows=(
            row_of("hit-steroid-vs-advice", _say("trials.hit.rows.minus_advice")),
            row_of("hit-steroid-vs-anaesthetic", _say("trials.hit.rows.minus_injection")),
        ),
        axis=(-3, 3),
        ticks=(-3, -2, -1, 0, 1, 2, 3),
        decimals=2,
        sources=("paskins2022hit", "simeone2019collapse", "isakos2021csi"),
        studied=199,
        trials=1,
        **_say.fields(
            "trials.hit",
            against_advice=less(_steroid, "of 10"),
            against_dummy=-_dummy.value,
            most_less=-_dummy.interval()[0],
            most_more=_dummy.interval()[1],
            collapse_with=_collapse["after_injection"],
            collapse_without=_collapse["no_injection"],
        ),
    ),
    Panel(
        id="prohip",
        kind="people",
        rows=(
            Row(_say("trials.prohip.rows.new_hip"), _prohip["surgery"]),
            Row(_say("trials.prohip.rows.strength_training"), _prohip["training"]),
        ),
        sources=("frydendal2024prohip",),
        studied=109,
        trials=1,
        **_say.fields(
            "trials.prohip",
            difference=PROHIP_DIFFERENCE[0],
            low=PROHIP_DIFFERENCE[1],
            high=PROHIP_DIFFERENCE[2],
            surgery=_prohip["surgery"],
            training=_prohip["training"],
            score_surgery=_score.value["surgery"],
            score_training=_score.value["training"],
            score_difference=_score.value["difference"],
            score_low=_score.interval("difference")[0],
            score_high=_score.interval("difference")[1],
        ),
    ),
)
