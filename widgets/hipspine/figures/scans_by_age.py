"""What scans show in people without back pain, at 20 and at 80 (brinjikji2015degeneration)."""

from __future__ import annotations

from sympy import Expr

from hipspine.evidence import number
from hipspine.figures.core import Figure, Output
from hipspine.figures.parts import Choice, Readout, Sentence
from hipspine.figures.primitives import Icons, Label

_ages = {name: number(f"disc-{name}-painfree").value for name in ("degeneration", "bulge")}
_SCANNED = number("disc-degeneration-painfree").n
_ODDS = number("disc-findings-or")
_COMPARED = str(_ODDS.n).replace("3097", "3,097 people")


def _odds(name: str) -> str:
    low, high = _ODDS.ci95[name]
    return f"{_ODDS.value[name]:.2f} ({low:.2f} to {high:.2f})"


FINDING = Choice(
    "finding",
    "What the scan shows",
    (
        ("degeneration", "age changes in a disc (“degeneration” in a report)"),
        ("bulge", "a disc that bulges a little (“disc bulge”)"),
    ),
)
AGE = Choice(
    "age",
    "In people without back pain, aged …",
    (("at_20", "20 years"), ("at_80", "80 years"), ("both", "20 and 80 years")),
)

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
        Label(style="label-blue", at=at, text=f"aged {age}, no back pain: {{0}} of 100", values=(found,), when=seen),
        Label(style="label-muted", at=at, text=f"aged {age}, no back pain: your guess?", when=1 - seen),
    )


FIGURE = Figure(
    id="scans-by-age",
    title="Disc changes on scans are common in people without back pain, and more so at 80 than at 20",
    extent=(-1, COLUMNS, -_second - _ROWS - 0.2, 2.1),
    choices=(FINDING, AGE),
    outputs=(
        Output("found_at_20", "Of 100 people aged 20 without back pain, how many show it", _at_20, "people", "a"),
        Output("found_at_80", "Of 100 people aged 80 without back pain, how many show it", _at_80, "people", "b"),
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
        Readout("Aged 20, no back pain", AGE.pick({"at_20": _at_20, "both": _at_20}), "of 100"),
        Readout("Aged 80, no back pain", AGE.pick({"at_80": _at_80, "both": _at_80}), "of 100"),
    ),
    sentences=(
        Sentence("Each dot is one of 100 people of that age without back pain."),
        Sentence("Coloured: the scan shows age changes in a disc.", when=_finding("degeneration")),
        Sentence("Coloured: the scan shows a disc that bulges.", when=_finding("bulge")),
        Sentence("At 20 it is {0} of 100.", (_at_20,), when=_sees_20),
        Sentence("At 80 it is {0} of 100.", (_at_80,), when=_sees_80),
        Sentence("So a finding like this need not be the reason for pain."),
    ),
    sources=("brinjikji2015degeneration", "brinjikji2015symptomatic"),
    prediction="Before you choose: of 100 people aged 80 who have no back pain, how many do you think show age changes "
    "in a disc on a scan?",
    tasks=(
        "Choose 80 years and compare the count with your guess.",
        "Choose both ages, then the other finding. What is alike?",
    ),
    answer=(
        f"At 80, {_ages['degeneration']['age_80']} of 100 people without back pain show age changes in a disc. At 20 "
        f"it is already {_ages['degeneration']['age_20']}. For a bulge it is {_ages['bulge']['age_20']} at 20 and "
        f"{_ages['bulge']['age_80']} at 80.",
        "People who feel well have these findings. So if your report names one, it may have been there before the "
        "pain, and it need not be the reason for it.",
        "But it is not without meaning. The same group of authors compared adults up to 50 with and without back "
        "pain. Age changes in a disc, and discs that bulge or stick out, were found more often in those with pain. "
        "For a small split in a disc, a bone that sits a little forward and a narrow canal this was not clear. What "
        "it means for you, a scan cannot tell: whoever examines you puts it together with your story.",
        "With an emergency sign a scan looks for something else, and it is needed at once.",
    ),
    caption=f"Brinjikji 2015, a review of scans of {_SCANNED:,} people without back pain. The numbers for 20 and for "
    "80 are the review’s estimates; the ages in between are not drawn. Everybody in it was free of pain, so the dots "
    f"cannot compare. A second review did ({_COMPARED}, 50 years or younger): odds ratio with its 95 % interval for "
    f"age changes {_odds('degeneration')}, for a bulge {_odds('bulge')}. An odds ratio is not a chance.",
)
