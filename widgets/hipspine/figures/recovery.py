"""A year of low back pain: average pain at four points, by how long the pain had lasted (wallwork2024course).

Below it 100 people, of whom those are coloured who had fully recovered after a year (henschke2008prognosis).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hipspine.evidence import number
from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure, Output
from hipspine.figures.guesses import Guess
from hipspine.figures.panels import WIDTH, nobody, source_of, while_shown
from hipspine.figures.parts import Readout, Sentence
from hipspine.figures.primitives import Dot, Icons, Label, Line, Primitive
from hipspine.figures.study import Axis, Joined, Sheet, Value
from hipspine.figures.texts import texts

if TYPE_CHECKING:
    from sympy import Expr

say = texts("recovery")

WEEKS = {"baseline": 0, "week_6": 6, "week_26": 26, "week_52": 52}
"""When pain was scored, in weeks since entry into the study. Between these points nothing is known."""

NEW: Mapping[str, int] = number("acute-pain-course-2024").value
MIDDLE: Mapping[str, int] = number("subacute-pain-course-2024").value
LASTING: Mapping[str, int] = number("persistent-pain-course-2024").value
MEDIANS: Mapping[str, int] = number("recovery-medians").value
RECOVERED = MEDIANS["fully_recovered_12_months_percent"]
_PEOPLE = number("recovery-medians").n
_AGAIN = number("one-month-improvement").value["recurrence_12_months"]

_COUNTED = str(number("acute-pain-course-2024").n).replace("9224", "9,224")

say.know(
    counted=_COUNTED,
    people=_PEOPLE,
    new_start=NEW["baseline"],
    new_week_6=NEW["week_6"],
    new_week_26=NEW["week_26"],
    new_week_52=NEW["week_52"],
    middle_start=MIDDLE["baseline"],
    middle_week_6=MIDDLE["week_6"],
    middle_week_52=MIDDLE["week_52"],
    lasting_start=LASTING["baseline"],
    lasting_week_6=LASTING["week_6"],
    lasting_week_26=LASTING["week_26"],
    lasting_week_52=LASTING["week_52"],
    pain_days=MEDIANS["pain_days"],
    disability_days=MEDIANS["disability_days"],
    recovered=RECOVERED,
    not_recovered=100 - RECOVERED,
    again=_AGAIN,
)

RESULT = say.layer("result", on=True)
"""What the studies found after people joined: it is not shown while a reader guesses."""

COURSE = say.choice("course", "acute", "subacute", "persistent", "all")
_IDS = ("acute", "subacute", "persistent", "all")


def _chosen(*ids: str) -> Expr:
    return COURSE.pick({name: int(name in ids) for name in _IDS})


_new, _middle, _lasting = _chosen("acute", "all"), _chosen("subacute", "all"), _chosen("persistent", "all")
_all = _chosen("all")

_frame = Frame((44, 352, -258, -36), x=(-7, 58), y=(0, 100))
ROW, SPACING = 25, 13.4
_PEOPLE_AT = ((WIDTH - (ROW - 1) * SPACING) / 2, -339.0)
_MISSING = (4, WIDTH - 4, -386, -331)
"""The empty block of those whom nobody counted: (left, right, bottom, top)."""


def _course(colour: str, course: Mapping[str, int], when: Expr) -> list[Primitive]:
    """Return a group's dots, and the thin line that only leads the eye from dot to dot."""
    points = tuple(_frame.at(week, course[key]) for key, week in WEEKS.items())
    line = Line(style=f"guide-{colour}", points=points, when=when * RESULT.shown, charted=True)
    # New and lasting pain begin at the same score: there the one dot has a ring around it.
    around = [Dot(style=f"ring-{colour}", at=points[0], when=_all)] if course is LASTING else []
    first, *later = (Dot(style=f"now-{colour}", at=at, when=when, charted=True) for at in points)
    return [line, *around, first, *while_shown(later, when * RESULT.shown)]


def _scores(colour: str, course: Mapping[str, int], above: float, when: Expr) -> list[Primitive]:
    """Return the scores: the first and last beside their dots, the others a little ``above`` theirs in points."""
    first, *later, last = WEEKS
    start = Label(
        style=f"label-{colour}-left",
        at=_frame.at(-2.1, course[first] + (1.5 if course is MIDDLE else 0)),
        text="{0}",
        values=(course[first],),
        when=when if course is MIDDLE else when - _all,
    )
    end = Label(
        style=f"label-{colour}",
        at=_frame.at(WEEKS[last] + 1.4, course[last]),
        text="{0}",
        values=(course[last],),
        when=when * RESULT.shown,
    )
    return [
        start,
        end,
        *(
            Label(
                style=f"label-{colour}-centre",
                at=_frame.at(WEEKS[key] + SHIFT.get(key, 0), course[key] + above),
                text="{0}",
                values=(course[key],),
                when=when * RESULT.shown,
            )
            for key in later
        ),
    ]


SHIFT = {"week_6": 2.2}
"""By how many weeks a score stands beside its dot: clear of the steep line before it."""


def _people() -> list[Primitive]:
    """Return 100 people with new pain, or the empty block of those of whom our sources count no recovery."""
    (left, *_), others = _MISSING, _chosen("subacute", "persistent")
    well = _new * RESULT.shown * RECOVERED
    return [
        Icons(
            style="patient-none",
            count=100,
            groups=(("patient-blue", well), ("patient", 100 * _new - well)),
            columns=ROW,
            spacing=SPACING,
            at=_PEOPLE_AT,
        ),
        Label(style="label-ink-right", at=(left, -316), text=say("labels.recovered"), when=_new),
        Label(
            style="label-blue-left",
            at=(WIDTH - left, -316),
            text=say("labels.recovered_of", "count"),
            values=(RECOVERED,),
            when=_new * RESULT.shown,
        ),
        *while_shown(nobody(_MISSING, say("labels.not_counted")), others),
        Label(style="label-ink-right", at=(left, -316), text=say("labels.recovered_other"), when=others),
    ]


def _sheet() -> Sheet:
    """Return the chart of the three courses, as Plotly has it."""
    told = source_of("wallwork2024course")
    groups = (
        ("blue", NEW, _new, "new"),
        ("amber", MIDDLE, _middle, "at_6_12_weeks"),
        ("violet", LASTING, _lasting, "lasting"),
    )
    ticks = ((0, say("labels.start")), (6, "6"), (26, "26"), (52, "52"))
    return Sheet(
        _frame.box,
        Axis(_frame.x, ticks, say("labels.weeks_since_joining")),
        Axis(_frame.y, tuple((score, f"{score}") for score in (0, 25, 50, 75, 100)), say("labels.average_pain_0")),
        tuple(
            Value(
                "dot",
                f"now-{colour}",
                week,
                course[key],
                (
                    f"<b>{say(f'labels.{name}')}</b>",
                    say("chart.mean", score=course[key]),
                    say("chart.week" if week else "chart.start", week=week),
                    say("chart.no_interval"),
                    told,
                ),
                when=when * (RESULT.shown if week else 1),
            )
            for colour, course, when, name in groups
            for key, week in WEEKS.items()
        ),
        tuple(
            Joined(
                f"guide-{colour}",
                tuple((week, course[key]) for key, week in WEEKS.items()),
                when * RESULT.shown,
            )
            for colour, course, when, _ in groups
        ),
    )


def _shown(course: Mapping[str, int], week: str, *ids: str) -> Expr:
    return COURSE.pick(dict.fromkeys(ids, course[week]))


def _said(course: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(course[key] for key in WEEKS)


def _axes() -> list[Primitive]:
    """Return the two axes. No lines across: each dot has its number, and they would strike it."""
    left, right, bottom, top = _frame.box
    return [
        Line(style="axis", points=((left, top), (left, bottom), (right, bottom)), charted=True),
        *(
            Label(style="label-tick-left", at=(left - 6, _frame.at(0, score)[1]), text=f"{score}", charted=True)
            for score in (0, 25, 50, 75, 100)
        ),
        *(
            Label(style="label-tick", at=(_frame.at(week, 0)[0], bottom - 14), text=text, charted=True)
            for week, text in ((0, say("labels.start")), (6, "6"), (26, "26"), (52, "52"))
        ),
        Label(style="label-tick", at=((left + right) / 2, bottom - 34), text=say("labels.weeks_since_joining")),
        Label(style="label-muted", at=(4, -12), text=say("labels.average_pain_0")),
    ]


FIGURE = Figure(
    id="recovery",
    title=say("title"),
    extent=(0, WIDTH, -392, 0),
    height=400,
    close=(20, 358, -360, -106.5),
    choices=(RESULT, COURSE),
    outputs=(
        Output("acute_year", say("outputs.acute_year"), _shown(NEW, "week_52", "acute", "all"), "", "A"),
        Output(
            "subacute_year",
            say("outputs.subacute_year"),
            _shown(MIDDLE, "week_52", "subacute", "all"),
            "",
            "S",
        ),
        Output(
            "persistent_year",
            say("outputs.persistent_year"),
            _shown(LASTING, "week_52", "persistent", "all"),
            "",
            "P",
        ),
    ),
    primitives=(
        *_axes(),
        *_course("violet", LASTING, _lasting),
        *_course("amber", MIDDLE, _middle),
        *_course("blue", NEW, _new),
        *_scores("violet", LASTING, 7.4, _lasting),
        *_scores("amber", MIDDLE, 7, _middle),
        *_scores("blue", NEW, -7.4, _new),
        *while_shown(
            [
                Label(style="label-violet", at=_frame.at(31, 50), text=say("labels.lasting"), when=_lasting),
                Label(style="label-amber", at=_frame.at(31, 36.4), text=say("labels.at_6_12_weeks"), when=_middle),
                Label(style="label-blue", at=_frame.at(31, 14.4), text=say("labels.new"), when=_new),
            ],
            RESULT.shown,
        ),
        Label(
            style="label-muted-left",
            at=_frame.at(-2.1, NEW["baseline"]),
            text="{0}",
            values=(NEW["baseline"],),
            when=_all,
        ),
        *_people(),
    ),
    sheets=(_sheet(),),
    readouts=(
        Readout(say("readouts.new_pain_after.label"), _shown(NEW, "week_52", "acute", "all"), say("words.of_100")),
        Readout(say("readouts.pain_6_12.label"), _shown(MIDDLE, "week_52", "subacute", "all"), say("words.of_100")),
        Readout(
            say("readouts.lasting_pain_after.label"),
            _shown(LASTING, "week_52", "persistent", "all"),
            say("words.of_100"),
        ),
        Readout(
            say("readouts.half_free_pain.label"),
            COURSE.pick(dict.fromkeys(("acute", "all"), MEDIANS["pain_days"])),
            "",
            note=say("readouts.half_free_pain.note"),
        ),
        Readout(
            say("readouts.fully_recovered_after.label"),
            COURSE.pick(dict.fromkeys(("acute", "all"), RECOVERED)),
            "%",
            note=say("readouts.fully_recovered_after.note"),
        ),
    ),
    sentences=(
        Sentence(say("sentences.each_dot_average_many")),
        Sentence(
            say("sentences.new_pain_when_people", "start", "week_6", "week_26", "week_52"),
            _said(NEW),
            when=_new,
        ),
        Sentence(
            say("sentences.pain_6_12_weeks", "start", "week_6", "week_26", "week_52"),
            _said(MIDDLE),
            when=_middle,
        ),
        Sentence(
            say("sentences.lasting_pain_when_people", "start", "week_6", "week_26", "week_52"),
            _said(LASTING),
            when=_lasting,
        ),
        Sentence(
            say("sentences.another_study_people_new"),
            when=_new,
        ),
        Sentence(say("sentences.average_hides_how_people")),
    ),
    sources=("wallwork2024course", "henschke2008prognosis", "pengel2003acute"),
    prediction=say("prediction"),
    guess=Guess(
        grips=tuple(
            say.grip(
                key,
                NEW[key],
                (0, 100),
                NEW["baseline"],
                rail=(_frame.at(week, 0), _frame.at(week, 100)),
                style="guess",
            )
            for key, week in WEEKS.items()
            if week
        ),
        hidden={"result": "off"},
        origin=_frame.at(0, NEW["baseline"]),
        when=_chosen("acute"),
    ),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
    caption=say("caption"),
)
