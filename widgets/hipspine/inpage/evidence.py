"""The numbers that the course may print, as a cell of a page asks for them; the build writes them into a file."""

from __future__ import annotations

import json
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import Any, NoReturn

from hipspine.callable_module import answers
from hipspine.inpage import NUMBERS, wording
from hipspine.refusals import MissingExtraError


@dataclass(frozen=True)
class Number:
    """One result, as ``hipspine.evidence`` has it in a notebook."""

    id: str
    section: str
    value: Any  # a number, a pair, a record of numbers, or words
    unit: str | None
    sd: float | None
    range: tuple[float, float] | None
    ci95: Any  # a pair, or pairs by name
    pretest: float | None
    n: int | str | None
    population: str | None
    source: str | None
    status: str
    use: str
    comment: str | None

    @property
    def ours(self) -> bool:
        """Whether the number is our calculation and must be labelled as such."""
        return self.status == "derived"

    @property
    def people(self) -> int:
        """How many people were studied. Raises ValueError where that is not known, or told in words."""
        if not isinstance(self.n, int):
            raise ValueError(wording.NO_PEOPLE.format(name=self.id, n=self.n))
        return self.n

    def interval(self, name: str = "") -> tuple[float, float]:
        """Return the 95 % interval, that of the value ``name`` where there are several. Raises ValueError for none."""
        found = self.ci95.get(name) if isinstance(self.ci95, dict) else None if name else self.ci95
        if found is None:
            raise ValueError(wording.NO_INTERVAL.format(name=self.id, of=f" of {name}" if name else ""))
        pair: tuple[float, float] = found
        return pair


@cache
def _known() -> dict[str, dict[str, Any]]:  # Any: as in the file; for a number that is not printed, why
    text = pkgutil.get_data("hipspine", NUMBERS)
    assert text is not None
    known: dict[str, dict[str, Any]] = json.loads(text)
    return known


def number(name: str) -> Number:
    """Return a number that the course may print.

    Raises KeyError for an unknown id, and ValueError, with the reason, for a number that must not be printed.
    """
    found = _known().get(name)
    if found is None:
        raise KeyError(wording.NO_NUMBER.format(name=name))
    if "refused" in found:
        raise ValueError(found["refused"])
    pairs = {one: _paired(found[one]) for one in ("range", "ci95")}
    return Number(**{**found, **pairs})


def _paired(value: Any) -> Any:  # Any: a pair of JSON is a list, that of the course a tuple
    if isinstance(value, dict):
        return {name: tuple(pair) for name, pair in value.items()}
    return tuple(value) if isinstance(value, list) else value


def _card(name: str) -> NoReturn:
    raise MissingExtraError(wording.ONLY_IN_JUPYTER.format(name=f"evidence({name!r})"))


answers(__name__, _card)
