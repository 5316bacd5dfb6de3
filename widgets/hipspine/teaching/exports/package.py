"""Packages: ZIP archives whose bytes depend on nothing but what is in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from lxml.etree import _Element

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP archive can hold: every file gets it, so that the same questions give the same bytes."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive of the files (name -> content), in their order."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, content)
    return held.getvalue()


class Add(Protocol):
    """Adds an element to a parent, with its text and attributes, and returns it."""

    def __call__(self, parent: _Element, name: str, text: str | None = None, **attributes: str) -> _Element:
        """Add an element of this name."""


def adder(namespace: str) -> Add:
    """Return what adds elements of a namespace: ``add(parent, name, text, **attributes)``."""

    def add(parent: _Element, name: str, text: str | None = None, **attributes: str) -> _Element:
        from lxml import etree

        element = etree.SubElement(parent, f"{{{namespace}}}{name}", **attributes)
        element.text = text
        return element

    return add


def qti_metadata(add: Add, parent: _Element, told: dict[str, str]) -> None:
    """Add the metadata of QTI 1.2, label -> entry, with what adds elements of a format's own namespace."""
    metadata = add(parent, "qtimetadata")
    for label, entry in told.items():
        field = add(metadata, "qtimetadatafield")
        add(field, "fieldlabel", label)
        add(field, "fieldentry", entry)


def document(root: _Element) -> bytes:
    """Return an XML document. It is not indented, as spaces between words and formulas would show."""
    from lxml import etree

    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return text + b"\n"
