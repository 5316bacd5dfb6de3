"""Common Cartridge 1.1: an assessment in its profile of QTI 1.2 for each chapter, with a manifest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hipspine.quiz.interactions.forms import Choosing, Entering, Filling, Matching, Ordering, Writing
from hipspine.teaching.exports.markup import bare, bullets
from hipspine.teaching.exports.package import adder, document, qti_metadata, zipped
from hipspine.teaching.exports.pictures import all_pictures, stem_html
from hipspine.teaching.exports.plan import Chapter, Format, choices, general, named, own_page

if TYPE_CHECKING:
    from lxml.etree import _Element

    from hipspine.quiz.interactions.question import Question

ASI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
CP = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

_ASI_PLACE = "http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_qtiasiv1p2p1_v1p0.xsd"
_CP_PLACE = "http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_imscp_v1p2_v1p0.xsd"
_LOM_PLACE = "http://www.imsglobal.org/profile/cc/ccv1p1/LOM/ccv1p1_lommanifest_v1p0.xsd"
_WL = "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"
_PICTURES = "web/"
_add = adder(ASI)
_REFUSED: dict[type, str] = {
    Entering: "the cartridge has no questions with a number",
    Ordering: "the cartridge has no ordering",
    Matching: "the cartridge has no matching",
    Filling: "the cartridge knows no gaps within a text",
}


def refuses(item: Question) -> str | None:
    """Return why the cartridge cannot carry a question, None where it can."""
    form = item.form()
    if isinstance(form, Choosing) and form.halves:
        return "the cartridge gives one option the mark or none, and would lose the half for the right truth"
    return _REFUSED.get(type(form)) or own_page(item)


def write(chapters: Sequence[Chapter]) -> bytes:
    """Return the cartridge: manifest, an assessment for each chapter, and the picture where a question shows it."""
    files = {"imsmanifest.xml": document(_manifest(chapters))}
    for chapter in chapters:
        files[_file(chapter)] = document(_assessment(chapter))
        if chapter.page:
            files[_link_file(chapter)] = document(_link(chapter))
    items = [item for chapter in chapters for item in chapter.items]
    files |= {f"{_PICTURES}{shown.name}": shown.content() for shown in all_pictures(items)}
    return zipped(files)


def notes(chapters: Sequence[Chapter]) -> list[str]:
    """Return what the cartridge loses of these questions, and what Moodle makes of it in its own way."""
    items = [item for chapter in chapters for item in chapter.items]
    whole = [item.id for item in items if isinstance(form := item.form(), Choosing) and not form.single]
    odd = [item.id for item in items if _weight(item) is None]
    lines = []
    if whole:
        lines.append(f"in a cartridge all right options together earn everything, else nothing: {', '.join(whole)}")
        lines.append(
            "Moodle's importer gives part marks instead and takes nothing off for wrong ones, so that ticking"
            f" everything earns everything; take --format moodle there: {', '.join(whole)}"
        )
    if named(items, Choosing):
        lines.append(
            "Moodle shows the feedback of every option to everybody from a cartridge; --format moodle does not"
        )
    if odd:
        lines.append(f"a cartridge holds whole points from 1 to 99, so give these in the LMS: {', '.join(odd)}")
    return lines


def _weight(item: Question) -> str | None:
    whole = item.points == int(item.points) and 1 <= item.points <= 99
    return str(int(item.points)) if whole else None


def _file(chapter: Chapter) -> str:
    return f"{chapter.quiz}/assessment.xml"


def _link_file(chapter: Chapter) -> str:
    return f"{chapter.quiz}/chapter.xml"


def _link(chapter: Chapter) -> _Element:
    """Return a web link to the chapter."""
    from lxml import etree

    root = etree.Element(f"{{{_WL}}}webLink", nsmap={None: _WL})
    add = adder(_WL)
    add(root, "title", chapter.title)
    add(root, "url", href=chapter.page, target="_blank")
    return root


def _assessment(chapter: Chapter) -> _Element:
    from lxml import etree

    root = etree.Element(f"{{{ASI}}}questestinterop", nsmap={None: ASI, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{ASI} {_ASI_PLACE}")
    assessment = _add(root, "assessment", ident=f"a-{chapter.quiz}", title=chapter.title)
    told = {"cc_profile": "cc.exam.v0p1", "qmd_assessmenttype": "Examination", "qmd_feedbackpermitted": "Yes"}
    qti_metadata(_add, assessment, told)
    section = _add(assessment, "section", ident=f"s-{chapter.quiz}")
    for item in chapter.items:
        _item(section, item)
    return root


def _item(section: _Element, item: Question) -> None:
    form = item.form()
    choice = form if isinstance(form, Choosing) else None
    element = _add(section, "item", ident=f"q-{item.id}", title=item.id)
    kind = "multiple_choice" if choice and choice.single else "multiple_response" if choice else "essay"
    told = {"cc_profile": f"cc.{kind}.v0p1"}
    weight = _weight(item)
    if weight:
        told["cc_weighting"] = weight
    if isinstance(form, Writing):
        told["qmd_computerscored"] = "No"
    qti_metadata(_add, _add(element, "itemmetadata"), told)
    presentation = _add(element, "presentation")
    _material(presentation, stem_html(item, f"$IMS-CC-FILEBASE$../{_PICTURES}"))
    if choice:
        _choices(element, presentation, item, choice)
    elif isinstance(form, Writing):
        _essay(element, presentation, item, form)


def _choices(element: _Element, presentation: _Element, item: Question, form: Choosing) -> None:
    options = choices(form)
    names = {option.id: f"choice_{place}" for place, option in enumerate(options, start=1)}
    cardinality = "Single" if form.single else "Multiple"
    asked = _add(presentation, "response_lid", ident="response", rcardinality=cardinality)
    shown = _add(asked, "render_choice")
    for option in options:
        _material(_add(shown, "response_label", ident=names[option.id]), option.html)
    processing = _processing(element)
    told = [(f"{names[option.id]}_fb", option.feedback) for option in options]
    for (feedback, _), option in zip(told, options, strict=True):
        condition = _add(processing, "respcondition", **{"continue": "Yes"})
        _add(_add(condition, "conditionvar"), "varequal", names[option.id], respident="response", case="Yes")
        _add(condition, "displayfeedback", feedbacktype="Response", linkrefid=feedback)
    _say_to_all(processing)
    condition = _add(processing, "respcondition", **{"continue": "No"})
    test = _add(condition, "conditionvar")
    if form.single:
        _add(test, "varequal", names[form.right[0]], respident="response", case="Yes")
    else:
        every = _add(test, "and")
        for option in options:
            place = every if option.id in form.right else _add(every, "not")
            _add(place, "varequal", names[option.id], respident="response", case="Yes")
    _add(condition, "setvar", "100", action="Set", varname="SCORE")
    for name, markup in [*told, ("general_fb", general(item))]:
        _material(_add(_add(element, "itemfeedback", ident=name), "flow_mat"), markup)


def _essay(element: _Element, presentation: _Element, item: Question, form: Writing) -> None:
    asked = _add(presentation, "response_str", ident="response", rcardinality="Single")
    _add(asked, "render_fib")
    processing = _processing(element)
    _say_to_all(processing)
    condition = _add(processing, "respcondition", **{"continue": "No"})
    _add(_add(condition, "conditionvar"), "other")
    _add(condition, "displayfeedback", feedbacktype="Solution", linkrefid="solution")
    _material(_add(_add(element, "itemfeedback", ident="general_fb"), "flow_mat"), general(item))
    solution = _add(_add(element, "itemfeedback", ident="solution"), "solution")
    _material(_add(solution, "solutionmaterial"), f"<p>{bare(form.model_answer)}</p>{bullets(form.rubric)}")


def _processing(element: _Element) -> _Element:
    processing = _add(element, "resprocessing")
    _add(_add(processing, "outcomes"), "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    return processing


def _say_to_all(processing: _Element) -> None:
    condition = _add(processing, "respcondition", **{"continue": "Yes"})
    _add(_add(condition, "conditionvar"), "other")
    _add(condition, "displayfeedback", feedbacktype="Response", linkrefid="general_fb")


def _material(parent: _Element, markup: str) -> None:
    """Add HTML as text: QTI 1.2 holds it escaped, which writing the XML does."""
    _add(_add(parent, "material"), "mattext", markup, texttype="text/html")


def _manifest(chapters: Sequence[Chapter]) -> _Element:
    from lxml import etree

    cp = adder(CP)
    manifest = etree.Element(f"{{{CP}}}manifest", nsmap={None: CP, "lomimscc": LOM, "xsi": XSI})
    manifest.set(f"{{{XSI}}}schemaLocation", f"{CP} {_CP_PLACE} {LOM} {_LOM_PLACE}")
    manifest.set("identifier", "manifest")
    metadata = cp(manifest, "metadata")
    cp(metadata, "schema", "IMS Common Cartridge")
    cp(metadata, "schemaversion", "1.1.0")
    title = etree.SubElement(metadata, f"{{{LOM}}}lom")
    for name in ("general", "title", "string"):
        title = etree.SubElement(title, f"{{{LOM}}}{name}")
    title.text = ", ".join(chapter.title for chapter in chapters)
    organizations = cp(manifest, "organizations")
    organization = cp(organizations, "organization", identifier="organization", structure="rooted-hierarchy")
    top = cp(organization, "item", identifier="top")
    for chapter in chapters:
        listed = cp(top, "item", identifier=f"i-{chapter.quiz}", identifierref=f"r-{chapter.quiz}")
        cp(listed, "title", chapter.title)
        if chapter.page:
            beside = cp(top, "item", identifier=f"il-{chapter.quiz}", identifierref=f"rl-{chapter.quiz}")
            cp(beside, "title", f"{chapter.title} (the chapter)")
    resources = cp(manifest, "resources")
    for chapter in chapters:
        kind = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"
        resource = cp(resources, "resource", identifier=f"r-{chapter.quiz}", type=kind)
        cp(resource, "file", href=_file(chapter))
        for shown in all_pictures(chapter.items):
            cp(resource, "dependency", identifierref=shown.identifier)
        if chapter.page:
            link = cp(resources, "resource", identifier=f"rl-{chapter.quiz}", type="imswl_xmlv1p1")
            cp(link, "file", href=_link_file(chapter))
    for shown in all_pictures(item for chapter in chapters for item in chapter.items):
        place = f"{_PICTURES}{shown.name}"
        picture = cp(resources, "resource", identifier=shown.identifier, type="webcontent", href=place)
        cp(picture, "file", href=place)
    return manifest


FORMAT = Format(refuses, write, notes, links=True)
