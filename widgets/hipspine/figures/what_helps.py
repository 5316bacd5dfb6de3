"""What helps, one panel a trial: people of 100 where they were counted, differences with their interval otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hipspine.figures.charts import Frame
from hipspine.figures.core import Figure, Output
from hipspine.figures.guesses import Guess, People
from hipspine.figures.help_back import BACK
from hipspine.figures.help_hip import HIP
from hipspine.figures.panels import (
    COLUMNS,
    FOUND,
    GUESS,
    REVEALED,
    SHOW,
    WIDTH,
    crowd,
    interval,
    lane,
    layered,
    nobody,
    point,
    printed,
    scale,
    source_of,
    while_shown,
)
from hipspine.figures.parts import Choice, Preset, Readout, Sentence
from hipspine.figures.primitives import Label, Number, Primitive
from hipspine.figures.study import Axis, Sheet, Value
from hipspine.figures.texts import texts

if TYPE_CHECKING:
    from hipspine.figures.trials import Panel, Row

say = texts("what-helps")

PANELS = (*HIP, *BACK)

PANEL = Choice("panel", say("choices.panel.label"), tuple((panel.id, panel.label) for panel in PANELS))
_is = {panel.id: PANEL.pick({other.id: int(other is panel) for other in PANELS}) for panel in PANELS}

BOX = (20.0, WIDTH - 20, -284.0, -72.0)
"""Where differences and bars stand."""
SMALL, LARGE = 8.8, 17
"""Distance between people: six blocks of 100, or two."""
SIX = tuple((x, y) for y in (-134, -261) for x in (20, 140, 260))
TWO = tuple((x, -146) for x in (11, 194))
EMPTY = (20.0, WIDTH - 20, -276.0, -232.0)
"""The block of those who were not compared, below the one row of a panel."""
TENTHS = (0, 20, 40, 60, 80, 100)
EDGE, LINE = 4, 17
"""Where lines of words begin, and how far one is from the next."""
TIMES = (say("labels.weeks_8"), say("labels.year"))


def _line(style: str, x: float, y: float, text: str) -> Label:
    return Label(style=style, at=(x, y), text=text)


def frame_of_panel(panel: Panel) -> Frame:
    """Return the field of a panel of differences or bars; y counts its rows from the top."""
    return Frame(BOX, x=panel.axis, y=(len(panel.rows), 0))


def _people(panel: Panel) -> list[Primitive]:
    """Return the words over the blocks of people."""
    six = len(panel.rows) == len(SIX)
    places, spacing = (SIX, SMALL) if six else (TWO, LARGE)
    heads, number, style = (-75, 14, "label-blue-centre") if six else (-84, 25, "number-blue-centre")
    primitives: list[Primitive] = []
    if six:
        primitives += [_line("label-muted", EDGE, SIX[3 * k][1] + 31, time) for k, time in enumerate(TIMES)]
    for k, (row, (x, y)) in enumerate(zip(panel.rows, places, strict=True)):
        middle = x + 4.5 * spacing
        if k < 3:
            primitives.append(_line("label-muted-centre", middle, heads, row.words))
        primitives += while_shown([_line(style, middle, y + number, panel.said(row))], FOUND)
        primitives += while_shown([_line("label-muted-centre", middle, y + number, say("labels.your_guess"))], GUESS)
    return primitives


def _rows(panel: Panel) -> list[Primitive]:
    """Return the lanes or bars of a panel, its axis and its two directions."""
    field = frame_of_panel(panel)
    high = (BOX[3] - BOX[2]) / len(panel.rows)  # of one row, in pixels
    ticks = [(value, printed(value, 0 if value == int(value) else 1)) for value in panel.ticks]
    primitives = scale(field, ticks, panel.unit, 14)
    for k, row in enumerate(panel.rows):
        at, middle = field.at(0, k + 0.5)[1], k + 0.5 + LINE / high
        primitives += lane(field, middle, 9 / high, panel.ticks, 0)
        primitives.append(_line("label-muted", EDGE, at + 1.2 * LINE, row.words))
        primitives += while_shown([_line("label-blue", EDGE, at + 0.2 * LINE, panel.said(row))], FOUND)
        primitives += while_shown([_line("label-muted", EDGE, at + 0.2 * LINE, say("labels.your_guess"))], GUESS)
        if panel.kind == "bars":
            bar = replace(field.lying_bar("bar-blue", middle, 14 / high, row.value), charted=True)
            primitives += while_shown([bar], FOUND)
            continue
        drawn: list[Primitive] = [point(field, middle, row.value)]
        if row.interval:
            drawn.append(interval(field, middle, *row.interval))
        primitives += while_shown(drawn, FOUND)
    if panel.missing:
        primitives += nobody(EMPTY, panel.missing)
    if panel.left:
        primitives.append(_line("label-muted", EDGE, BOX[2] - 51, panel.left))
    if panel.right:
        primitives.append(_line("label-tick-left", WIDTH - EDGE, BOX[2] - 51, panel.right))
    return primitives


def _names(panel: Panel) -> list[str]:
    """Return what the rows of a panel are called; those of six blocks of people by their time, too."""
    names = [row.words.replace("<br>", " ") for row in panel.rows]
    if panel.kind == "people" and len(names) == len(SIX):
        return [f"{name}, {TIMES[k // 3]}" for k, name in enumerate(names)]
    return names


def _value(panel: Panel, row: Row, name: str, middle: float, half: float) -> Value:
    """Return a row as the chart has it, with what it says when it is pointed at."""
    meant = (say("chart.interval"),) if row.interval else ()
    told = (f"<b>{name}</b>", panel.said(row), panel.unit, *meant, source_of(panel.sources[0]))
    kind, style = ("dot", "point") if panel.kind == "difference" else ("bar", "bar-blue")
    return Value(kind, style, row.value, middle, told, row.interval, half, when=FOUND)


def _sheet(panel: Panel) -> Sheet:
    """Return the chart of a panel; where people show the same in the drawing, it has no place there."""
    field = frame_of_panel(panel)
    high = (BOX[3] - BOX[2]) / len(panel.rows)
    people = panel.kind == "people"
    ticks = tuple((value, printed(value, 0 if value == int(value) else 1)) for value in panel.ticks or TENTHS)
    places = [k + 0.5 + LINE / high for k in range(len(panel.rows))]
    values = tuple(
        _value(panel, row, name, at, 7 / high) for row, name, at in zip(panel.rows, _names(panel), places, strict=True)
    )
    rows = tuple(zip(places, _names(panel), strict=True))
    return Sheet(
        None if people else BOX, Axis(panel.axis, ticks, panel.unit), Axis(field.y, rows), values, when=_is[panel.id]
    )


def _drawn(panel: Panel) -> list[Primitive]:
    people = panel.kind == "people"
    lines = len(panel.note.split("<br>"))
    primitives: list[Primitive] = [
        _line("label-heading", EDGE, -12, panel.title),
        _line("label-muted", EDGE, -31, panel.people),
        _line("label-muted", EDGE, -48, panel.against),
        *(_people(panel) if people else _rows(panel)),
    ]
    top = -318 if people and len(panel.rows) == len(TWO) else -349
    note = _line("label-muted", EDGE, top - lines * LINE / 2, panel.note)
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

say.know(dummy=_tablets[1].value, tablet=_tablets[0].value, waiting_8_weeks=_leap[2].value, waiting_year=_leap[5].value)

FIGURE = Figure(
    id="what-helps",
    title=say("title"),
    extent=(0, WIDTH, -406, 0),
    height=366,
    choices=(PANEL, SHOW),
    outputs=tuple(
        Output(f"result_{k}", say("outputs.result", number=k), _result(k - 1), "", f"r_{k}") for k in range(1, 7)
    ),
    primitives=(
        *(crowd(at, SMALL, *_block(_six, k)) for k, at in enumerate(SIX)),
        *(crowd(at, LARGE, *_block(_two, k), style="person") for k, at in enumerate(TWO)),
        *layered(primitive for panel in PANELS for primitive in _drawn(panel)),
    ),
    readouts=(
        Readout(
            say("readouts.people.label"),
            PANEL.pick({p.id: p.studied for p in PANELS if p.studied}),
            "",
            note=say("readouts.people.note"),
        ),
        Readout(
            say("readouts.trials.label"),
            PANEL.pick({p.id: p.trials for p in PANELS if p.trials}),
            "",
            note=say("readouts.trials.note"),
        ),
    ),
    sentences=tuple(sentence for panel in PANELS for sentence in _sentences(panel)),
    sources=tuple(dict.fromkeys(key for panel in PANELS for key in panel.sources)),
    presets=(
        Preset(say("presets.outer_hip"), {"panel": "leap"}),
        Preset(say("presets.injection"), {"panel": "hit"}),
        Preset(say("presets.new_hip"), {"panel": "prohip"}),
        Preset(say("presets.walking"), {"panel": "walkback"}),
        Preset(say("presets.tablets"), {"panel": "nsaid"}),
        Preset(say("presets.hip_back"), {"panel": "fukuda"}),
    ),
    prediction=say("prediction"),
    guess=Guess(
        grips=tuple(
            say.grip(name, row.value, (0, 100), 25, People(at, COLUMNS, LARGE), style="guess")
            for name, row, at in zip(("tablet", "dummy"), _tablets, TWO, strict=True)
        ),
        hidden={"panel": "nsaid", "show": "guess"},
        shown={"panel": "nsaid", "show": "found"},
        when=_is["nsaid"],
    ),
    sheets=tuple(_sheet(panel) for panel in PANELS),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
    caption=say("caption"),
)
