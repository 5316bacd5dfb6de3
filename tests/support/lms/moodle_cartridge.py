"""An assessment of a cartridge as Moodle reads it (``backup/cc/entity11.quiz.class.php`` and ``entities.class.php``).

Written in our own words from that source, which is Moodle's only description of the format. It differs from the
specification: options of a question with several answers share the mark by the comparisons that say ``case="Yes"``,
nothing is taken off, and what is said to each option is said to everybody.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from lxml import etree

from tests.support.lms.qti12 import A, fields

_KINDS = {
    "cc.multiple_choice.v0p1": "multichoice",
    "cc.multiple_response.v0p1": "multichoice",
    "cc.essay.v0p1": "essay",
}


@dataclass(frozen=True)
class Arrived:
    """A question as it stands in Moodle after the import; ``shares`` are those of its options, 0 to 1, in order."""

    name: str
    kind: str
    single: bool
    mark: int
    shares: tuple[float, ...]
    general: str
    pictures: tuple[str, ...]

    def earned(self, chosen: set[int]) -> float:
        """Return what choosing the options at these places earns, 0 to 1."""
        return min(1.0, max(0.0, sum(self.shares[place] for place in chosen)))


def arrive(root: etree._Element, file: str) -> list[Arrived]:
    """Return what arrives of an assessment that stands at this place in its package; unknown kinds do not."""
    return [one for item in root.iterfind(f"{A}assessment/{A}section/{A}item") if (one := _arrive(item, file))]


def _arrive(item: etree._Element, file: str) -> Arrived | None:
    told = fields(item.find(f"{A}itemmetadata/{A}qtimetadata"))
    profile = told.get("cc_profile", "")
    if profile not in _KINDS:
        return None
    labels = [one.get("ident") for one in item.iterfind(f"{A}presentation/{A}response_lid/{A}render_choice/*")]
    conditions = item.findall(f"{A}resprocessing/{A}respcondition")
    if profile == "cc.multiple_response.v0p1":
        right = [
            one.text
            for condition in conditions
            if condition.findtext(f"{A}setvar") == "100"
            for one in condition.iter(f"{A}varequal")
            if one.get("case") == "Yes" and one.getparent().tag != f"{A}not"
        ]
        shares = tuple(round(1 / len(right), 7) if one in right else 0.0 for one in labels)
    else:
        scored = {
            condition.findtext(f"{A}conditionvar/{A}varequal")
            for condition in conditions
            if condition.findtext(f"{A}setvar") not in (None, "", "0")
        }
        shares = tuple(1.0 if one in scored else 0.0 for one in labels)
    mark = int(float(told.get("cc_weighting", 1)))
    stem = item.findtext(f"{A}presentation/{A}material/{A}mattext") or ""
    return Arrived(
        item.get("title") or "",
        _KINDS[profile],
        profile == "cc.multiple_choice.v0p1",
        mark if 0 <= mark <= 99 else 1,
        shares,
        _general(item, conditions),
        tuple(_place(one, file) for one in re.findall(r'<img src="([^"]*)"', stem)),
    )


def _general(item: etree._Element, conditions: list[etree._Element]) -> str:
    """Return the general feedback: everything that any condition after which others follow shows."""
    names = [
        one.get("linkrefid")
        for condition in conditions
        if condition.get("continue", "").lower() == "yes"
        for one in condition.iterfind(f"{A}displayfeedback")
    ]
    shown = f"{A}flow_mat/{A}material/{A}mattext"
    texts = {one.get("ident"): one.findtext(shown) for one in item.iter(f"{A}itemfeedback")}
    return " ".join(texts.get(one) or "" for one in names)


def _place(address: str, file: str) -> str:
    """Return where Moodle looks for a picture: the sign is dropped, and the folder of the assessment set in front."""
    return posixpath.normpath(posixpath.dirname(file) + "/" + address.replace("$IMS-CC-FILEBASE$", ""))
