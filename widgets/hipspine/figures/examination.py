"""Tests of the examination: both likelihood ratios with their bands, and 100 people where a starting chance is known.

The chances after a test come from the model ``finding`` or, for the outer hip, from the review itself.
"""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

from hipspine.evidence import number
from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure, Output
from hipspine.figures.examination_rows import ROWS
from hipspine.figures.guesses import Guess, People
from hipspine.figures.panels import (
    COLUMNS,
    FOUND,
    GUESS,
    REVEALED,
    SHOW,
    WIDTH,
    crowd,
    frame_of,
    interval,
    lane,
    layered,
    point,
    printed,
    scale,
    source_of,
    spread,
    while_shown,
)
from hipspine.figures.parts import Choice, Preset, Readout, Sentence
from hipspine.figures.primitives import Label, Line, Number, Primitive
from hipspine.figures.study import Axis, Sheet, Value
from hipspine.figures.texts import texts

if TYPE_CHECKING:
    from hipspine.figures.ratios import Ratio, Row

say = texts("examination")

TEST = Choice("test", say("choices.test.label"), tuple((row.id, row.label) for row in ROWS))
_is = {row.id: TEST.pick({other.id: int(other is row) for other in ROWS}) for row in ROWS}

FRAME = Frame((10, WIDTH - 10, -132, -66), x=(log10(0.02), log10(50)), y=(0, 1))
LANES = {"yes": 0.85, "no": 0.2}
"""Where the two answers lie, from the bottom of the field (0) to its top (1)."""
HALF, BAND = 0.13, 0.08
FACTORS = (0.03, 0.1, 0.3, 1, 3, 10, 30)
TICKS = tuple((log10(v), f"{v:g}") for v in FACTORS)

BLOCKS = {"lower": 18, "before": 138.5, "higher": 259}
"""Left edges of the three blocks of people: as on the scale above, what speaks against stands on the left."""
TOP, SPACING = -254, 9
_SIZE = 9 * SPACING
EDGE = 4


def _line(style: str, x: float, y: float, text: str) -> Label:
    return Label(style=style, at=(x, y), text=text)


def _said(ratio: Ratio | None) -> str:
    """Return a ratio in words, with what stands around it."""
    if ratio and ratio.spread:
        return say("words.range", low=printed(ratio.spread[0], 2), high=printed(ratio.spread[1], 2))
    if ratio is None or ratio.value is None:
        return say("words.no_ratio")
    value = printed(ratio.value, 1 if ratio.value >= 10 or round(ratio.value, 1) == ratio.value else 2)
    if ratio.interval:
        low, high = (f"{v:g}" for v in ratio.interval)
        return say("words.interval", ratio=value, low=low, high=high)
    return say("words.our_ratio", ratio=value) if ratio.ours else say("words.no_interval", ratio=value)


def _value(row: Row, answer: str, height: float) -> Value | None:
    """Return one answer of a test as the chart has it; None where nothing was published of it."""
    ratio, words = row.ratios.get(answer), getattr(row, answer)
    if ratio is None or not (ratio.spread or ratio.value is not None):
        return None
    source = source_of(number(row.number).source or "")
    told = (f"<b>{words}</b>", say("chart.ratio", said=_said(ratio)), *_meant(ratio), source)
    if ratio.value is None:
        return Value("range", "range", 1, height, told, ratio.spread, BAND, when=FOUND)
    return Value("dot", "point-open" if ratio.ours else "point", ratio.value, height, told, ratio.interval, when=FOUND)


def _meant(ratio: Ratio) -> tuple[str, ...]:
    """Return what stands in the brackets after a ratio, where something does."""
    if ratio.spread:
        return (say("chart.range"),)
    return (say("chart.interval"),) if ratio.interval else ()


def _sheet(row: Row) -> Sheet:
    values = (_value(row, answer, height) for answer, height in LANES.items())
    ticks = tuple((value, f"{value:g}") for value in FACTORS)
    return Sheet(
        FRAME.box,
        Axis(FRAME.x, ticks, say("labels.scale"), log=True),
        Axis(FRAME.y, tuple((height, getattr(row, answer)) for answer, height in LANES.items())),
        tuple(value for value in values if value),
        when=_is[row.id],
    )


def _scale_of(row: Row) -> list[Primitive]:
    """Return the two lanes of one test: whatever was published of each answer."""
    primitives: list[Primitive] = [
        _line("label-heading", EDGE, -12, row.title),
        _line("label-muted", EDGE, -31, say("labels.looked", sought=row.sought)),
    ]
    for answer, height in LANES.items():
        ratio, words = row.ratios.get(answer), getattr(row, answer)
        at = FRAME.at(0, height)[1] + 18
        guess = _line("label-muted", EDGE, at, say("labels.your_guess", answer=words))
        primitives += while_shown([guess], GUESS)
        found: list[Primitive] = [_line("label-blue", EDGE, at, f"{words}: {_said(ratio)}")]
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
    return frame_of(middle - 47, middle + 47, TOP - _SIZE - 5, TOP + 5)


def _places(row: Row) -> dict[str, str]:
    """Return which answer stands in the left and which in the right block."""
    yes = row.ratios["yes"].raises
    return {"lower": "no" if yes else "yes", "higher": "yes" if yes else "no"}


def _chances_of(row: Row) -> list[Primitive]:
    """Return the words over the blocks of one test, or why it has none."""
    known = row.before is not None
    head = say("labels.of_100", people=row.people) if known else say("labels.no_start")
    primitives: list[Primitive] = [_line("label-muted", EDGE, TOP + 66, head)]
    before = BLOCKS["before"] + 4.5 * SPACING
    primitives += [
        _line("label-muted-centre", before, TOP + 46, say("labels.before")),
        _line("number-blue-centre", before, TOP + 22, f"{row.before:.0f}") if known else _nobody(before),
    ]
    for place, answer in _places(row).items():
        middle, after = BLOCKS[place] + 4.5 * SPACING, row.after(answer)
        primitives.append(_line("label-muted-centre", middle, TOP + 46, getattr(row, answer)))
        if after is None:
            primitives += [
                _nobody(middle),
                *([_line("label-muted-centre", middle, TOP - _SIZE / 2, say("labels.our_sources"))] if known else []),
            ]
            continue
        words: list[Primitive] = [_line("number-blue-centre", middle, TOP + 22, f"{after[0]:.0f}")]
        if after[1] is not None:
            fits = say("labels.chance_interval", low=f"{after[1]:.0f}", high=f"{after[2]:.0f}")
            words.append(_line("label-muted-centre", middle, TOP - _SIZE - 17, fits))
        primitives += while_shown(words, FOUND)
        primitives += while_shown([_line("label-muted-centre", middle, TOP + 22, "?")], GUESS)
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

say.know(
    outer_before=_outer.value["before"],
    outer_neither=_outer.value["both_negative"],
    outer_both=_outer.value["both_positive"],
)

_OURS = say("words.ours")


def _sentences(row: Row) -> list[Sentence]:
    """Return what is said of one test: what it is held against, both its answers, the chances or why there are none."""
    here = _is[row.id]
    kinds = {answer: row.ratios.get(answer) for answer in LANES}
    told = [
        Sentence(
            say("sentences.looked_studied", title=row.title, sought=row.sought, studied=row.studied),
            when=here,
        ),
        Sentence(
            say(
                "sentences.ratio_if_answer_if",
                yes=row.yes,
                yes_ratio=_said(kinds["yes"]),
                no=row.no,
                no_ratio=_said(kinds["no"]),
            ),
            when=here * FOUND,
        ),
    ]
    if any(ratio and ratio.spread for ratio in kinds.values()):
        told.append(Sentence(say("sentences.range_shows_how_far"), when=here * FOUND))
    if any(ratio and ratio.interval for ratio in kinds.values()):
        told.append(Sentence(say("sentences.brackets_95_interval"), when=here * FOUND))
    if row.before is None:
        told.append(Sentence(say("sentences.our_sources_give_no"), when=here))
    else:
        parts = [say("sentences.before", people=row.people, before=f"{row.before:.0f}")]
        for answer in LANES:
            if (after := row.after(answer)) is not None:
                fits = (
                    ""
                    if after[1] is None
                    else say("words.chance_interval", low=f"{after[1]:.0f}", high=f"{after[2]:.0f}")
                )
                parts.append(
                    say("sentences.after", answer=getattr(row, answer), chance=f"{after[0]:.0f}", interval=fits)
                )
        if "before" not in number(row.number).value:
            parts.append(say("sentences.ours"))
        told.append(Sentence(" ".join(parts), when=here * FOUND))
    if row.note:
        told.append(Sentence(row.note, when=here))
    return told


FIGURE = Figure(
    id="examination",
    title=say("title"),
    extent=(0, WIDTH, TOP - _SIZE - 27, 0),
    close=(110, 352, -360, -178.5),
    choices=(TEST, SHOW),
    outputs=(
        Output("ratio_yes", say("outputs.ratio_yes"), REVEALED * _pick(_ratio["yes"]), "", "LR_+"),
        Output("ratio_no", say("outputs.ratio_no"), REVEALED * _pick(_ratio["no"]), "", "LR_-"),
        Output("before", say("outputs.before"), _pick(_before), "people", "b"),
        Output("after_yes", say("outputs.after_yes"), REVEALED * _pick(_after["yes"]), "people", "a_1"),
        Output("after_no", say("outputs.after_no"), REVEALED * _pick(_after["no"]), "people", "a_2"),
    ),
    primitives=(
        crowd((BLOCKS["lower"], TOP), SPACING, _exists(_in["lower"]), FOUND * _count(_in["lower"])),
        crowd((BLOCKS["before"], TOP), SPACING, _exists(_before), _count(_before)),
        crowd((BLOCKS["higher"], TOP), SPACING, _exists(_in["higher"]), FOUND * _count(_in["higher"])),
        *layered(
            [
                *(
                    primitive
                    for height in LANES.values()
                    for primitive in lane(FRAME, height, HALF, [x for x, _ in TICKS], 0)
                ),
                *scale(FRAME, TICKS, say("labels.scale"), 14),
                _line("label-muted", EDGE, FRAME.box[2] - 32.2, say("labels.against")),
                _line("label-tick-left", WIDTH - EDGE, FRAME.box[2] - 32.2, say("labels.for")),
                *(
                    primitive
                    for row in ROWS
                    for primitive in while_shown([*_scale_of(row), *_chances_of(row)], _is[row.id])
                ),
            ]
        ),
    ),
    readouts=(
        Readout(
            say("readouts.before_test.label"),
            _pick(_before),
            say("words.of_100"),
            note=say("readouts.before_test.note"),
        ),
        Readout(say("readouts.if_finding.label"), REVEALED * _pick(_after["yes"]), say("words.of_100"), note=_OURS),
        Readout(say("readouts.if_not.label"), REVEALED * _pick(_after["no"]), say("words.of_100"), note=_OURS),
    ),
    sentences=(
        *(sentence for row in ROWS for sentence in _sentences(row)),
        Sentence(say("sentences.test_only_never_diagnosis")),
    ),
    sources=tuple(dict.fromkeys(source for row in ROWS if (source := number(row.number).source))),
    presets=(
        Preset(say("presets.sacroiliac"), {"test": "sij"}),
        Preset(say("presets.fadir"), {"test": "fadir_fai"}),
        Preset(say("presets.leg_moves_across"), {"test": "adduction"}),
        Preset(say("presets.outer_hip"), {"test": "outer_hip"}),
        Preset(say("presets.straight_leg_raise"), {"test": "slr_surgical"}),
    ),
    prediction=say("prediction"),
    guess=Guess(
        grips=tuple(
            say.grip(answer, found, (0, 100), 50, People((BLOCKS[place], TOP), COLUMNS, SPACING), style="guess")
            for answer, place, found in (
                ("neither", "lower", _outer.value["both_negative"]),
                ("both", "higher", _outer.value["both_positive"]),
            )
        ),
        hidden={"test": "outer_hip", "show": "guess"},
        shown={"test": "outer_hip", "show": "found"},
        when=_is["outer_hip"],
    ),
    sheets=tuple(_sheet(row) for row in ROWS),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
    illustrative=say("illustrative"),
    caption=say("caption"),
)
