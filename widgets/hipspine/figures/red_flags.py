"""How many people with new back pain have a red flag, and how many are seriously ill (henschke2009red)."""

from __future__ import annotations

from hipspine.evidence import number
from hipspine.figures.core import Figure, Output
from hipspine.figures.guesses import Guess, People
from hipspine.figures.panels import WIDTH, nobody
from hipspine.figures.parts import Readout, Sentence
from hipspine.figures.primitives import Icons, Label
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

COLUMNS, SPACING, TOP = 40, 8.8, -72
_ROWS = -(-PEOPLE // COLUMNS)
_AT = ((WIDTH - (COLUMNS - 1) * SPACING) / 2, TOP)
_UNDER = TOP - _ROWS * SPACING - 4
_MISSING = (4, WIDTH - 4, _UNDER - 40, _UNDER)
"""The empty block of those who have no back pain: (left, right, bottom, top)."""

GROUP = say.choice("group", "everyone", "any_flag", "serious")

COLOURS = {"everyone": "muted", "any_flag": "amber", "serious": "red"}
"""Of each group: red for those alone who needed care at once or soon."""

_is = {group: GROUP.pick({other: int(other == group) for other in COLOURS}) for group in COLOURS}
_flagged = GROUP.pick({"everyone": 0, "any_flag": FLAGGED, "serious": 0})
_ill = GROUP.pick({"everyone": 0, "any_flag": 0, "serious": ILL})
_count = GROUP.pick({"everyone": PEOPLE, "any_flag": FLAGGED, "serious": ILL})


def _words(group: str) -> tuple[Label, Label]:
    """Return the words over the people while a group is chosen: how many, and what they have."""
    count = say("labels.all" if group == "everyone" else "labels.of", "n")
    colour, when = COLOURS[group], _is[group]
    return (
        Label(style=f"number-{colour}", at=(4, -18), text=count, values=(_count,), when=when),
        Label(style=f"label-{colour}", at=(4, -46), text=say(f"labels.{group}"), when=when),
    )


FIGURE = Figure(
    id="red-flags",
    title=say("title"),
    extent=(0, WIDTH, _MISSING[2] - 4, 0),
    choices=(GROUP,),
    outputs=(Output("people", say("outputs.people"), _count, "people", "n"),),
    primitives=(
        Icons(
            style="icon",
            count=PEOPLE,
            groups=(("icon-red", _ill), ("icon-amber", _flagged)),
            columns=COLUMNS,
            spacing=SPACING,
            at=_AT,
        ),
        *nobody(_MISSING, say("labels.not_asked")),
        *(label for group in COLOURS for label in _words(group)),
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
    guess=Guess(
        grips=(say.grip("serious", ILL, (0, FLAGGED), FLAGGED // 2, People(_AT, COLUMNS, SPACING), style="guess"),),
        hidden={"group": "any_flag"},
        shown={"group": "serious"},
        when=1 - _is["everyone"],
    ),
    tasks=say.each("tasks"),
    answer=say.each("answer"),
    caption=say("caption"),
)
