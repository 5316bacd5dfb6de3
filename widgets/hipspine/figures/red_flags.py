"""How many people with new back pain have a red flag, and how many are seriously ill (henschke2009red)."""

from __future__ import annotations

from hipspine.evidence import number
from hipspine.figures.core import Figure, Output
from hipspine.figures.parts import Readout, Sentence
from hipspine.figures.primitives import Icons
from hipspine.figures.texts import texts

say = texts("red-flags")

_any, _serious, _fracture = (number(name) for name in ("any-red-flag", "serious-pathology", "serious-fracture"))
PEOPLE = _any.people
FLAGGED = round(_any.value / 100 * PEOPLE)
"""Our calculation: the study prints the percentage."""
ILL = int(str(_serious.n).split(" of ")[0])

say.know(
    people=f"{PEOPLE:,}",
    flagged=f"{FLAGGED:,}",
    ill=ILL,
    fractures=_fracture.value,
    flagged_percent=_any.value,
    ill_percent=_serious.value,
)

COLUMNS, SPACING = 34, 1.0
_ROWS = -(-PEOPLE // COLUMNS)

GROUP = say.choice("group", "everyone", "any_flag", "serious")

_flagged = GROUP.pick({"everyone": 0, "any_flag": FLAGGED, "serious": 0})
_ill = GROUP.pick({"everyone": 0, "any_flag": 0, "serious": ILL})
_count = GROUP.pick({"everyone": PEOPLE, "any_flag": FLAGGED, "serious": ILL})

FIGURE = Figure(
    id="red-flags",
    title=say("title"),
    extent=(-1.2, COLUMNS + 0.2, -_ROWS - 0.2, 1.2),
    choices=(GROUP,),
    outputs=(Output("people", say("outputs.people"), _count, "people", "n"),),
    primitives=(
        Icons(
            style="icon",
            count=PEOPLE,
            groups=(("icon-red", _ill), ("icon-amber", _flagged)),
            columns=COLUMNS,
            spacing=SPACING,
        ),
    ),
    readouts=(
        Readout(say("readouts.people_group.label"), _count, say("readouts.people_group.unit")),
        Readout(say("readouts.out_every_100.label"), 100 * _count / PEOPLE, "", 1),
    ),
    sentences=(
        Sentence(say("sentences.people_saw_doctor_therapist")),
        Sentence(
            say("sentences.coloured_people_gave_least"),
            when=_flagged,
        ),
        Sentence(
            say("sentences.coloured_people_serious_cause"),
            when=_ill,
        ),
    ),
    sources=("henschke2009red",),
    prediction=say("prediction"),
    guess=say.guess(),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
    caption=say("caption"),
)
