"""QTI 2.1: a package with one file for each question, a test that lists them by chapter, and a manifest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hipspine.quiz.interactions.forms import Choosing, Entering, Ordering
from hipspine.teaching.exports.package import adder, document, zipped
from hipspine.teaching.exports.pictures import all_pictures, pictures
from hipspine.teaching.exports.plan import Chapter, Format, named, own_page
from hipspine.teaching.exports.qti21_item import QTI, SCHEMA_PLACE, XSI, add, assessment_item, interactions

if TYPE_CHECKING:
    from lxml.etree import _Element

    from hipspine.quiz.interactions.question import Question

CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
METADATA = "http://www.imsglobal.org/xsd/imsqti_metadata_v2p1"

_TEST = "test.xml"
_CP_PLACE = "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd"


def refuses(item: Question) -> str | None:
    """Return why QTI 2.1 cannot carry a question, None where it can."""
    return own_page(item)


def write(chapters: Sequence[Chapter]) -> bytes:
    """Return the package: manifest, test, questions and the picture where a question shows it."""
    files = {"imsmanifest.xml": document(_manifest(chapters)), _TEST: document(_test(chapters))}
    items = [item for chapter in chapters for item in chapter.items]
    for item in items:
        files[_file(item)] = document(assessment_item(item, _name(item)))
    files |= {f"items/{shown.name}": shown.content() for shown in all_pictures(items)}
    return zipped(files)


def notes(chapters: Sequence[Chapter]) -> list[str]:
    """Return what Canvas, which reads QTI 2.1 in a way of its own, makes of these questions."""
    items = [item for chapter in chapters for item in chapter.items]
    lines = []
    if numbers := named(items, Entering):
        lines.append(f"Canvas takes the number as exact text, without tolerance; take --format canvas there: {numbers}")
    if ordered := named(items, Ordering):
        lines.append(f"Canvas refuses questions in order, and none of its formats brings them: {ordered}")
    if halves := [item.id for item in items if isinstance(form := item.form(), Choosing) and form.halves]:
        lines.append(
            f"Canvas gives one option the mark or none, and loses the half for the right truth: {', '.join(halves)}"
        )
    return lines


def _name(item: Question) -> str:
    # An identifier must not begin with a digit, as the id of a question may.
    return f"q-{item.id}"


def _file(item: Question) -> str:
    return f"items/{_name(item)}.xml"


def _test(chapters: Sequence[Chapter]) -> _Element:
    from lxml import etree

    test = etree.Element(f"{{{QTI}}}assessmentTest", nsmap={None: QTI, "xsi": XSI})
    test.set(f"{{{XSI}}}schemaLocation", f"{QTI} {SCHEMA_PLACE}")
    test.set("identifier", "test")
    test.set("title", ", ".join(chapter.title for chapter in chapters))
    add(test, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    part = add(test, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="individual")
    for chapter in chapters:
        section = add(part, "assessmentSection", identifier=f"s-{chapter.quiz}", title=chapter.title, visible="true")
        for item in chapter.items:
            add(section, "assessmentItemRef", identifier=_name(item), href=_file(item))
    total = add(add(test, "outcomeProcessing"), "setOutcomeValue", identifier="SCORE")
    add(add(total, "sum"), "testVariables", variableIdentifier="SCORE")
    return test


def _manifest(chapters: Sequence[Chapter]) -> _Element:
    from lxml import etree

    cp = adder(CP)
    manifest = etree.Element(f"{{{CP}}}manifest", nsmap={None: CP, "imsqti": METADATA, "xsi": XSI})
    manifest.set(f"{{{XSI}}}schemaLocation", f"{CP} {_CP_PLACE} {METADATA} {SCHEMA_PLACE}")
    manifest.set("identifier", "manifest")
    metadata = cp(manifest, "metadata")
    cp(metadata, "schema", "QTIv2.1 Package")
    cp(metadata, "schemaversion", "1.0.0")
    cp(manifest, "organizations")
    resources = cp(manifest, "resources")
    items = [item for chapter in chapters for item in chapter.items]
    test = cp(resources, "resource", identifier="r-test", type="imsqti_test_xmlv2p1", href=_TEST)
    cp(test, "file", href=_TEST)
    for item in items:
        cp(test, "dependency", identifierref=f"r-{_name(item)}")
    for item in items:
        name = f"r-{_name(item)}"
        resource = cp(resources, "resource", identifier=name, type="imsqti_item_xmlv2p1", href=_file(item))
        told = etree.SubElement(cp(resource, "metadata"), f"{{{METADATA}}}qtiMetadata")
        for kind in interactions(item):
            etree.SubElement(told, f"{{{METADATA}}}interactionType").text = kind
        cp(resource, "file", href=_file(item))
        for shown in pictures(item):
            cp(resource, "file", href=f"items/{shown.name}")
    return manifest


FORMAT = Format(refuses, write, notes)
