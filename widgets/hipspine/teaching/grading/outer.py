"""The archive in which a platform hands over a whole class: unpacked to a folder for a while, within bounds."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from hipspine.datafile import DataError, DataErrors
from hipspine.teaching.answering.answer_store import LARGEST
from hipspine.teaching.grading.files import brief, may_hold

MOST_FILES = 100_000
MOST_BYTES = 4_000_000_000
"""What an archive may hold, and what of it may be unpacked."""


@contextmanager
def opened(submissions: Path) -> Iterator[Path]:
    """Give the folder of what was handed in; of a ZIP archive, one with its files, as long as it is open.

    Archives within the archive stay packed. Raises DataErrors for what is neither, or cannot be unpacked.
    """
    if submissions.is_dir():
        yield submissions
        return
    if not submissions.is_file() or not zipfile.is_zipfile(submissions):
        problem = "this is no folder and no ZIP archive" if submissions.exists() else "there is no such folder"
        allowed = "the folder of the submitted notebooks, or the ZIP archive that holds them"
        raise DataErrors([DataError(submissions, None, problem, allowed)])
    home = Path(tempfile.mkdtemp(prefix="hipspine-"))
    try:
        # The folder has the archive's name, as it would have by hand.
        folder = home / (submissions.stem or "submissions")
        folder.mkdir()
        _unpack(submissions, folder)
        yield folder
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _unpack(path: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            wanted = sum(member.file_size for member in members if _opens(member))
            if len(members) > MOST_FILES or wanted > MOST_BYTES:
                problem = f"it holds {len(members)} files, {wanted / 1e9:.1f} GB of which would be read"
                allowed = f"{MOST_FILES} files and {MOST_BYTES / 1e9:.0f} GB"
                raise DataErrors([DataError(path, None, problem, allowed)])
            for member in members:
                _member(archive, member, path, folder)
    except (zipfile.BadZipFile, OSError) as error:
        problem = f"this archive cannot be unpacked: {error}"
        raise DataErrors([DataError(path, None, problem, "the ZIP archive as the platform gave it")]) from None


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path, folder: Path) -> None:
    parts = [part for part in _name(member).replace("\\", "/").split("/") if part not in ("", ".", "..")]
    if not parts:
        return
    target = folder.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    number = 1
    while target.exists():
        number += 1
        target = target.with_name(f"{Path(parts[-1]).stem} ({number}){Path(parts[-1]).suffix}")
    with target.open("wb") as file:
        if not _opens(member):
            # Its name is listed, and how large it is; what it holds would not be read.
            file.truncate(min(member.file_size, MOST_BYTES))
            return
        try:
            with archive.open(member) as packed:
                file.write(packed.read(LARGEST))
        except (RuntimeError, NotImplementedError, EOFError, zlib.error, zipfile.BadZipFile) as error:
            problem = f"“{brief(_name(member))}” in it cannot be unpacked: {error}"
            raise DataErrors([DataError(path, None, problem, "the ZIP archive as the platform gave it")]) from None


def _opens(member: zipfile.ZipInfo) -> bool:
    return member.file_size <= LARGEST and may_hold(PurePosixPath(member.filename).name)


def _name(member: zipfile.ZipInfo) -> str:
    """Return a member's name; archives of older tools hold UTF-8 without saying so."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return member.filename
