"""A year of low back pain: average pain at four points, by how long the pain had lasted (wallwork2024course)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from hipspine.evidence import number
from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure, Output
from hipspine.figures.parts import Readout, Sentence
from hipspine.figures.primitives import Arc, Label, Line, Primitive
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

COURSE = say.choice("course", "acute", "subacute", "persistent", "all")
_IDS = ("acute", "subacute", "persistent", "all")


def _chosen(*ids: str) -> Expr:
    return COURSE.pick({name: int(name in ids) for name in _IDS})


_new, _middle, _lasting = _chosen("acute", "all"), _chosen("subacute", "all"), _chosen("persistent", "all")
_all = _chosen("all")

_frame = Frame((10.5, 98.5, 14, 90), x=(-6, 56.5), y=(0, 100))


def _course(colour: str, course: Mapping[str, int], when: Expr) -> list[Primitive]:
    """Return a group's dots, and the thin line that only leads the eye from dot to dot."""
    points = tuple(_frame.at(week, course[key]) for key, week in WEEKS.items())
    line = Line(style=f"guide-{colour}", points=points, when=when)
    discs = [Arc(style=f"part-{colour}", centre=at, radius=1.3, start=0, end=360, when=when) for at in points[1:]]
    # New and lasting pain begin at the same score: there the one dot is a ring around the other.
    first = 1.3 + (0.9 * _all if course is LASTING else 0)
    return [line, Arc(style=f"part-{colour}", centre=points[0], radius=first, start=0, end=360, when=when), *discs]


def _scores(colour: str, course: Mapping[str, int], above: float, weeks: Sequence[str], when: Expr) -> list[Primitive]:
    """Return the scores at some weeks, a little ``above`` their dots in points of pain."""
    return [
        Label(
            style=f"label-{colour}",
            at=_frame.at(WEEKS[key] + 0.5, course[key] + above),
            text="{0}",
            values=(course[key],),
            when=when,
        )
        for key in weeks
    ]


def _named(colour: str, course: Mapping[str, int], when: Expr, *, above: float, name: Label) -> list[Primitive]:
    """Return a group's scores and its name; where all are shown, the first scores stand at the axis instead."""
    first, *later = WEEKS
    return [
        *_scores(colour, course, above, later, when),
        *_scores(colour, course, 5.5, [first], when - _all),
        name,
    ]


def _shown(course: Mapping[str, int], week: str, *ids: str) -> Expr:
    return COURSE.pick(dict.fromkeys(ids, course[week]))


def _said(course: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(course[key] for key in WEEKS)


FIGURE = Figure(
    id="recovery",
    title=say("title"),
    extent=(0, 100, 1, 100),
    choices=(COURSE,),
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
        *_frame.axes(
            x=((0, "start"), (6, "6"), (26, "26"), (52, "52")),
            y=tuple((v, str(v)) for v in (0, 25, 50, 75, 100)),
            x_title=say("labels.weeks_since_joining"),
            y_title=say("labels.average_pain_0"),
        ),
        *_course("violet", LASTING, _lasting),
        *_course("amber", MIDDLE, _middle),
        *_course("blue", NEW, _new),
        *_named(
            "violet",
            LASTING,
            _lasting,
            above=5.5,
            name=Label(style="label-violet", at=_frame.at(32, 48), text=say("labels.lasting"), when=_lasting),
        ),
        *_named(
            "amber",
            MIDDLE,
            _middle,
            above=4.5,
            name=Label(style="label-amber", at=_frame.at(32, 25.8), text=say("labels.at_6_12_weeks"), when=_middle),
        ),
        *_named(
            "blue",
            NEW,
            _new,
            above=-6,
            name=Label(style="label-blue", at=_frame.at(32, 15), text=say("labels.new"), when=_new),
        ),
        Label(
            style="label-amber-left",
            at=_frame.at(-0.8, MIDDLE["baseline"] + 2),
            text="{0}",
            values=(MIDDLE["baseline"],),
            when=_all,
        ),
        Label(
            style="label-tick-left",
            at=_frame.at(-1.6, NEW["baseline"] - 2),
            text="{0}",
            values=(NEW["baseline"],),
            when=_all,
        ),
    ),
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
    tasks=say.each("tasks"),
    answer=say.each("answer"),
    caption=say("caption"),
)
