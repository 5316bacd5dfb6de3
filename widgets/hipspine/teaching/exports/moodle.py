"""Moodle XML: what Moodle's own question bank reads, with points, partial marks, hints and pictures."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from hipspine.quiz.interactions.enter.numbers import decimal
from hipspine.quiz.interactions.forms import Choosing, Entering, Filling, Gap, Matching, Ordering, Writing
from hipspine.teaching.exports.markup import bare, block, bullets, inline, model_answer, words
from hipspine.teaching.exports.pictures import pictures, stem_html
from hipspine.teaching.exports.plan import (
    Chapter,
    Format,
    choices,
    filled,
    general,
    named,
    own_page,
    paired,
    percent,
    placed,
    same_choices,
    spellings,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

    from hipspine.quiz.interactions.question import Question

_OWN = re.compile(r"""[^\w .,()+\-–]""")
MOST_RIGHT = 10
"""Moodle refuses answers worth other parts than those of its list, in which the smallest 1/n is a tenth."""


def refuses(item: Question) -> str | None:
    """Return why Moodle cannot carry a question, None where it can."""
    form = item.form()
    if isinstance(form, Choosing) and not form.single and len(form.right) > MOST_RIGHT:
        return f"Moodle knows no answer worth 1/{len(form.right)}"
    if isinstance(form, Filling) and same_choices(form):
        return "Moodle holds what is chosen for a gap as plain text, in which two of its options are the same"
    if isinstance(form, Matching):
        said = [words(text) for text in form.partners.values()]
        if len(set(said)) < len(said):
            return "Moodle holds what is matched as plain text, in which two of its options are the same"
    return own_page(item)


def write(chapters: Sequence[Chapter]) -> bytes:
    """Return the questions as Moodle XML, a category for each chapter; those of a type that may be lacking stand last.

    Moodle reads from above, and may stop at the first question that it does not know.
    """
    from lxml import etree

    root = etree.Element("quiz")
    for rare in (False, True):
        for chapter in chapters:
            items = [item for item in chapter.items if isinstance(item.form(), Ordering) == rare]
            if items:
                category = etree.SubElement(root, "question", type="category")
                # A slash would begin a subcategory; Moodle reads two as one that is meant.
                _text(category, "category", f"$course$/top/{chapter.title.replace('/', '//')}")
            root.extend(_question(item) for item in items)
    etree.indent(root, " ")
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return text + b"\n"


def notes(chapters: Sequence[Chapter]) -> list[str]:
    """Return what a reader of the file should know."""
    items = [item for chapter in chapters for item in chapter.items]
    counted = [item.id for item in items if isinstance(form := item.form(), Filling) and _weight(item, form) is None]
    lines = []
    if ordered := named(items, Ordering):
        lines.append(
            "Moodle 4.4, or its plugin “Ordering”, is needed for these, which stand last; where it is not there, choose"
            f" “Stop on error: No” in Moodle and the others arrive: {ordered}"
        )
    if counted:
        lines.append(
            f"Moodle gives a gap whole points, one each here, so give theirs in the quiz: {', '.join(counted)}"
        )
    return lines


def _question(item: Question) -> _Element:
    from lxml import etree

    form = item.form()
    question = etree.Element("question", type=_TYPES[type(form)])
    _text(question, "name", item.id)
    shown = stem_html(item, "@@PLUGINFILE@@/")
    stem = _html(question, "questiontext", shown)
    for picture in pictures(item):
        file = etree.SubElement(stem, "file", name=picture.name, path="/", encoding="base64")
        file.text = base64.b64encode(picture.content()).decode()
    more = ""
    if isinstance(form, Entering) and form.unit:
        stem[0].text = etree.CDATA(shown + f"<p>Answer in {bare(form.unit)}.</p>")
    elif isinstance(form, Filling):
        weight = _weight(item, form) or 1
        before, text = (one.replace("{", "&#123;").replace("}", "&#125;") for one in (shown, block(form.text)))
        stem[0].text = etree.CDATA(before + form.shown(text, lambda gap: _gap(gap, weight)))
        more = filled(form)
    elif isinstance(form, Matching):
        more = paired(form)
    elif isinstance(form, Ordering):
        more = placed(form)
    elif isinstance(form, Writing):
        more = model_answer(form.model_answer)
    _html(question, "generalfeedback", general(item) + more)
    if not isinstance(form, Filling):  # whose gaps hold the points
        _plain(question, "defaultgrade", f"{item.points:g}")
    _plain(question, "penalty", "0.3333333")
    _plain(question, "hidden", "0")
    _plain(question, "idnumber", item.id)
    _ANSWERS[type(form)](question, form)
    for hint in item.hints:
        _html(question, "hint", block(hint))
    tags = etree.SubElement(question, "tags")
    for tag in filter(None, (item.objective, item.level)):
        _text(tags, "tag", tag)
    return question


def _choices(question: _Element, form: Choosing) -> None:
    _plain(question, "single", "true" if form.single else "false")
    # Combined options and regions of the body stand in an order that helps to find them.
    _plain(question, "shuffleanswers", "true" if len(form.options) <= 5 else "false")
    _plain(question, "answernumbering", "none")
    _overall(question)
    for option in choices(form):
        answer = _html(question, "answer", option.html, fraction=percent(option.share))
        _html(answer, "feedback", option.feedback)


def _number(question: _Element, form: Entering) -> None:
    from lxml import etree

    told = [(form.right, "100"), *((one, "0") for one in form.mistakes)]
    for part, fraction in told:
        answer = etree.SubElement(question, "answer", fraction=fraction, format="moodle_auto_format")
        _plain(answer, "text", decimal(part.value))
        _html(answer, "feedback", inline(part.feedback))
        _plain(answer, "tolerance", decimal(part.tolerance))
    answer = etree.SubElement(question, "answer", fraction="0", format="moodle_auto_format")
    _plain(answer, "text", "*")
    _html(answer, "feedback", inline(form.otherwise))
    _plain(answer, "tolerance", "0")
    if form.unit:
        unit = etree.SubElement(etree.SubElement(question, "units"), "unit")
        _plain(unit, "multiplier", "1")
        _plain(unit, "unit_name", words(form.unit))
    # 0 grades the number alone; a unit may be typed after it (0), or is not asked for at all (3).
    _plain(question, "unitgradingtype", "0")
    _plain(question, "unitpenalty", "0")
    _plain(question, "showunits", "0" if form.unit else "3")
    _plain(question, "unitsleft", "0")


def _ordering(question: _Element, form: Ordering) -> None:
    """Add the things in their right order; Moodle marks neighbours as the bank does, the last one not counted."""
    for name, value in (
        ("layouttype", "VERTICAL"),
        ("selecttype", "ALL"),
        ("selectcount", str(len(form.things))),
        ("gradingtype", "RELATIVE_NEXT_EXCLUDE_LAST"),
        ("showgrading", "SHOW"),
        ("numberingstyle", "none"),
    ):
        _plain(question, name, value)
    _overall(question)
    # Moodle 4.4 and later cannot save the question without it.
    _plain(question, "shownumcorrect", "1")
    for place, option in enumerate(form.things, start=1):
        # Moodle throws away what is said to one of the things: the general feedback holds it.
        _html(_html(question, "answer", inline(option.text), fraction=f"{place}.0000000"), "feedback", "")


def _matching(question: _Element, form: Matching) -> None:
    _plain(question, "shuffleanswers", "true")
    _overall(question)
    partners = {name: words(text) for name, text in form.partners.items()}
    used = {pair.match for pair in form.pairs}
    pairs = [(inline(pair.text), partners[pair.match]) for pair in form.pairs]
    pairs += [("", text) for name, text in partners.items() if name not in used]
    for asked, partner in pairs:
        _text(_html(question, "subquestion", asked), "answer", partner)


def _weight(item: Question, form: Filling) -> int | None:
    """Return the points of each gap, None where they are not whole."""
    each = item.points / len(form.gaps)
    return int(each) if each == int(each) else None


def _gap(gap: Gap, weight: int) -> str:
    """Return a gap in Moodle's own signs, with its right answer first; Moodle shuffles what is chosen."""
    if not gap.options:
        return f"{{{weight}:SHORTANSWER:{'~'.join(f'={_coded(one)}' for one in spellings(gap))}}}"
    texts = [(name in gap.right, _coded(words(text))) for name, text in gap.options.items()]
    return f"{{{weight}:MULTICHOICE_S:{'~'.join(f'={text}' if right else text for right, text in texts)}}}"


def _coded(text: str) -> str:
    """Return plain words whose signs Moodle takes for none of its own: it reads the codes of HTML after them.

    An asterisk would stand for anything, and Moodle reads one after a backslash as itself.
    """
    return _OWN.sub(lambda sign: ("&#92;" if sign[0] == "*" else "") + f"&#{ord(sign[0])};", text)


def _no_more(question: _Element, form: Filling) -> None:
    """Add nothing: the text of the question holds its answers."""


def _essay(question: _Element, form: Writing) -> None:
    for name, value in (
        ("responseformat", "editor"),
        ("responserequired", "1"),
        ("responsefieldlines", "10"),
        ("attachments", "0"),
        ("attachmentsrequired", "0"),
    ):
        _plain(question, name, value)
    _html(question, "graderinfo", bullets(form.rubric) + model_answer(form.model_answer))
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


_TYPES = {
    Choosing: "multichoice",
    Entering: "numerical",
    Ordering: "ordering",
    Matching: "matching",
    Filling: "cloze",
    Writing: "essay",
}
_ANSWERS: dict[type, Callable[[_Element, Any], None]] = {
    Choosing: _choices,
    Entering: _number,
    Ordering: _ordering,
    Matching: _matching,
    Filling: _no_more,
    Writing: _essay,
}

FORMAT = Format(refuses, write, notes)
