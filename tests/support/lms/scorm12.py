"""A SCORM 1.2 package as platforms read it, and what they take of what it tells them.

The manifest: ADL, "The SCORM Content Aggregation Model", version 1.2 (2001), and Moodle's reading of it
(``mod/scorm/datamodels/scormlib.php``). The values: Moodle's ``mod/scorm/datamodels/scorm_12.js``, whose patterns are
those of ADL's "The SCORM Run-Time Environment", version 1.2 (2001), and the forms of a response that the latter gives
for each type of interaction.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence

from lxml import etree

CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
_NAME = re.compile(r"[A-Za-z_][\w.-]*")  # of xs:ID

TEXT, LONG = r"[\s\S]{0,255}", r"[\s\S]{0,4096}"
DECIMAL, IDENTIFIER = r"-?\d{0,3}(\.\d{1,2})?", r"[\x21-\x7e]{1,255}"
SPAN, TIME = r"\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?", r"[0-2]\d:[0-5]\d:[0-5]\d(\.\d{1,2})?"
VALUES = {
    "cmi.core.lesson_status": "passed|completed|failed|incomplete|browsed",
    "cmi.core.exit": "time-out|suspend|logout|",
    "cmi.core.session_time": SPAN,
    **{f"cmi.core.score.{one}": DECIMAL for one in ("raw", "min", "max")},
    "cmi.suspend_data": LONG,
    "cmi.interactions.n.id": IDENTIFIER,
    "cmi.interactions.n.time": TIME,
    "cmi.interactions.n.type": "true-false|choice|fill-in|matching|performance|sequencing|likert|numeric",
    "cmi.interactions.n.correct_responses.n.pattern": TEXT,
    "cmi.interactions.n.student_response": TEXT,
    "cmi.interactions.n.weighting": DECIMAL,
    "cmi.interactions.n.result": rf"correct|wrong|unanticipated|neutral|{DECIMAL}",
    "cmi.interactions.n.latency": SPAN,
}
_ONE = "[0-9a-z]"
_LIST = rf"{_ONE}(,{_ONE})*"
_PAIRS = rf"{_ONE}\.{_ONE}(,{_ONE}\.{_ONE})*"
RESPONSES = {
    "choice": rf"{_LIST}|\{{{_LIST}\}}",
    "sequencing": _LIST,
    "matching": rf"{_PAIRS}|\{{{_PAIRS}\}}",
    "numeric": r"-?\d+(\.\d+)?",
    "fill-in": r"[\s\S]{1,255}",
    "performance": r"[\s\S]{1,255}",
}
"""What a response and a right one look like, by the type of the interaction."""


def problems(data: bytes) -> list[str]:
    """Return what is wrong with a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if "imsmanifest.xml" not in names:
            return ["imsmanifest.xml does not stand at the top"]
        manifest = etree.fromstring(archive.read("imsmanifest.xml"))
    return [*_manifest(manifest), *_files(manifest, names)]


def launched(data: bytes) -> tuple[str, str, str | None]:
    """Return what a platform shows of a package: its title, the page that it opens, and its mastery score."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        manifest = etree.fromstring(archive.read("imsmanifest.xml"))
    item = next(manifest.iter(f"{CP}item"))
    resource = next(one for one in manifest.iter(f"{CP}resource") if one.get("identifier") == item.get("identifierref"))
    return item.findtext(f"{CP}title"), resource.get("href"), item.findtext(f"{ADL}masteryscore")


def _manifest(manifest: etree._Element) -> Iterator[str]:
    if manifest.tag != f"{CP}manifest":
        yield "the root is no manifest"
        return
    order = [child.tag.removeprefix(CP) for child in manifest]
    if order != ["metadata", "organizations", "resources"]:
        yield f"a manifest has metadata, organizations and resources, and not {order}"
        return
    if manifest.findtext(f"{CP}metadata/{CP}schema") != "ADL SCORM":
        yield "the schema is not ADL SCORM"
    if manifest.findtext(f"{CP}metadata/{CP}schemaversion") != "1.2":
        yield "the version is not 1.2"
    names = [one.get("identifier") for one in manifest.iter() if one.get("identifier") is not None]
    yield from (f"{name!r} is no identifier" for name in names if not _NAME.fullmatch(name))
    if len(set(names)) < len(names):
        yield "an identifier stands twice"
    organizations = manifest.find(f"{CP}organizations")
    known = [one.get("identifier") for one in organizations]
    if organizations.get("default") not in known:
        yield "the default organization is not there"
    resources = {one.get("identifier"): one for one in manifest.iter(f"{CP}resource")}
    items = list(manifest.iter(f"{CP}item"))
    if not items:
        yield "nothing is to be opened"
    for item in (*organizations, *items):
        if not item.findtext(f"{CP}title"):
            yield f"{item.get('identifier')} has no title"
    for item in items:
        resource = resources.get(item.get("identifierref"))
        if resource is None or not resource.get("href"):
            yield f"{item.get('identifier')} leads nowhere"
        elif (resource.get("type"), resource.get(f"{ADL}scormtype")) != ("webcontent", "sco"):
            yield f"{resource.get('identifier')} is no SCO"
        mastery = item.findtext(f"{ADL}masteryscore")
        if mastery is not None and not 0 <= float(mastery) <= 100:
            yield f"a mastery score of {mastery}"


def _files(manifest: etree._Element, names: Sequence[str]) -> Iterator[str]:
    listed = [one.get("href") for one in manifest.iter(f"{CP}file")]
    yield from (f"{one} is listed and not there" for one in listed if one not in names)
    yield from (f"{one} is there and not listed" for one in names if one not in [*listed, "imsmanifest.xml"])
    for resource in manifest.iter(f"{CP}resource"):
        if resource.get("href") not in [one.get("href") for one in resource.iter(f"{CP}file")]:
            yield f"{resource.get('href')} is opened and not listed"


def refused(told: Sequence[tuple[str, str]]) -> list[str]:
    """Return which of the values told (name, value) a platform does not take, and what interactions lack."""
    found = [f"{name}: {value!r}" for name, value in told if not _taken(name, value)]
    found += [f"{name}: {value!r} is out of range" for name, value in told if not _in_range(name, value)]
    records: dict[str, dict[str, str]] = {}
    for name, value in told:
        if match := re.fullmatch(r"cmi\.interactions\.(\d+)\.(.+)", name):
            if match[2] != "id" and match[1] not in records:
                found.append(f"{name} comes before its id")
            records.setdefault(match[1], {})[match[2]] = value
    if list(records) != [str(int(next(iter(records), "0")) + n) for n in range(len(records))]:
        found.append(f"the places {list(records)} leave gaps")
    for place, record in records.items():
        for part in ("student_response", "correct_responses.0.pattern"):
            form = RESPONSES.get(record.get("type", ""), "")
            if not re.fullmatch(form, record.get(part, "")):
                found.append(f"{place}: {record.get(part)!r} is no {part} of the type {record.get('type')}")
    return found


def _taken(name: str, value: str) -> bool:
    pattern = VALUES.get(re.sub(r"\.\d+", ".n", name))
    return pattern is not None and re.fullmatch(pattern, value) is not None


def _in_range(name: str, value: str) -> bool:
    if ".score." in name:
        return 0 <= float(value) <= 100
    return not name.endswith("weighting") or -100 <= float(value) <= 100
