"""What the small plates of the conditions have in common: usual or changed, a section, names beside it, and a card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hipspine.figures.core import Figure
from hipspine.figures.parts import Choice, Sentence
from hipspine.figures.primitives import Label, Number, Point, Primitive

if TYPE_CHECKING:
    from hipspine.figures.texts import Texts

ROWS = ("without", "with_pain", "so")
"""What the card tells, in order; a figure's words have each of them."""


@dataclass(frozen=True)
class Sides:
    """The choice of a plate, and what is above 0 while it shows each of the two."""

    state: Choice

    @property
    def usual(self) -> Number:
        """Above 0 while the usual form is shown."""
        return 0.5 - self.state.symbol

    @property
    def changed(self) -> Number:
        """Above 0 while the changed form is shown."""
        return self.state.symbol - 0.5


def sides(say: Texts) -> Sides:
    """Return the choice between the two forms, with the figure's words."""
    return Sides(say.choice("state", "usual", "changed"))


def name(say: Texts, key: str, at: Point, when: Number | None = None, rest: bool = True, style: str = "ink") -> Label:
    """Return a name in the right gutter; ``style`` is the colour of its letters."""
    return Label(side="right", style=f"label-{style}", at=at, text=say(f"labels.{key}"), when=when, rest=rest)


def plate(
    say: Texts,
    name: str,
    both: Sides,
    extent: tuple[float, float, float, float],
    primitives: tuple[Primitive, ...],
    sources: tuple[str, ...],
) -> Figure:
    """Return a plate called ``name``: its first sentence tells the form shown, its card how often it is seen."""
    return Figure(
        id=name,
        title=say("title"),
        extent=extent,
        choices=(both.state,),
        primitives=primitives,
        readouts=(),
        sentences=(
            Sentence(say("sentences.usual"), when=both.usual),
            Sentence(say("sentences.changed"), when=both.changed),
            *(Sentence(say(f"sentences.{row}")) for row in ROWS),
        ),
        card=True,
        sources=sources,
        illustrative=say("illustrative"),
        caption=say("caption"),
        prediction=say("prediction"),
        guess=say.guess(),
        tasks=say.each("tasks"),
        answer=say.each("answer"),
    )
