"""Reading the course's YAML so that every complaint can name its file and line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hipspine import compiled
from hipspine.plain_yaml import DoubledKeyError, Place, PlainYAMLError, parse
from hipspine.refusals import WrongValueError

Raw = Any
"""A file's data before they are checked: anything may stand anywhere."""


class DataError(WrongValueError):
    """One thing wrong in one place of a data file.

    Its text is a single line: ``file:line: what is wrong (allowed: what is allowed)``.
    """

    def __init__(self, file: str | Path, line: int | None, problem: str, allowed: str | None = None) -> None:
        """Keep the place (``line`` counts from 1, None for the whole file), the problem and the remedy."""
        self.file, self.line, self.problem, self.allowed = str(file), line, problem, allowed
        place = self.file if line is None else f"{self.file}:{line}"
        remedy = f" (allowed: {allowed})" if allowed else ""
        super().__init__(" ".join(f"{place}: {problem}{remedy}".split()))


class DataErrors(WrongValueError):  # noqa: N818 (several of what DataError is)
    """Several things wrong, one line each."""

    def __init__(self, errors: Iterable[DataError]) -> None:
        """Keep the errors in the order of their places."""
        self.errors = sorted(errors, key=lambda error: (error.file, error.line or 0))
        super().__init__("\n".join(str(error) for error in self.errors))


@dataclass(frozen=True)
class Document:
    """A YAML file as plain data, with the line on which each entry stands."""

    file: str
    data: Raw
    lines: dict[Place, int] = field(repr=False)

    def line(self, *path: str | int) -> int:
        """Return the line (from 1) of the entry at ``path``, or of its nearest ancestor that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(path: Path) -> Document:
    """Read one YAML file.

    Raises DataError for a missing file, a file that is not UTF-8, malformed YAML and a duplicate key.
    """
    name = shown_path(path)
    try:
        return Document(name, *(compiled.read_yaml(path) or parse(read_text(path))))
    except DoubledKeyError as error:
        raise DataError(name, error.line, f"the same key stands twice: {error.problem}") from None
    except PlainYAMLError as error:
        raise DataError(name, error.line, f"this is not valid YAML: {error.problem}") from None


def read_text(path: Path) -> str:
    """Return the text of a file. Raises DataError where it is missing or not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise DataError(shown_path(path), None, "this file is missing") from None
    except UnicodeDecodeError:
        raise DataError(shown_path(path), None, "this file is not UTF-8 text") from None


def shown_path(path: Path) -> str:
    """Return a path as messages show it: from the folder that holds ``data/``, or as given."""
    parts = path.parts
    return "/".join(parts[len(parts) - 1 - parts[::-1].index("data") :]) if "data" in parts else str(path)
