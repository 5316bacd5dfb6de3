"""Opening what comes from elsewhere: text, XML and packages, with limits, and without anything that reaches outside."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from hipspine.datafile import DataError

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST = 50_000_000
"""Bytes of a file, and of everything in a package once it is unpacked."""

MOST_FILES = 5_000
"""Files in a package."""


def content_of(path: Path) -> bytes:
    """Return the bytes of a file. Raises DataError for what is no ordinary file, and for one that is too large."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise DataError(path, None, "this is no file", "a file of questions: XML, GIFT text, ZIP, .xlsx or CSV")
        if found.st_size > LARGEST:
            raise DataError(path, None, "this file is too large", f"at most {LARGEST // 1_000_000} MB")
        return path.read_bytes()
    except FileNotFoundError:
        raise DataError(path, None, "this file is missing") from None
    except OSError as error:
        raise DataError(path, None, f"this cannot be read: {error.strerror}") from None


def text_of(data: bytes, name: str) -> str:
    """Return text in UTF-8 or UTF-16 with its mark. Raises DataError for other encodings, which are not guessed."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise DataError(name, line, "this is not UTF-8 text", "a file saved as UTF-8") from None
    if "\0" in text:
        raise DataError(name, None, "this is no text", "a file saved as UTF-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def xml_of(data: bytes, name: str) -> _Element:
    """Return the root of an XML file.

    A document type, with which entities are declared and other files named, is refused; nothing is fetched. Raises
    DataError for that and for what is no XML.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DataError(name, error.lineno or 1, f"this is not valid XML: {error.msg}") from None
    kind = root.getroottree().docinfo
    if kind.internalDTD is not None or kind.externalDTD is not None:
        raise DataError(name, 1, "it has a document type (DOCTYPE), which could reach other files", "XML without one")
    for element in root.iter(etree.ProcessingInstruction, etree.Comment):
        parent = element.getparent()
        if parent is not None:
            _take_out(parent, element)
    return root


def unpacked(data: bytes, name: str) -> dict[str, bytes]:
    """Return the files of a ZIP package by name.

    Raises DataError for a package that is broken, encrypted or too large once unpacked, and for names that lead out of
    it. Links in it are passed over.
    """
    files: dict[str, bytes] = {}
    left = LARGEST
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MOST_FILES:
                raise DataError(name, None, f"it holds {len(entries)} files", f"at most {MOST_FILES}")
            for entry in entries:
                if not safe_name(entry.filename):
                    problem = f"it names a file outside of itself ({entry.filename[:80]!r})"
                    raise DataError(name, None, problem, "a package whose files lie in it")
                if stat.S_ISLNK(entry.external_attr >> 16):
                    continue
                with archive.open(entry) as file:
                    held = file.read(left + 1)  # what the package says of its sizes may be wrong
                left -= len(held)
                if left < 0:
                    problem, most = "it is too large once unpacked", f"at most {LARGEST // 1_000_000} MB"
                    raise DataError(name, None, problem, most)
                files[entry.filename] = held
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        if isinstance(error, DataError):
            raise
        raise DataError(name, None, f"this package cannot be opened: {error}") from None
    return files


def safe_name(name: str) -> bool:
    """Return whether a name stays within the package or folder that it belongs to."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return bool(parts) and not name.startswith(("/", "\\")) and ".." not in parts and ":" not in parts[0]


def local(element: _Element) -> str:
    """Return the name of an element without its namespace; "" for what is none (an entity that was not resolved)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _take_out(parent: _Element, element: _Element) -> None:
    """Remove a comment and keep the text behind it."""
    before, tail = element.getprevious(), element.tail or ""
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)
