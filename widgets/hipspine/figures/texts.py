"""The words of a figure, read from ``data/figures/ID.yml``: the figure's Python file says by key which text goes where.

A text may hold names in braces. Some stand for what the Python file knows when it is loaded (a number of a study),
others for numbers that change with the controls. A name that the Python file does not give, a text that is missing and
a text that nothing uses are errors with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, cast

from hipspine.datafile import DataError, Document, Raw
from hipspine.figures.guesses import Grip, Guess, People
from hipspine.figures.parts import Choice, layer
from hipspine.figures.text_schema import read_texts
from hipspine.paths import data_path

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
Place = tuple[str | int, ...]
Entry = TypeVar("Entry", str, list[str], dict[str, Any])  # Any: what a record of the file holds


@dataclass(frozen=True)
class _Request:
    """What a figure asks for: the place of a text, of a list of texts or of a record, and the names it gives."""

    place: tuple[str, ...]
    kind: type[str] | type[list[str]] | type[dict[str, object]]
    names: frozenset[str]


class Texts:
    """The texts of one figure, which remembers what was asked for."""

    def __init__(self, document: Document) -> None:
        """Start with a file that ``read_texts`` has read."""
        self.document = document
        self._facts: dict[str, object] = {}
        self._requests: list[_Request] = []

    def know(self, **facts: object) -> None:
        """Say what names in braces stand for in all texts that are asked for from now on."""
        self._facts.update(facts)

    def __call__(self, key: str, *moving: str, **facts: object) -> str:
        """Return the text at ``key`` ("sentences.level"), names in braces filled in.

        ``moving`` names the numbers that change with the controls, in the order in which the figure passes them: they
        become ``{0}``, ``{1}`` … What is missing or unknown is left out, and told by ``problems``.
        """
        known = {**self._facts, **facts, **{name: f"{{{index}}}" for index, name in enumerate(moving)}}
        return _filled(self._ask(key, str, known) or "", known)

    def each(self, key: str) -> tuple[str, ...]:
        """Return the list of texts at ``key``, however many there are."""
        return tuple(_filled(text, self._facts) for text in self._ask(key, list, self._facts) or ())

    def pair(self, key: str) -> tuple[str, str]:
        """Return the two texts at ``key``."""
        low, high = self.each(key) or ("", "")
        return low, high

    def fields(self, key: str, **facts: object) -> dict[str, Any]:  # Any: the fields of a dataclass
        """Return the texts and lists of texts of the record at ``key`` by name, without the records inside it.

        Raises DataError if there is no such record.
        """
        known = {**self._facts, **facts}
        record = self._ask(key, dict, known)
        if record is None:
            raise _missing(self.document, tuple(key.split(".")))
        flat = {name: entry for name, entry in record.items() if not isinstance(entry, dict)}
        return {
            name: _filled(entry, known) if isinstance(entry, str) else tuple(_filled(text, known) for text in entry)
            for name, entry in flat.items()
        }

    def choice(self, name: str, *ids: str, **facts: object) -> Choice:
        """Return a choice between ``ids``, the first being the default, with the words of ``choices.NAME``."""
        options = tuple((one, self(f"choices.{name}.options.{one}", **facts)) for one in ids)
        return Choice(name, self(f"choices.{name}.label", **facts), options)

    def layer(self, name: str, on: bool = False) -> Choice:
        """Return a layer of the drawing with the words of ``layers.NAME``; ``on`` says whether it is shown at first."""
        return layer(name, self(f"layers.{name}"), on)

    def guess(self) -> Guess | None:
        """Return the options that one may expect, where the file has them."""
        if "guess" not in cast("dict[str, object]", self.document.data):
            return None
        options = self.each("guess.options")
        return Guess(options, cast("int", _at(self.document.data, ("guess", "right"))) - 1)

    def grip(
        self,
        name: str,
        found: float,
        ends: tuple[float, float],
        start: float,
        people: People | None = None,
        rail: tuple[tuple[float, float], tuple[float, float]] | None = None,
        style: str = "around",
    ) -> Grip:
        """Return what is pulled to guess ``found``, with the words of ``guess.grips.NAME``."""
        label, unit, told = (self(f"guess.grips.{name}.{part}") for part in ("label", "unit", "told"))
        return Grip(label, unit, told, found, start, ends, people, rail, style)

    def problems(self, document: Document | None = None) -> list[DataError]:
        """Return what is wrong with a file (left out, the figure's own) for a figure that has taken all its texts."""
        document = document or self.document
        texts = dict(_leaves(document.data, ()))
        errors: dict[str, DataError] = {}
        used: set[Place] = set()
        for request in self._requests:
            if not isinstance(_at(document.data, request.place), request.kind):
                errors.setdefault(".".join(request.place), _missing(document, request.place))
                continue
            flat = len(request.place) + (request.kind is dict)
            own = [place for place in texts if place[: len(request.place)] == request.place and len(place) == flat]
            used.update(own)
            for place in own:
                for problem in _unknown(document, place, texts[place], request.names):
                    errors.setdefault(str(problem), problem)
        unused = (
            DataError(document.file, document.line(*place), f"nothing uses “{_key(place)}”")
            for place in texts
            if place not in used
        )
        return [*errors.values(), *unused]

    def _ask(self, key: str, kind: type[Entry], known: dict[str, object]) -> Entry | None:
        place = tuple(key.split("."))
        self._requests.append(_Request(place, kind, frozenset(known)))
        entry = _at(self.document.data, place)
        return entry if isinstance(entry, kind) else None


@cache
def texts(name: str) -> Texts:
    """Return the texts of a figure, the same object each time.

    Raises DataError and DataErrors for a file that is missing or breaks the schema.
    """
    return Texts(read_texts(data_path() / "figures" / f"{name}.yml"))


def _filled(text: str, known: dict[str, object]) -> str:
    return _BRACES.sub(lambda found: str(known.get(found[1], "")), text)


def _at(entry: object, place: Place) -> object:
    for part in place:
        entry = entry.get(part) if isinstance(entry, dict) else None
    return entry


def _leaves(entry: Raw, place: tuple[str, ...]) -> Iterator[tuple[Place, str | list[str]]]:
    """Yield every text and list of texts with its place."""
    if isinstance(entry, dict):
        for name, inner in entry.items():
            yield from _leaves(inner, (*place, name))
    elif isinstance(entry, (str, list)):  # a number, such as which option is right, is no text
        yield place, entry


def _missing(document: Document, place: Place) -> DataError:
    return DataError(document.file, document.line(*place), f"“{_key(place)}” is missing", "a text")


def _unknown(document: Document, place: Place, entry: str | list[str], names: frozenset[str]) -> Iterator[DataError]:
    """Yield the names in braces, and single braces, that the figure does not know."""
    pieces = [(place, entry)] if isinstance(entry, str) else [((*place, n), text) for n, text in enumerate(entry)]
    allowed = ", ".join(f"{{{name}}}" for name in sorted(names)) or "no braces"
    for where, text in pieces:
        for found in _BRACES.finditer(text):
            if found[1] not in names:
                problem = f"“{_key(place)}” holds the unknown {found[0]}"
                yield DataError(document.file, document.line(*where), problem, allowed)


def _key(place: Place) -> str:
    return ".".join(map(str, place))
