"""The numbers that the course may print, as a cell of a page asks for them; the build writes them into a file."""

from __future__ import annotations

import json
import pkgutil
from functools import cache
from types import SimpleNamespace
from typing import Any, NoReturn

from hipspine.callable_module import answers
from hipspine.evidence.studied import Studied
from hipspine.inpage import NUMBERS, wording
from hipspine.refusals import MissingExtraError


class Number(Studied, SimpleNamespace):
    """One result, with the values that ``hipspine.evidence`` has in a notebook."""


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
    return Number(**{**found, **{one: _paired(found[one]) for one in ("range", "ci95")}})


def _paired(value: Any) -> Any:  # Any: a pair of JSON is a list, that of the course a tuple
    if isinstance(value, dict):
        return {name: tuple(pair) for name, pair in value.items()}
    return tuple(value) if isinstance(value, list) else value


def _card(name: str) -> NoReturn:
    raise MissingExtraError(wording.ONLY_IN_JUPYTER.format(name=f"evidence({name!r})"))


answers(__name__, _card)
