"""Low back pain before and after a hip replacement: five studies, none of them with a comparison group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipspine.evidence import number
from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure, Output
from hipspine.figures.parts import Readout, Sentence
from hipspine.figures.primitives import Icons, Label, Line, Primitive
from hipspine.figures.texts import texts

if TYPE_CHECKING:
    from sympy import Expr

say = texts("hip-replacement")

_before, _gone, _new = (number(name) for name in ("lbp-in-tha-patients", "lbp-resolved-after-tha", "lbp-new-after-tha"))


def _counts(n: object) -> tuple[int, int]:
    part, whole = str(n).split(" of ")
    return int(part), int(whole)


WITH, PEOPLE = _counts(_before.n)
GONE, _ = _counts(_gone.n)
NEW, WITHOUT = _counts(_new.n)
STILL, NEVER = WITH - GONE, WITHOUT - NEW
"""Our calculation: the rest of each group."""
BETTER = number("lbp-improved-registry").value
SCORES = {"Pain": number("lbp-vas-tha"), "Daily life": number("odi-tha")}
SCORED = SCORES["Pain"].n

_earlier, _later, _lately = (
    number(name) for name in ("lbp-resolved-after-tha-earlier", "lbp-after-thr-2022", "lbp-after-thr-2023")
)
EARLIER = _earlier.value
LATER, LATER_TWO = (round(_later.value[year]) for year in ("year_1", "year_2"))
LATELY = round(_lately.value)
LATER_PEOPLE, LATER_ALL = str(_later.n).split(" with back pain of ")

say.know(
    people=PEOPLE,
    scored=SCORED,
    without=WITHOUT,
    earlier=EARLIER,
    gone=GONE,
    had_pain=WITH,
    new=NEW,
    still=STILL,
    not_better=100 - BETTER,
    better=BETTER,
    never=NEVER,
    gone_percent=f"{_gone.value:.0f}",
    later=LATER,
    later_two=LATER_TWO,
    lately=LATELY,
    later_people=LATER_PEOPLE,
    later_all=LATER_ALL,
    lately_people=_lately.n,
)

COUNTS = (
    (
        say("labels.gone_parvizi"),
        say("labels.gone_parvizi_counts"),
        say("labels.gone_parvizi_earlier"),
    ),
    (say("labels.better_chimenti"), say("labels.better_chimenti_register")),
    (
        say("labels.gone_2022"),
        say("labels.gone_2022_counts"),
        say("labels.gone_2022_two_years"),
    ),
    (say("labels.better_okuzu"), say("labels.better_okuzu_people")),
)
"""What four studies counted, in words: they asked different things, so that no bars may stand side by side."""

COLUMNS = 17  # ten full rows are the people with back pain before
_ROWS = -(-PEOPLE // COLUMNS)

STUDY = say.choice("study", "before", "after", "register", "scores", "counts")
_is = {name: STUDY.pick({name: 1}) for name, _ in STUDY.options}


def _shown(**counts: int) -> Expr:
    """Return how many people wear a colour for each choice, none where it is left out."""
    return STUDY.pick({name: counts.get(name, 0) for name, _ in STUDY.options})


_pain = _shown(before=WITH, after=STILL, register=100 - BETTER)
_eased = _shown(after=GONE, register=BETTER)
_came = _shown(after=NEW)
_others = _shown(before=WITHOUT, after=NEVER)
_share = STUDY.pick({"before": 100 * WITH / PEOPLE, "after": 100 * (STILL + NEW) / PEOPLE})
_BESIDE = COLUMNS - 0.1


def _beside(style: str, row: float, text: str, when: str) -> Label:
    return Label(style=style, at=(_BESIDE, -row), text=text, when=_is[when])


def _bars() -> list[Primitive]:
    """Return the two pairs of bars: each score on its own scale."""
    fields = {
        "Pain": (Frame((2, 12, -17.5, -3), (0, 1), (0, 10)), say("labels.mean_pain")),
        "Daily life": (Frame((17, 27, -17.5, -3), (0, 1), (0, 100)), say("labels.trouble")),
    }
    bars: list[Primitive] = []
    words: list[Primitive] = []
    for name, (field, title) in fields.items():
        when = _is["scores"]
        left, right, base, top = field.box
        bars.append(Line(style="axis", points=((left, base), (right, base)), when=when))
        bars.append(Line(style="grid", points=((left, top), (right, top)), when=when))
        words.append(Label(style="label-muted-centre", at=((left + right) / 2, 0), text=title, when=when))
        for value in (0, field.y[1]):
            at = (left - 0.4, field.at(0, value)[1])
            words.append(Label(style="label-tick-left", at=at, text=f"{value}", when=when))
        for place, moment, style in ((0.25, "before", "bar-amber"), (0.75, "after", "bar-blue")):
            value = SCORES[name].value[moment]
            bar = field.bar(style, place, 0.36, value)
            bars.append(type(bar)(style=style, points=bar.points, when=when))
            x, y = field.at(place, value)
            words.append(Label(style="label-ink", at=(x, y + 0.9), text="{0}", values=(value,), decimals=1, when=when))
            words.append(Label(style="label-ink", at=(x, base - 1.2), text=say(f"labels.{moment}"), when=when))
    order = ("grid", "axis", "bar-amber", "bar-blue", "label-muted-centre", "label-tick-left", "label-ink")
    return sorted([*bars, *words], key=lambda primitive: order.index(primitive.style))


def _counts_in_words() -> list[Primitive]:
    """Return the lines on four studies, those on one study below each other."""
    primitives: list[Primitive] = []
    row = 0.0
    for heading, *lines in COUNTS:
        primitives.append(Label(style="label-heading", at=(0, -row), text=heading, when=_is["counts"]))
        for k, line in enumerate(lines, start=1):
            primitives.append(Label(style="label-muted", at=(0, -row - 1.5 * k), text=line, when=_is["counts"]))
        row += 1.5 * len(lines) + 2.7
    primitives.append(
        Label(style="label-muted", at=(0, -row), text=say("labels.four_ways_counting"), when=_is["counts"])
    )
    return sorted(primitives, key=lambda primitive: primitive.style)


FIGURE = Figure(
    id="hip-replacement",
    title=say("title"),
    extent=(-1, 28.4, -_ROWS - 0.4, 1.8),
    choices=(STUDY,),
    outputs=(
        Output("with_back_pain", say("outputs.with_back_pain"), _pain + _came, "people", "n_1"),
        Output("back_pain_eased", say("outputs.back_pain_eased"), _eased, "people", "n_2"),
        Output("new_back_pain", say("outputs.new_back_pain"), _came, "people", "n_3"),
    ),
    primitives=(
        Icons(
            style="patient-none",
            count=PEOPLE,
            groups=(
                ("patient-amber", _pain),
                ("patient-blue", _eased),
                ("patient-violet", _came),
                ("patient", _others),
            ),
            columns=COLUMNS,
            spacing=1.0,
        ),
        Line(
            style="guide",
            points=((-0.6, 0.5 - WITH / COLUMNS), (28, 0.5 - WITH / COLUMNS)),
            when=_is["before"],
        ),
        Line(
            style="guide",
            points=((-0.6, 0.5 - WITH / COLUMNS), (28, 0.5 - WITH / COLUMNS)),
            when=_is["after"],
        ),
        _beside("label-amber", 4.5, say("labels.low_back_pain"), "before"),
        _beside("label-amber", 1.3, say("labels.still_back_pain"), "after"),
        _beside("label-amber", 1, say("labels.at_100_better"), "register"),
        _beside("label-blue", 6.4, say("labels.no_longer_back"), "after"),
        _beside("label-violet", 11.1, say("labels.new_back_pain"), "after"),
        _beside("label-blue", 4.3, say("labels.at_100_better_2"), "register"),
        _beside("label-muted", 15, say("labels.no_back_pain"), "before"),
        _beside("label-muted", 16, say("labels.none_before_after"), "after"),
        Label(
            style="label-muted-centre",
            at=(13.5, -9.5),
            text=say("labels.at_100_dots_stand"),
            when=_is["register"],
        ),
        *_bars(),
        *_counts_in_words(),
    ),
    readouts=(
        Readout(
            say("readouts.back_pain_before.label"), _before.value, "%", 1, note=say("readouts.back_pain_before.note")
        ),
        Readout(
            say("readouts.these_gone_within.label"), _gone.value, "%", 1, note=say("readouts.these_gone_within.note")
        ),
        Readout(say("readouts.new_those_without.label"), _new.value, "%", note=say("readouts.new_those_without.note")),
        Readout(say("readouts.back_pain_whole.label"), _share, "%", note=say("readouts.back_pain_whole.note")),
    ),
    sentences=(
        Sentence(
            say("sentences.before_operation_people_low"),
            when=_is["before"],
        ),
        Sentence(
            say("sentences.after_year_back_pain"),
            when=_is["after"],
        ),
        Sentence(
            say("sentences.among_people_moderate_severe"),
            when=_is["register"],
        ),
        Sentence(
            say("sentences.people_mean_back_pain", "pain_before", "pain_after", "trouble_before", "trouble_after"),
            tuple(SCORES[name].value[moment] for name in SCORES for moment in ("before", "after")),
            1,
            when=_is["scores"],
        ),
        Sentence(
            say("sentences.year_later_back_pain"),
            when=_is["counts"],
        ),
        Sentence(
            say("sentences.nobody_compared_people_who"),
        ),
    ),
    sources=(
        "parvizi2010backpain",
        "chimenti2016lbp",
        "bengalim2007hipspine",
        "lbpafterthr2022",
        "lbpthrspine2023",
    ),
    caption=say("caption"),
    prediction=say("prediction"),
    guess=say.guess(),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
