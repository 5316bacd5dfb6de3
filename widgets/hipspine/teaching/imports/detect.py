"""Which format a file has, told by what stands in it, and never guessed by its name alone."""

from __future__ import annotations

import re
from pathlib import Path

from hipspine.datafile import DataError

_ROOT = re.compile(rb"<(?!\?|!)(?:[\w.-]+:)?([\w.-]+)")
_ROOTS = {"quiz": "moodle", "questestinterop": "qti", "assessmentItem": "qti", "assessmentTest": "qti"}
ALLOWED = "Moodle XML, GIFT text (.txt, .gift), QTI (.xml, .zip), a cartridge (.imscc), .xlsx, CSV; or --format"


def format_of(data: bytes, path: Path) -> str:
    """Return the format of a file. Raises DataError where it cannot be told."""
    start = data[:20_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        if b"xl/workbook" in data and b"[Content_Types].xml" in data:  # names in a ZIP's directory are not packed
            return "xlsx"
        if path.suffix.lower() in (".xlsx", ".ods", ".docx", ".odt"):
            raise DataError(path, None, "this is no table of text", "the same table saved as CSV (UTF-8) or .xlsx")
        return "qti"
    if start.startswith(b"<"):
        found = _ROOT.search(start)
        root = found[1].decode() if found else ""
        if root in _ROOTS:
            return _ROOTS[root]
        raise DataError(path, 1, f"XML that begins with <{root}> is not known", ALLOWED)
    if path.suffix.lower() in (".csv", ".tsv"):
        return "csv"
    if path.suffix.lower() in (".gift", ".txt"):
        return "gift"
    raise DataError(path, None, "its format cannot be told", ALLOWED)
