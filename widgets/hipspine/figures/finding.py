"""What one test result does to a chance: 100 people, the interval on a scale, and the curve (metcalfe2019hipoa)."""

from __future__ import annotations

from dataclasses import dataclass

import sympy as sp

from hipspine.evidence import number
from hipspine.figures.chart import Chart, Curve
from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure, Output
from hipspine.figures.guesses import Guess, People
from hipspine.figures.panels import WIDTH, frame_of, while_shown
from hipspine.figures.parts import Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Dot, Icons, Label, Line, Number, Primitive
from hipspine.figures.texts import texts
from hipspine.models.finding import FINDING, LR, ODDS, POSTTEST, PRETEST

say = texts("finding")


@dataclass(frozen=True)
class Finding:
    """A finding with a published likelihood ratio and its 95 % confidence interval."""

    name: str
    ratio: float
    low: float
    high: float


def _published(name: str, key: str) -> Finding:
    value = number(key).value
    return Finding(name, value["LR_pos"], *value["ci95"])


def _against(name: str, key: str) -> Finding:
    record = number(key)
    return Finding(name, record.value["lr"], *record.interval("lr"))


FINDINGS = (
    _published(say("words.squat"), "hipoa-squat-posterior"),
    _published(say("words.groin"), "hipoa-groin-abd-add"),
    _published(say("words.weak"), "hipoa-abductor-weakness"),
    _against(say("words.sitting"), "exam-hipoa-sitting"),
    _against(say("words.young"), "exam-hipoa-under-60"),
)
RESULT = say.layer("result", on=True)
"""What the finding does to the chance: it is not shown while a reader guesses."""
PRETEST_PERCENT = number("hipoa-pretest").value
PEOPLE, COLUMNS = 100, 20

_before, _ratio, _after = PRETEST.symbol, LR.symbol, POSTTEST.symbol
# The model's own equation as a function of the probability before: one fraction, which also holds at 100 %.
_rule = sp.cancel(POSTTEST.expression.subs(ODDS.symbol, ODDS.expression))


def _posttest(before: Number, ratio: Number) -> sp.Expr:
    return _rule.subs({PRETEST.symbol: before, LR.symbol: ratio}, simultaneous=True)


# The slider is the only place where the ratio is set; the ratio of a published finding brings its interval with it.
_is = {finding: 0.02 - sp.Abs(_ratio - finding.ratio) for finding in FINDINGS}
_low, _high = (
    sp.Piecewise(*((getattr(f, end), near > 0) for f, near in _is.items()), (sp.nan, True)) for end in ("low", "high")
)
_known = sp.Piecewise(*((1, near > 0) for near in _is.values()), (0, True))
_after_low = Output("posttest_low", say("outputs.posttest_low"), _posttest(_before, _low), "", "p_low")
_after_high = Output("posttest_high", say("outputs.posttest_high"), _posttest(_before, _high), "", "p_high")

SPACING = 17.4
_LEFT, _TOP = (WIDTH - (COLUMNS - 1) * SPACING) / 2, -76
SCALE = Frame(box=(20, WIDTH - 20, -216, -200), x=(0, 1), y=(0, 1))
"""The chance after the test with its interval, from 0 to 100; ``HALF`` is the middle of its height."""
HALF = 0.5


def _around_the_first(count: Number) -> Line:
    """Return a line around the first icons, as many as there are before the test."""
    rows = sp.floor(count / COLUMNS)
    rest = count - COLUMNS * rows
    right = sp.Piecewise((COLUMNS - 0.5, rows > 0), (rest - 0.5, True))
    end = rest - 0.5
    # Without a part row the line turns back where the last full row ends.
    low = sp.Piecewise((-0.5 - rows, rest > 0), (0.5 - rows, True))
    corners = ((-0.5, 0.5), (right, 0.5), (right, 0.5 - rows), (end, 0.5 - rows), (end, low), (-0.5, low), (-0.5, 0.5))
    return Line(style="around", points=tuple((_LEFT + x * SPACING, _TOP + y * SPACING) for x, y in corners))


def _scale_drawn() -> list[Primitive]:
    """Return the scale from 0 to 100: where the chance was, where it is, and what fits the study."""
    left, right, bottom, _ = SCALE.box
    known = (
        Line(style="interval", points=(SCALE.at(_after_low.symbol, HALF), SCALE.at(_after_high.symbol, HALF))),
        Label(
            style="label-blue",
            at=(4, bottom + 36),
            text=say("labels.fits", "low", "high"),
            values=(100 * _after_low.symbol, 100 * _after_high.symbol),
        ),
    )
    ticks = [part / 4 for part in range(5)]
    return [
        Line(style="axis", points=((left, bottom), (right, bottom))),
        *(Line(style="axis", points=(SCALE.at(tick, -0.3), SCALE.at(tick, 0))) for tick in ticks),
        *(Label(style="label-tick", at=SCALE.at(tick, -1.2), text=f"{100 * tick:.0f}") for tick in ticks),
        Label(style="label-tick", at=((left + right) / 2, bottom - 38), text=say("labels.chance")),
        *while_shown(known, RESULT.shown * _known),
        frame_of(left, right, SCALE.at(0, 0.1)[1], SCALE.at(0, 0.9)[1], when=RESULT.shown * (1 - _known)),
        Label(style="label-muted", at=(4, bottom + 36), text=say("labels.no_study"), when=RESULT.shown * (1 - _known)),
        Line(style="measured", points=(SCALE.at(_before, -0.2), SCALE.at(_before, 1.3))),
        Dot(style="hip", at=SCALE.at(_after, HALF), when=RESULT.shown),
    ]


def _preset(finding: Finding) -> Preset:
    return Preset(f"{finding.name[0].upper()}{finding.name[1:]}: {finding.ratio}", {"lr": finding.ratio})


def _percent(value: float) -> str:
    return f"{100 * value:.0f}"


def _in_words(finding: Finding) -> tuple[str, str, str]:
    ratio, low, high = (_percent(FINDING(lr=lr)["posttest"]) for lr in (finding.ratio, finding.low, finding.high))
    return ratio, low, high


_squat, _groin, _weak, _sitting, _young = (_in_words(finding) for finding in FINDINGS)
_AFTER_SQUAT = round(100 * FINDING(lr=FINDINGS[0].ratio)["posttest"])
_widest = number("exam-hipoa-medial-thigh")
_widest_low, _widest_high = _widest.interval("lr_pos")

say.know(
    pretest_percent=PRETEST_PERCENT,
    squat=_squat[0],
    groin=_groin[0],
    weak=_weak[0],
    squat_low=_squat[1],
    squat_high=_squat[2],
    groin_low=_groin[1],
    groin_high=_groin[2],
    weak_low=_weak[1],
    weak_high=_weak[2],
    widest=_widest.value["lr_pos"],
    widest_low=_widest_low,
    widest_high=f"{_widest_high:.0f}",
    sitting=_sitting[0],
    sitting_low=_sitting[1],
    sitting_high=_sitting[2],
    young=_young[0],
    young_low=_young[1],
    young_high=_young[2],
)

_informative = sp.Abs(_ratio - 1) - 0.02
FIGURE = Figure(
    id="finding",
    title=say("title"),
    extent=(0, WIDTH, -264, 0),
    model=FINDING,
    choices=(RESULT,),
    sliders=(
        Slider(PRETEST, say("sliders.pretest.label"), 0.01, unit="%", scale=100),
        Slider(LR, say("sliders.lr.label"), 0.01, decimals=2, ends=say.pair("sliders.lr.ends")),
    ),
    presets=(*(_preset(finding) for finding in FINDINGS), Preset(say("presets.finding_tells_nothing"), {"lr": 1})),
    play=Play(PRETEST, (0.05, 0.95, 0.34), 6),
    outputs=(_after_low, _after_high),
    primitives=(
        Icons(
            style="person",
            count=PEOPLE,
            groups=(("person-blue", sp.floor(PEOPLE * (RESULT.shown * _after + (1 - RESULT.shown) * _before) + 0.5)),),
            columns=COLUMNS,
            spacing=SPACING,
            at=(_LEFT, _TOP),
        ),
        _around_the_first(sp.floor(PEOPLE * _before + 0.5)),
        *_scale_drawn(),
        Label(style="number-ink", at=(4, -18), text=say("labels.of_100", "count"), values=(100 * _before,)),
        Label(style="label-ink-right", at=(4, -45), text=say("labels.before")),
        Label(
            style="number-blue-left",
            at=(WIDTH - 4, -18),
            text=say("labels.of_100", "count"),
            values=(100 * _after,),
            when=RESULT.shown,
        ),
        Label(style="number-muted-left", at=(WIDTH - 4, -18), text="?", when=1 - RESULT.shown),
        Label(style="label-blue-left", at=(WIDTH - 4, -45), text=say("labels.after")),
    ),
    chart=Chart(
        PRETEST,
        (
            Curve(say("chart.after"), 100 * _posttest(_before, _ratio), "blue"),
            Curve(say("chart.nothing"), 100 * _before, "green"),
        ),
        x_title=say("chart.x"),
        y_title=say("chart.y"),
        x_ticks=(0.05, 0.25, 0.5, 0.75, 0.95),
        y_ticks=(0, 25, 50, 75, 100),
        unit=" %",
    ),
    readouts=(
        Readout(say("readouts.before_test.label"), 100 * _before, "%"),
        Readout(say("readouts.after_test_if.label"), 100 * _after, "%"),
        Readout(
            say("readouts.lowest_fits_study.label"),
            100 * _after_low.symbol,
            "%",
            note=say("readouts.lowest_fits_study.note"),
        ),
        Readout(
            say("readouts.highest_fits_study.label"),
            100 * _after_high.symbol,
            "%",
            note=say("readouts.highest_fits_study.note"),
        ),
    ),
    sentences=(
        Sentence(say("sentences.at_100_people_hip_groin", "before"), (100 * _before,)),
        Sentence(say("sentences.at_100_such_people_finding", "after"), (100 * _after,)),
        *(
            Sentence(
                say(
                    "sentences.finding_ratio_95_interval",
                    "low",
                    "high",
                    name=f.name,
                    ratio=f.ratio,
                    ratio_low=f.low,
                    ratio_high=f.high,
                ),
                (100 * _after_low.symbol, 100 * _after_high.symbol),
                when=near,
            )
            for f, near in _is.items()
        ),
        Sentence(say("sentences.ratio_1_changes_nothing"), when=-_informative),
        Sentence(
            say("sentences.ratio_your_own_no"),
            when=sp.Min(_informative, 0.5 - _known),
        ),
        Sentence(say("sentences.finding_only_never_diagnosis")),
    ),
    sources=("metcalfe2019hipoa",),
    illustrative=say("illustrative"),
    caption=say("caption"),
    prediction=say("prediction"),
    guess=Guess(
        grips=(say.grip("after", _AFTER_SQUAT, (0, 100), 50, People((_LEFT, _TOP), COLUMNS, SPACING), style="guess"),),
        hidden={"result": "off"},
        shown={"lr": FINDINGS[0].ratio},
        when=sp.Max(1 - RESULT.shown, _is[FINDINGS[0]]),
    ),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
