"""What scans show in people without back pain, at 20 and at 80 (brinjikji2015degeneration).

Below them stand the odds ratios of the review that did compare with people in pain (brinjikji2015symptomatic).
"""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

from hipspine.evidence import number
from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure, Output
from hipspine.figures.guesses import Guess, People
from hipspine.figures.panels import COLUMNS, WIDTH, crowd, interval, lane, nobody, point, scale, source_of
from hipspine.figures.parts import Readout, Sentence
from hipspine.figures.primitives import Label, Primitive
from hipspine.figures.study import Axis, Sheet, Value
from hipspine.figures.texts import texts

if TYPE_CHECKING:
    from sympy import Expr

say = texts("scans-by-age")

_ages = {name: number(f"disc-{name}-painfree").value for name in ("degeneration", "bulge")}
_SCANNED = number("disc-degeneration-painfree").n
_ODDS = number("disc-findings-or")
_COMPARED = str(_ODDS.n).replace("3097", "3,097 people")


def _odds(name: str) -> str:
    low, high = _ODDS.interval(name)
    return say("words.interval", odds=f"{_ODDS.value[name]:.2f}", low=f"{low:.2f}", high=f"{high:.2f}")


say.know(
    scanned=f"{_SCANNED:,}",
    compared=_COMPARED,
    odds_degeneration=_odds("degeneration"),
    odds_bulge=_odds("bulge"),
    degeneration_80=_ages["degeneration"]["age_80"],
    degeneration_20=_ages["degeneration"]["age_20"],
    bulge_20=_ages["bulge"]["age_20"],
    bulge_80=_ages["bulge"]["age_80"],
)

FINDING = say.choice("finding", "degeneration", "bulge")
AGE = say.choice("age", "both", "at_20", "at_80")

SPACING, TOP = 14, -84
MIDDLES = {20: 88, 80: 270}
"""Where the 100 people of each age stand, side by side so that one sees both at a glance."""

_at_20, _at_80 = (FINDING.pick({name: of[f"age_{age}"] for name, of in _ages.items()}) for age in (20, 80))
_sees_20, _sees_80 = AGE.pick({"at_20": 1, "at_80": 0, "both": 1}), AGE.pick({"at_20": 0, "at_80": 1, "both": 1})

_UNDER = TOP - 9 * SPACING - SPACING / 2 - 10
_MISSING = (4, WIDTH - 4, _UNDER - 26, _UNDER)
"""The empty block of people of the same ages with back pain: (left, right, bottom, top)."""
FRAME = Frame((10, WIDTH - 10, _UNDER - 131, _UNDER - 67), x=(log10(0.6), log10(60)), y=(0, 1))
"""The odds ratios; the two findings have a lane each."""
LANES = {"degeneration": 0.79, "bulge": 0.16}
HALF = 0.13
FACTORS = (1, 2, 5, 10, 20, 50)
EDGE = 4


def _finding(name: str) -> Expr:
    return FINDING.pick({other: int(other == name) for other in _ages})


def _words(age: int, found: Expr, seen: Expr) -> tuple[Label, ...]:
    """Return the words over the people of one age: how many, or a place for the reader's guess."""
    x = MIDDLES[age]
    return (
        Label(style="label-ink", at=(x, -12), text=say("labels.aged", age=age)),
        Label(style="label-muted-centre", at=(x, -30), text=say("labels.no_back_pain")),
        Label(style="number-blue-centre", at=(x, -56), text=say("labels.found", "found"), values=(found,), when=seen),
        Label(style="label-muted-centre", at=(x, -56), text=say("labels.your_guess"), when=1 - seen),
    )


def _compared() -> list[Primitive]:
    """Return the odds ratios with their intervals, and who is missing among the dots."""
    ticks = [(log10(value), f"{value}") for value in FACTORS]
    primitives: list[Primitive] = [
        *nobody(_MISSING, say("labels.not_here")),
        Label(style="label-ink-right", at=(EDGE, _UNDER - 42), text=say("labels.second_review")),
        *(part for at in LANES.values() for part in lane(FRAME, at, HALF, [x for x, _ in ticks], 0)),
        *scale(FRAME, ticks, say("labels.odds_ratio"), 14),
    ]
    for name, at in LANES.items():
        low, high = _ODDS.interval(name)
        place, words = (EDGE, FRAME.at(0, at)[1] + 18), say(f"labels.odds_{name}")
        primitives += [
            Label(style="label-blue", at=place, text=words, when=_finding(name)),
            Label(style="label-muted", at=place, text=words, when=1 - _finding(name)),
            interval(FRAME, at, log10(low), log10(high)),
            point(FRAME, at, log10(_ODDS.value[name])),
        ]
    return primitives


def _sheet() -> Sheet:
    """Return the chart of the odds ratios, as Plotly has it."""
    values = tuple(
        Value(
            "dot",
            "point",
            _ODDS.value[name],
            at,
            (f"<b>{say(f'labels.odds_{name}')}</b>", say("chart.interval"), say("chart.not_a_chance"), _SECOND),
            _ODDS.interval(name),
        )
        for name, at in LANES.items()
    )
    ticks = tuple((value, f"{value}") for value in FACTORS)
    rows = tuple((at, say(f"labels.odds_{name}")) for name, at in LANES.items())
    return Sheet(FRAME.box, Axis(FRAME.x, ticks, say("labels.odds_ratio"), log=True), Axis(FRAME.y, rows), values)


_SECOND = source_of("brinjikji2015symptomatic")

FIGURE = Figure(
    id="scans-by-age",
    title=say("title"),
    extent=(0, WIDTH, FRAME.box[2] - 46, 0),
    height=400,
    choices=(FINDING, AGE),
    outputs=(
        Output("found_at_20", say("outputs.found_at_20"), _at_20, "people", "a"),
        Output("found_at_80", say("outputs.found_at_80"), _at_80, "people", "b"),
    ),
    primitives=(
        *(
            crowd((MIDDLES[age] - 4.5 * SPACING, TOP), SPACING, 1, found * seen, style="person")
            for age, found, seen in ((20, _at_20, _sees_20), (80, _at_80, _sees_80))
        ),
        *_words(20, _at_20, _sees_20),
        *_words(80, _at_80, _sees_80),
        *_compared(),
    ),
    sheets=(_sheet(),),
    readouts=(
        Readout(say("readouts.aged_20_no.label"), AGE.pick({"at_20": _at_20, "both": _at_20}), say("words.of_100")),
        Readout(say("readouts.aged_80_no.label"), AGE.pick({"at_80": _at_80, "both": _at_80}), say("words.of_100")),
    ),
    sentences=(
        Sentence(say("sentences.each_dot_100_people")),
        Sentence(say("sentences.coloured_scan_shows_age"), when=_finding("degeneration")),
        Sentence(say("sentences.coloured_scan_shows_disc"), when=_finding("bulge")),
        Sentence(say("sentences.at_20_100", "at_20"), (_at_20,), when=_sees_20),
        Sentence(say("sentences.at_80_100", "at_80"), (_at_80,), when=_sees_80),
        Sentence(say("sentences.finding_like_need_reason")),
    ),
    sources=("brinjikji2015degeneration", "brinjikji2015symptomatic"),
    prediction=say("prediction"),
    guess=Guess(
        grips=(
            say.grip(
                "at_80",
                _ages["degeneration"]["age_80"],
                (0, 100),
                50,
                People((MIDDLES[80] - 4.5 * SPACING, TOP), COLUMNS, SPACING),
                style="guess",
            ),
        ),
        hidden={"age": "at_20"},
        shown={"age": "both"},
        when=_finding("degeneration"),
    ),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
    caption=say("caption"),
)
