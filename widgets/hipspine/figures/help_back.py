"""The panels of ``what-helps`` on the back, and on both at once."""

from __future__ import annotations

from hipspine.evidence import number
from hipspine.figures import wording
from hipspine.figures.texts import texts
from hipspine.figures.trials import Panel, Row, less, listed, rows_of

_say = texts("what-helps")

_walk = number("walkback-median-days").value
_hazard = number("walkback-hr")
_back = number("lbp-exercise-smd")
_nsaid = number("nsaid-acute-lbp")
_added, _disability = number("fukuda-hip-added-pain"), number("fukuda-hip-added-disability")

NSAID_BETTER = {"tablet": 51, "placebo": 37}
"""Of 100 people whose state was better: in the comment of ``nsaid-acute-lbp``."""

BACK = (
    Panel(
        id="walkback",
        kind="bars",
        rows=(
            Row(_say("trials.walkback.rows.walking_plan"), _walk["walking"]),
            Row(_say("trials.walkback.rows.no_treatment"), _walk["control"]),
        ),
        axis=(0, 240),
        ticks=(0, 60, 120, 180, 240),
        sources=("pocovi2024walkback",),
        studied=_hazard.people,
        trials=1,
        **_say.fields(
            "trials.walkback",
            n=_hazard.n,
            walking_days=_walk["walking"],
            control_days=_walk["control"],
            rate=_hazard.value,
            rate_low=f"{_hazard.interval()[0]:.2f}",
            rate_high=f"{_hazard.interval()[1]:.2f}",
        ),
    ),
    Panel(
        id="back_exercise",
        kind="difference",
        rows=rows_of(
            "lbp-exercise-smd",
            pain=_say("trials.back_exercise.rows.pain"),
            function=_say("trials.back_exercise.rows.function"),
        ),
        axis=(-0.8, 0.8),
        ticks=(-0.8, -0.4, 0, 0.4, 0.8),
        decimals=2,
        sources=("whoexercise2023",),
        trials=8,
        **_say.fields(
            "trials.back_exercise",
            pain=less(_back, wording.STANDARD_DEVIATIONS, "pain"),
            function=less(_back, wording.STANDARD_DEVIATIONS, "function"),
        ),
    ),
    Panel(
        id="nsaid",
        kind="people",
        rows=(
            Row(_say("trials.nsaid.rows.anti_inflammatory"), NSAID_BETTER["tablet"]),
            Row(_say("trials.nsaid.rows.dummy_tablet"), NSAID_BETTER["placebo"]),
        ),
        sources=("nsaidacutelbpcochrane",),
        **_say.fields(
            "trials.nsaid",
            tablet=NSAID_BETTER["tablet"],
            dummy=NSAID_BETTER["placebo"],
            points=-_nsaid.value["pain_0_100"],
            low=-_nsaid.interval("pain_0_100")[1],
            high=-_nsaid.interval("pain_0_100")[0],
        ),
    ),
    Panel(
        id="fukuda",
        kind="difference",
        rows=rows_of(
            "fukuda-hip-added-pain",
            post=_say("trials.fukuda.rows.post"),
            month_6=_say("trials.fukuda.rows.month_6"),
            month_12=_say("trials.fukuda.rows.month_12"),
        ),
        axis=(-2, 2),
        ticks=(-2, -1, 0, 1, 2),
        decimals=1,
        sources=("fukuda2021hip", "burns2021hiplbp", "bade2017hips", "hicks2024mash"),
        studied=number("fukuda-hip-added-pain").people,
        trials=1,
        **_say.fields(
            "trials.fukuda", n=number("fukuda-hip-added-pain").n, pain=listed(_added), disability=listed(_disability)
        ),
    ),
)
