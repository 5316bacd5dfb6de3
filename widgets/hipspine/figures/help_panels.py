"""What the figure ``what-helps`` shows: one panel a trial or review, each with one unit, and both sides of it in words.

Numbers come from ``data/figures.yml``. The few that stand there in a comment only are named beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from hipspine.evidence import number
from hipspine.figures.panels import printed


@dataclass(frozen=True)
class Row:
    """One line of a panel: a value in the panel's unit, with its 95 % interval where one was seen."""

    words: str
    value: float
    interval: tuple[float, float] | None = None


@dataclass(frozen=True)
class Panel:
    """One trial or review. ``rows`` hold what is drawn, in ``unit``; ``left`` and ``right`` name the directions.

    ``kind`` is "people" (of 100), "difference" (about 0) or "bars". ``note`` stands in the drawing; ``told`` gives the
    results in words, ``who`` who was in it, ``open`` what the work leaves unknown.
    """

    id: str
    label: str
    title: str
    people: str
    against: str
    kind: str
    unit: str
    rows: tuple[Row, ...]
    note: str
    who: str
    told: tuple[str, ...]
    open: str
    sources: tuple[str, ...]
    ticks: tuple[float, ...] = ()
    axis: tuple[float, float] = (0, 100)
    decimals: int = 0
    left: str = ""
    right: str = ""
    studied: int | None = None
    trials: int | None = None

    def said(self, row: Row) -> str:
        """Return the value of a row in words, with its interval or with the words that none was seen."""
        value = printed(row.value, self.decimals)
        if row.interval:
            low, high = (printed(v, self.decimals) for v in row.interval)
            return f"{value} ({low} to {high})"
        return f"{value} (interval not shown)" if self.kind == "difference" else value


def _value(name: str) -> dict[str, float]:
    return number(name).value


def _rows(name: str, **words: str) -> tuple[Row, ...]:
    entry = number(name)
    bounds = entry.ci95 or {}
    return tuple(
        Row(text, entry.value[key], tuple(bounds[key]) if key in bounds else None) for key, text in words.items()
    )


def _single(name: str, words: str) -> Row:
    entry = number(name)
    return Row(words, entry.value, tuple(entry.ci95) if entry.ci95 else None)


_weeks_8, _year = _value("leap-8-weeks-per-100"), _value("leap-52-weeks")
_pain = _value("leap-52-weeks-pain")
_prohip = _value("prohip-8-points")
_score = number("prohip-ohs")
_walk = number("walkback-median-days").value
_hazard = number("walkback-hr")
_nsaid = number("nsaid-acute-lbp")
_collapse = _value("hip-steroid-collapse")

NSAID_BETTER = {"tablet": 51, "placebo": 37}
"""Of 100 people whose state was better: in the comment of ``nsaid-acute-lbp``, as are these of ``prohip-8-points``."""
PROHIP_DIFFERENCE = (38, 21, 55)
WORTHWHILE = 0.37
"""What the authors of ``hipoa-exercise-pain`` take as worthwhile, in its comment."""

_ARMS = {
    "education_exercise": "education,<br>exercise",
    "injection": "one steroid<br>injection",
    "wait_and_see": "waiting",
}
_SMD = "standard deviations (SMD)"

PANELS = (
    Panel(
        id="leap",
        label="Outer hip: programme, injection or waiting",
        title="Who reported success, of 100 people",
        people="204 people of 35 to 70, outer-hip tendon pain",
        against="three groups, drawn by lot (LEAP)",
        kind="people",
        unit="people of 100",
        rows=(
            *(Row(words, _weeks_8[arm]) for arm, words in _ARMS.items()),
            *(Row(words, _year[arm]) for arm, words in _ARMS.items()),
        ),
        note=f"Pain after a year was alike: {_pain['education_exercise']} after the<br>programme, {_pain['injection']} after "
        "the injection, of 10.<br>For waiting it was not seen.",
        who="Who: 204 people of 35 to 70 with outer-hip tendon pain. A programme of 14 sessions, one steroid injection, or "
        "waiting.",
        told=(
            f"After 8 weeks {_weeks_8['education_exercise']}, {_weeks_8['injection']} and {_weeks_8['wait_and_see']} of 100 "
            "reported success (our calculation, from 51 of 66, 38 of 65 and 20 of 68).",
            f"After a year it was {_year['education_exercise']}, {_year['injection']} and {_year['wait_and_see']}. So about "
            "half did well with waiting.",
            f"Pain after a year was alike: {_pain['education_exercise']} of 10 after the programme and {_pain['injection']} "
            "after the injection.",
        ),
        open="Not known: pain in the waiting group after a year, and whether a second trial would find the same.",
        sources=("mellor2018leap",),
        studied=204,
        trials=1,
    ),
    Panel(
        id="fashion",
        label="Impingement: keyhole surgery or training",
        title="Hip score after a year: the difference",
        people=f"{number('fashion-ihot').n} people with hip impingement",
        against="keyhole surgery against physiotherapy",
        kind="difference",
        unit="points of 100 on the score iHOT-33",
        rows=(_single("fashion-ihot", "surgery minus physiotherapy"),),
        axis=(-10, 10),
        ticks=(-10, -5, 0, 5, 10),
        decimals=1,
        left="← better with training",
        right="better with surgery →",
        note="The interval was not on the pages we read.<br>Both groups got better. No sham operation,<br>and surgery cost "
        "more.",
        who=f"Who: {number('fashion-ihot').n} people with hip impingement. Keyhole surgery against physiotherapy (FASHIoN).",
        told=(
            f"After a year surgery gave {number('fashion-ihot').value} points of 100 more. Its funder calls that a gain "
            "that matters. Both groups got better, and surgery cost more.",
            f"In a second trial of {number('fait-responders').n} people, half had a clear gain with surgery and a third with "
            "physiotherapy.",
        ),
        open="Not known: the interval, and how much is hope. No trial had a sham operation.",
        sources=("griffin2018fashion", "palmer2019fait"),
        studied=number("fashion-ihot").n,
        trials=1,
    ),
    Panel(
        id="hipoa_exercise",
        label="Hip arthritis: exercise",
        title="Hip pain: the difference that exercise made",
        people="18 trials, people with hip arthritis",
        against="exercise against no treatment",
        kind="difference",
        unit=_SMD,
        rows=_rows("hipoa-exercise-pain", post="just after the programme", month_6_9="six to nine months later"),
        axis=(-0.8, 0.8),
        ticks=(-0.8, -0.4, 0, 0.4, 0.8),
        decimals=2,
        left="← less pain with exercise",
        right="more pain →",
        note=f"The authors take {WORTHWHILE} as worthwhile.<br>Whether a patient would notice is unclear.",
        who="Who: people with hip arthritis in 18 trials. Exercise against no treatment.",
        told=(
            "Pain was 0.38 standard deviations less just after the programme (0.22 to 0.55), and 0.23 less six to nine months "
            "later (0.05 to 0.41).",
            f"The authors take {WORTHWHILE} as worthwhile. The first point lies about there, the second does not reach it.",
        ),
        open="Not known: whether you would notice the gain. Nobody could be kept from knowing who trained.",
        sources=("hipexercise2023cumulative",),
        trials=18,
    ),
    Panel(
        id="hit",
        label="Hip arthritis: steroid injection",
        title="Hip pain over six months: the difference",
        people="199 people with hip arthritis, three groups",
        against="one steroid injection, on top of advice",
        kind="difference",
        unit="points of 10 on a pain scale",
        rows=(
            _single("hit-steroid-vs-advice", "minus advice alone"),
            _single("hit-steroid-vs-anaesthetic", "minus an injection without steroid"),
        ),
        axis=(-3, 3),
        ticks=(-3, -2, -1, 0, 1, 2, 3),
        decimals=2,
        left="← less pain with steroid",
        right="more pain →",
        note="The second line crosses 0: part of the gain<br>may be the injection itself.",
        who="Who: 199 people with hip arthritis. One guided injection of steroid and a numbing drug, with advice (HIT).",
        told=(
            "Against advice alone, pain was 1.43 of 10 less (0.72 to 2.15).",
            "Against an injection of the numbing drug only, it was 0.52 less. That could be chance (from 1.21 less to 0.18 "
            "more).",
            f"A risk: the ball of the hip had newly caved in on X-ray in {_collapse['after_injection']} people after an "
            f"injection and in {_collapse['no_injection']} without. A later study found no clear difference.",
        ),
        open="Not known: how it goes on after six months, and with more than one injection.",
        sources=("paskins2022hit", "simeone2019collapse", "isakos2021csi"),
        studied=199,
        trials=1,
    ),
    Panel(
        id="prohip",
        label="Severe hip arthritis: new hip or training",
        title="Who gained 8 points or more, of 100 people",
        people="109 people of 50 or over, severe hip arthritis",
        against="a new hip against training, after 6 months",
        kind="people",
        unit="people of 100",
        rows=(Row("a new<br>hip", _prohip["surgery"]), Row("strength<br>training", _prohip["training"])),
        note=f"Difference {PROHIP_DIFFERENCE[0]} (95 % interval {PROHIP_DIFFERENCE[1]} to {PROHIP_DIFFERENCE[2]}), as "
        "published.<br>By then 21 of 100 in the training group<br>had chosen the operation, too.",
        who="Who: 109 people of 50 or over who qualified for a new hip. A new hip against guided strength training (PROHIP).",
        told=(
            f"After six months {_prohip['surgery']} of 100 with a new hip had gained 8 points of 48 or more, and "
            f"{_prohip['training']} of 100 with training.",
            f"On average the score rose {_score.value['surgery']} and {_score.value['training']} points (difference "
            f"{_score.value['difference']}, from {_score.ci95['difference'][0]} to {_score.ci95['difference'][1]}).",
            "By six months 21 of 100 in the training group had been operated. After two years almost one in four had not.",
        ),
        open="Not known: how much is hope, since all knew what they had. Most had never tried exercise before.",
        sources=("frydendal2024prohip",),
        studied=109,
        trials=1,
    ),
    Panel(
        id="walkback",
        label="Back pain: walking, so that it stays away",
        title="Days to the next bout that limits you",
        people=f"{_hazard.n} people just over their back pain",
        against="a walking plan against no treatment",
        kind="bars",
        unit="days until half had a new bout (median)",
        rows=(Row("walking plan with coaching", _walk["walking"]), Row("no treatment", _walk["control"])),
        axis=(0, 240),
        ticks=(0, 60, 120, 180, 240),
        note="No intervals are drawn: they were seen once only.<br>Feet and legs complained more with walking.",
        who=f"Who: {_hazard.n} people just over a bout of back pain, mean age 54, four in five women (WalkBack).",
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
        title="Lasting back pain: what exercise changed",
        people="8 trials for each line",
        against="exercise against no treatment",
        kind="difference",
        unit=_SMD,
        rows=_rows("lbp-exercise-smd", pain="pain", function="trouble in daily life"),
        axis=(-0.8, 0.8),
        ticks=(-0.8, -0.4, 0, 0.4, 0.8),
        decimals=2,
        left="← less with exercise",
        right="more →",
        note="A small to medium gain on average.<br>No kind of exercise is clearly best.",
        who="Who: people with lasting back pain, 8 trials for each line. Exercise against no treatment.",
        told=(
            "Pain was 0.33 standard deviations less (0.08 to 0.58), and trouble in daily life 0.31 less (0.05 to 0.57).",
            "Some more pain for a time is common.",
        ),
        open="Not known: which kind is best. So the one you will do is a good choice.",
        sources=("whoexercise2023",),
        trials=8,
    ),
    Panel(
        id="nsaid",
        label="New back pain: anti-inflammatory tablets",
        title="Who felt better on the whole, of 100 people",
        people="people with new back pain",
        against="tablet against dummy tablet, up to 3 weeks",
        kind="people",
        unit="people of 100",
        rows=(
            Row("anti-inflammatory<br>tablet", NSAID_BETTER["tablet"]),
            Row("dummy<br>tablet", NSAID_BETTER["placebo"]),
        ),
        note="How sure: low. Pain was 7 of 100 points less<br>(4 to 11), and 10 count as worthwhile.<br>37 got better with a "
        "dummy tablet.",
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
        label="Back care: hip exercises added",
        title="Pain: the difference that was found",
        people=f"{number('fukuda-hip-added-pain').n} people with back pain",
        against="back care with and without hip exercises",
        kind="difference",
        unit="difference in change of pain, points of 10",
        rows=_rows(
            "fukuda-hip-added-pain", post="just after treatment", month_6="six months later", month_12="a year later"
        ),
        axis=(-2, 2),
        ticks=(-2, -1, 0, 1, 2),
        decimals=1,
        note="Which side is better is not said in the summary.<br>Each interval holds 0.",
        who=f"Who: {number('fukuda-hip-added-pain').n} people with back pain. Hands-on care and back exercises, with or "
        "without hip exercises (Fukuda 2021).",
        told=(
            "The differences in pain were 0.5, 0.3 and 0.0 of 10, and each interval holds 0. The summary does not say which "
            "side is better.",
            "A second trial found no extra gain either. A third found a small to medium gain at the end of care, with no later "
            "look.",
            "In older people with a sore hip as well, care for the hip did a little better than care for the spine at eight "
            "weeks, and no better at six months.",
        ),
        open="Not known: who gains from hip exercises. None of these people was chosen by a scan of the hip.",
        sources=("fukuda2021hip", "burns2021hiplbp", "bade2017hips", "hicks2024mash"),
        studied=number("fukuda-hip-added-pain").n,
        trials=1,
    ),
)
