"""The page that a cell runs in: what its figures and quizzes held when the cell began, and a way to set them.

Python runs in a Worker, which cannot wait for the page. So a cell begins with a copy of all values; what it sets is
checked and computed here, and sent on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

Values = dict[str, Any]  # Any: what an island holds, as JSON has it

_values: dict[str, Values] = {}
_send: list[Callable[[str], object]] = []


def begin(send: Callable[[str], object], values: Mapping[str, Values]) -> None:
    """Start a cell: ``values`` are those of the page by island, ``send`` takes a message to the page as JSON."""
    _send[:] = [send]
    _values.clear()
    _values.update(values)


def names(kind: str) -> list[str]:
    """Return the islands of a kind ("figure", "quiz") that the page has, each name once."""
    found = (name.partition(":") for name in _values)
    return [name for one, _, name in found if one == kind]


def values(island: str) -> Values:
    """Return what an island holds. Raises KeyError for one that the page does not have."""
    return _values[island]


def put(island: str, changes: Mapping[str, object]) -> None:
    """Set values of an island of the page."""
    _values[island].update(changes)
    for send in _send:
        send(json.dumps({"type": "set", "island": island, "values": changes}))
