"""Moodle XML: what Moodle's own question bank reads, with points, partial marks, hints and pictures."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hipspine.quiz.kinds.arranging import Matching, Ordering
from hipspine.quiz.kinds.base import Question
from hipspine.quiz.kinds.body import Body
from hipspine.quiz.kinds.case import Case
from hipspine.quiz.kinds.numeric import Numeric
from hipspine.quiz.kinds.setting import Setting
from hipspine.quiz.kinds.written import Written
from hipspine.teaching.exports import bodymap
from hipspine.teaching.exports.markup import bare, block, bullets, escaped, inline, model_answer, words
from hipspine.teaching.exports.plan import (
    NO_FIGURE,
    NO_STORY,
    Chapter,
    Choosing,
    Format,
    choosing,
    decimal,
    general,
    percent,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_RIGHT = 10
"""Moodle refuses answers worth other parts than those of its list, in which the smallest 1/n is a tenth."""


def refuses(item: Question) -> str | None:
    """Return why Moodle cannot carry a question, None where it can."""
    if isinstance(item, Setting):
        return NO_FIGURE
    if isinstance(item, Case):
        return NO_STORY
    choice = choosing(item)
    if choice and not choice.single and len(choice.right) > MOST_RIGHT:
        return f"Moodle knows no answer worth 1/{len(choice.right)}"
    if isinstance(item, Matching):
        said = [words(option.text) for option in item.options]
        if len(set(said)) < len(said):
            return "Moodle holds what is matched as plain text, in which two of its options are the same"
    return None


def write(chapters: Sequence[Chapter]) -> bytes:
    """Return the questions as Moodle XML, a category for each chapter."""
    from lxml import etree

    root = etree.Element("quiz")
    for chapter in chapters:
        category = etree.SubElement(root, "question", type="category")
        # A slash would begin a subcategory; Moodle reads two as one that is meant.
        _text(category, "category", f"$course$/top/{chapter.title.replace('/', '//')}")
        for item in chapter.items:
            root.append(_question(item))
    etree.indent(root, " ")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def notes(chapters: Sequence[Chapter]) -> list[str]:
    """Return what a reader of the file should know."""
    ordered = [item.id for chapter in chapters for item in chapter.items if isinstance(item, Ordering)]
    return [f"Moodle 4.4, or its plugin “Ordering”, is needed for: {', '.join(ordered)}"] if ordered else []


def _question(item: Question) -> _Element:
    from lxml import etree

    choice = choosing(item)
    kinds = {Numeric: "numerical", Ordering: "ordering", Matching: "matching", Written: "essay"}
    question = etree.Element("question", type="multichoice" if choice else kinds[type(item)])
    _text(question, "name", item.id)
    stem = _html(question, "questiontext", block(item.stem))
    more = ""
    if isinstance(item, Body):
        stem[0].text = etree.CDATA(block(item.stem) + f"<p>{bodymap.image(f'@@PLUGINFILE@@/{bodymap.NAME}')}</p>")
        file = etree.SubElement(stem, "file", name=bodymap.NAME, path="/", encoding="base64")
        file.text = base64.b64encode(bodymap.picture()).decode()
    elif isinstance(item, Numeric) and item.answer.unit:
        stem[0].text = etree.CDATA(block(item.stem) + f"<p>Answer in {bare(item.answer.unit)}.</p>")
    elif isinstance(item, Matching):
        partners = {option.id: words(option.text) for option in item.options}
        more = "".join(
            f"<p>{bare(pair.text)} – {escaped(partners[pair.match])}: {bare(pair.feedback)}</p>" for pair in item.pairs
        )
    elif isinstance(item, Written):
        more = model_answer(item.model_answer)
    _html(question, "generalfeedback", general(item) + more)
    _plain(question, "defaultgrade", f"{item.points:g}")
    _plain(question, "penalty", "0.3333333")
    _plain(question, "hidden", "0")
    _plain(question, "idnumber", item.id)
    if choice:
        _choices(question, choice)
    elif isinstance(item, Numeric):
        _number(question, item)
    elif isinstance(item, Ordering):
        _ordering(question, item)
    elif isinstance(item, Matching):
        _matching(question, item)
    elif isinstance(item, Written):
        _essay(question, item)
    for hint in item.hints:
        _html(question, "hint", block(hint))
    tags = etree.SubElement(question, "tags")
    for tag in (item.objective, item.level):
        _text(tags, "tag", tag)
    return question


def _choices(question: _Element, choice: Choosing) -> None:
    _plain(question, "single", "true" if choice.single else "false")
    # Combined options and regions of the body stand in an order that helps to find them.
    _plain(question, "shuffleanswers", "true" if len(choice.options) <= 5 else "false")
    _plain(question, "answernumbering", "none")
    _overall(question)
    for option in choice.options:
        answer = _html(question, "answer", option.html, fraction=percent(option.share))
        _html(answer, "feedback", option.feedback)


def _number(question: _Element, item: Numeric) -> None:
    from lxml import etree

    told = [(item.answer, "100"), *((one, "0") for one in item.mistakes)]
    for part, fraction in told:
        answer = etree.SubElement(question, "answer", fraction=fraction, format="moodle_auto_format")
        _plain(answer, "text", decimal(part.value))
        _html(answer, "feedback", inline(part.feedback))
        _plain(answer, "tolerance", decimal(part.tolerance))
    answer = etree.SubElement(question, "answer", fraction="0", format="moodle_auto_format")
    _plain(answer, "text", "*")
    _html(answer, "feedback", inline(item.otherwise))
    _plain(answer, "tolerance", "0")
    if item.answer.unit:
        unit = etree.SubElement(etree.SubElement(question, "units"), "unit")
        _plain(unit, "multiplier", "1")
        _plain(unit, "unit_name", words(item.answer.unit))
    # 0 grades the number alone; a unit may be typed after it (0), or is not asked for at all (3).
    _plain(question, "unitgradingtype", "0")
    _plain(question, "unitpenalty", "0")
    _plain(question, "showunits", "0" if item.answer.unit else "3")
    _plain(question, "unitsleft", "0")


def _ordering(question: _Element, item: Ordering) -> None:
    """Add the things in their right order; Moodle marks neighbours as the bank does, the last one not counted."""
    for name, value in (
        ("layouttype", "VERTICAL"),
        ("selecttype", "ALL"),
        ("selectcount", str(len(item.options))),
        ("gradingtype", "RELATIVE_NEXT_EXCLUDE_LAST"),
        ("showgrading", "SHOW"),
        ("numberingstyle", "none"),
    ):
        _plain(question, name, value)
    _overall(question)
    for place, option in enumerate(item.options, start=1):
        answer = _html(question, "answer", inline(option.text), fraction=f"{place}.0000000")
        _html(answer, "feedback", inline(option.feedback))


def _matching(question: _Element, item: Matching) -> None:
    _plain(question, "shuffleanswers", "true")
    _overall(question)
    partners = {option.id: words(option.text) for option in item.options}
    used = {pair.match for pair in item.pairs}
    pairs = [(inline(pair.text), partners[pair.match]) for pair in item.pairs]
    pairs += [("", text) for name, text in partners.items() if name not in used]
    for asked, partner in pairs:
        _text(_html(question, "subquestion", asked), "answer", partner)


def _essay(question: _Element, item: Written) -> None:
    for name, value in (
        ("responseformat", "editor"),
        ("responserequired", "1"),
        ("responsefieldlines", "10"),
        ("attachments", "0"),
        ("attachmentsrequired", "0"),
    ):
        _plain(question, name, value)
    _html(question, "graderinfo", bullets(item.rubric) + model_answer(item.model_answer))
    _html(question, "responsetemplate", "")


def _overall(question: _Element) -> None:
    for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
        _html(question, name, "")


def _html(parent: _Element, name: str, markup: str, **attributes: str) -> _Element:
    from lxml import etree

    element = etree.SubElement(parent, name, **attributes, format="html")
    # HTML never holds "]]>", as ">" is written "&gt;" in it.
    etree.SubElement(element, "text").text = etree.CDATA(markup) if markup else None
    return element


def _text(parent: _Element, name: str, said: str) -> None:
    from lxml import etree

    etree.SubElement(etree.SubElement(parent, name), "text").text = said


def _plain(parent: _Element, name: str, said: str) -> None:
    from lxml import etree

    etree.SubElement(parent, name).text = said


FORMAT = Format(refuses, write, notes)
