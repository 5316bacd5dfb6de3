"""What an exercise says of an answer: its check, which is Python, looks at the names that the code has set."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Mapping
from typing import Any

from hipspine.evidence import number
from hipspine.inpage import wording
from hipspine.models import model

_CLOSE = 1e-6
FILE = "<check>"
"""What errors call the code of a check."""


def gaps(code: str) -> int:
    """Return how many gaps (``...``) code has; none where it is not Python."""
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return 0
    return sum(isinstance(node, ast.Constant) and node.value is ... for node in ast.walk(tree))


def near(value: object, wanted: float, within: float = _CLOSE) -> bool:
    """Return whether ``value`` is a number that differs from ``wanted`` by no more than ``within``."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value - wanted) <= within


def compiled(check: str) -> Callable[[Mapping[str, Any]], str | None]:  # Any: what the learner's code has set
    """Return a check as a function of names; it returns what is wrong in a sentence, or None.

    ``check`` is the body of a function, with the learner's names as its globals, and ``model``, ``number``, ``near``.
    Raises SyntaxError where it is not Python.
    """
    inside = "".join(f"    {line}\n" for line in check.splitlines())
    code = compile(f"def check():\n{inside}", FILE, "exec")

    def checked(names: Mapping[str, Any]) -> str | None:
        usual = {name for name in names if hasattr(builtins, name) and not name.startswith("__")}
        known = {name: value for name, value in names.items() if name not in usual}
        known |= {"model": model, "number": number, "near": near}
        exec(code, known)
        said: str | None = known["check"]()
        return said

    return checked


def judged(check: str, right: str, names: Mapping[str, Any]) -> dict[str, object]:
    """Return the verdict on the names that code has set; ``right`` is what is said of a right answer.

    A check that fails itself says so in a sentence.
    """
    try:
        said = compiled(check)(names)
    except NameError as missing:
        return verdict(False, wording.NO_NAME.format(name=missing.name))
    except KeyboardInterrupt:
        raise
    except Exception:  # what the learner's code has set may be anything, and answer in any way
        return verdict(False, wording.NO_CHECK)
    return verdict(said is None, right if said is None else str(said))


def verdict(right: bool, text: str) -> dict[str, object]:
    """Return a verdict as it travels to the page."""
    return {"type": "verdict", "right": right, "text": text}
