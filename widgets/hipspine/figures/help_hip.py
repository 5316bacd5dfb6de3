"""The panels of ``what-helps`` on the hip. Numbers that stand in a comment of data/numbers.yml only are named here."""

from __future__ import annotations

from hipspine.evidence import number
from hipspine.figures.trials import SMD, Panel, Row, less, row_of, rows_of, value_of

_weeks_8, _year = value_of("leap-8-weeks-per-100"), value_of("leap-52-weeks")
_more = {
    arm: text.replace("(", "(95 % interval ").replace("-", " to ") for arm, text in value_of("leap-8-weeks-rd").items()
}
_counts = value_of("leap-8-weeks").values()
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

_ARMS = {
    "education_exercise": "education,<br>exercise",
    "injection": "one steroid<br>injection",
    "wait_and_see": "waiting",
}

HIP = (
    Panel(
        id="leap",
        label="Outer hip: programme or injection",
        title="Of 100, how many reported success",
        people="204 people of 35 to 70, outer-hip tendon pain",
        against="three groups, drawn by lot (LEAP)",
        kind="people",
        unit="people of 100",
        rows=(
            *(Row(words, _weeks_8[arm]) for arm, words in _ARMS.items()),
            *(Row(words, _year[arm]) for arm, words in _ARMS.items()),
        ),
        note=f"Pain after a year was alike: {_pain['education_exercise']} after the<br>programme, {_pain['injection']} "
        "after the injection, of 10.<br>For waiting it was not seen.",
        who="Who: 204 people of 35 to 70 with outer-hip tendon pain. A programme of 14 sessions, one steroid "
        "injection, or waiting.",
        told=(
            f"After 8 weeks {_weeks_8['education_exercise']}, {_weeks_8['injection']} and {_weeks_8['wait_and_see']} "
            f"of 100 reported success (our calculation, from {', '.join(_counts)}).",
            f"As published, that is {_more['education_exercise']} of 100 more with the programme than with waiting, "
            f"and {_more['injection']} more with the injection.",
            f"After a year it was {_year['education_exercise']}, {_year['injection']} and {_year['wait_and_see']}. So "
            "about half did well with waiting.",
            f"Pain after a year was alike: {_pain['education_exercise']} of 10 after the programme and "
            f"{_pain['injection']} after the injection.",
        ),
        open="Not known: pain in the waiting group after a year, and whether a second trial would find the same.",
        sources=("mellor2018leap",),
        studied=204,
        trials=1,
    ),
    Panel(
        id="fashion",
        label="Impingement: surgery or physio",
        title="Hip score after a year: the difference",
        people=f"{number('fashion-ihot').n} people with hip impingement",
        against="keyhole surgery against physiotherapy",
        kind="difference",
        unit="points of 100 on the score iHOT-33",
        rows=(row_of("fashion-ihot", "surgery minus physiotherapy"),),
        axis=(-10, 10),
        ticks=(-10, -5, 0, 5, 10),
        decimals=1,
        left="← physio better",
        right="surgery better →",
        note="The interval was not on the pages we read.<br>Both groups got better. No sham operation,<br>and surgery "
        "cost more.",
        who=f"Who: {number('fashion-ihot').n} people with hip impingement. Keyhole surgery against physiotherapy "
        "(FASHIoN).",
        told=(
            f"After a year surgery gave {number('fashion-ihot').value} points of 100 more. Its funder calls that a "
            "gain that matters. Both groups got better, and surgery cost more.",
            f"In a second trial of {number('fait-responders').n} people, half had a clear gain with surgery and a "
            "third with physiotherapy.",
        ),
        open="Not known: the interval, and how much is hope. Neither trial had a sham operation.",
        sources=("griffin2018fashion", "palmer2019fait"),
        studied=number("fashion-ihot").n,
        trials=1,
    ),
    Panel(
        id="hipoa_exercise",
        label="Hip arthritis: exercise",
        title="Hip pain: what exercise changed",
        people="18 trials, people with hip arthritis",
        against="exercise against no treatment",
        kind="difference",
        unit=SMD,
        rows=rows_of("hipoa-exercise-pain", post="just after the programme", month_6_9="six to nine months later"),
        axis=(-0.8, 0.8),
        ticks=(-0.8, -0.4, 0, 0.4, 0.8),
        decimals=2,
        left="← less pain with exercise",
        right="more pain →",
        note=f"The authors take {WORTHWHILE} as worthwhile.<br>Whether a patient would notice is unclear.",
        who="Who: people with hip arthritis in 18 trials. Exercise against no treatment.",
        told=(
            f"Pain was {less(_exercise, 'standard deviations', 'post')} just after the programme. Six to nine months "
            f"later it was {less(_exercise, 'standard deviations', 'month_6_9')}.",
            f"The authors take {WORTHWHILE} as worthwhile. The first point just reaches it, the second does not.",
            "A standard deviation is how far people usually lie from the average.",
        ),
        open="Not known: whether one person would notice a gain of this size.",
        sources=("hipexercise2023cumulative",),
        trials=18,
    ),
    Panel(
        id="hit",
        label="Hip arthritis: steroid injection",
        title="Hip pain: what the injection changed",
        people="199 people with hip arthritis, three groups",
        against="one steroid injection, on top of advice",
        kind="difference",
        unit="points of 10 for pain, over six months",
        rows=(
            row_of("hit-steroid-vs-advice", "minus advice alone"),
            row_of("hit-steroid-vs-anaesthetic", "minus an injection without steroid"),
        ),
        axis=(-3, 3),
        ticks=(-3, -2, -1, 0, 1, 2, 3),
        decimals=2,
        left="← less pain with steroid",
        right="more pain →",
        note="The second line crosses 0: part of the gain<br>may be the injection itself.",
        who="Who: 199 people with hip arthritis. One guided injection of steroid and a numbing drug, with advice "
        "(HIT).",
        told=(
            f"Against advice alone, pain was {less(_steroid, 'of 10')}.",
            f"Against an injection of the numbing drug only, it was {-_dummy.value} less. That could be chance (from "
            f"{-_dummy.ci95[0]} less to {_dummy.ci95[1]} more).",
            f"A risk that is looked into: new collapse of the ball of the hip on X-ray, {_collapse['after_injection']} "
            f"people after an injection and {_collapse['no_injection']} without. They may have been worse before. A "
            "later study found no clear difference.",
        ),
        open="Not known: how it goes on after six months, and with more than one injection.",
        sources=("paskins2022hit", "simeone2019collapse", "isakos2021csi"),
        studied=199,
        trials=1,
    ),
    Panel(
        id="prohip",
        label="Severe arthritis: a new hip",
        title="Of 100, how many gained 8 points",
        people="109 people of 50 or over, severe hip arthritis",
        against="a new hip against training, after 6 months",
        kind="people",
        unit="people of 100",
        rows=(Row("a new<br>hip", _prohip["surgery"]), Row("strength<br>training", _prohip["training"])),
        note=f"The difference is {PROHIP_DIFFERENCE[0]}, as published<br>(95 % interval {PROHIP_DIFFERENCE[1]} to "
        f"{PROHIP_DIFFERENCE[2]}). By then 21 of 100 in<br>the training group had been operated, too.",
        who="Who: 109 people of 50 or over who qualified for a new hip. A new hip against guided strength training "
        "(PROHIP).",
        told=(
            f"After six months {_prohip['surgery']} of 100 with a new hip had gained 8 points of 48 or more, and "
            f"{_prohip['training']} of 100 with training.",
            f"On average the score rose {_score.value['surgery']} and {_score.value['training']} points (difference "
            f"{_score.value['difference']}, from {_score.ci95['difference'][0]} to {_score.ci95['difference'][1]}).",
            "By six months 9 of 100 in the group for surgery had not been operated, and 21 of 100 in the training "
            "group had. After two years almost one in four of the training group had still not.",
        ),
        open="Not known: how much is hope, since all knew what they had. Most had never tried exercise before.",
        sources=("frydendal2024prohip",),
        studied=109,
        trials=1,
    ),
)
