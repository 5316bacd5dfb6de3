"""Low back pain before and after a hip replacement: five studies, none of them with a comparison group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipspine.evidence import number
from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure, Output
from hipspine.figures.guesses import Guess, People
from hipspine.figures.panels import WIDTH, frame_of, while_shown
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

COUNTS = ("parvizi", "chimenti", "thr_2022", "okuzu")
"""Four studies that are told in words: they asked different things, so that no bars may stand side by side."""

COLUMNS, SPACING = 34, 10  # five full rows are the people with back pain before
LEFT, TOP = 14, -66
_ROWS = -(-PEOPLE // COLUMNS)
_UNDER = TOP - _ROWS * SPACING - 9
_MISSING = (4, WIDTH - 4, -323, -213)
"""The block of those who were never counted, as large as that of those who were: (left, right, bottom, top)."""

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


def _word(style: str, x: float, y: float, key: str, *when: str) -> Label:
    return Label(style=style, at=(x, y), text=say(f"labels.{key}"), when=_shown(**dict.fromkeys(when, 1)))


def _bars() -> list[Primitive]:
    """Return the two pairs of bars: each score on its own scale."""
    fields = {
        "Pain": (Frame((34, 158, -180, -84), (0, 1), (0, 10)), "mean_pain"),
        "Daily life": (Frame((224, 348, -180, -84), (0, 1), (0, 100)), "trouble"),
    }
    when = _is["scores"]
    bars: list[Primitive] = []
    for name, (field, title) in fields.items():
        left, right, base, top = field.box
        bars += [
            Line(style="axis", points=((left, base), (right, base))),
            Line(style="grid", points=((left, top), (right, top))),
            Label(style="label-muted-centre", at=((left + right) / 2, -48), text=say(f"labels.{title}")),
            *(
                Label(style="label-tick-left", at=(left - 4, field.at(0, value)[1]), text=f"{value}")
                for value in (0, field.y[1])
            ),
        ]
        for place, moment, style in ((0.25, "before", "amber"), (0.75, "after", "blue")):
            value = SCORES[name].value[moment]
            x, y = field.at(place, value)
            bars += [
                field.bar(f"bar-{style}", place, 0.36, value),
                Label(style="label-ink", at=(x, y + 11), text="{0}", values=(value,), decimals=1),
                Label(style="label-ink", at=(x, base - 12), text=say(f"labels.{moment}")),
            ]
    return while_shown(bars, when)


def _counts_in_words() -> list[Primitive]:
    """Return two lines on each of four studies."""
    lines = [
        Label(style=style, at=(4, -42 - 44 * k - drop), text=say(f"labels.{study}{kind}"))
        for k, study in enumerate(COUNTS)
        for kind, style, drop in (("", "label-ink-right", 0), ("_who", "label-muted", 18))
    ]
    return while_shown(lines, _is["counts"])


def _missing() -> list[Primitive]:
    """Return the empty block of the people who would have to be known."""
    left, right, bottom, top = _MISSING
    return [
        frame_of(left, right, bottom, top),
        Label(style="label-ink", at=((left + right) / 2, (bottom + top) / 2 + 11), text=say("labels.no_operation")),
        Label(style="label-muted-centre", at=((left + right) / 2, (bottom + top) / 2 - 11), text=say("labels.nobody")),
    ]


FIGURE = Figure(
    id="hip-replacement",
    title=say("title"),
    extent=(0, WIDTH, -328, 0),
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
            spacing=SPACING,
            at=(LEFT, TOP),
        ),
        Line(
            style="guide",
            points=tuple((x, TOP + (0.5 - WITH / COLUMNS) * SPACING) for x in (0, WIDTH)),
            when=_shown(before=1, after=1),
        ),
        _word("label-ink-right", 4, -14, "people", "before", "after"),
        _word("label-ink-right", 4, -14, "people_of_register", "register"),
        _word("label-ink-right", 4, -14, "people_scored", "scores"),
        _word("label-ink-right", 4, -14, "four_ways_counting", "counts"),
        _word("label-amber", 4, -42, "low_back_pain", "before"),
        _word("label-amber", 4, -42, "still_back_pain", "after"),
        _word("label-blue-left", WIDTH - 4, -42, "no_longer_back", "after"),
        _word("label-muted", 4, _UNDER, "no_back_pain", "before"),
        _word("label-violet", 4, _UNDER, "new_back_pain", "after"),
        _word("label-muted-left", WIDTH - 4, _UNDER, "none_before_after", "after"),
        _word("label-amber", 4, -42, "not_better", "register"),
        _word("label-blue-left", WIDTH - 4, -42, "better", "register"),
        *_bars(),
        *_counts_in_words(),
        *_missing(),
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
    guess=Guess(
        grips=(
            say.grip(
                "new", NEW, (0, WITHOUT), WITHOUT // 2, People((LEFT, TOP), COLUMNS, SPACING, WITH), style="guess"
            ),
        ),
        hidden={"study": "before"},
        shown={"study": "after"},
        when=_shown(before=1, after=1),
    ),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
)
