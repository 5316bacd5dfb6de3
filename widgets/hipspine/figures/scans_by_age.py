"""What scans show in people without back pain, at 20 and at 80 (brinjikji2015degeneration)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipspine.evidence import number
from hipspine.figures.core import Figure, Output
from hipspine.figures.parts import Readout, Sentence
from hipspine.figures.primitives import Icons, Label
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
AGE = say.choice("age", "at_20", "at_80", "both")

PEOPLE, COLUMNS, ROWS_BETWEEN = 100, 20, 3
"""100 people of each age in rows of 20, and the empty rows between the ages."""
_ROWS = PEOPLE // COLUMNS
_second = _ROWS + ROWS_BETWEEN  # the first row of those aged 80

_at_20, _at_80 = (FINDING.pick({name: of[f"age_{age}"] for name, of in _ages.items()}) for age in (20, 80))
_sees_20, _sees_80 = AGE.pick({"at_20": 1, "at_80": 0, "both": 1}), AGE.pick({"at_20": 0, "at_80": 1, "both": 1})


def _finding(name: str) -> Expr:
    return FINDING.pick({other: int(other == name) for other in _ages})


def _words(age: int, top: float, found: Expr, seen: Expr) -> tuple[Label, Label]:
    """Return the words over the people of one age: how many, or a place for the reader's guess."""
    at = (-0.45, top)
    return (
        Label(style="label-blue", at=at, text=say("labels.aged_no_back", "found", age=age), values=(found,), when=seen),
        Label(style="label-muted", at=at, text=say("labels.aged_no_back_pain", age=age), when=1 - seen),
    )


FIGURE = Figure(
    id="scans-by-age",
    title=say("title"),
    extent=(-1, COLUMNS, -_second - _ROWS - 0.2, 2.1),
    choices=(FINDING, AGE),
    outputs=(
        Output("found_at_20", say("outputs.found_at_20"), _at_20, "people", "a"),
        Output("found_at_80", say("outputs.found_at_80"), _at_80, "people", "b"),
    ),
    primitives=(
        Icons(
            style="person",
            count=2 * PEOPLE + ROWS_BETWEEN * COLUMNS,
            groups=(
                ("person-blue", _at_20 * _sees_20),
                ("person", PEOPLE - _at_20 * _sees_20),
                ("person-none", ROWS_BETWEEN * COLUMNS),
                ("person-blue", _at_80 * _sees_80),
            ),
            columns=COLUMNS,
            spacing=1,
        ),
        *_words(20, 1.1, _at_20, _sees_20),
        *_words(80, 1.1 - _second, _at_80, _sees_80),
    ),
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
    guess=say.guess(),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
    caption=say("caption"),
)
