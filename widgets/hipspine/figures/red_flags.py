"""How many people with new back pain have a red flag, and how many are seriously ill (henschke2009red)."""

from __future__ import annotations

from hipspine.evidence import number
from hipspine.figures.core import Figure, Output
from hipspine.figures.parts import Choice, Readout, Sentence
from hipspine.figures.primitives import Icons

_any, _serious, _fracture = (number(name) for name in ("any-red-flag", "serious-pathology", "serious-fracture"))
PEOPLE = int(_any.n)
FLAGGED = round(_any.value / 100 * PEOPLE)
"""Our calculation: the study prints the percentage."""
ILL = int(str(_serious.n).split(" of ")[0])

COLUMNS, SPACING = 34, 1.0
_ROWS = -(-PEOPLE // COLUMNS)

GROUP = Choice(
    "group",
    "Colour the people who …",
    (
        ("everyone", f"came with new back pain ({PEOPLE:,})"),
        ("any_flag", f"had at least one red flag ({FLAGGED:,}, our calculation)"),
        ("serious", f"had a serious cause ({ILL})"),
    ),
)

_flagged = GROUP.pick({"everyone": 0, "any_flag": FLAGGED, "serious": 0})
_ill = GROUP.pick({"everyone": 0, "any_flag": 0, "serious": ILL})
_count = GROUP.pick({"everyone": PEOPLE, "any_flag": FLAGGED, "serious": ILL})

FIGURE = Figure(
    id="red-flags",
    title="New back pain in Sydney primary care: four in five had a red flag, one in 100 a serious cause",
    extent=(-1.2, COLUMNS + 0.2, -_ROWS - 0.2, 1.2),
    choices=(GROUP,),
    outputs=(Output("people", "People in the chosen group", _count, "people", "n"),),
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
        Readout("People in this group", _count, "people"),
        Readout("Out of every 100", 100 * _count / PEOPLE, "", 1),
    ),
    sentences=(
        Sentence(f"{PEOPLE:,} people saw a doctor or therapist in Sydney with new back pain. Each dot is one of them."),
        Sentence(
            f"Coloured: {FLAGGED:,} people ({_any.value} %) gave at least one of 25 red-flag answers. "
            "Most had nothing serious.",
            when=_flagged,
        ),
        Sentence(
            f"Coloured: {ILL} people ({_serious.value} %) had a serious cause. "
            f"In {_fracture.value} of them it was a broken bone in the spine.",
            when=_ill,
        ),
    ),
    sources=("henschke2009red",),
    prediction="Look back at your two guesses. And before you choose: if someone has one red flag from a checklist, is "
    "it more likely that they have a serious cause, or that they do not?",
    tasks=(
        f"Start with all {PEOPLE:,} people. Colour those who had at least one red flag. Compare with your first guess.",
        "Then colour those who had a serious cause. Compare with your second guess.",
    ),
    answer=(
        f"With a flag, about four in five dots are coloured. With a serious cause, {ILL} are left, and "
        f"{_fracture.value} of those {ILL} had a fracture. "
        f"Even if all {ILL} had a flag, most people with one had nothing serious.",
        "That is one city, in primary care, with new back pain. It may comfort you about an item on a checklist. It is "
        "never a reason to stay at home with a sign from the emergency box: that means go now, each time.",
    ),
    caption="Henschke 2009, acute back pain in primary care in Sydney; other places may count differently. The dots "
    "show how many, not which: how far the two groups overlap is not shown. This figure is not about the emergency "
    "signs above: with one of those, get help at once, whatever the odds.",
)
