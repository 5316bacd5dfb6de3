"""What may be said of each muscle and nerve that the course draws."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from hipspine.datafile import DataError, Document, read_yaml
from hipspine.evidence.bibliography import Reference, load_references
from hipspine.evidence.records import Ident, Place, Record, Words, by_id, raise_all, read_records
from hipspine.paths import data_path

_BLAMING = re.compile(r"\b(?:tight\w*|weak\w*|overactiv\w*|spasm\w*|shorten\w*|imbalance\w*)\b", re.IGNORECASE)
"""Words that make a muscle in a drawing a culprit: it can pull."""
_WORKS, _CLAIMS, _NAMES, _AREAS = (
    "the keys of data/references.bib",
    "the ids of data/claims.yml",
    "the names in data/muscles.json",
    "those of data/nerve-areas.yml",
)


def _fair(text: str) -> str:
    """Return a text that blames no muscle."""
    if found := _BLAMING.search(text):
        raise ValueError(f"“{found[0]}” blames a muscle, and all that a drawing shows is that it can pull")
    return text


Fair = Annotated[Words, AfterValidator(_fair)]
"""Words on a muscle that do not make it the culprit."""


class Part(Record):
    """What muscles and nerves have in common; what the fields are for stands at the head of ``data/anatomy.yml``."""

    id: Ident
    drawn: tuple[str, ...] = ()
    name: Words
    plain: Words
    roots: Words
    pain: Words
    claims: tuple[Ident, ...] = ()
    """Where the course says more."""
    sources: Annotated[tuple[str, ...], Field(min_length=1)]

    @property
    def drawings(self) -> tuple[str, ...]:
        """Its names in ``data/muscles.json``, without sides."""
        return self.drawn or (self.id.replace("-", "_"),)


class Muscle(Part):
    """A muscle, or several that are told of together; ``free`` and ``planted`` speak of the foot."""

    plain: Fair
    origin: Words
    insertion: Words
    nerve: Words
    free: Fair
    planted: Fair
    pain: Fair


class Nerve(Part):
    """A nerve: where it runs, what it moves, what it feels of the hip joint (``joint``) and of the skin.

    ``areas`` claims which of the two a plate draws.
    """

    course: Words
    moves: Words
    joint: Words
    skin: Words
    areas: tuple[Literal["skin", "joint"], ...] = ()


@dataclass(frozen=True)
class Anatomy:
    """Muscles and nerves by id, in the order of the file."""

    muscles: Mapping[str, Muscle]
    nerves: Mapping[str, Nerve]

    def __iter__(self) -> Iterator[Muscle | Nerve]:
        """Yield all of them, muscles first."""
        yield from self.muscles.values()
        yield from self.nerves.values()

    def drawn(self, name: str) -> Muscle | Nerve:
        """Return what may be said of a muscle or nerve of ``data/muscles.json``, with or without its side.

        Raises KeyError where there is none.
        """
        plain = name.removesuffix("_right").removesuffix("_left")
        for part in self:
            if plain in part.drawings:
                return part
        raise KeyError(f"no words on “{name}” in data/anatomy.yml")


def read_anatomy(
    path: Path,
    references: Mapping[str, Reference],
    claims: Collection[str] | None = None,
    drawings: Collection[str] | None = None,
    areas: Collection[tuple[str, str]] | None = None,
) -> Anatomy:
    """Read and check the file, held against the ids of ``claims``, the names of ``drawings`` and the drawn ``areas``.

    Each of these only where it is given; an area is (nerve, kind).

    Raises DataError and DataErrors with every line that is wrong: a missing or unknown field, an id that stands twice,
    a word that blames a muscle, an unknown work or claim, words without a drawing and the other way round, and so for
    the areas that nerves feel.
    """
    document = read_yaml(path)
    muscles, errors = read_records(document, "muscles", Muscle)
    nerves, more = read_records(document, "nerves", Nerve)
    errors += more
    whole = not errors
    parts: list[tuple[Muscle | Nerve, Place]] = [*muscles, *nerves]
    for part, place in parts:
        for field, what, names, known, allowed in (
            ("sources", "work", part.sources, references, _WORKS),
            ("claims", "claim", part.claims, claims, _CLAIMS),
        ):
            errors += [
                DataError(document.file, document.line(*place, field), f"{part.id}: no {what} “{name}”", allowed)
                for name in names
                if known is not None and name not in known
            ]
    if drawings is not None and whole:  # or each drawing of a broken record would be reported as well
        errors += _undrawn(document, parts, drawings)
    if areas is not None and whole:
        errors += _unfelt(document, nerves, areas)
    by_id(document, parts, errors)
    raise_all(errors)
    return Anatomy({part.id: part for part, _ in muscles}, {part.id: part for part, _ in nerves})


def _undrawn(
    document: Document, parts: list[tuple[Muscle | Nerve, Place]], drawings: Collection[str]
) -> Iterator[DataError]:
    """Yield words on what nobody draws or what another entry tells of, and drawings without words."""
    told: dict[str, str] = {}
    for part, place in parts:
        line = document.line(*place, "drawn" if part.drawn else "id")
        for name in part.drawings:
            if name not in drawings:
                yield DataError(document.file, line, f"{part.id}: “{name}” is not drawn", _NAMES)
            elif name in told:
                yield DataError(document.file, line, f"{part.id}: “{told[name]}” tells of “{name}” already")
            told.setdefault(name, part.id)
    for name in drawings:
        if name not in told:
            yield DataError(document.file, None, f"nothing is said of “{name}”, which is drawn")


def _unfelt(
    document: Document, nerves: list[tuple[Nerve, Place]], areas: Collection[tuple[str, str]]
) -> Iterator[DataError]:
    """Yield areas that are claimed and not drawn or told, and drawn ones that no nerve claims."""
    claimed: set[tuple[str, str]] = set()
    for nerve, place in nerves:
        line = document.line(*place, "areas" if nerve.areas else "id")
        for kind in nerve.areas:
            claimed.add((nerve.id, kind))
            if (nerve.id, kind) not in areas:
                yield DataError(document.file, line, f"{nerve.id}: its {kind} area is not drawn", _AREAS)
            if getattr(nerve, kind).casefold().startswith("none"):
                yield DataError(document.file, line, f"{nerve.id}: a {kind} area is drawn, and its words say “none”")
    for name, what in areas:
        if (name, what) not in claimed:
            yield DataError(document.file, None, f"nothing is said of the {what} area of “{name}”, which is drawn")


@cache
def load_anatomy() -> Anatomy:
    """Return what may be said of all muscles and nerves. Raises DataError or DataErrors."""
    return read_anatomy(data_path() / "anatomy.yml", load_references())
