"""Plates of muscles and nerves: bones on one half, muscles and nerves on the other; one of them can be lit.

What is said of each comes from ``data/anatomy.yml``, where its course runs from ``data/muscles.json``. The front view
serves the plate of the back too: mirrored, the right half of a body seen from behind is its left half from the front.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sympy import Abs

from hipspine.evidence.anatomy import Nerve as NerveWords
from hipspine.evidence.anatomy import load_anatomy
from hipspine.evidence.nerve_areas import NerveArea, load_nerve_areas
from hipspine.figures.anatomy import followed
from hipspine.figures.parts import Choice, Sentence
from hipspine.figures.primitives import Bone, Label, Muscle, Nerve, Number, Point, Primitive
from hipspine.figures.skeleton import rounded

if TYPE_CHECKING:
    from hipspine.figures.texts import Texts

ALL = "all"

MUSCLE_ROWS = ("origin", "insertion", "nerve", "free", "planted", "pain")
NERVE_ROWS = ("nerve_roots", "course", "moves", "joint", "skin", "pain")


@dataclass(frozen=True)
class Name:
    """Where a muscle or nerve is named: the point that its line leads to, and its layer's condition.

    ``below`` is 1 while what lies over it hides it, so that it has no name then. ``rest`` says whether a phone names it
    from the start, ``deep`` whether it lies below others and is drawn darker.
    """

    at: Point
    layer: Number
    below: Number = 0
    rest: bool = False
    deep: bool = False


def frontal(name: str, style: str = "bone") -> Bone:
    """Return a bone of the front view, where it is drawn."""
    return Bone(style=style, shape=f"frontal/{name}")


class Plate:
    """The parts of one plate: its choice, and what is drawn and said of each muscle and nerve."""

    def __init__(self, say: Texts, names: Mapping[str, Name], areas: Number) -> None:
        """Start with the texts of the figure and where each muscle and nerve, by its id in the anatomy, is named.

        ``areas`` is 1 while all areas that nerves feel are shown, for which muscles pale, and else 0.
        """
        anatomy = load_anatomy()
        words = {**anatomy.muscles, **anatomy.nerves}
        self.say = say
        self.names = names
        self.all_areas = areas
        self.parts = {name: words[name] for name in names}
        ordered = sorted(self.parts.values(), key=lambda part: (isinstance(part, NerveWords), part.name))
        options = tuple((part.id, say("words.option", name=part.name, plain=part.plain)) for part in ordered)
        self.shown = Choice("shown", say("choices.shown.label"), ((ALL, say("choices.shown.options.all")), *options))

    @property
    def sources(self) -> tuple[str, ...]:
        """The works behind what is said, each once."""
        return tuple(dict.fromkeys(source for part in self.parts.values() for source in part.sources))

    def lit(self, name: str) -> Number:
        """Return what is above 0 while ``name`` is the one chosen."""
        return 0.5 - Abs(self.shown.symbol - self._place(name))

    def plain(self, name: str) -> Number:
        """Return what is above 0 while ``name`` or all are shown."""
        return 0.5 - self.shown.symbol * Abs(self.shown.symbol - self._place(name))

    def faded(self, name: str) -> Number:
        """Return what is above 0 while another one is chosen."""
        return self.shown.symbol * Abs(self.shown.symbol - self._place(name))

    def drawn(self, drawings: Iterable[str]) -> Iterator[Primitive]:
        """Yield muscles or nerves by their names in ``muscles.json``, from back to front, as they are at rest."""
        for drawing in drawings:
            part = load_anatomy().drawn(drawing).id
            name = self.names[part]
            style = "nerve" if part in load_anatomy().nerves else "muscle-deep" if name.deep else "muscle"
            if style == "nerve":  # a thin line is hard to hit
                yield self._drawing(part, drawing, "nerve-hit", name.layer)
            pale = 0 if style == "nerve" else self.all_areas
            yield self._drawing(part, drawing, style, _both(self.plain(part), name.layer) * (1 - pale))
            yield self._drawing(part, drawing, _pale(style), _both(self.faded(part) + pale, name.layer))

    def chosen(self) -> Iterator[Primitive]:
        """Yield the one that is chosen, to be drawn over everything else."""
        for part, words in self.parts.items():
            style = "nerve" if isinstance(words, NerveWords) else "muscle"
            for drawing in words.drawings:
                yield self._drawing(part, drawing, style, self.lit(part))

    def areas(self, plate: str) -> Iterator[Primitive]:
        """Yield where nerves feel, on the plate "front" or "back": those of the chosen one, or all on request."""
        for area in self._felt(plate):
            shape = f"areas/{area.id}"
            for when in (self.lit(area.nerve), _both(0.5 - self.shown.symbol, self.all_areas)):
                yield Bone(style=f"area-{area.kind}", shape=shape, when=when)

    def area_names(self, plate: str) -> Iterator[Label]:
        """Yield the names of those areas in the left gutter: what the chosen nerve feels, or whose area each is."""
        for area in self._felt(plate):
            label = Label(side="left", style="label-nerve", at=area.at, text=self.say(f"labels.{area.kind}_area"))
            yield replace(label, when=self.lit(area.nerve))
            whose = self.say(f"labels.{area.nerve.replace('-', '_')}")
            yield replace(label, text=whose, rest=False, when=_both(0.5 - self.shown.symbol, self.all_areas))

    def _felt(self, plate: str) -> list[NerveArea]:
        return [area for area in load_nerve_areas().values() if area.plate == plate and area.nerve in self.names]

    def labels(self) -> Iterator[Primitive]:
        """Yield the names in the right gutter; the chosen one keeps its colour."""
        for part, name in self.names.items():
            text = self.say(f"labels.{part.replace('-', '_')}")
            style = "label-nerve" if part in load_anatomy().nerves else "label-muscle"
            label = Label(style=style, side="right", at=name.at, text=text, picks=("shown", part))
            seen = _both(1 - name.below, name.layer)
            yield replace(label, rest=name.rest, when=_both(0.5 - self.shown.symbol, seen))
            yield replace(label, when=self.lit(part))
            yield replace(label, style="label-faded", rest=False, when=_both(self.faded(part), seen))

    def bone(self, key: str, at: Point, rest: bool = False) -> Label:
        """Return the name of a bone in the left gutter, with the words of ``labels.KEY``."""
        return Label(side="left", style="label-ink", at=at, text=self.say(f"labels.{key}"), rest=rest)

    def sentences(self) -> Iterator[Sentence]:
        """Yield what is said at rest, and of each muscle and nerve: its name first, then the rows of its card."""
        yield Sentence(self.say("sentences.all"), when=0.5 - self.shown.symbol)
        rows = {row: self.say(f"words.{row}", "words") for row in {*MUSCLE_ROWS, *NERVE_ROWS}}
        for part, words in self.parts.items():
            lit = self.lit(part)
            yield Sentence(self.say("words.first", name=words.name, plain=words.plain), when=lit)
            for row in NERVE_ROWS if isinstance(words, NerveWords) else MUSCLE_ROWS:
                said = words.roots if row == "nerve_roots" else getattr(words, row)
                if row == "nerve":
                    said = self.say("words.nerve_and_roots", nerve=said, roots=words.roots)
                yield Sentence(rows[row].replace("{0}", _sentence(said)), when=lit)

    def _drawing(self, part: str, drawing: str, style: str, when: Number) -> Primitive:
        shape = f"{drawing}_left"
        kind = Nerve if part in load_anatomy().nerves else Muscle
        return kind(
            style=style,
            shape=f"frontal/{shape}",
            turns=followed("frontal", shape, {}),
            name=self.parts[part].name,
            picks=("shown", part),
            when=when,
        )

    def _place(self, name: str) -> int:
        return self.shown.names.index(name)


def _both(one: Number, other: Number) -> Number:
    return other if one == 1 else one if other == 1 else one * other


def _pale(style: str) -> str:
    return "nerve-far" if style == "nerve" else "muscle-far"


def _sentence(words: str) -> str:
    """Return words as a sentence: with a capital and a full stop."""
    return f"{words[0].upper()}{words[1:]}{'' if words.endswith('.') else '.'}"


def curved(points: tuple[tuple[float, float], ...]) -> tuple[Point, ...]:
    """Return a smooth closed outline through the points."""
    return tuple(rounded(points))
