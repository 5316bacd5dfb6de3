"""Low back pain before and after a hip replacement: five studies, none of them with a comparison group."""

from __future__ import annotations

from hipspine.evidence import number
from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure, Output
from hipspine.figures.parts import Choice, Readout, Sentence
from hipspine.figures.primitives import Icons, Label, Line, Primitive

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
COUNTS = (
    (
        f"Gone a year later: {_gone.value:.0f} of 100",
        f"{GONE} of {WITH} people (Parvizi 2010);",
        f"{EARLIER} of 100 in an earlier report on them",
    ),
    (f"Better half a year later: {BETTER} of 100", "a register (Chimenti 2016)"),
    (
        f"Gone a year later: {LATER} of 100",
        f"{LATER_PEOPLE} of {LATER_ALL} people had pain before (2022);",
        f"{LATER_TWO} of 100 after two years",
    ),
    (f"Better a year later: {LATELY} of 100", f"{_lately.n} people (Okuzu 2024)"),
)
"""What four studies counted, in words: they asked different things, so that no bars may stand side by side."""

COLUMNS = 17  # ten full rows are the people with back pain before
_ROWS = -(-PEOPLE // COLUMNS)

STUDY = Choice(
    "study",
    "Look at …",
    (
        ("before", f"{PEOPLE} people before a hip replacement (Parvizi 2010)"),
        ("after", "the same people in the year after it"),
        ("register", "a large register, half a year after (Chimenti 2016)"),
        ("scores", f"scores of {SCORED} people, before and after (Ben-Galim 2007)"),
        ("counts", "what four studies counted, in words"),
    ),
)
_is = {name: STUDY.pick({name: 1}) for name, _ in STUDY.options}


def _shown(**counts: int) -> object:
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
        "Pain": (Frame((2, 12, -17.5, -3), (0, 1), (0, 10)), "Mean pain,<br>from 0 to 10"),
        "Daily life": (Frame((17, 27, -17.5, -3), (0, 1), (0, 100)), "Trouble in daily<br>life, from 0 to 100"),
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
            words.append(Label(style="label-ink", at=(x, base - 1.2), text=moment, when=when))
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
        Label(style="label-muted", at=(0, -row), text="Four ways of counting: not to be ranked", when=_is["counts"])
    )
    return sorted(primitives, key=lambda primitive: primitive.style)


FIGURE = Figure(
    id="hip-replacement",
    title="After a hip replacement back pain goes in many people and comes in some; these studies cannot say why",
    extent=(-1, 28.4, -_ROWS - 0.4, 1.8),
    choices=(STUDY,),
    outputs=(
        Output("with_back_pain", "People with low back pain", _pain + _came, "people", "n_1"),
        Output("back_pain_eased", "People whose back pain was gone or better", _eased, "people", "n_2"),
        Output("new_back_pain", "People with new back pain", _came, "people", "n_3"),
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
        _beside("label-amber", 4.5, f"{WITH} had low<br>back pain", "before"),
        _beside("label-amber", 1.3, f"{STILL} still had<br>back pain", "after"),
        _beside("label-amber", 1, f"{100 - BETTER} of 100<br>were not better", "register"),
        _beside("label-blue", 6.4, f"{GONE} no longer<br>had back pain", "after"),
        _beside("label-violet", 11.1, f"{NEW} had new<br>back pain", "after"),
        _beside("label-blue", 4.3, f"{BETTER} of 100<br>were better", "register"),
        _beside("label-muted", 15, f"{WITHOUT} had no<br>back pain", "before"),
        _beside("label-muted", 16, f"{NEVER} had none,<br>before or after", "after"),
        Label(
            style="label-muted-centre",
            at=(13.5, -9.5),
            text="100 dots stand for all who had moderate<br>or severe back pain before the operation",
            when=_is["register"],
        ),
        *_bars(),
        *_counts_in_words(),
    ),
    readouts=(
        Readout("Back pain before", _before.value, "%", 1, note=f"{WITH} of {PEOPLE} people"),
        Readout("Of these, gone within a year", _gone.value, "%", 1, note=f"{GONE} of {WITH} people"),
        Readout("New in those without it", _new.value, "%", note=f"{NEW} of {WITHOUT} people"),
        Readout("Back pain in the whole group now", _share, "%", note="our calculation"),
    ),
    sentences=(
        Sentence(
            f"Before the operation, {WITH} of {PEOPLE} people had low back pain and {WITHOUT} had none.",
            when=_is["before"],
        ),
        Sentence(
            f"After one year, back pain was gone in {GONE} of the {WITH} who had it, and {STILL} still had it. "
            f"Of the {WITHOUT} without it, {NEW} had it within the year and {NEVER} did not.",
            when=_is["after"],
        ),
        Sentence(
            "Among people with moderate or severe back pain before the operation, "
            f"{BETTER} of 100 were better half a year later.",
            when=_is["register"],
        ),
        Sentence(
            f"In {SCORED} people, mean back pain fell from {{0}} to {{1}} out of 10, and the score for trouble in "
            "daily life from {2} to {3} out of 100.",
            tuple(SCORES[name].value[moment] for name in SCORES for moment in ("before", "after")),
            1,
            when=_is["scores"],
        ),
        Sentence(
            f"A year later back pain was gone in {_gone.value:.0f} of 100 people in one study ({EARLIER} in an earlier "
            f"report on the same people) and in {LATER} in another ({LATER_TWO} after two years). It was better in "
            f"{LATELY} of 100 after a year in a third, and in {BETTER} after half a year in a register. “Gone” and "
            "“better” are different things, and the people differed, so these shares cannot be ranked.",
            when=_is["counts"],
        ),
        Sentence(
            "Nobody was compared with people who had no operation, so how much of the change came from the new hip "
            "is open.",
        ),
    ),
    sources=(
        "parvizi2010backpain",
        "chimenti2016lbp",
        "bengalim2007hipspine",
        "lbpafterthr2022",
        "lbpthrspine2023",
    ),
    caption=f"Parvizi 2010: {PEOPLE} people waiting for a new hip, asked again within a year; an earlier report on the "
    f"same people counted {EARLIER} of 100 who were free of back pain. Chimenti 2016: a register. Ben-Galim 2007: "
    f"{SCORED} people, means after three months. The 2022 study left out people with an earlier spine operation. "
    "Whether an operation is right for somebody is another question.",
    prediction=f"Before you choose anything: of the {WITHOUT} people with no back pain before the operation, how many "
    "had it within a year?",
    tasks=(
        "Choose “the same people in the year after it”. In how many was back pain gone, and in how many was it new?",
        "Each dot keeps its place. To say why pain eased, what would you have to know about people without an "
        "operation?",
        "Choose “what four studies counted”. Can you name the study with the best result?",
    ),
    answer=(
        f"Back pain was gone in {GONE} of {WITH} people, about two in three. It was new in {NEW} of {WITHOUT}, one in "
        "five. So it went both ways.",
        "Back pain comes and goes by itself. You would have to know how many people get better, and how many get "
        "worse, without a new hip. No study here asked that. The new hip may have done much of it or little.",
        "No. Some counted pain that was gone, others pain that was better. The time and the people differed, too. "
        "Together they say: relief is common, how common is unsure, and why is open.",
    ),
)
