"""A year of low back pain: average pain at four points, by how long the pain had lasted (wallwork2024course)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hipspine.evidence import number
from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure, Output
from hipspine.figures.parts import Choice, Readout, Sentence
from hipspine.figures.primitives import Arc, Label, Line, Primitive

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

COURSE = Choice(
    "course",
    "Show the average of …",
    (
        ("acute", "new pain (under 6 weeks)"),
        ("subacute", "pain of 6 to 12 weeks"),
        ("persistent", "lasting pain (over 12 weeks, under a year)"),
        ("all", "all three"),
    ),
)
_IDS = ("acute", "subacute", "persistent", "all")


def _chosen(*ids: str) -> object:
    return COURSE.pick({name: int(name in ids) for name in _IDS})


_new, _middle, _lasting = _chosen("acute", "all"), _chosen("subacute", "all"), _chosen("persistent", "all")
_all = _chosen("all")

_frame = Frame((10.5, 98.5, 14, 90), x=(-6, 56.5), y=(0, 100))


def _course(colour: str, course: Mapping[str, int], when: object) -> list[Primitive]:
    """Return a group's dots, and the thin line that only leads the eye from dot to dot."""
    points = tuple(_frame.at(week, course[key]) for key, week in WEEKS.items())
    line = Line(style=f"guide-{colour}", points=points, when=when)
    discs = [Arc(style=f"part-{colour}", centre=at, radius=1.3, start=0, end=360, when=when) for at in points[1:]]
    # New and lasting pain begin at the same score: there the one dot is a ring around the other.
    first = 1.3 + (0.9 * _all if course is LASTING else 0)
    return [line, Arc(style=f"part-{colour}", centre=points[0], radius=first, start=0, end=360, when=when), *discs]


def _scores(
    colour: str, course: Mapping[str, int], above: float, weeks: Sequence[str], when: object
) -> list[Primitive]:
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


def _named(colour: str, course: Mapping[str, int], when: object, *, above: float, name: Label) -> list[Primitive]:
    """Return a group's scores and its name; where all are shown, the first scores stand at the axis instead."""
    first, *later = WEEKS
    return [
        *_scores(colour, course, above, later, when),
        *_scores(colour, course, 5.5, [first], when - _all),
        name,
    ]


def _shown(course: Mapping[str, int], week: str, *ids: str) -> object:
    return COURSE.pick(dict.fromkeys(ids, course[week]))


def _said(course: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(course[key] for key in WEEKS)


FIGURE = Figure(
    id="recovery",
    title="Easing early, then a plateau: average back pain over a year, by how long it had lasted",
    extent=(0, 100, 1, 100),
    choices=(COURSE,),
    outputs=(
        Output("acute_year", "Average pain after a year, new pain", _shown(NEW, "week_52", "acute", "all"), "", "A"),
        Output(
            "subacute_year",
            "Average pain after a year, pain of 6 to 12 weeks",
            _shown(MIDDLE, "week_52", "subacute", "all"),
            "",
            "S",
        ),
        Output(
            "persistent_year",
            "Average pain after a year, lasting pain",
            _shown(LASTING, "week_52", "persistent", "all"),
            "",
            "P",
        ),
    ),
    primitives=(
        *_frame.axes(
            x=((0, "start"), (6, "6"), (26, "26"), (52, "52")),
            y=tuple((v, str(v)) for v in (0, 25, 50, 75, 100)),
            x_title="weeks since joining the study",
            y_title="average pain (0 none, 100 worst)",
        ),
        *_course("violet", LASTING, _lasting),
        *_course("amber", MIDDLE, _middle),
        *_course("blue", NEW, _new),
        *_named(
            "violet",
            LASTING,
            _lasting,
            above=5.5,
            name=Label(style="label-violet", at=_frame.at(32, 48), text="lasting", when=_lasting),
        ),
        *_named(
            "amber",
            MIDDLE,
            _middle,
            above=4.5,
            name=Label(style="label-amber", at=_frame.at(32, 25.8), text="6 to 12 weeks", when=_middle),
        ),
        *_named(
            "blue",
            NEW,
            _new,
            above=-6,
            name=Label(style="label-blue", at=_frame.at(32, 15), text="new", when=_new),
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
        Readout("New pain, after a year", _shown(NEW, "week_52", "acute", "all"), "of 100"),
        Readout("Pain of 6 to 12 weeks, after a year", _shown(MIDDLE, "week_52", "subacute", "all"), "of 100"),
        Readout("Lasting pain, after a year", _shown(LASTING, "week_52", "persistent", "all"), "of 100"),
        Readout(
            "Half were free of pain by day",
            COURSE.pick(dict.fromkeys(("acute", "all"), MEDIANS["pain_days"])),
            "",
            note="new pain, another study",
        ),
        Readout(
            "Fully recovered after a year",
            COURSE.pick(dict.fromkeys(("acute", "all"), RECOVERED)),
            "%",
            note="new pain, another study",
        ),
    ),
    sentences=(
        Sentence("Each dot is the average of many people. The thin line is ours and only leads the eye."),
        Sentence(
            "New pain: {0} when people joined, {1} after 6 weeks, {2} after 26 and {3} after 52.",
            _said(NEW),
            when=_new,
        ),
        Sentence(
            "Pain of 6 to 12 weeks: {0} when people joined, {1} after 6 weeks, {2} after 26 and {3} after 52.",
            _said(MIDDLE),
            when=_middle,
        ),
        Sentence(
            "Lasting pain: {0} when people joined, {1} after 6 weeks, {2} after 26 and {3} after 52. "
            "How sure these four are was rated very low.",
            _said(LASTING),
            when=_lasting,
        ),
        Sentence(
            f"In another study, of {_PEOPLE} people with new pain, half were free of pain by day "
            f"{MEDIANS['pain_days']} and {RECOVERED} in 100 had fully recovered after a year.",
            when=_new,
        ),
        Sentence("An average hides how people differ: some are well in days, others need months."),
    ),
    sources=("wallwork2024course", "henschke2008prognosis", "pengel2003acute"),
    prediction="Before you choose: new pain and lasting pain begin at the same average. How high do you expect each to "
    "be after six weeks, and after a year?",
    tasks=(
        "Choose the lasting pain. Compare the scores with your guesses.",
        "Choose all three. When do they fall most? Which group eases least?",
    ),
    answer=(
        f"New pain fell from {NEW['baseline']} to {NEW['week_6']} in the first six weeks. After that it hardly moved: "
        f"{NEW['week_26']}, then {NEW['week_52']}. Pain of 6 to 12 weeks fell from {MIDDLE['baseline']} to "
        f"{MIDDLE['week_6']} and stayed there; the last step, to {MIDDLE['week_52']}, is too small to mean a thing. So "
        "most of the easing came early, and then a plateau. An older review also found that new pain eases for about "
        "three months and then stays nearly level.",
        f"Lasting pain fell little and slowly, from {LASTING['baseline']} to {LASTING['week_6']}, "
        f"{LASTING['week_26']} and {LASTING['week_52']}. The authors are very unsure of these four.",
        f"People differ. By day {MEDIANS['pain_days']} half of {_PEOPLE} people with new pain had none left, so the "
        f"other half still had some. By day {MEDIANS['disability_days']} half were no longer limited in daily life. "
        f"After a year {RECOVERED} in 100 had fully recovered and {100 - RECOVERED} had not (our calculation). "
        f"In a review {_AGAIN} in 100 had at least one more bout within the year. A slow week or a new bout is common.",
        "So do not wait for time to do it all. If it is not easing after a few weeks, ask for advice; by six weeks, do "
        "not wait any longer. Averages do not count for the emergency signs. With one of those, go at once.",
    ),
    caption=f"Wallwork 2024: {_COUNTED}; mean pain from 0 to 100. Weeks count from the day people joined a study, "
    "not from the first day of pain. How sure: moderate for new pain and for 6 to 12 weeks, very low for lasting pain. "
    "We could not see how far each mean may be off, so no such bars are drawn. Half free of pain, fully recovered: "
    f"Henschke 2008, {_PEOPLE} people in primary care with back pain for less than 2 weeks. The easing to three months "
    "and more bouts: Pengel 2003. The figure says nothing about one person, nor about hips, nor about the emergency "
    "signs.",
)
