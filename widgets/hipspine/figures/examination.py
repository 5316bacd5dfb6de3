"""Tests of the examination: both likelihood ratios with their bands, and 100 people where a starting chance is known.

The chances after a test come from the model ``finding`` or, for the outer hip, from the review itself.
"""

from __future__ import annotations

from math import log10

from hipspine.evidence import number
from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure, Output
from hipspine.figures.examination_rows import ROWS
from hipspine.figures.panels import (
    FOUND,
    GUESS,
    REVEALED,
    SHOW,
    crowd,
    frame_of,
    interval,
    lane,
    layered,
    point,
    printed,
    scale,
    spread,
    while_shown,
)
from hipspine.figures.parts import Choice, Preset, Readout, Sentence
from hipspine.figures.primitives import Label, Line, Number, Primitive
from hipspine.figures.ratios import Ratio, Row

TEST = Choice("test", "One test", tuple((row.id, row.label) for row in ROWS))
_is = {row.id: TEST.pick({other.id: int(other is row) for other in ROWS}) for row in ROWS}

WIDTH = 33
FRAME = Frame((0.3, WIDTH - 0.3, -10.6, -1), x=(log10(0.02), log10(50)), y=(0, 1))
LANES = {"yes": 0.72, "no": 0.24}
"""Where the two answers lie, from the bottom of the field (0) to its top (1)."""
HALF, BAND = 0.085, 0.055
TICKS = tuple((log10(v), f"{v:g}") for v in (0.03, 0.1, 0.3, 1, 3, 10, 30))

BLOCKS = {"lower": 0.4, "before": 11.9, "higher": 23.4}
"""Left edges of the three blocks of people: as on the scale above, what speaks against stands on the left."""
TOP = -20.6
_SIZE = 9.2


def _line(style: str, x: float, y: float, text: str) -> Label:
    return Label(style=style, at=(x, y), text=text)


def _said(ratio: Ratio | None) -> str:
    """Return a ratio in words, with what stands around it."""
    if ratio is None:
        return "no ratio in our sources"
    if ratio.spread:
        return f"{printed(ratio.spread[0], 2)} to {printed(ratio.spread[1], 2)} (a range)"
    value = printed(ratio.value, 1 if ratio.value >= 10 or round(ratio.value, 1) == ratio.value else 2)
    if ratio.interval:
        low, high = (f"{v:g}" for v in ratio.interval)
        return f"{value} ({low} to {high})"
    return f"{value} (our calculation)" if ratio.ours else f"{value} (no interval seen)"


def studied(row: Row) -> str:
    """Return who was studied, and how many."""
    n = number(row.number).n
    return row.studied.format(n=f"{n:,}" if isinstance(n, int) else n)


def _scale_of(row: Row) -> list[Primitive]:
    """Return the two lanes of one test: whatever was published of each answer."""
    primitives: list[Primitive] = [
        _line("label-heading", -0.2, 3.8, row.title),
        _line("label-muted", -0.2, 1.9, f"looked for: {row.sought}"),
        _line("label-muted", -0.2, 0.2, studied(row)),
    ]
    for answer, height in LANES.items():
        ratio, words = row.ratios.get(answer), getattr(row, answer)
        at = FRAME.at(0, height)[1] + 1.75
        guess = _line("label-muted", -0.2, at, f"{words}: your guess?")
        primitives += while_shown([guess], GUESS)
        found: list[Primitive] = [_line("label-blue", -0.2, at, f"{words}: {_said(ratio)}")]
        if ratio and ratio.spread:
            found.append(spread(FRAME, height, BAND, *map(log10, ratio.spread)))
        if ratio and ratio.interval:
            found.append(interval(FRAME, height, *map(log10, ratio.interval)))
        if ratio and ratio.value is not None:
            found.append(point(FRAME, height, log10(ratio.value), ratio.ours))
        primitives += while_shown(found, FOUND)
    return primitives


def _nobody(middle: float) -> Line:
    """Return the empty block about ``middle``: a chance that nobody knows."""
    return frame_of(middle - 5, middle + 5, TOP - _SIZE - 0.2, TOP + 0.4)


def _places(row: Row) -> dict[str, str]:
    """Return which answer stands in the left and which in the right block."""
    yes = row.ratios["yes"].raises
    return {"lower": "no" if yes else "yes", "higher": "yes" if yes else "no"}


def _chances_of(row: Row) -> list[Primitive]:
    """Return the words over the blocks of one test, or why it has none."""
    known = row.before is not None
    head = f"of 100 {row.people}" if known else "no starting chance in our sources"
    primitives: list[Primitive] = [_line("label-muted", -0.2, TOP + 4.7, head)]
    before = BLOCKS["before"] + 4.5
    primitives += [
        _line("label-muted-centre", before, TOP + 2.9, "before"),
        _line("label-blue-centre", before, TOP + 1.4, f"{row.before:.0f}") if known else _nobody(before),
    ]
    for place, answer in _places(row).items():
        middle, after = BLOCKS[place] + 4.5, row.after(answer)
        primitives.append(_line("label-muted-centre", middle, TOP + 2.9, getattr(row, answer)))
        if after is None:
            primitives += [
                _nobody(middle),
                *([_line("label-muted-centre", middle, TOP - 4.4, "not in<br>our sources")] if known else []),
            ]
            continue
        words: list[Primitive] = [_line("label-blue-centre", middle, TOP + 1.4, f"{after[0]:.0f}")]
        if after[1] is not None:
            fits = f"95 %: {after[1]:.0f} to {after[2]:.0f}"
            words.append(_line("label-muted-centre", middle, TOP - _SIZE - 1.4, fits))
        primitives += while_shown(words, FOUND)
        primitives += while_shown([_line("label-muted-centre", middle, TOP + 1.4, "?")], GUESS)
    return primitives


def _pick(told: dict[str, float | None]) -> Number:
    """Return the value of the chosen test, NaN where it has none."""
    return TEST.pick({name: value for name, value in told.items() if value is not None})


def _count(told: dict[str, float | None]) -> Number:
    """Return how many people are coloured for the chosen test: none where nothing is known."""
    return TEST.pick({name: 0 if value is None else int(value + 0.5) for name, value in told.items()})


def _exists(told: dict[str, float | None]) -> Number:
    return TEST.pick({name: int(value is not None) for name, value in told.items()})


_before = {row.id: row.before for row in ROWS}
_after = {answer: {r.id: (r.after(answer) or (None,))[0] for r in ROWS} for answer in ("yes", "no")}
_ratio = {answer: {r.id: getattr(r.ratios.get(answer), "value", None) for r in ROWS} for answer in ("yes", "no")}
_in = {place: {r.id: _after[_places(r)[place]][r.id] for r in ROWS} for place in ("lower", "higher")}


_outer = number("exam-gtps-cluster")
_OURS = "our calculation; at the outer hip as published"


def _sentences(row: Row) -> list[Sentence]:
    """Return what is said of one test: what it is held against, both its answers, the chances or why there are none."""
    here = _is[row.id]
    kinds = {answer: row.ratios.get(answer) for answer in LANES}
    told = [
        Sentence(
            f"{row.title}. Looked for: {row.sought}. Studied: {studied(row)}.",
            when=here,
        ),
        Sentence(
            f"Ratio if the answer is “{row.yes}”: {_said(kinds['yes'])}. If it is “{row.no}”: {_said(kinds['no'])}.",
            when=here * FOUND,
        ),
    ]
    if any(ratio and ratio.spread for ratio in kinds.values()):
        told.append(Sentence("A range shows how far studies differ. It is not an interval.", when=here * FOUND))
    if any(ratio and ratio.interval for ratio in kinds.values()):
        told.append(Sentence("In brackets: the 95 % interval.", when=here * FOUND))
    if row.before is None:
        told.append(Sentence("Our sources give no starting chance for these people, so none is drawn.", when=here))
    else:
        parts = [f"Blue dots have it. Of 100 {row.people}, {row.before:.0f} had it before the test."]
        for answer in LANES:
            if (after := row.after(answer)) is not None:
                fits = "" if after[1] is None else f" ({after[1]:.0f} to {after[2]:.0f})"
                parts.append(f"If “{getattr(row, answer)}”, it is {after[0]:.0f}{fits}.")
        if "before" not in number(row.number).value:
            parts.append("The chances after it are our calculation.")
        told.append(Sentence(" ".join(parts), when=here * FOUND))
    if row.note:
        told.append(Sentence(row.note, when=here))
    return told


FIGURE = Figure(
    id="examination",
    title="A test can raise or lower a chance, by much or hardly at all; no single one settles it",
    extent=(-0.8, WIDTH + 0.4, TOP - _SIZE - 2.4, 5),
    choices=(TEST, SHOW),
    outputs=(
        Output("ratio_yes", "Likelihood ratio if the finding is there", REVEALED * _pick(_ratio["yes"]), "", "LR_+"),
        Output("ratio_no", "Likelihood ratio if it is not", REVEALED * _pick(_ratio["no"]), "", "LR_-"),
        Output("before", "Of 100 such people, how many have it before the test", _pick(_before), "people", "b"),
        Output(
            "after_yes", "How many have it if the finding is there", REVEALED * _pick(_after["yes"]), "people", "a_1"
        ),
        Output("after_no", "How many have it if it is not", REVEALED * _pick(_after["no"]), "people", "a_2"),
    ),
    primitives=(
        crowd((BLOCKS["lower"], TOP), 1, _exists(_in["lower"]), FOUND * _count(_in["lower"])),
        crowd((BLOCKS["before"], TOP), 1, _exists(_before), _count(_before)),
        crowd((BLOCKS["higher"], TOP), 1, _exists(_in["higher"]), FOUND * _count(_in["higher"])),
        *layered(
            [
                *(
                    primitive
                    for height in LANES.values()
                    for primitive in lane(FRAME, height, HALF, [x for x, _ in TICKS], 0)
                ),
                *scale(FRAME, TICKS, "likelihood ratio", 1.4),
                _line("label-muted", -0.2, FRAME.box[2] - 3.22, "← against"),
                _line("label-tick-left", WIDTH + 0.2, FRAME.box[2] - 3.22, "for →"),
                *(
                    primitive
                    for row in ROWS
                    for primitive in while_shown([*_scale_of(row), *_chances_of(row)], _is[row.id])
                ),
            ]
        ),
    ),
    readouts=(
        Readout("Before the test", _pick(_before), "of 100", note="– means our sources give none"),
        Readout("If the finding is there", REVEALED * _pick(_after["yes"]), "of 100", note=_OURS),
        Readout("If it is not", REVEALED * _pick(_after["no"]), "of 100", note=_OURS),
    ),
    sentences=(
        *(sentence for row in ROWS for sentence in _sentences(row)),
        Sentence("One test only, never a diagnosis. No result, painful or not, sets a warning sign aside."),
    ),
    sources=tuple(dict.fromkeys(number(row.number).source for row in ROWS)),
    presets=(
        Preset("Sacroiliac", {"test": "sij"}),
        Preset("FADIR", {"test": "fadir_fai"}),
        Preset("Leg moves across", {"test": "adduction"}),
        Preset("Outer hip", {"test": "outer_hip"}),
        Preset("Straight leg raise", {"test": "slr_surgical"}),
    ),
    prediction="Before you choose: the FADIR test presses the front of the hip. Which answer do you think tells more, "
    "that it hurts or that it does not? And the straight leg raise?",
    tasks=(
        "Look at FADIR, then press “Straight leg raise”. Which of the two answers lies farther from 1?",
        "Choose “no result yet” and, from the list, the outer hip. Guess how many of 100 are left if neither hurts.",
        "Find a test whose two answers both lie near 1, or on the wrong side.",
    ),
    answer=(
        "In FADIR and in the straight leg raise before surgery the answer without pain tells more. A ratio near 1 "
        "hardly moves the chance, a ratio far from 1 moves it much. But look how wide the bands are.",
        f"At the outer hip {_outer.value['before']} of 100 in the studies had it before. It is "
        f"{_outer.value['both_negative']} if neither test hurts and {_outer.value['both_positive']} if both do. FABER "
        "for impingement lies near 1. In the Thomas test both answers lay on the wrong side.",
        "Do not multiply ratios of several tests: people with one finding often have the others too. The starting "
        "chance belongs to the people in the study. Yours cannot be read from a page.",
        "No test sets a warning sign aside. With an emergency sign go at once, also when each test is painless.",
    ),
    illustrative="The people drawn as dots. They show a share of 100 and not the people of a study.",
    caption="Filled dot: published. Open dot: our calculation. Blue line: 95 % interval. Grey band: the lowest and the "
    "highest result across studies, a range and not an interval. A ratio of 1 tells nothing. The scale grows by "
    "factors. A chance is drawn only where the start is known for the same people; the numbers below it follow from "
    "the interval of the ratio. The log roll test has no number that we trust and is left out.",
)
