"""A year of low back pain: average pain at four points, new pain and pain that had lasted (costa2012prognosis)."""

from __future__ import annotations

from collections.abc import Mapping

from hipspine.evidence import number
from hipspine.figures.charts import Frame
from hipspine.figures.core import Choice, Figure, Output, Readout, Sentence
from hipspine.figures.marks import Arc, Label, Line, Mark

WEEKS = {"baseline": 0, "week_6": 6, "week_26": 26, "week_52": 52}
"""When pain was scored. Between these points nothing is known, so no curve is drawn."""

ACUTE: Mapping[str, int] = number("acute-pain-course").value
PERSISTENT: Mapping[str, int] = number("persistent-pain-course").value
MEDIANS: Mapping[str, int] = number("recovery-medians").value
RECOVERED = MEDIANS["fully_recovered_12_months_percent"]
_PEOPLE = number("recovery-medians").n
_AGAIN = number("one-month-improvement").value["recurrence_12_months"]

_COHORTS = str(number("acute-pain-course").n).replace("11166", "11,166")

COURSE = Choice(
    "course",
    "Show the average of …",
    (
        ("acute", "new back pain (acute)"),
        ("persistent", "back pain that had already lasted (persistent)"),
        ("both", "both"),
    ),
)

_new = COURSE.pick({"acute": 1, "persistent": 0, "both": 1})
_lasting = COURSE.pick({"acute": 0, "persistent": 1, "both": 1})
_both = COURSE.pick({"acute": 0, "persistent": 0, "both": 1})

_frame = Frame((10.5, 98.5, 14, 90), x=(-3.5, 56.5), y=(0, 100))


def _guide(style: str, course: Mapping[str, int], when: object) -> Line:
    """Return the thin line that only leads the eye from point to point."""
    return Line(style=style, points=tuple(_frame.at(week, course[key]) for key, week in WEEKS.items()), when=when)


def _discs(style: str, course: Mapping[str, int], when: object) -> list[Mark]:
    return [
        Arc(style=style, centre=_frame.at(week, course[key]), radius=1.3, start=0, end=360, when=when)
        for key, week in WEEKS.items()
    ]


def _scores(style: str, course: Mapping[str, int], when: object) -> list[Mark]:
    return [
        Label(style=style, at=_frame.at(week + 0.5, course[key] + 5.5), text="{0}", values=(course[key],), when=when)
        for key, week in WEEKS.items()
    ]


def _shown(course: Mapping[str, int], week: str, *ids: str) -> object:
    return COURSE.pick(dict.fromkeys(ids, course[week]))


def _said(course: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(course[key] for key in WEEKS)


def _printed(course: Mapping[str, int]) -> str:
    start, *later, last = _said(course)
    return f"from {start} to {', '.join(map(str, later))} and {last}"


FIGURE = Figure(
    id="recovery",
    title="On average, back pain eases most in the first six weeks, and goes on easing for a year",
    extent=(0, 100, 1, 100),
    choices=(COURSE,),
    outputs=(
        Output("acute_year", "Average pain after a year, new pain", _shown(ACUTE, "week_52", "acute", "both"), "", "A"),
        Output(
            "persistent_year",
            "Average pain after a year, pain that had lasted",
            _shown(PERSISTENT, "week_52", "persistent", "both"),
            "",
            "P",
        ),
    ),
    marks=(
        *_frame.axes(
            x=((0, "start"), (6, "6"), (26, "26"), (52, "52")),
            y=tuple((v, str(v)) for v in (0, 25, 50, 75, 100)),
            x_title="weeks",
            y_title="average pain (0 none, 100 worst)",
        ),
        _guide("guide-violet", PERSISTENT, _lasting),
        _guide("guide-blue", ACUTE, _new),
        *_discs("part-violet", PERSISTENT, _lasting),
        *_discs("part-blue", ACUTE, _new),
        # Where both are shown, the two scores at the start stand side by side.
        Label(
            style="label-violet-left",
            at=_frame.at(-0.5, PERSISTENT["baseline"] + 6.5),
            text="{0}",
            values=(PERSISTENT["baseline"],),
            when=_both,
        ),
        *_scores("label-violet", PERSISTENT, _lasting)[1:],
        Label(
            style="label-violet",
            at=_frame.at(0.5, PERSISTENT["baseline"] + 5.5),
            text="{0}",
            values=(PERSISTENT["baseline"],),
            when=_lasting - _both,
        ),
        Label(style="label-violet", at=_frame.at(12, 43), text="pain that had lasted", when=_lasting),
        *_scores("label-blue", ACUTE, _new),
        Label(style="label-blue", at=_frame.at(9.5, 8), text="new pain", when=_new),
    ),
    readouts=(
        Readout("New pain, after a year", _shown(ACUTE, "week_52", "acute", "both"), "of 100"),
        Readout("Pain that had lasted, after a year", _shown(PERSISTENT, "week_52", "persistent", "both"), "of 100"),
        Readout(
            "Half were free of pain by day",
            COURSE.pick(dict.fromkeys(("acute", "both"), MEDIANS["pain_days"])),
            "",
            note="new pain, another study",
        ),
        Readout(
            "Fully recovered after a year",
            COURSE.pick(dict.fromkeys(("acute", "both"), RECOVERED)),
            "%",
            note="new pain, another study",
        ),
    ),
    sentences=(
        Sentence("Each dot is the average of many people. The thin line only leads the eye."),
        Sentence(
            "New back pain: {0} at the start, {1} after 6 weeks, {2} after 26 and {3} after 52.",
            _said(ACUTE),
            when=_new,
        ),
        Sentence(
            "Pain that had already lasted: {0} at the start, {1} after 6 weeks, {2} after 26 and {3} after 52.",
            _said(PERSISTENT),
            when=_lasting,
        ),
        Sentence(
            f"In another study, of {_PEOPLE} people with new pain, half were free of pain by day "
            f"{MEDIANS['pain_days']} and {RECOVERED} in 100 had fully recovered after a year.",
            when=_new,
        ),
        Sentence("An average hides how people differ: some are well in days, others need months."),
    ),
    sources=("costa2012prognosis", "henschke2008prognosis", "pengel2003acute"),
    prediction="Before you choose: pain that has already lasted starts at almost the same average as new pain. "
    "How high do you expect it to be after six weeks, and after a year?",
    tasks=(
        "Choose the pain that had already lasted. Compare the scores with your guesses.",
        "Choose both. When do they fall most? When are they furthest apart?",
    ),
    answer=(
        f"Pain that had lasted fell {_printed(PERSISTENT)}. New pain fell {_printed(ACUTE)}. Both fell most in the "
        "first six weeks. After a year they are furthest apart: pain that had lasted is much better on average, but "
        "not gone.",
        f"People differ. By day {MEDIANS['pain_days']} half of {_PEOPLE} people with new pain had none left, so the "
        f"other half still had some. By day {MEDIANS['disability_days']} half were no longer limited in daily life. "
        f"After a year {RECOVERED} in 100 had fully recovered and {100 - RECOVERED} had not (our calculation). "
        f"In a review {_AGAIN} in 100 had at least one more bout within the year. A slow week or a new bout is common.",
        "Averages do not count for the emergency signs. With one of those, go at once, however well most people do.",
    ),
    caption=f"Menezes Costa 2012: {_COHORTS}; mean pain from 0 to 100. Half free of pain, fully "
    f"recovered: Henschke 2008, {_PEOPLE} people in primary care with back pain for less than 2 weeks. More bouts: "
    "Pengel 2003. The figure says nothing about one person, nor about hips, nor about the emergency signs.",
)
