"""What a cell prints and shows, on its way to the page: in order, in few messages, and up to a bound."""

from __future__ import annotations

import io
import json
import pprint
import sys
import time
from collections.abc import Callable

LIMIT = 100_000
"""Characters that one run of a cell may print: more would make the page slow to read and to scroll."""
LARGEST = 2_000_000
"""Characters of a plot or table, as it travels."""
SHOWN = 50
"""Plots and tables of one run."""
_BATCH = 4_096  # characters
_PAUSE = 0.05  # seconds between two messages of text
_WIDE = 79


class Output:
    """Where the output of one run goes; ``send`` takes messages as JSON."""

    def __init__(self, send: Callable[[str], object]) -> None:
        """Begin a run."""
        self._send = send
        self._waiting: list[tuple[str, str]] = []
        self._room, self._shown, self._waits, self._sent = LIMIT, 0, 0, time.monotonic()

    def text(self, stream: str, text: str) -> None:
        """Take a piece of text from "stdout", "stderr" or "result"; what is beyond the bound is left out, once said."""
        if self._room < 0 or not text:
            return
        if len(text) > self._room:
            self._waiting.append((stream, text[: self._room]))
            self.flush()
            self._room = -1
            self._message(type="cut")
            return
        self._room -= len(text)
        self._waiting.append((stream, text))
        self._waits += len(text)
        if self._waits >= _BATCH or time.monotonic() - self._sent > _PAUSE:
            self.flush()

    def flush(self) -> None:
        """Send what waits, a message for each run of one stream."""
        pieces, self._waiting, self._waits = self._waiting, [], 0
        joined: list[tuple[str, str]] = []
        for stream, text in pieces:
            if joined and joined[-1][0] == stream:
                joined[-1] = (stream, joined[-1][1] + text)
            else:
                joined.append((stream, text))
        for stream, text in joined:
            self._message(type="text", stream=stream, text=text)
        self._sent = time.monotonic()

    def show(self, value: object) -> None:
        """Show a value as a notebook would: a plot, a table of the course's own, else its text."""
        if value is None:
            return
        self.flush()
        base = sys.modules.get("plotly.basedatatypes")
        if base is not None and isinstance(value, base.BaseFigure):
            self._large({"type": "plot", "figure": json.loads(value.to_json())})
        elif isinstance(island := getattr(value, "_island_", None), tuple):
            self._large({"type": "island", "island": island[0], "words": island[1]})
        elif type(value).__module__.startswith("hipspine.") and (made := getattr(value, "_repr_html_", None)):
            self._large({"type": "html", "html": made() or ""})
        else:
            self.text("result", f"{_told(value)}\n")

    def error(self, text: str) -> None:
        """Show an error as one block."""
        self.flush()
        self._message(type="error", text=text[:LIMIT])

    def _large(self, message: dict[str, object]) -> None:
        text = json.dumps(message)
        self._shown += 1
        if len(text) > LARGEST or self._shown > SHOWN:
            self._room = -1
            self._message(type="cut")
        elif self._room >= 0:
            self._send(text)

    def _message(self, **message: object) -> None:
        self._send(json.dumps(message))


class Stream(io.TextIOBase):
    """Standard output or standard error of a cell."""

    def __init__(self, output: Output, name: str) -> None:
        """Write to ``output`` under this name."""
        self._output, self._name = output, name

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, text: str) -> int:
        """Take a piece of text and return its length."""
        self._output.text(self._name, text)
        return len(text)

    def flush(self) -> None:
        """Send what waits."""
        self._output.flush()


def _told(value: object) -> str:
    """Return the text of a value: long collections on several lines, in their own order."""
    if isinstance(value, dict | list | tuple | set | frozenset) and type(value).__repr__ in _PLAIN:
        return pprint.pformat(value, width=_WIDE, compact=True, sort_dicts=False)
    return repr(value)


_PLAIN = {one.__repr__ for one in (dict, list, tuple, set, frozenset)}
