"""The panels of ``what-helps`` on the back, and on both at once."""

from __future__ import annotations

from hipspine.evidence import number
from hipspine.figures.trials import SMD, Panel, Row, less, listed, rows_of

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
        label="Back pain: walking to keep it away",
        title="Days to the next bout that limits you",
        people=f"{_hazard.n} people just over their back pain",
        against="a walking plan against no treatment",
        kind="bars",
        unit="days until half had a new bout (median)",
        rows=(Row("walking plan with coaching", _walk["walking"]), Row("no treatment", _walk["control"])),
        axis=(0, 240),
        ticks=(0, 60, 120, 180, 240),
        note="No intervals are drawn: we saw them once.<br>Legs and feet complained more with walking.",
        who=f"Who: {_hazard.n} people just over a bout of back pain, mean age 54, four in five women. A walking plan "
        "with coaching against no treatment (WalkBack).",
        told=(
            f"Half had a new bout that limited them after {_walk['walking']} days with the plan and after "
            f"{_walk['control']} days with no treatment.",
            f"At any time the rate of new bouts was {_hazard.value} of that without it ({_hazard.ci95[0]:.2f} to "
            f"{_hazard.ci95[1]:.2f}).",
            "Unwanted events were about as frequent (52 and 54 of 100). There were more leg complaints with walking.",
        ),
        open="Not known: whether walking or the coaching did it. The others got no attention.",
        sources=("pocovi2024walkback",),
        studied=_hazard.n,
        trials=1,
    ),
    Panel(
        id="back_exercise",
        label="Lasting back pain: exercise",
        title="Back pain: what exercise changed",
        people="lasting back pain, 8 trials for each line",
        against="exercise against no treatment",
        kind="difference",
        unit=SMD,
        rows=rows_of("lbp-exercise-smd", pain="pain", function="trouble in daily life"),
        axis=(-0.8, 0.8),
        ticks=(-0.8, -0.4, 0, 0.4, 0.8),
        decimals=2,
        left="← less with exercise",
        right="more →",
        note="A small to medium gain on average.<br>No kind of exercise is clearly best.",
        who="Who: people with lasting back pain, 8 trials for each line. Exercise against no treatment.",
        told=(
            f"Pain was {less(_back, 'standard deviations', 'pain')}, and trouble in daily life "
            f"{less(_back, 'standard deviations', 'function')}.",
            "Some more pain for a time is common.",
            "A standard deviation is how far people usually lie from the average.",
        ),
        open="Not known: which kind is best. So the one you will do is a good choice.",
        sources=("whoexercise2023",),
        trials=8,
    ),
    Panel(
        id="nsaid",
        label="New back pain: tablets",
        title="Of 100, how many felt better",
        people="people with new back pain",
        against="tablet against dummy tablet, up to 3 weeks",
        kind="people",
        unit="people of 100",
        rows=(
            Row("anti-inflammatory<br>tablet", NSAID_BETTER["tablet"]),
            Row("dummy<br>tablet", NSAID_BETTER["placebo"]),
        ),
        note="How sure: low. Pain was 7 of 100 points less<br>(4 to 11), and 10 count as worthwhile.<br>37 got better "
        "with a dummy tablet.",
        who="Who: people with new back pain in a Cochrane review. An anti-inflammatory tablet against a dummy tablet.",
        told=(
            f"Within three weeks {NSAID_BETTER['tablet']} of 100 felt better with the tablet and "
            f"{NSAID_BETTER['placebo']} with the dummy. How sure: low.",
            f"Pain was {-_nsaid.value['pain_0_100']} of 100 points less ({-_nsaid.ci95['pain_0_100'][1]} to "
            f"{-_nsaid.ci95['pain_0_100'][0]}, 815 people). The review takes 10 as worthwhile.",
        ),
        open="Not shown here: harm to stomach, kidney or heart. Ask a pharmacist first.",
        sources=("nsaidacutelbpcochrane",),
    ),
    Panel(
        id="fukuda",
        label="Hip and back: hip exercises added",
        title="Pain: the difference that was found",
        people=f"{number('fukuda-hip-added-pain').n} people with back pain",
        against="back care with and without hip exercises",
        kind="difference",
        unit="difference in change of pain, points of 10",
        rows=rows_of(
            "fukuda-hip-added-pain", post="just after treatment", month_6="six months later", month_12="a year later"
        ),
        axis=(-2, 2),
        ticks=(-2, -1, 0, 1, 2),
        decimals=1,
        note="The summary does not say which side is<br>better. Each interval holds 0.",
        who=f"Who: {number('fukuda-hip-added-pain').n} people with back pain. Hands-on care and back exercises, with "
        "or without hip exercises (Fukuda 2021).",
        told=(
            f"The differences in pain were {listed(_added)} of 10, those in trouble of daily life "
            f"{listed(_disability)} of 24. Each interval holds 0. The summary does not say which side is better.",
            "A second trial found no extra gain either. A third found a small to medium gain at the end of care, with "
            "no later look.",
            "In older people with a sore hip as well, care for the hip did a little better than care for the spine at "
            "eight weeks, and no better at six months.",
        ),
        open="Not known: which people gain from hip exercises, and whether a larger trial would find a difference.",
        sources=("fukuda2021hip", "burns2021hiplbp", "bade2017hips", "hicks2024mash"),
        studied=number("fukuda-hip-added-pain").n,
        trials=1,
    ),
)
