"""QTI of any kind: a file, or a package (a content package, Canvas's export, a cartridge) with files in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipspine.datafile import DataError
from hipspine.teaching.imports import qti12, qti21
from hipspine.teaching.imports.found import LeftOut, Reading
from hipspine.teaching.imports.pictures import settle
from hipspine.teaching.imports.safe_files import local, unpacked, xml_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_PASSED_OVER = ("imsmanifest.xml", "assessment_meta.xml")


def read(data: bytes, name: str) -> Reading:
    """Return the questions of a file or package. Raises DataError for one that is broken, or that holds none."""
    if not data.startswith(b"PK"):
        reading = Reading()
        root = xml_of(data, name)
        if not _root(reading, root, "", name):
            raise DataError(name, 1, f"<{local(root)}> is no QTI 2.1 or 1.2", "assessmentItem or questestinterop")
        _settle(reading, {}, name)
        return reading
    return _package(unpacked(data, name), name)


def _package(files: dict[str, bytes], name: str) -> Reading:
    reading, items, tests = Reading(), {}, []
    for inner, data in files.items():
        if not inner.lower().endswith((".xml", ".qti", ".dat")) or inner.rpartition("/")[2] in _PASSED_OVER:
            continue
        place = f"{name}/{inner}"
        try:
            root = xml_of(data, place)
        except DataError as error:
            reading.left_out.append(LeftOut(inner, error.line or 1, error.problem, place))
            continue
        if local(root) == "assessmentTest":
            tests.append((inner, root))
        elif local(root) == "assessmentItem":
            items[inner] = root
        elif not _root(reading, root, "", place) and local(root).startswith("qti-"):
            reading.left_out.append(LeftOut(inner, 1, "QTI 3, which is not read: export QTI 2.1 or 1.2", place))
    for inner, root in tests:
        for section, reference in qti21.references(root, inner):
            if reference in items:
                _root(reading, items.pop(reference), section, f"{name}/{reference}")
    for inner, root in items.items():
        _root(reading, root, "", f"{name}/{inner}")
    if not reading.count:
        raise DataError(name, None, "no question is in this package", "a package with QTI 2.1 or 1.2")
    _settle(reading, files, name)
    return reading


def _settle(reading: Reading, files: dict[str, bytes], name: str) -> None:
    for group in reading.groups.values():
        for found in group.questions:
            settle(found, files, found.file.removeprefix(f"{name}/"))


def _root(reading: Reading, root: _Element, section: str, place: str) -> bool:
    """Read one document; return whether it is QTI."""
    if local(root) == "assessmentItem":
        qti21.read_item(reading, root, section, place)
    elif local(root) == "questestinterop":
        qti12.read_root(reading, root, place)
    else:
        return False
    return True
