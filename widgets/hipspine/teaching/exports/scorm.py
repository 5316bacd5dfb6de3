"""SCORM 1.2: one lesson as a package that any platform takes, and that works from a folder too.

The manifest follows ADL's "Content Aggregation Model" of 2001 (one organization, one item, one SCO); what the page
tells the platform follows its "Run-Time Environment" (``frontend/src/scorm``).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hipspine.datafile import DataError
from hipspine.paths import frontend_path
from hipspine.teaching.exports import wording
from hipspine.teaching.exports.lesson import Lesson, page
from hipspine.teaching.exports.package import adder, document, zipped
from hipspine.teaching.support.saving import place_for, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element

CP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADL = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
PAGE, SCRIPT, SHEET = "index.html", "scorm.js", "file.css"


def export_lesson(
    lesson: Lesson, out: Path, mastery: float | None = None, say: Callable[[str], object] = print
) -> None:
    """Write a lesson as a package, and tell what it reports.

    ``mastery`` is the share of the score (0 to 1) from which a platform calls it passed. The same lesson always gives
    the same bytes.

    Raises DataError where ``out`` cannot be written.
    """
    place_for(out)
    if mastery is not None and not lesson.scored:
        raise DataError("--mastery", None, "a figure has no score", "a quiz or a case, or no --mastery")
    write(out, package(lesson, mastery))
    say(f"{lesson.name} written to {out} (scorm 1.2)")
    say(wording.KEY_INSIDE)
    say(wording.REPORTS_QUIZ if lesson.scored else wording.REPORTS_FIGURE)
    if lesson.views:
        say(wording.STILL)


def package(lesson: Lesson, mastery: float | None = None) -> bytes:
    """Return the ZIP archive: manifest, page, script, style sheet, and pictures where there are some."""
    beside = {
        SCRIPT: frontend_path("file", "scorm.js").read_bytes(),
        SHEET: frontend_path("file", "file.css").read_bytes(),
        **{name: text.encode() for name, text in lesson.pictures.items()},
    }
    files = {PAGE: page(lesson, SCRIPT, SHEET).encode(), **beside}
    return zipped({"imsmanifest.xml": document(_manifest(lesson, list(files), mastery)), **files})


def _manifest(lesson: Lesson, files: Sequence[str], mastery: float | None) -> _Element:
    from lxml import etree

    cp, adl = adder(CP), adder(ADL)
    name = f"hipspine-{lesson.id}"
    manifest = etree.Element(f"{{{CP}}}manifest", nsmap={None: CP, "adlcp": ADL}, identifier=name, version="1.0")
    metadata = cp(manifest, "metadata")
    cp(metadata, "schema", "ADL SCORM")
    cp(metadata, "schemaversion", "1.2")
    organizations = cp(manifest, "organizations", default="course")
    organization = cp(organizations, "organization", identifier="course")
    cp(organization, "title", lesson.title)
    item = cp(organization, "item", identifier="item", identifierref="lesson")
    cp(item, "title", lesson.title)
    if mastery is not None:
        adl(item, "masteryscore", f"{100 * mastery:g}")
    resource = cp(cp(manifest, "resources"), "resource", identifier="lesson", type="webcontent", href=PAGE)
    resource.set(f"{{{ADL}}}scormtype", "sco")
    for file in files:
        cp(resource, "file", href=file)
    return manifest
