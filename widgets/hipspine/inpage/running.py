"""The running of one piece of code: what it prints and shows goes to an output, and an error becomes one block."""

from __future__ import annotations

import ast
import builtins
import contextlib
import io
import linecache
import sys
import time
from _thread import get_ident
from collections.abc import Callable, Collection, Iterator
from types import CodeType
from typing import Any, NoReturn, SupportsIndex, TextIO, cast

from hipspine.inpage import wording
from hipspine.inpage.cells import imports
from hipspine.inpage.errors import told
from hipspine.inpage.output import Output, Stream

_SLEEP = time.sleep
_NAP = 0.05  # seconds after which what sleeps hears that it is to stop


def ran(
    code: str,
    file: str,
    names: dict[str, Any],  # Any: what code sets
    output: Output,
    files: Collection[str],
    packages: Collection[str] | None,
) -> bool:
    """Run ``code`` with ``names``, and return whether it went well.

    ``file`` is what errors call it, ``files`` are all that they may show lines of, ``packages`` what could be imported
    (None: whatever is installed).
    """
    linecache.cache[file] = (len(code), None, code.splitlines(keepends=True), file)
    with _surroundings(names, output), _redirected(output):
        try:
            _execute(code, file, names, output)
        except BaseException as error:  # an exit or an interruption, too, must not end the Python that runs others
            output.error(told(error, files, packages))
            return False
        finally:
            output.flush()
    return True


def _execute(code: str, file: str, names: dict[str, Any], output: Output) -> None:
    """Run code; the value of an expression at its end is shown, unless a semicolon follows."""
    tree = ast.parse(code, file)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    whole: list[CodeType] = [compile(tree, file, "exec")]
    _prepare(code, output)
    exec(whole[0], names)
    if isinstance(last, ast.Expr):
        value = eval(compile(ast.Expression(last.value), file, "eval"), names)
        if not code.rstrip().endswith(";"):
            output.show(value)


def _prepare(code: str, output: Output) -> None:
    """Have Plotly's ``fig.show()`` show the figure here."""
    if "plotly" in imports(code):
        import plotly.io

        plotly.io.show = lambda figure, *_, **__: output.show(figure)


@contextlib.contextmanager
def _surroundings(names: dict[str, Any], output: Output) -> Iterator[None]:
    """Give the code ``display``, an ``input`` that says why it cannot ask, and a ``sleep`` after output."""

    def display(*values: object) -> None:
        for value in values:
            output.show(value)

    def sleep(seconds: float | SupportsIndex) -> None:
        output.flush()
        end = time.monotonic() + float(seconds)
        while (left := end - time.monotonic()) > 0:
            _SLEEP(min(left, _NAP))

    names["display"] = display
    before = builtins.input
    builtins.input, time.sleep = _here(_cannot_ask, before), _here(sleep, _SLEEP)
    try:
        yield
    finally:
        builtins.input, time.sleep = before, _SLEEP


@contextlib.contextmanager
def _redirected(output: Output) -> Iterator[None]:
    before = sys.stdout, sys.stderr
    out, err = (Stream(output, name) for name in ("stdout", "stderr"))
    sys.stdout, sys.stderr = cast("TextIO", _Parted(out, before[0])), cast("TextIO", _Parted(err, before[1]))
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


class _Parted:
    """A stream for the thread that runs the code, and another one for all others: in a notebook cells go on beside."""

    def __init__(self, own: io.TextIOBase, others: TextIO) -> None:
        self._thread, self._own, self._others = get_ident(), own, others

    def __getattr__(self, name: str) -> Any:  # Any: whatever a stream has
        return getattr(self._own if get_ident() == self._thread else self._others, name)


def _here(own: Callable[..., Any], others: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that is ``own`` for this thread, and ``others`` for all others."""
    thread = get_ident()
    return lambda *given, **named: (own if get_ident() == thread else others)(*given, **named)


def _cannot_ask(prompt: object = "") -> NoReturn:
    raise OSError(wording.NO_INPUT)
