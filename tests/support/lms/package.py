"""Manifests of content packages: files and resources name each other, and identifiers are unique and well formed."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from tests.support.lms.grammar import IDENTIFIER, SOME, Element, dangling, doubled

_ID = {"identifier": IDENTIFIER}

MANIFEST = {
    "manifest": Element("metadata? organizations resources", _ID),
    "metadata": Element("schema? schemaversion? other*"),
    "schema": Element(text=SOME),
    "schemaversion": Element(text=SOME),
    "organizations": Element("organization*"),
    "organization": Element("title? item*", _ID, {"structure": SOME}),
    "item": Element("title? item*", _ID, {"identifierref": IDENTIFIER}),
    "title": Element(text=SOME),
    "resources": Element("resource*"),
    "resource": Element("metadata? file* dependency*", {**_ID, "type": SOME}, {"href": SOME}),
    "file": Element("metadata?", {"href": SOME}),
    "dependency": Element("", {"identifierref": IDENTIFIER}),
}


def read(path: Path) -> dict[str, bytes]:
    """Return the files of a package by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def listing_problems(manifest: etree._Element, files: Mapping[str, bytes], space: str) -> Iterator[str]:
    """Give what is wrong with identifiers, references and the list of files of a manifest of this namespace."""
    cp = f"{{{space}}}"
    resources = list(manifest.iter(f"{cp}resource"))
    names = [one.get("identifier") for one in resources]
    yield from doubled("identifier", [one.get("identifier") for one in manifest.iter() if one.get("identifier")])
    yield from dangling(
        "identifierref", [o.get("identifierref") for o in manifest.iter() if o.get("identifierref")], names
    )
    listed = [file.get("href") for file in manifest.iter(f"{cp}file")]
    yield from (f"the file {one!r} is not in the package" for one in dict.fromkeys(listed) if one not in files)
    yield from (f"the manifest does not list {one!r}" for one in files if one not in {*listed, "imsmanifest.xml"})
    yield from (f"the address {one!r} leaves the package" for one in listed if not _inside(one))
    for resource in resources:
        own = [file.get("href") for file in resource.iterfind(f"{cp}file")]
        if resource.get("href") is not None and resource.get("href") not in own:
            yield f"the resource {resource.get('identifier')!r} does not list its own {resource.get('href')!r}"
        yield from doubled(f"file in the resource {resource.get('identifier')!r}:", own)


def _inside(address: str) -> bool:
    clean = posixpath.normpath(address)
    return not (clean.startswith(("/", "..")) or re.match(r"[a-z]+:", address) or "\\" in address)


def parsed_files(files: Mapping[str, bytes]) -> tuple[dict[str, etree._Element], list[str]]:
    """Return the XML files of a package by name, and what keeps them from being read; a manifest is among them."""
    parsed, problems = {}, []
    for file, data in files.items():
        if file.endswith(".xml"):
            try:
                parsed[file] = etree.fromstring(data)
            except etree.XMLSyntaxError as error:
                problems.append(f"{file}: is no XML: {error}")
    if not problems and "imsmanifest.xml" not in parsed:
        problems.append("there is no imsmanifest.xml")
    return parsed, problems
