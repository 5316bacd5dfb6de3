"""A package of QTI 2.1: items, the test that lists them, and the manifest."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from lxml import etree

from tests.support.lms.grammar import doubled, name, structure
from tests.support.lms.package import MANIFEST, listing_problems, parsed_files
from tests.support.lms.qti21 import Q, interactions, item_problems, listed_test_problems

CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
METADATA = "http://www.imsglobal.org/xsd/imsqti_metadata_v2p1"


def package_problems(files: Mapping[str, bytes]) -> list[str]:
    """Return what is wrong with a package, given as its files by name."""
    parsed, problems = parsed_files(files)
    if problems:
        return problems
    manifest = parsed["imsmanifest.xml"]
    problems += structure(manifest, MANIFEST, CP)
    problems += [f"imsmanifest.xml: {one}" for one in _manifest(manifest, parsed, files)]
    items = {file: root for file, root in parsed.items() if name(root) == "assessmentItem"}
    for file, root in items.items():
        problems += [f"{file}: {one}" for one in item_problems(root)]
    problems += doubled("identifier of an item", [one.get("identifier") for one in items.values()])
    for file, root in parsed.items():
        if name(root) == "assessmentTest":
            problems += [f"{file}: {one}" for one in [*listed_test_problems(root), *_asked(root, items)]]
    return problems


def _manifest(
    manifest: etree._Element, parsed: Mapping[str, etree._Element], files: Mapping[str, bytes]
) -> Iterator[str]:
    cp = f"{{{CP}}}"
    told = (manifest.findtext(f"{cp}metadata/{cp}schema"), manifest.findtext(f"{cp}metadata/{cp}schemaversion"))
    if told != ("QTIv2.1 Package", "1.0.0"):
        yield f"schema and version are {told}"
    yield from listing_problems(manifest, files, CP)
    kinds = {"assessmentItem": "imsqti_item_xmlv2p1", "assessmentTest": "imsqti_test_xmlv2p1"}
    needed = set()
    for resource in manifest.iter(f"{cp}resource"):
        called, root = resource.get("identifier"), parsed.get(resource.get("href"))
        if root is None:
            yield f"the resource {called!r} leads to no document"
            continue
        if resource.get("type") != kinds.get(name(root)):
            yield f"the resource {called!r} is no {resource.get('type')}"
        if name(root) == "assessmentTest":
            needed = {one.get("identifierref") for one in resource.iterfind(f"{cp}dependency")}
            continue
        told = f"{cp}metadata/{{{METADATA}}}qtiMetadata/{{{METADATA}}}interactionType"
        kinds_told = [one.text for one in resource.iterfind(told)]
        if kinds_told != [name(one) for one in interactions(root)]:
            yield f"the resource {called!r} tells of a {', '.join(map(str, kinds_told))}"
        own = {file.get("href") for file in resource.iterfind(f"{cp}file")}
        folder = posixpath.dirname(resource.get("href"))
        for image in root.iter(f"{Q}img"):
            if posixpath.join(folder, image.get("src", "")) not in own:
                yield f"the resource {called!r} does not list the picture {image.get('src')!r}"
    items = {o.get("identifier") for o in manifest.iter(f"{cp}resource") if o.get("type") == "imsqti_item_xmlv2p1"}
    if needed != items:
        yield f"the test does not depend on each item: {sorted(needed ^ items)}"


def _asked(test: etree._Element, items: Mapping[str, etree._Element]) -> Iterator[str]:
    references = list(test.iter(f"{Q}assessmentItemRef"))
    yield from doubled("question", [one.get("href") for one in references])
    for one in references:
        if one.get("href") not in items:
            yield f"the question {one.get('href')!r} leads nowhere"
        elif items[one.get("href")].get("identifier") != one.get("identifier"):
            yield f"the question {one.get('href')!r} is not {one.get('identifier')!r}"
    asked = {one.get("href") for one in references}
    yield from (f"the test does not ask {one!r}" for one in items if one not in asked)
