"""A page's Python: the names that its cells share, and the running of one of them."""

from __future__ import annotations

import builtins
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hipspine.inpage import islands, wording
from hipspine.inpage.cells import imports, order
from hipspine.inpage.judge import gaps, judged, verdict
from hipspine.inpage.output import Output
from hipspine.inpage.running import ran
from hipspine.inpage.wheels import Wheels

_BEGINNING = "from hipspine import figure, model, quiz"  # the first cell of every chapter, which the page does not show


class Session:
    """The Python of one page. ``send`` takes messages to the page, as JSON; see ``Wheels`` for the other two."""

    def __init__(self, send: Callable[[str], object], known: str, folder: str, fetch: Callable[[str], str]) -> None:
        """Start with the names that every chapter has; ``known`` is the list of wheels as JSON."""
        if "random" in sys.modules:  # the memory of an earlier start would draw the same again
            sys.modules["random"].seed()
        self._send = send
        self._wheels = Wheels(json.loads(known), Path(folder), fetch)
        self._files: dict[str, str] = {}
        self.names: dict[str, Any] = {}
        self.reset()

    def reset(self) -> None:
        """Forget every name that a cell has set."""
        self.names.clear()
        islands.begin(self._send, {})
        self.names |= _beginning()

    def plan(self, request: str) -> str:
        """Return, as JSON, which cells are to be run for the one that is wanted, and which wheels they need first.

        ``request`` holds the code of all ``cells`` of the page and the place of the one ``wanted``.
        """
        asked = json.loads(request)
        cells: list[str] = asked["cells"]
        places = order(cells, asked["wanted"], self.names)
        modules = {name for place in places for name in imports(cells[place])}
        return json.dumps({"cells": places, "wheels": self._wheels.missing(modules)})

    def unpack(self, name: str, file: str) -> None:
        """Take a wheel that the page has fetched."""
        self._wheels.unpack(name, file)

    def run(self, request: str) -> bool:
        """Run the ``code`` of the cell at ``place``, and return whether it went well.

        The request, JSON, also holds the values of the page's ``islands``. With an ``exercise`` (its ``check`` and what
        is said when it is ``right``) the code has names of its own, and a verdict is sent after it.
        """
        asked = json.loads(request)
        place = asked["place"]

        def send(message: str) -> None:
            self._send(json.dumps({**json.loads(message), "place": place}))

        islands.begin(send, asked["islands"])
        output, file = Output(send), f"<cell {place + 1}>"
        self._files[file] = asked["code"]
        tried = asked.get("exercise")
        if tried and gaps(asked["code"]):
            send(json.dumps(verdict(False, wording.GAP)))
            return True
        names = _beginning() if tried else self.names
        well = ran(asked["code"], file, names, output, self._files, self._wheels.names)
        if tried and well:
            send(json.dumps(judged(tried["check"], tried["right"], names)))
        return well


def _beginning() -> dict[str, Any]:  # Any: what cells set
    """Return the names that every chapter has from its first cell."""
    names: dict[str, Any] = {"__name__": "__main__", "__builtins__": builtins}
    exec(_BEGINNING, names)
    return names
