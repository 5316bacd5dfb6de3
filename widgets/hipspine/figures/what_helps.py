"""What helps, one panel a trial: people of 100 where they were counted, differences with their interval otherwise."""

from __future__ import annotations

from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure, Output
from hipspine.figures.help_back import BACK
from hipspine.figures.help_hip import HIP
from hipspine.figures.panels import (
    FOUND,
    GUESS,
    REVEALED,
    SHOW,
    crowd,
    interval,
    lane,
    layered,
    point,
    printed,
    scale,
    while_shown,
)
from hipspine.figures.parts import Choice, Preset, Readout, Sentence
from hipspine.figures.primitives import Label, Number, Primitive
from hipspine.figures.trials import Panel

PANELS = (*HIP, *BACK)

PANEL = Choice("panel", "One trial or review", tuple((panel.id, panel.label) for panel in PANELS))
_is = {panel.id: PANEL.pick({other.id: int(other is panel) for other in PANELS}) for panel in PANELS}

WIDTH = 33
BOX = (1.2, WIDTH - 1.2, -24, -4)
"""Where differences and bars stand."""
SMALL, LARGE = 1.0, 1.62
"""Distance between people: six blocks of 100, or two."""
SIX = tuple((x, y) for y in (-8.9, -23.3) for x in (0.4, 11.9, 23.4))
TWO = tuple((x, -8.9) for x in (0.4, 17.9))
TIMES = ("after 8 weeks (our calculation)", "after a year")


def _line(style: str, x: float, y: float, text: str) -> Label:
    return Label(style=style, at=(x, y), text=text)


def frame_of_panel(panel: Panel) -> Frame:
    """Return the field of a panel of differences or bars; y counts its rows from the top."""
    return Frame(BOX, x=panel.axis, y=(len(panel.rows), 0))


def _people(panel: Panel) -> list[Primitive]:
    """Return the words over the blocks of people."""
    six = len(panel.rows) == len(SIX)
    places, spacing = (SIX, SMALL) if six else (TWO, LARGE)
    primitives: list[Primitive] = []
    if six:
        primitives += [_line("label-muted", -0.2, SIX[3 * k][1] + 3.3, time) for k, time in enumerate(TIMES)]
    for k, (row, (x, y)) in enumerate(zip(panel.rows, places, strict=True)):
        middle = x + 4.5 * spacing
        if k < 3:
            primitives.append(_line("label-muted-centre", middle, -2.9, row.words))
        primitives += while_shown([_line("label-blue-centre", middle, y + 1.6, panel.said(row))], FOUND)
        primitives += while_shown([_line("label-muted-centre", middle, y + 1.6, "your guess?")], GUESS)
    return primitives


def _rows(panel: Panel) -> list[Primitive]:
    """Return the lanes or bars of a panel, its axis and its two directions."""
    field = frame_of_panel(panel)
    height = 20 / len(panel.rows)
    half = 1.05 / height
    ticks = [(value, printed(value, 0 if value == int(value) else 1)) for value in panel.ticks]
    primitives = scale(field, ticks, panel.unit, 1.4)
    for k, row in enumerate(panel.rows):
        middle = k + 0.64
        at = field.at(0, middle)[1] + 2.3
        primitives += lane(field, middle, half, panel.ticks, 0)
        primitives.append(_line("label-muted", -0.2, at + 1.7, row.words))
        primitives += while_shown([_line("label-blue", -0.2, at, panel.said(row))], FOUND)
        primitives += while_shown([_line("label-muted", -0.2, at, "your guess?")], GUESS)
        if panel.kind == "bars":
            primitives += while_shown([field.lying_bar("bar-blue", middle, 1.6 * half, row.value)], FOUND)
            continue
        drawn: list[Primitive] = [point(field, middle, row.value)]
        if row.interval:
            drawn.append(interval(field, middle, *row.interval))
        primitives += while_shown(drawn, FOUND)
    if panel.left:
        primitives.append(_line("label-muted", -0.2, BOX[2] - 5.4, panel.left))
    if panel.right:
        primitives.append(_line("label-tick-left", WIDTH + 0.2, BOX[2] - 5.4, panel.right))
    return primitives


def _drawn(panel: Panel) -> list[Primitive]:
    primitives: list[Primitive] = [
        _line("label-heading", -0.2, 3.8, panel.title),
        _line("label-muted", -0.2, 1.9, panel.people),
        _line("label-muted", -0.2, 0.2, panel.against),
        *(_people(panel) if panel.kind == "people" else _rows(panel)),
    ]
    note = _line("label-muted", -0.2, -36 if len(panel.rows) == len(SIX) else -29.6, panel.note)
    if panel.kind != "people":
        note = _line("label-muted", -0.2, -34, panel.note)
    return while_shown([*primitives, *while_shown([note], FOUND)], _is[panel.id])


def _block(which: tuple[Panel, ...], row: int) -> tuple[Number, Number]:
    """Return, for one block of people, whether it is there and how many are coloured."""
    there = PANEL.pick({p.id: int(p in which) for p in PANELS})
    return there, FOUND * PANEL.pick({p.id: p.rows[row].value if p in which else 0 for p in PANELS})


_six = tuple(p for p in PANELS if p.kind == "people" and len(p.rows) == len(SIX))
_two = tuple(p for p in PANELS if p.kind == "people" and len(p.rows) == len(TWO))


def _result(row: int) -> Number:
    return REVEALED * PANEL.pick({p.id: p.rows[row].value for p in PANELS if row < len(p.rows)})


def _sentences(panel: Panel) -> list[Sentence]:
    here = _is[panel.id]
    return [
        Sentence(panel.who, when=here),
        *(Sentence(text, when=here * FOUND) for text in panel.told),
        Sentence(panel.open, when=here),
    ]


_leap, _tablets = (next(p.rows for p in PANELS if p.id == name) for name in ("leap", "nsaid"))

FIGURE = Figure(
    id="what-helps",
    title="Treatments differ in how much they help and how surely; each trial speaks of its own people",
    extent=(-0.8, WIDTH + 0.4, -39.2, 5),
    choices=(PANEL, SHOW),
    outputs=tuple(
        Output(f"result_{k}", f"Result in row or block {k}, in the unit of the panel", _result(k - 1), "", f"r_{k}")
        for k in range(1, 7)
    ),
    primitives=(
        *(crowd(at, SMALL, *_block(_six, k)) for k, at in enumerate(SIX)),
        *(crowd(at, LARGE, *_block(_two, k), style="person") for k, at in enumerate(TWO)),
        *layered(primitive for panel in PANELS for primitive in _drawn(panel)),
    ),
    readouts=(
        Readout(
            "People in it",
            PANEL.pick({p.id: p.studied for p in PANELS if p.studied}),
            "",
            note="– means not on the pages we read",
        ),
        Readout("Trials in it", PANEL.pick({p.id: p.trials for p in PANELS if p.trials}), "", note="– as before"),
    ),
    sentences=tuple(sentence for panel in PANELS for sentence in _sentences(panel)),
    sources=tuple(dict.fromkeys(key for panel in PANELS for key in panel.sources)),
    presets=(
        Preset("Outer hip", {"panel": "leap"}),
        Preset("Injection", {"panel": "hit"}),
        Preset("New hip", {"panel": "prohip"}),
        Preset("Walking", {"panel": "walkback"}),
        Preset("Tablets", {"panel": "nsaid"}),
        Preset("Hip and back", {"panel": "fukuda"}),
    ),
    prediction="Before you choose: of 100 people with new back pain who get a dummy tablet, how many do you think feel "
    "better within three weeks? And with an anti-inflammatory tablet?",
    tasks=(
        "Press “Tablets” and compare with your guesses. Then choose “no result yet” and guess others from the list.",
        "At the outer hip, compare waiting after 8 weeks and after a year. What happens to the lead of the programme?",
        "Find two panels in which a line crosses 0. What would that mean for you?",
    ),
    answer=(
        f"With the dummy tablet {_tablets[1].value} of 100 felt better, with the other {_tablets[0].value}. So many "
        "felt better without the drug, too.",
        f"At the outer hip, {_leap[2].value} of 100 who waited reported success after 8 weeks and {_leap[5].value} "
        "after a year. The programme leads clearly at first. A year on it still leads by count, but pain was alike "
        "after programme and injection.",
        "A line that crosses 0 fits with less and with more, so no difference is shown. It does not show that there is "
        "none. You see it for the steroid injection against one without steroid, and for hip exercises added to back "
        "care.",
        "An average does not tell how one person will fare. What was compared matters, too: nothing, advice, a dummy "
        "tablet or another treatment. And a trial of one kind of people says little of others.",
        "Nothing here is about the emergency signs. With one of those go at once: no exercise and no tablet first.",
    ),
    caption="Each panel has its own unit, so do not compare the length of lines across panels. Dots: people of 100. "
    "Blue line: 95 % interval. A point without a line: the interval was not on the pages we read. Shares after 8 weeks "
    "in the outer-hip trial are our calculation. What is not shown was not read or not counted; it may still help.",
)
