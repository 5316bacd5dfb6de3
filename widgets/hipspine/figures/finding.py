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
from hipspine.models.finding import FINDING, LR, ODDS, POSTTEST, PRETEST


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
    return Finding(name, record.value["lr"], *record.ci95["lr"])


FINDINGS = (
    _published("pain at the back of the hip on squatting", "hipoa-squat-posterior"),
    _published("groin pain on moving the leg out or in", "hipoa-groin-abd-add"),
    _published("weak abductors", "hipoa-abductor-weakness"),
    _against("pain that sitting does not ease", "exam-hipoa-sitting"),
    _against("an age under 60", "exam-hipoa-under-60"),
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
_after_low = Output("posttest_low", "Lowest that fits the study (95 %)", _posttest(_before, _low), "", "p_low")
_after_high = Output("posttest_high", "Highest that fits the study (95 %)", _posttest(_before, _high), "", "p_high")

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
    return tuple(_percent(FINDING(lr=ratio)["posttest"]) for ratio in (finding.ratio, finding.low, finding.high))


_squat, _groin, _weak, _sitting, _young = (_in_words(finding) for finding in FINDINGS)
_widest = number("exam-hipoa-medial-thigh")
_widest_low, _widest_high = _widest.ci95["lr_pos"]
_informative = sp.Abs(_ratio - 1) - 0.02
_ticks = [(v / 100, str(v)) for v in (0, 25, 50, 75, 100)]

FIGURE = Figure(
    id="finding",
    title="One finding shifts the chance of hip arthritis on an X-ray, up or down; it does not settle the matter",
    extent=(-1, 20, -22.3, 3.2),
    model=FINDING,
    sliders=(
        Slider(PRETEST, "Chance before the test", 0.01, unit="%", scale=100),
        Slider(LR, "Likelihood ratio of the finding", 0.01, decimals=2, ends=("speaks against", "speaks for")),
    ),
    presets=(*(_preset(finding) for finding in FINDINGS), Preset("A finding that tells nothing: 1", {"lr": 1})),
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
        Label(style="label-muted", at=(-0.6, 2.5), text="before: {0} of 100 (outlined)", values=(100 * _before,)),
        Label(style="label-blue", at=(-0.6, 1.3), text="with this finding: {0} of 100", values=(100 * _after,)),
        Label(style="label-muted", at=(-0.6, -6.5), text="chance after the test, %"),
        Label(style="label-tick", at=(11, -21.6), text="chance before the test, %"),
        Label(style="label-tick-left", at=(19.5, -6.5), text="dashed: a ratio of 1"),
    ),
    readouts=(
        Readout("Before the test", 100 * _before, "%"),
        Readout("After the test, if the finding is there", 100 * _after, "%"),
        Readout("Lowest that fits the study", 100 * _after_low.symbol, "%", note="95 % interval; – means no study"),
        Readout("Highest that fits the study", 100 * _after_high.symbol, "%", note="95 % interval; – means no study"),
    ),
    sentences=(
        Sentence("Of 100 people with hip or groin pain, {0} have hip arthritis on an X-ray.", (100 * _before,)),
        Sentence("Of 100 such people with the finding, about {0} have it.", (100 * _after,)),
        *(
            Sentence(
                f"The finding: {f.name}, ratio {f.ratio} (95 % interval {f.low} to {f.high}). "
                "Any number from {0} to {1} fits the study.",
                (100 * _after_low.symbol, 100 * _after_high.symbol),
                when=near,
            )
            for f, near in _is.items()
        ),
        Sentence("A ratio of 1 changes nothing.", when=-_informative),
        Sentence(
            "This ratio is your own. No study stands behind it, so it has no interval.",
            when=sp.Min(_informative, 0.5 - _known),
        ),
        Sentence("One finding only; never a diagnosis, and no answer to “hip or spine?”."),
    ),
    sources=("metcalfe2019hipoa",),
    illustrative=f"The chance before the test. {PRETEST_PERCENT} % is the share in people seen in primary care for hip "
    "or groin pain. In another group it differs, and yours cannot be read from a page.",
    caption="Metcalfe 2019: 6 studies, 1,110 people with hip or groin pain. The figure asks one thing: is there hip "
    "arthritis on the X-ray? It does not ask “hip or spine?”, and it must not be used for back pain. X-ray "
    "arthritis need not be what hurts. Take one finding at a time: findings go together, so their ratios must not be "
    "multiplied. An age under 60 is compared with 60 or over. This is never a diagnosis. The chances after the test "
    "are our calculation. Grey band and upright line: the 95 % interval of the ratio.",
    prediction=f"Before you move anything: {PRETEST_PERCENT} of 100 people with hip or groin pain have hip arthritis "
    "on an X-ray. Now take only those who have pain at the back of the hip on squatting. How many of 100 is it now, "
    "and how sure can one be?",
    tasks=(
        "Press the first three buttons in turn. Which gives the highest number, and which the narrowest band?",
        "Press the next two. Which way do they lean, and how wide are their bands? Press the last: what does 1 do?",
        "Choose a finding and move the chance before the test from low to high. Where does the same finding help most?",
    ),
    answer=(
        f"Squatting pain gives about {_squat[0]} of 100, groin pain {_groin[0]}, weak abductors {_weak[0]}. But the "
        f"bands differ: {_squat[1]} to {_squat[2]}, {_groin[1]} to {_groin[2]} and {_weak[1]} to {_weak[2]}. The "
        "highest number of the three is also the least sure one. The study has a ratio that is higher and less sure "
        f"still, worst pain on the inner thigh: {_widest.value['lr_pos']}, from {_widest_low} to {_widest_high:.0f}. "
        "The bands overlap so much that none can be called the best.",
        f"Pain that sitting does not ease takes the chance down to about {_sitting[0]} of 100 ({_sitting[1]} to "
        f"{_sitting[2]}), an age under 60 to about {_young[0]} ({_young[1]} to {_young[2]}). They speak against hip "
        "arthritis, again with wide doubt.",
        "A ratio of 1 changes nothing: the curve lies on the dashed line.",
        "A finding helps most in the middle. Where the chance was very low or very high before, it stays so.",
        "This is about arthritis on an X-ray in people with hip or groin pain. It does not tell hip from spine, and it "
        "says nothing about you. Do not multiply findings: people with one of them often have the others too.",
    ),
)
