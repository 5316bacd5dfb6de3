"""Exports of the odd questions, the rules that they keep, and edits that break one in one place."""

from __future__ import annotations

import copy
from pathlib import Path

from lxml import etree

from hipspine.teaching.exports import export
from tests.support.export_samples import SAYS_NOTHING, odd
from tests.support.lms import blackboard, brightspace, canvas, gift, moodle, table
from tests.support.lms.cartridge import cartridge_problems
from tests.support.lms.package import read
from tests.support.lms.qti21_package import package_problems

RULES = {
    "qti21": lambda path: package_problems(read(path)),
    "common-cartridge": lambda path: cartridge_problems(read(path)),
    "canvas": lambda path: canvas.problems(read(path)),
    "blackboard": lambda path: blackboard.problems(path.read_bytes()),
    "brightspace": lambda path: brightspace.problems(path.read_bytes()),
    "moodle": lambda path: moodle.problems(etree.parse(path).getroot()),
    "gift": lambda path: gift.problems(path.read_text(encoding="utf-8")),
    "csv": lambda path: table.problems(path.read_bytes()),
}


def good_exports(folder: Path) -> dict[str, Path]:
    """Return the export of the odd questions in each format."""
    for format in RULES:
        export([odd()], format, folder / format, **SAYS_NOTHING)
    return {format: folder / format for format in RULES}


# What is done to the element that is found: an attribute is dropped or set, its text is set, it is renamed, it is
# removed, it stands twice, or it comes first or last in its parent.
def edited(element: etree._Element, action: str, *values: str) -> None:
    parent = element.getparent()
    if action == "drop":
        del element.attrib[values[0]]
    elif action == "set":
        element.set(*values)
    elif action == "text":
        element.text = values[0]
    elif action == "rename":
        element.tag = etree.QName(etree.QName(element).namespace, values[0])
    elif action == "twice":
        element.addnext(copy.deepcopy(element))
    elif action == "remove":
        parent.remove(element)
    else:
        parent.insert({"first": 0, "last": len(parent)}[action], element)


def broken(data: bytes, place: str, *edit: str) -> bytes:
    root = etree.fromstring(data)
    found = root.xpath(place.replace("//", "//*[local-name()='", 1).replace("|", "']", 1) if "|" in place else place)
    assert found, f"{place} is not there"
    edited(found[0], *edit)
    return etree.tostring(root)


def seen(problems: list[str], words: str | None) -> None:
    if words is None:  # the case shows what a rule does not mean
        assert problems == []
        return
    assert any(words in one for one in problems), problems
    assert all(len(one.splitlines()) == 1 for one in problems)
