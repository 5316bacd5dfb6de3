"""Moodle's texts with gaps: ``{1:MULTICHOICE:=right#why~wrong}`` within HTML."""

from __future__ import annotations

import html
import re

from hipspine.quiz.interactions.forms import Filling, Gap
from hipspine.teaching.imports.found import LeftOutError
from hipspine.teaching.imports.markup import from_html

_GAP = re.compile(r"\{([0-9]*):([A-Z_]+):((?:\\.|[^\\}])*)\}", re.DOTALL)
_CHOSEN = re.compile(r"(MULTICHOICE|MC)(_?[VHS]+)?")
_TYPED = frozenset({"SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"})
_MARK = "\ue000{}\ue001"
FILL = "Fill in the gaps."
"""What is asked where the text alone stands in the file."""


def filling(markup: str, lost: list[str]) -> tuple[Filling, str, int]:
    """Return the text with its gaps, what is asked before it, and the sum of its weights.

    Raises LeftOutError for gaps that the course has not.
    """
    gaps: list[Gap] = []
    weights: list[int] = []

    def gap(found: re.Match[str]) -> str:
        weights.append(int(found[1] or 1))
        gaps.append(_gap(str(len(gaps) + 1), found[2], found[3], lost))
        return _MARK.format(len(gaps))

    marked = _GAP.sub(gap, markup)
    if not gaps:
        raise LeftOutError("it has no gap")
    if len(gaps) > 9:
        raise LeftOutError(f"it has {len(gaps)} gaps, and the course 9 at most")
    if len(set(weights)) > 1:
        lost.append("the weights of its gaps: here each earns an equal part")
    text = from_html(marked, lost)
    paragraphs = text.split("\n\n")
    first = next((place for place, one in enumerate(paragraphs) if "\ue000" in one), 0)
    text = "\n\n".join(paragraphs[first:]).replace("\ue000", "[").replace("\ue001", "]")
    return Filling(text, gaps), "\n\n".join(paragraphs[:first]) or FILL, sum(weights) or 1


def _gap(name: str, kind: str, answers: str, lost: list[str]) -> Gap:
    chosen = _CHOSEN.fullmatch(kind)
    if not chosen and kind not in _TYPED and kind not in ("NUMERICAL", "NM"):
        raise LeftOutError(f"the course has no gaps of the type {kind}")
    if kind.endswith("C") and kind in _TYPED:
        lost.append("capitals had to be right in a gap; here they do not matter")
    options: dict[str, str] = {}
    right: list[str] = []
    feedback = ""
    for place, answer in enumerate(re.split(r"(?<!\\)~", answers)):
        said, _, told = _parted(answer)
        share, said = _share(said)
        if kind in ("NUMERICAL", "NM") and share == 100:
            value, _, slack = said.partition(":")
            if slack.strip("0. "):
                raise LeftOutError("a gap takes a number with a tolerance, and the course's gaps take words")
            said = value
        plain = html.unescape(re.sub(r"\\(.)", r"\1", said)).strip() if chosen else _literal(said)
        if share == 100:
            right.append(str(place) if chosen else plain)
            feedback = feedback or from_html(_signs(told), lost)
        elif told.strip():
            lost.append(f"what is said to “{plain}” in gap {name}")
        if chosen:
            options[str(place)] = from_html(html.escape(plain, quote=False), lost)
            if 0 < share < 100:
                lost.append(f"the part of the points for “{plain}” in gap {name}")
        elif share != 100:
            lost.append(f"the answer “{plain}” worth {share:g} % in gap {name}")
    if not right:
        raise LeftOutError(f"nothing fills gap {name} rightly")
    if chosen and len(right) > 1:
        raise LeftOutError(f"more than one option is right in gap {name}")
    return Gap(name, options, right, feedback)


def _parted(answer: str) -> tuple[str, str, str]:
    """Return an answer and its feedback, apart at a sign that is no part of an entity."""
    found = re.search(r"(?<![\\&])#", answer)
    return (answer[: found.start()], "#", answer[found.end() :]) if found else (answer, "", "")


def _share(said: str) -> tuple[float, str]:
    said = said.strip()
    if said.startswith("="):
        return 100.0, said[1:]
    found = re.match(r"%(-?[\d.]+)%", said)
    return (float(found[1]), said[found.end() :]) if found else (0.0, said)


def _signs(told: str) -> str:
    return re.sub(r"\\([}~#\"/\\])", r"\1", told)


def _literal(said: str) -> str:
    """Return a spelling, in which an asterisk after a backslash stands for itself."""
    plain = html.unescape(said)
    if re.search(r"(?<!\\)\*", plain):
        raise LeftOutError("a gap takes anything that fits a wildcard")
    return re.sub(r"\\([*}~#\"/])", r"\1", plain).strip()
