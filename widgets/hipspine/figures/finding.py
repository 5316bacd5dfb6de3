"""What one test result does to a probability: 100 people, and the curve with its interval (metcalfe2019hipoa)."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi

import sympy as sp

from hipspine.evidence import number
from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure, Output
from hipspine.figures.parts import Play, Preset, Readout, Sentence, Slider
from hipspine.figures.primitives import Area, Dot, Icons, Label, Line, Number
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

_frame = Frame(box=(2.7, 18.9, -19.2, -8.0), x=(0, 1), y=(0, 1))
_steps = tuple((1 - cos(pi * k / 40)) / 2 for k in range(41))  # close together at both ends, where curves are steep
_edge = [_frame.at(x, _posttest(x, _low)) for x in _steps] + [_frame.at(x, _posttest(x, _high)) for x in _steps[::-1]]


def _around_the_first(count: Number) -> Line:
    """Return a line around the first icons, as many as there are before the test."""
    rows = sp.floor(count / COLUMNS)
    rest = count - COLUMNS * rows
    right = sp.Piecewise((COLUMNS - 0.5, rows > 0), (rest - 0.5, True))
    end = rest - 0.5
    # Without a part row the line turns back where the last full row ends.
    low = sp.Piecewise((-0.5 - rows, rest > 0), (0.5 - rows, True))
    corners = ((-0.5, 0.5), (right, 0.5), (right, 0.5 - rows), (end, 0.5 - rows), (end, low), (-0.5, low), (-0.5, 0.5))
    return Line(style="around", points=corners)


def _preset(finding: Finding) -> Preset:
    return Preset(f"{finding.name[0].upper()}{finding.name[1:]}: {finding.ratio}", {"lr": finding.ratio})


def _percent(value: float) -> str:
    return f"{100 * value:.0f}"


def _in_words(finding: Finding) -> tuple[str, str, str]:
    ratio, low, high = (_percent(FINDING(lr=lr)["posttest"]) for lr in (finding.ratio, finding.low, finding.high))
    return ratio, low, high


_squat, _groin, _weak, _sitting, _young = (_in_words(finding) for finding in FINDINGS)
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
_ticks = [(v / 100, str(v)) for v in (0, 25, 50, 75, 100)]

FIGURE = Figure(
    id="finding",
    title=say("title"),
    extent=(-1, 20, -22.3, 3.2),
    model=FINDING,
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
            groups=(("person-blue", sp.floor(PEOPLE * _after + 0.5)),),
            columns=COLUMNS,
            spacing=1.0,
        ),
        _around_the_first(sp.floor(PEOPLE * _before + 0.5)),
        Area(style="band", points=tuple(_edge), when=_known),
        *_frame.axes(x=_ticks, y=_ticks, gap=0.045),
        Line(style="guide", points=(_frame.at(0, 0), _frame.at(1, 1))),
        Line(style="guide-blue", points=(_frame.at(_before, 0), _frame.at(_before, _after), _frame.at(0, _after))),
        Line(style="blue", smooth=True, points=tuple(_frame.at(x, _posttest(x, _ratio)) for x in _steps)),
        Line(
            style="interval",
            points=(_frame.at(_before, _after_low.symbol), _frame.at(_before, _after_high.symbol)),
            when=_known,
        ),
        Dot(style="hip", at=_frame.at(_before, _after)),
        Label(
            style="label-muted",
            at=(-0.6, 2.5),
            text=say("labels.before_100_outlined", "before"),
            values=(100 * _before,),
        ),
        Label(style="label-blue", at=(-0.6, 1.3), text=say("labels.finding_100", "after"), values=(100 * _after,)),
        Label(style="label-muted", at=(-0.6, -6.5), text=say("labels.chance_after_test")),
        Label(style="label-tick", at=(11, -21.6), text=say("labels.chance_before_test")),
        Label(style="label-tick-left", at=(19.5, -6.5), text=say("labels.dashed_ratio_1")),
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
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
