"""What helps, one panel a trial: people of 100 where they were counted, differences with their interval otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from hipspine.figures.texts import texts

if TYPE_CHECKING:
    from hipspine.figures.trials import Panel

say = texts("what-helps")

PANELS = (*HIP, *BACK)

PANEL = Choice("panel", say("choices.panel.label"), tuple((panel.id, panel.label) for panel in PANELS))
_is = {panel.id: PANEL.pick({other.id: int(other is panel) for other in PANELS}) for panel in PANELS}

WIDTH = 33
BOX = (1.2, WIDTH - 1.2, -24, -4)
"""Where differences and bars stand."""
SMALL, LARGE = 1.0, 1.62
"""Distance between people: six blocks of 100, or two."""
SIX = tuple((x, y) for y in (-8.9, -23.3) for x in (0.4, 11.9, 23.4))
TWO = tuple((x, -8.9) for x in (0.4, 17.9))
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
    primitives: list[Primitive] = []
    if six:
        primitives += [_line("label-muted", -0.2, SIX[3 * k][1] + 3.3, time) for k, time in enumerate(TIMES)]
    for k, (row, (x, y)) in enumerate(zip(panel.rows, places, strict=True)):
        middle = x + 4.5 * spacing
        if k < 3:
            primitives.append(_line("label-muted-centre", middle, -2.9, row.words))
        primitives += while_shown([_line("label-blue-centre", middle, y + 1.6, panel.said(row))], FOUND)
        primitives += while_shown([_line("label-muted-centre", middle, y + 1.6, say("labels.your_guess"))], GUESS)
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
        primitives += while_shown([_line("label-muted", -0.2, at, say("labels.your_guess"))], GUESS)
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

say.know(dummy=_tablets[1].value, tablet=_tablets[0].value, waiting_8_weeks=_leap[2].value, waiting_year=_leap[5].value)

FIGURE = Figure(
    id="what-helps",
    title=say("title"),
    extent=(-0.8, WIDTH + 0.4, -39.2, 5),
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
    guess=say.guess(),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
    caption=say("caption"),
)
