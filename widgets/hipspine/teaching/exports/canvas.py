"""QTI 1.2 in the form that Canvas itself writes: a package with a quiz for each chapter, with numbers, gaps and points.

Canvas reads from it what the specification has no place for, by a field ``question_type`` of each question.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from hipspine.quiz.interactions.enter.numbers import decimal
from hipspine.quiz.interactions.forms import Choosing, Entering, Filling, Matching, Ordering
from hipspine.teaching.exports.canvas_item import ASI, PICTURES, add, add_item
from hipspine.teaching.exports.markup import words
from hipspine.teaching.exports.package import adder, document, qti_metadata, zipped
from hipspine.teaching.exports.pictures import Shown, all_pictures
from hipspine.teaching.exports.plan import Chapter, Format, own_page, same_choices

if TYPE_CHECKING:
    from lxml.etree import _Element

    from hipspine.quiz.interactions.question import Question

CP = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
META = "http://canvas.instructure.com/xsd/cccv1p0"


def refuses(item: Question) -> str | None:
    """Return why Canvas cannot carry a question, None where it can."""
    form = item.form()
    if isinstance(form, Choosing) and form.halves:
        return "Canvas gives one option the mark or none, and would lose the half for the right truth"
    if isinstance(form, Ordering):
        return "Canvas has no ordering in this form"
    if isinstance(form, Filling):
        if len({bool(gap.options) for gap in form.gaps}) > 1:
            return "Canvas knows gaps to type in or gaps to choose for, not both in one question"
        if same_choices(form):
            return "Canvas holds what is chosen for a gap as plain text, in which two of its options are the same"
    if isinstance(form, Matching):
        said = [words(text) for text in form.partners.values()]
        if len(set(said)) < len(said):
            return "Canvas holds what is matched as plain text, in which two of its options are the same"
    return own_page(item)


def write(chapters: Sequence[Chapter]) -> bytes:
    """Return the package: manifest, a quiz with its settings for each chapter, and the picture where it is shown."""
    files = {"imsmanifest.xml": document(_manifest(chapters))}
    for chapter in chapters:
        files[_file(chapter)] = document(_quiz(chapter))
        files[_settings_file(chapter)] = document(_settings(chapter))
    files |= {f"{PICTURES}{shown.name}": shown.content() for shown in _shown(chapters)}
    return zipped(files)


def notes(chapters: Sequence[Chapter]) -> list[str]:
    """Return what Canvas loses of these questions."""
    items = [item for chapter in chapters for item in chapter.items]
    foreseen = [item.id for item in items if isinstance(form := item.form(), Entering) and form.mistakes]
    hints = [item.id for item in items if item.hints]
    lines = [
        "each chapter arrives as a practice quiz that is not published; its settings in Canvas make it a graded one"
    ]
    if foreseen:
        lines.append(f"Canvas says the same to every wrong number, foreseen mistakes too: {', '.join(foreseen)}")
    if hints:
        lines.append(f"Canvas has no hints: {', '.join(hints)}")
    return lines


def _name(chapter: Chapter) -> str:
    return f"quiz-{chapter.quiz}"


def _file(chapter: Chapter) -> str:
    return f"{_name(chapter)}/{_name(chapter)}.xml"


def _settings_file(chapter: Chapter) -> str:
    return f"{_name(chapter)}/assessment_meta.xml"


def _shown(chapters: Sequence[Chapter]) -> list[Shown]:
    return all_pictures(item for chapter in chapters for item in chapter.items)


def _settings(chapter: Chapter) -> _Element:
    from lxml import etree

    of_settings = adder(META)
    quiz = etree.Element(f"{{{META}}}quiz", nsmap={None: META}, identifier=_name(chapter))
    for name, said in (
        ("title", chapter.title),
        ("description", f'<p><a href="{html.escape(chapter.page)}">The chapter</a></p>' if chapter.page else ""),
        ("shuffle_answers", "true"),
        ("scoring_policy", "keep_highest"),
        ("quiz_type", "practice_quiz"),
        ("points_possible", decimal(sum(item.points for item in chapter.items))),
        ("available", "false"),
    ):
        of_settings(quiz, name, said)
    return quiz


def _quiz(chapter: Chapter) -> _Element:
    from lxml import etree

    root = etree.Element(f"{{{ASI}}}questestinterop", nsmap={None: ASI})
    assessment = add(root, "assessment", ident=_name(chapter), title=chapter.title)
    qti_metadata(add, assessment, {"cc_maxattempts": "unlimited"})
    section = add(assessment, "section", ident="root_section")
    for item in chapter.items:
        add_item(section, item)
    return root


def _manifest(chapters: Sequence[Chapter]) -> _Element:
    from lxml import etree

    cp = adder(CP)
    manifest = etree.Element(f"{{{CP}}}manifest", nsmap={None: CP}, identifier="manifest")
    metadata = cp(manifest, "metadata")
    cp(metadata, "schema", "IMS Content")
    cp(metadata, "schemaversion", "1.1.3")
    cp(manifest, "organizations")
    resources = cp(manifest, "resources")
    for chapter in chapters:
        name = _name(chapter)
        _resource(resources, name, "imsqti_xmlv1p2", [_file(chapter)], needs=f"{name}-settings")
        settings = _resource(
            resources,
            f"{name}-settings",
            "associatedcontent/imscc_xmlv1p1/learning-application-resource",
            [_settings_file(chapter)],
        )
        settings.set("href", _settings_file(chapter))
    for shown in _shown(chapters):
        place = f"{PICTURES}{shown.name}"
        _resource(resources, shown.identifier, "webcontent", [place]).set("href", place)
    return manifest


def _resource(parent: _Element, name: str, kind: str, files: Iterable[str], needs: str = "") -> _Element:
    cp = adder(CP)
    resource = cp(parent, "resource", identifier=name, type=kind)
    for file in files:
        cp(resource, "file", href=file)
    if needs:
        cp(resource, "dependency", identifierref=needs)
    return resource


FORMAT = Format(refuses, write, notes, links=True)
