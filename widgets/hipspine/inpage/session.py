"""A page's Python: the names that its cells share, and the running of one of them."""

from __future__ import annotations

import ast
import builtins
import contextlib
import json
import linecache
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType
from typing import Any, NoReturn, SupportsIndex

from hipspine.inpage import islands, wording
from hipspine.inpage.cells import imports, order
from hipspine.inpage.errors import told
from hipspine.inpage.output import Output, Stream
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
        self._sleep = time.sleep
        self.names: dict[str, Any] = {}
        self.reset()

    def reset(self) -> None:
        """Forget every name that a cell has set."""
        self.names.clear()
        self.names |= {"__name__": "__main__", "__builtins__": builtins}
        islands.begin(self._send, {})
        exec(_BEGINNING, self.names)

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

        The request, JSON, also holds the values of the page's ``islands``.
        """
        asked = json.loads(request)
        place = asked["place"]

        def send(message: str) -> None:
            self._send(json.dumps({**json.loads(message), "place": place}))

        islands.begin(send, asked["islands"])
        output, file = Output(send), f"<cell {place + 1}>"
        self._files[file] = asked["code"]
        linecache.cache[file] = (len(asked["code"]), None, asked["code"].splitlines(keepends=True), file)
        with self._surroundings(output), _redirected(output):
            try:
                self._execute(asked["code"], file, output)
            except BaseException as error:  # an exit or an interruption, too, must not end the page's Python
                output.error(told(error, self._files, self._wheels.names))
                return False
            finally:
                output.flush()
        return True

    def _execute(self, code: str, file: str, output: Output) -> None:
        """Run code; the value of an expression at its end is shown, unless a semicolon follows."""
        tree = ast.parse(code, file)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        whole: list[CodeType] = [compile(tree, file, "exec")]
        self._prepared(code, output)
        exec(whole[0], self.names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), file, "eval"), self.names)
            if not code.rstrip().endswith(";"):
                output.show(value)

    def _prepared(self, code: str, output: Output) -> None:
        """Have Plotly's ``fig.show()`` show the figure in the page."""
        if "plotly" in imports(code):
            import plotly.io

            plotly.io.show = lambda figure, *_, **__: output.show(figure)

    @contextlib.contextmanager
    def _surroundings(self, output: Output) -> Iterator[None]:
        """Give the cell ``display``, an ``input`` that says why it cannot ask, and a ``sleep`` after output."""

        def display(*values: object) -> None:
            for value in values:
                output.show(value)

        def sleep(seconds: float | SupportsIndex) -> None:
            output.flush()
            self._sleep(seconds)

        self.names["display"] = display
        before = builtins.input
        builtins.input, time.sleep = _cannot_ask, sleep
        try:
            yield
        finally:
            builtins.input, time.sleep = before, self._sleep


@contextlib.contextmanager
def _redirected(output: Output) -> Iterator[None]:
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = Stream(output, "stdout"), Stream(output, "stderr")
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def _cannot_ask(prompt: object = "") -> NoReturn:
    raise OSError(wording.NO_INPUT)
