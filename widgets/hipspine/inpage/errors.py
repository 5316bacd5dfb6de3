"""What went wrong in a cell, in one block that can be read: the lines of the cell that led there, and the complaint."""

from __future__ import annotations

import traceback
from collections.abc import Collection

from hipspine.inpage import wording
from hipspine.refusals import CourseError

_MOST = 6  # lines that led there: a function that calls itself for ever has a thousand

_BEYOND_MEMORY = "index-sized integer"  # Python's words for a size that no memory has


def told(error: BaseException, cells: Collection[str], packages: Collection[str] | None) -> str:
    """Return the block for an error.

    ``cells`` are the file names of cells, ``packages`` what could be imported (None: whatever is installed).
    """
    name = _usual(error)
    if isinstance(error, CourseError):
        return f"{name}: {error}"
    if isinstance(error, SyntaxError) and error.filename in cells:
        code = (error.text or "").rstrip("\n")
        mark = " " * max(0, (error.offset or 1) - 1) + "^"
        return f"{wording.LINE.format(number=error.lineno)}\n{code}\n{mark}\n{name}: {error.msg}"
    steps = [one for one in traceback.extract_tb(error.__traceback__) if one.filename in cells]
    lines = [f"{wording.LINE.format(number=one.lineno)}: {one.line}" for one in steps]
    if len(lines) > _MOST:
        lines = [*lines[: _MOST - 2], "…", lines[-1]]
    return "\n".join((*lines, f"{name}: {_complaint(error, packages)}" if _complaint(error, packages) else name))


def _usual(error: BaseException) -> str:
    return type(error).__name__


def _complaint(error: BaseException, packages: Collection[str] | None) -> str:
    """Return the words of an error; those of Python itself where they say what to do, else better ones."""
    if packages is None:
        return str(error)
    if isinstance(error, ImportError) and "numpy" in str(error).lower():
        return wording.NO_NUMPY
    if isinstance(error, ModuleNotFoundError) and error.name and error.name.partition(".")[0] not in packages:
        return wording.NO_MODULE.format(name=error.name, known=", ".join(packages))
    if isinstance(error, MemoryError) or (isinstance(error, OverflowError) and _BEYOND_MEMORY in str(error)):
        return wording.NO_MEMORY
    return str(error)
