"""Moodle XML (MoodleDocs, "Moodle XML format"): elements of each type of question, fractions, files, and HTML."""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from lxml import etree

from tests.support.lms.grammar import ANY, BOOLEAN, FLOAT, SOME, WHOLE, Element, doubled, fits, structure

# The parts of a point that Moodle's question bank knows (MoodleDocs, "Grades" of imported questions), in percent.
_PARTS = (
    *(90.0, 83.33333, 80.0, 75.0, 70.0, 66.66667, 60.0, 50.0, 40.0, 33.33333, 30.0, 25.0, 20.0),
    *(16.66667, 14.28571, 12.5, 11.11111, 10.0, 5.0),
)
FRACTIONS = {0.0, 100.0, -100.0, *_PARTS, *(-part for part in _PARTS)}

_FORMAT = {"format": "html|moodle_auto_format|plain_text|markdown"}
_HTML = Element("text file*", _FORMAT)
_SHARED = "name questiontext generalfeedback defaultgrade penalty hidden idnumber?"
_UNGRADED = _SHARED.replace("defaultgrade ", "")  # gaps hold the points of a text with gaps
_OVERALL = "correctfeedback partiallycorrectfeedback incorrectfeedback"
_END = "hint* tags?"

TYPES = {
    "category": "category",
    "multichoice": f"{_SHARED} single shuffleanswers answernumbering {_OVERALL} answer answer+ {_END}",
    "numerical": f"{_SHARED} answer+ units? unitgradingtype unitpenalty showunits unitsleft {_END}",
    "matching": f"{_SHARED} shuffleanswers {_OVERALL} subquestion subquestion+ {_END}",
    "ordering": f"{_SHARED} layouttype selecttype selectcount gradingtype showgrading numberingstyle {_OVERALL}"
    f" shownumcorrect answer answer+ {_END}",
    "cloze": f"{_UNGRADED} {_END}",
    "essay": f"{_SHARED} responseformat responserequired responsefieldlines attachments attachmentsrequired"
    f" graderinfo responsetemplate {_END}",
}
_PLAIN = {
    **dict.fromkeys(("single", "shuffleanswers"), BOOLEAN),
    **dict.fromkeys(("defaultgrade", "penalty", "unitpenalty", "multiplier", "tolerance"), FLOAT),
    **dict.fromkeys(("selectcount", "responsefieldlines", "attachments"), WHOLE),
    **dict.fromkeys(("hidden", "unitsleft", "shownumcorrect", "responserequired", "attachmentsrequired"), "0|1"),
    "unitgradingtype": "[0-2]",
    "showunits": "[0-3]",
    "answernumbering": "none|abc|ABCD|123|iii|IIII",
    "numberingstyle": "none|abc|ABCD|123|iii|IIII",
    "layouttype": "VERTICAL|HORIZONTAL|[01]",
    "selecttype": "ALL|RANDOM|CONTIGUOUS|[012]",
    "showgrading": "SHOW|HIDE|[01]",
    "gradingtype": "ALL_OR_NOTHING|ABSOLUTE_POSITION|RELATIVE_NEXT_(EXCLUDE|INCLUDE)_LAST"
    "|RELATIVE_ONE_PREVIOUS_AND_NEXT|RELATIVE_ALL_PREVIOUS_AND_NEXT|LONGEST_(ORDERED|CONTIGUOUS)_SUBSET",
    "responseformat": "editor|editorfilepicker|plain|monospaced|noinline",
    "idnumber": SOME,
    "unit_name": SOME,
}
RULES = {
    "quiz": Element("question+"),
    "question": Element(" | ".join(f"({one})" for one in TYPES.values()), {"type": "|".join(TYPES)}),
    "category": Element("text"),
    "name": Element("text"),
    "text": Element(text=ANY),
    "file": Element("", {"name": r"[\w.\-]+", "path": "/", "encoding": "base64"}, text=SOME),
    "answer": Element("text feedback? tolerance?", may={"fraction": FLOAT, **_FORMAT}),
    "subquestion": Element("text answer", _FORMAT),
    "units": Element("unit+"),
    "unit": Element("multiplier unit_name"),
    "tags": Element("tag*"),
    "tag": Element("text"),
    **dict.fromkeys(("questiontext", "generalfeedback", "feedback", "hint", "graderinfo", "responsetemplate"), _HTML),
    **dict.fromkeys(_OVERALL.split(), _HTML),
    **{one: Element(text=pattern) for one, pattern in _PLAIN.items()},
}
_TAGS = {
    *("p", "span", "em", "strong", "code", "br", "img", "ul", "li", "div"),
    *("math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "msup", "msub", "msubsup", "mfrac", "msqrt", "mroot"),
    *("mover", "munder", "munderover", "mtable", "mtr", "mtd", "mstyle", "mpadded"),
}


def problems(root: etree._Element) -> list[str]:
    """Return what is wrong with a file of questions."""
    found = structure(root, RULES, None)
    if found:
        return found
    asked = [one for one in root if one.get("type") != "category"]
    found += doubled("name", [one.findtext("name/text") for one in asked])
    found += doubled("idnumber", [one.findtext("idnumber") for one in asked])
    for one in root:
        called = one.findtext("name/text") or one.findtext("category/text")
        found += [f"{called}: {problem}" for problem in _question(one)]
    return found


def _question(question: etree._Element) -> Iterator[str]:
    kind = question.get("type")
    if not fits(question, TYPES[kind]):
        yield f"a {kind} question holds {' '.join(child.tag for child in question)}"
        return
    if kind == "category":
        if not (question.findtext("category/text") or "").startswith("$course$/"):
            yield "the category does not begin at the course"
        return
    if not (question.findtext("name/text") or "").strip() or not (question.findtext("questiontext/text") or "").strip():
        yield "the question has no name or no text"
    if float(question.findtext("defaultgrade") or 1) <= 0 or not 0 <= float(question.findtext("penalty")) <= 1:
        yield "the grade is not above 0, or the penalty not from 0 to 1"
    yield from _MORE[kind](question)
    for element in question.iter():
        if element.get("format") == "html":
            yield from html_problems(element.findtext("text") or "")
            yield from _files(element)


def _multichoice(question: etree._Element) -> Iterator[str]:
    shares = fractions(question)
    yield from _known(shares)
    if any(one.find("feedback") is None or one.find("tolerance") is not None for one in question.iterfind("answer")):
        yield "an answer has no feedback, or a tolerance"
    texts = [one.findtext("text") or "" for one in question.iterfind("answer")]
    yield from doubled("answer", texts)
    if not all(text.strip() for text in texts):
        yield "an answer is empty"
    if question.findtext("single") == "true":
        if max(shares) != 100 or shares.count(100.0) != 1 or min(shares) < 0:
            yield f"of one choice exactly one must earn 100 and none less than 0: {shares}"
    elif abs(sum(one for one in shares if one > 0) - 100) > 0.01:
        yield f"the right choices do not earn 100 together: {shares}"


def _numerical(question: etree._Element) -> Iterator[str]:
    yield from _known(fractions(question))
    if 100.0 not in fractions(question):
        yield "no answer earns 100"
    for one in question.iterfind("answer"):
        text, tolerance = one.findtext("text") or "", one.findtext("tolerance")
        if text != "*" and not re.fullmatch(FLOAT, text):
            yield f"the answer {text!r} is no number"
        if tolerance is None or float(tolerance) < 0:
            yield f"the answer {text!r} has no tolerance of 0 or more"
    if (question.find("units") is None) != (question.findtext("showunits") == "3"):
        yield "units are shown that are not there, or the other way round"


def _matching(question: etree._Element) -> Iterator[str]:
    pairs = [
        ((one.findtext("text") or "").strip(), one.findtext("answer/text") or "")
        for one in question.iterfind("subquestion")
    ]
    asked = [left for left, _ in pairs if left]
    yield from doubled("subquestion", asked)
    if not all(right.strip() for _, right in pairs):
        yield "a subquestion has no answer"
    if len(asked) < 2 or len({right for _, right in pairs}) < 3:
        yield "Moodle wants two subquestions and three answers"
    if any(one.get("fraction") or one.find("answer/feedback") is not None for one in question.iterfind("subquestion")):
        yield "a subquestion has a fraction or a feedback"


def _ordering(question: etree._Element) -> Iterator[str]:
    places = fractions(question)
    if places != [float(place) for place in range(1, len(places) + 1)]:
        yield f"the things do not stand in their places: {places}"
    if question.findtext("selecttype") in ("ALL", "0") and int(question.findtext("selectcount")) != len(places):
        yield f"{question.findtext('selectcount')} things are selected of {len(places)}"
    yield from doubled("thing", [one.findtext("text") for one in question.iterfind("answer")])


# A gap of a text: {weight:TYPE:=right~wrong~%50%half#feedback}; signs of its own stand behind a backslash.
_GAP = re.compile(r"\{(\d*):([A-Z_]+):((?:\\.|[^\\}])*)\}")
_GAP_TYPES = {
    f"{name}{more}"
    for name, ends in {"SHORTANSWER": ("", "_C"), "MULTICHOICE": ("", "_V", "_H", "_S", "_VS", "_HS")}.items()
    for more in ends
}


def gaps(question: etree._Element) -> list[tuple[int, str, dict[str, float]]]:
    """Return the gaps of a text as Moodle reads them: weight, type, and what each answer earns, in percent."""
    found = []
    for weight, kind, inside in _GAP.findall(question.findtext("questiontext/text") or ""):
        answers = {}
        for answer in re.split(r"(?<!\\)~", inside):
            said = re.match(r"(?:%(-?[\d.]+)%|(=))?(.*?)(?:(?<![\\&])#.*)?$", answer, re.DOTALL)
            share = float(said[1]) if said[1] else 100.0 if said[2] else 0.0
            answers[html.unescape(re.sub(r"\\([}#~/\"\\])", r"\1", said[3])).strip()] = share
        found.append((int(weight or 1), kind, answers))
    return found


def _cloze(question: etree._Element) -> Iterator[str]:
    found = gaps(question)
    if not found:
        yield "the text has no gap"
    for weight, kind, answers in found:
        if weight < 1 or kind not in _GAP_TYPES:
            yield f"a gap of the type {kind} with the weight {weight}"
        yield from _known(answers.values())
        if 100.0 not in answers.values() or not all(answers):
            yield "nothing earns all of a gap, or an answer is empty"
        if kind.startswith("MULTI") and len(answers) < 2:
            yield "there is nothing to choose for a gap"
    text = _GAP.sub("", question.findtext("questiontext/text") or "")
    if re.search(r"[{}]", text.replace("@@PLUGINFILE@@", "")):
        yield "a brace of the text belongs to no gap"


def earned_gaps(question: etree._Element, filled: Iterable[str]) -> float:
    """Return what filling the gaps with these texts earns, 0 to 1; typed ones may differ in capitals."""
    total = got = 0.0
    for (weight, kind, answers), said in zip(gaps(question), filled, strict=True):
        total += weight
        for answer, share in answers.items():
            literal = answer.replace("\\*", "*")
            same = literal == said if kind.startswith("MULTI") else literal.lower() == said.strip().lower()
            got += weight * share / 100 if same else 0
    return got / total


def _essay(question: etree._Element) -> Iterator[str]:
    if not (question.findtext("graderinfo/text") or "").strip():
        yield "the marker is told nothing"


_MORE = {
    "multichoice": _multichoice,
    "numerical": _numerical,
    "matching": _matching,
    "ordering": _ordering,
    "cloze": _cloze,
    "essay": _essay,
}


def fractions(question: etree._Element) -> list[float]:
    """Return what each answer earns, in percent; an answer without a fraction counts as not a number."""
    return [float(one.get("fraction", "nan")) for one in question.iterfind("answer")]


def _known(shares: Iterable[float]) -> Iterator[str]:
    yield from (f"Moodle knows no answer worth {one:g}" for one in shares if one not in FRACTIONS)


def _files(element: etree._Element) -> Iterator[str]:
    there = [one.get("name") for one in element.iterfind("file")]
    shown = re.findall(r"@@PLUGINFILE@@/([^\"'<>\s]+)", element.findtext("text") or "")
    yield from (f"the file {one!r} is not there" for one in shown if one not in there)
    yield from (f"the file {one!r} is not shown" for one in there if one not in shown)
    for one in element.iterfind("file"):
        try:
            base64.b64decode(one.text, validate=True)
        except binascii.Error:
            yield f"the file {one.get('name')!r} is no base64"


def html_problems(markup: str) -> Iterator[str]:
    """Give what is wrong with HTML: tags that do not close, and what no question needs."""
    try:
        root = etree.fromstring(f"<div>{re.sub('&(?!amp;|lt;|gt;|quot;|#)', '&amp;', markup)}</div>")
    except etree.XMLSyntaxError as error:
        yield f"the HTML is not well formed: {error}"
        return
    for element in root.iter(etree.Element):
        tag = etree.QName(element).localname
        if tag not in _TAGS or any(key.startswith("on") for key in element.attrib):
            yield f"the HTML holds <{tag} {' '.join(element.keys())}>"
        if tag == "img" and not element.get("alt"):
            yield "a picture has no words"


def earned(question: etree._Element, chosen: Iterable[int]) -> float:
    """Return what choosing these answers earns of a multiple choice, 0 to 1."""
    shares = fractions(question)
    return min(1.0, max(0.0, sum(shares[place] for place in chosen) / 100))


def earned_number(question: etree._Element, value: float) -> tuple[float, str]:
    """Return what a number earns, 0 to 1, and its feedback: the first answer near enough counts, as in Moodle."""
    for one in question.iterfind("answer"):
        if one.findtext("text") == "*" or abs(value - float(one.findtext("text"))) <= float(one.findtext("tolerance")):
            return float(one.get("fraction")) / 100, one.findtext("feedback/text") or ""
    return 0.0, ""


def earned_order(question: etree._Element, response: list[int]) -> float:
    """Return what an order of the answers' places earns where each right neighbour counts and the last has none."""
    assert question.findtext("gradingtype") == "RELATIVE_NEXT_EXCLUDE_LAST"
    right = sum(later == earlier + 1 for earlier, later in pairwise(response))
    return right / (len(response) - 1)


def earned_matches(question: etree._Element, chosen: Mapping[int, str]) -> float:
    """Return what matching the subquestions (by place) with these texts earns: each the same part."""
    pairs = list(question.iterfind("subquestion"))
    asked = [place for place, one in enumerate(pairs) if (one.findtext("text") or "").strip()]
    return sum(pairs[place].findtext("answer/text") == chosen.get(place) for place in asked) / len(asked)
