"""Writing files so that an interrupted command leaves the old one or the new one, never half of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from hipspine.datafile import DataError


def write(path: Path, content: str | bytes, *, private: bool = False) -> None:
    """Write a file at once, making its folder; ``private`` keeps it from other users.

    Text may hold anything, lone surrogates included: what UTF-8 cannot carry is written as a character reference.

    Raises DataError where it cannot be written (a full disk, a folder that is closed or read-only); the old one stays.
    """
    with together() as files:
        files.write(path, content, private=private)


def place_for(file: Path) -> None:
    """Refuse with a DataError a file to be written whose path is a folder, or has none around it."""
    if file.is_dir():
        raise DataError(file, None, "this is a folder", "the file to write")
    if not file.parent.is_dir():
        raise DataError(file, None, "its folder is not there", "a file in a folder that is there")


@dataclass
class Together:
    """Files that belong together: all are written aside, and take their places only when the last one is there."""

    aside: list[tuple[Path, Path]] = field(default_factory=list)
    """Where each file is, and where it is to be."""

    def write(self, path: Path, content: str | bytes, *, private: bool = False) -> None:
        """Write a file aside, as ``write`` does.

        Raises DataError where it cannot be written; then none of them takes its place.
        """
        with _told(path):
            self.aside.append((_aside(path, content, private=private), path))


@contextmanager
def together() -> Iterator[Together]:
    """Collect files that belong together, and let them take their places at the end, unless something went wrong."""
    files = Together()
    try:
        yield files
        for beside, path in files.aside:
            with _told(path):
                beside.replace(path)
    finally:
        for beside, _ in files.aside:
            with suppress(OSError):
                beside.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        problem = f"this cannot be written: {error.strerror or error}; what was there before stays"
        raise DataError(path, None, problem) from None


def _aside(path: Path, content: str | bytes, *, private: bool) -> Path:
    """Write a file beside the place where it is to be, and return where; nothing is left of it where that fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode("utf-8", "xmlcharrefreplace") if isinstance(content, str) else content
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    mode = 0o600 if private else 0o666
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:
            file.write(data)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    return beside


def tidy(folder: Path) -> None:
    """Remove what runs that were killed on this machine left half written in a folder, but nothing of running ones."""
    for path in folder.glob(".*.new"):
        writer = path.name.split(".")[-2]
        if writer.isdecimal() and not _runs(int(writer)):
            path.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    if os.name != "posix":  # elsewhere signal 0 would end the process
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
