"""What the course refuses, and in which words: one line that says what is wrong and what there is instead.

The errors are of Python's usual kinds, so that ``except ValueError`` catches what it should. A notebook shows each as
its one line; ``tracebacks("full")`` brings back the way that led there.
"""

from __future__ import annotations

import sys
from collections.abc import Collection
from typing import Literal

_NEAR = 0.6
"""How alike a misspelt name and the one meant are at least, from 0 to 1 (difflib's own usual value)."""

_MOST = 40
"""More names than this are not told in one line."""

_shown = {"full": False}


class CourseError(Exception):
    """Something that the course refuses. Its text is a single line."""

    def __str__(self) -> str:
        """Return the line as it is; a KeyError would put it between quotation marks."""
        return str(self.args[0]) if self.args else ""

    def _render_traceback_(self) -> list[str]:
        """Return what IPython shows of it."""
        if _shown["full"]:
            return _whole(self)
        usual = next(kind.__name__ for kind in type(self).__mro__ if kind.__module__ == "builtins")
        return [f"\x1b[31m{usual}\x1b[39m: {self}"]


class WrongValueError(CourseError, ValueError):
    """A value that is out of range, of the wrong kind, or not in a list."""


class UnknownParameterError(CourseError, TypeError):
    """A parameter that does not exist."""


class UnknownNameError(CourseError, KeyError):
    """A figure, model, quiz or claim that does not exist."""


class UnknownAttributeError(CourseError, AttributeError):
    """An attribute that does not exist or cannot be set."""


class MissingExtraError(CourseError, ImportError):
    """Something optional that is not installed; the line says what to install."""


# A kernel tells an error by its class's name: to a reader and to the build it is one of Python's usual kinds.
for _kind, _usual in (
    (WrongValueError, ValueError),
    (UnknownParameterError, TypeError),
    (UnknownNameError, KeyError),
    (UnknownAttributeError, AttributeError),
    (MissingExtraError, ImportError),
):
    _kind.__name__ = _usual.__name__


def nearest(name: object, names: Collection[str]) -> str | None:
    """Return the one of ``names`` that ``name`` may stand for misspelt, capitals and separators apart, or None."""
    return next(iter(_alike(name, names, 1, _NEAR)), None)


def instead(name: object, names: Collection[str], lead: str) -> str:
    """Return what there is instead of ``name``: after ``lead`` ("it has") all, and the nearest, if one is near.

    Of more names than a line holds only the most alike are told.
    """
    known = ", ".join(names) or "none"
    if len(names) > _MOST:
        known = f"{len(names)}, among them {', '.join(_alike(str(name), names, 3, 0))}"
    return f"{lead} {known}{meant(name, names)}"


def meant(name: object, names: Collection[str]) -> str:
    """Return the end of a line that asks whether the nearest of ``names`` was meant; nothing where none is near."""
    near = nearest(name, names)
    return f"; did you mean {near!r}?" if near else ""


def _alike(name: object, names: Collection[str], most: int, least: float) -> list[str]:
    if not isinstance(name, str):
        return []
    from difflib import get_close_matches  # here, as most names are right

    plain = {_plain(one): one for one in names}
    return [plain[one] for one in get_close_matches(_plain(name), plain, n=most, cutoff=least)]


def tracebacks(show: Literal["full", "short"] = "full") -> None:
    """Show the errors of the course with the way that led to them, or (as at first) as one line each.

    This is about notebooks and IPython; plain Python always shows all. Raises ValueError for another word.

    >>> import hipspine
    >>> hipspine.tracebacks("full")
    >>> hipspine.tracebacks("short")
    """
    if show not in ("full", "short"):
        raise WrongValueError(f"tracebacks are shown 'full' or 'short', not {show!r}")
    _shown["full"] = show == "full"


def _plain(name: str) -> str:
    return name.casefold().replace("_", "-").replace(" ", "-")


def _whole(error: CourseError) -> list[str]:
    """Return the traceback as IPython would write it where there is one, else as Python does."""
    running = sys.modules.get("IPython")
    shell = running.get_ipython() if running else None
    if shell is None:
        import traceback

        return traceback.format_exception(error)
    lines: list[str] = shell.InteractiveTB.structured_traceback(
        type(error), error, error.__traceback__, tb_offset=shell.InteractiveTB.tb_offset
    )
    return lines
