"""Common Cartridge 1.1 (1EdTech, "Common Cartridge Profile"): the manifest, and the assessments that it lists."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from tests.support.lms import qti12
from tests.support.lms.grammar import SOME, Element, name, structure
from tests.support.lms.package import MANIFEST, listing_problems, parsed_files

CP = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
ASSESSMENT = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"
WL = "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"
KINDS = f"webcontent|associatedcontent/imscc_xmlv1p1/learning-application-resource|imswl_xmlv1p1|{ASSESSMENT}"

_RULES = {
    **MANIFEST,
    # The cartridge narrows the content package: metadata and one hierarchy with one root are not left out.
    "manifest": Element("metadata organizations resources", MANIFEST["manifest"].needs),
    "metadata": Element("schema schemaversion other"),
    "organizations": Element("organization?"),
    "organization": Element("item", {**MANIFEST["organization"].needs, "structure": "rooted-hierarchy"}),
    "resource": Element(
        "metadata? file* dependency*", {**MANIFEST["organization"].needs, "type": KINDS}, {"href": SOME}
    ),
}
_LOM = {
    "lom": Element("general?"),
    "general": Element("title?"),
    "title": Element("string+"),
    "string": Element("", {}, {"language": SOME}, SOME),
}
_LINK = {
    "webLink": Element("title url"),
    "title": Element(text=SOME),
    "url": Element("", {"href": r"https?://\S+"}, {"target": SOME, "windowFeatures": SOME}),
}
# Moodle puts the folder of the assessment in front of what follows the sign; see ``moodle_cartridge``.
_PLACE = re.compile(r"\$IMS-CC-FILEBASE\$([^\"'<>?#\s]+)")


def cartridge_problems(files: Mapping[str, bytes]) -> list[str]:
    """Return what is wrong with a cartridge, given as its files by name."""
    parsed, problems = parsed_files(files)
    if problems:
        return problems
    manifest = parsed.pop("imsmanifest.xml")
    problems += [*structure(manifest, _RULES, CP), *structure(manifest, _LOM, LOM)]
    problems += [f"imsmanifest.xml: {one}" for one in _manifest(manifest, parsed, files)]
    for file, root in parsed.items():
        of_kind = structure(root, _LINK, WL) if name(root) == "webLink" else qti12.problems(root)
        problems += [f"{file}: {one}" for one in of_kind]
    return problems


def _manifest(
    manifest: etree._Element, parsed: Mapping[str, etree._Element], files: Mapping[str, bytes]
) -> Iterator[str]:
    cp = f"{{{CP}}}"
    told = (manifest.findtext(f"{cp}metadata/{cp}schema"), manifest.findtext(f"{cp}metadata/{cp}schemaversion"))
    if told != ("IMS Common Cartridge", "1.1.0"):
        yield f"schema and version are {told}"
    yield from listing_problems(manifest, files, CP)
    yield from _hierarchy(manifest)
    resources = {one.get("identifier"): one for one in manifest.iter(f"{cp}resource")}
    for called, resource in resources.items():
        own = [file.get("href") for file in resource.iterfind(f"{cp}file")]
        needs = [resources.get(one.get("identifierref")) for one in resource.iterfind(f"{cp}dependency")]
        if resource.get("type") != ASSESSMENT:
            if resource.get("type") == "webcontent" and resource.get("href") is None:
                yield f"the web content {called!r} has no address"
            if (resource.get("type") == "imswl_xmlv1p1") != any(_is_link(parsed.get(one)) for one in own):
                yield f"the resource {called!r} is a link without its file, or the other way round"
            continue
        if len(own) != 1 or resource.get("href") is not None:
            yield f"the assessment {called!r} is not one file without an address of its own"
            continue
        if any(one is not None and one.get("type") == ASSESSMENT for one in needs):
            yield f"the assessment {called!r} depends on an assessment"
        root = parsed.get(own[0])
        if root is None or name(root) != "questestinterop":
            yield f"the assessment {called!r} is no QTI"
            continue
        there = {file.get("href") for one in needs if one is not None for file in one.iterfind(f"{cp}file")}
        places = {place for text in root.itertext() for place in _PLACE.findall(text)}
        shown = {posixpath.normpath(posixpath.join(posixpath.dirname(own[0]), place.lstrip("/"))) for place in places}
        for picture in sorted(shown - there):
            yield f"the assessment {called!r} does not depend on the picture {picture!r}"


def _is_link(root: etree._Element | None) -> bool:
    return root is not None and name(root) == "webLink"


def _hierarchy(manifest: etree._Element) -> Iterator[str]:
    cp = f"{{{CP}}}"
    for top in manifest.iterfind(f"{cp}organizations/{cp}organization/{cp}item"):
        for one in top.iterdescendants(f"{cp}item"):
            if one.find(f"{cp}title") is None:
                yield f"the entry {one.get('identifier')!r} has no title"
            if (one.get("identifierref") is None) != bool(one.findall(f"{cp}item")):
                yield f"the entry {one.get('identifier')!r} is neither a folder nor a resource, or both"
