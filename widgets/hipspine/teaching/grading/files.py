"""Files as students hand them in: walked and read with care, no link followed, nothing read without end."""

from __future__ import annotations

import errno
import gzip
import io
import os
import re
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from hipspine.teaching.answering.answer_store import LARGEST, parse_json

DEEPEST = 6
"""Folders below which nothing is looked for."""

_ARCHIVE = "it is an archive, which is not opened: unpack it"
_LINK = "it is a link to a file elsewhere: ask for the file itself"
_HALF = "it is a download that was not finished: ask for it again"
REASONS = {
    "zip": "it is a ZIP archive, which is not opened: unpack it",
    **dict.fromkeys(("7z", "rar", "tar", "tgz", "bz2", "xz", "zst"), _ARCHIVE),
    "pdf": "it is a PDF, in which no answer can be read: ask for the notebook",
    **dict.fromkeys(("html", "htm"), "it is a page made of something: ask for the notebook"),
    **dict.fromkeys(("py", "ipy"), "it is a script without the answers' places: ask for the notebook"),
    "icloud": "it only stands for a file that stayed in iCloud: ask for it again",
    **dict.fromkeys(("webloc", "url", "lnk", "desktop", "gdoc", "gsheet", "colab"), _LINK),
    **dict.fromkeys(("crdownload", "part", "download", "partial"), _HALF),
}
"""Why a file is no notebook, by its ending."""

NO_NOTEBOOK = "it holds no notebook"

Kind = Literal["notebook", "answers", "other"]


@dataclass(frozen=True)
class Looked:
    """What a file is at a first look: a notebook, the answers beside one, or something else for a reason."""

    kind: Kind
    reason: str = ""


def walk(folder: Path, depth: int = 0) -> Iterator[Path]:
    """Give every file below a folder, sorted; links are given, not followed, and nothing leaves the folder.

    A folder that cannot be opened, or lies too deep, is given itself.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError:
        yield folder
        return
    for entry in entries:
        if hidden(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False) and depth < DEEPEST:
            yield from walk(Path(entry.path), depth + 1)
        else:
            yield Path(entry.path)


def hidden(name: str) -> bool:
    """Whether a name is one of those that systems make for themselves; a notebook may begin with a dot, too."""
    if name in ("__MACOSX", "Thumbs.db", "desktop.ini", ".ipynb_checkpoints") or name.startswith(("._", ".~")):
        return True
    return name.startswith(".") and not re.search(r"\.ipynb\b|\.icloud$", name.casefold())


def may_hold(name: str) -> bool:
    """Whether a file of this name is looked into: it may be a notebook, or answers beside one."""
    name = name.casefold()
    ending = name.rpartition(".")[2] if "." in name else ""
    return ending in ("", "ipynb", "json", "txt", "gz") or (".ipynb" in name and ending not in REASONS)


def look(path: Path) -> Looked:
    """Return what a file is. Nothing but an ordinary file of bearable size is opened."""
    name = path.name.casefold()
    problem = _problem(path)
    if problem:
        return Looked("other", problem)
    if name.endswith(".answers.json"):
        return Looked("answers")
    if name.endswith(".ipynb"):
        return Looked("notebook")
    if not may_hold(name):
        return Looked("other", REASONS.get(name.rpartition(".")[2], NO_NOTEBOOK))
    try:
        data = unpacked(read(path))
    except (OSError, ValueError) as error:
        return Looked("other", said(error))
    # What calls itself a notebook is one, though it may be broken.
    return Looked("notebook") if ".ipynb" in name or _is_notebook(data) else Looked("other", NO_NOTEBOOK)


def _is_notebook(data: bytes) -> bool:
    try:
        book = parse_json(data)
    except ValueError:
        return False
    return isinstance(book, dict) and isinstance(book.get("cells"), list)


def _problem(path: Path) -> str | None:
    try:
        status = path.lstat()
    except OSError as error:
        return said(error)
    if stat.S_ISLNK(status.st_mode):
        return "it is a link to another file, which is not followed"
    if stat.S_ISDIR(status.st_mode):
        return "it is a folder that cannot be opened, or that lies too deep"
    if not stat.S_ISREG(status.st_mode):
        return "it is no ordinary file"
    if may_hold(path.name) and status.st_size > LARGEST:
        return f"it has {status.st_size / 1e6:.0f} MB; {LARGEST / 1e6:.0f} MB are read"
    return None


def read(path: Path, most: int = LARGEST) -> bytes:
    """Return the bytes of an ordinary file.

    Raises OSError for a link, a pipe, a socket, a device or a folder, without waiting for any of them, and for a file
    that cannot be read or holds more than ``most`` bytes.
    """
    if not stat.S_ISREG(path.lstat().st_mode):
        raise OSError(errno.EINVAL, "it is no ordinary file")
    # Between the two looks it may have become something else.
    careful = (getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
    with os.fdopen(os.open(path, os.O_RDONLY | sum(careful)), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "it is no ordinary file")
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it holds more than {most:,} bytes")
    return data


def unpacked(data: bytes) -> bytes:
    """Return what gzip has packed, and other bytes as they are.

    Raises ValueError for what cannot be unpacked, or would be larger than what is read.
    """
    if data[:2] != b"\x1f\x8b":
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            whole = file.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error):
        raise ValueError("it is packed by gzip, and broken") from None
    if len(whole) > LARGEST:
        raise ValueError(f"it unpacks to more than {LARGEST / 1e6:.0f} MB")
    return whole


def said(error: Exception) -> str:
    """Return in words why a file cannot be read."""
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return reason if reason and reason.startswith("it ") else f"it cannot be read: {reason or type(error).__name__}"


def printable(name: str) -> str:
    """Return a file's name as it can be printed: control characters and undecodable bytes are replaced."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def brief(name: str) -> str:
    """Return a file's name as it can be printed, cut where it is very long."""
    text = printable(name)
    return text if len(text) <= 80 else text[:80] + "…"
