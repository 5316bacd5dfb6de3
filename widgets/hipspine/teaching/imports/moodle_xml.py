"""Moodle XML: the questions of Moodle's own question bank, whatever types they have."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from hipspine.quiz.interactions.enter.numbers import decimal
from hipspine.quiz.interactions.forms import (
    Amount,
    Choosing,
    Entering,
    Filling,
    Form,
    Gap,
    Matching,
    Option,
    Ordering,
    Pairing,
    Thing,
    Writing,
)
from hipspine.teaching.imports import own
from hipspine.teaching.imports.cloze import filling
from hipspine.teaching.imports.found import Found, LeftOut, LeftOutError, Reading
from hipspine.teaching.imports.html_writer import LIST
from hipspine.teaching.imports.markup import from_html, from_moodle, words
from hipspine.teaching.imports.pictures import images, moodle_files, settle
from hipspine.teaching.imports.safe_files import local, xml_of

if TYPE_CHECKING:
    from lxml.etree import _Element


def read(data: bytes, name: str) -> Reading:
    """Return the questions of a file. Raises DataError for what is no XML."""
    return read_root(xml_of(data, name))


def read_root(root: _Element) -> Reading:
    """Return the questions below the element ``quiz``."""
    reading, category = Reading(), ""
    for question in root:
        if local(question) != "question":
            continue
        kind, line = question.get("type", ""), question.sourceline or 1
        if kind == "category":
            category = title_of(question.findtext("category/text") or "")
            continue
        called = (question.findtext("name/text") or "").strip()
        try:
            reading.group(category).questions.append(_question(question, kind, called, line))
        except LeftOutError as error:
            reading.left_out.append(LeftOut(called or f"a question of the type {kind}", line, str(error)))
    return reading


def title_of(path: str) -> str:
    """Return what a category of Moodle is called: the last part of its path, in which two slashes are one."""
    parts = re.split(r"(?<!/)/(?!/)", path.strip())
    return parts[-1].replace("//", "/").strip() if parts[-1] not in ("top", "$course$", "$module$") else ""


def _question(question: _Element, moodles: str, called: str, line: int) -> Found:
    if moodles not in _TYPES:
        raise LeftOutError(f"the course has no questions of the type “{moodles}”")
    lost: list[str] = []
    explanation = _text(question, "generalfeedback", lost)
    stem = _text(question, "questiontext", lost) if moodles not in _STEM_WITH_GAPS else ""
    grade = _number(question.findtext("defaultgrade") or "1")
    found = Found(
        name=(question.findtext("idnumber") or "").strip() or called,
        line=line,
        stem=stem,
        form=Choosing([], single=True),
        explanation=explanation,
        hints=[text for one in question.findall("hint") if (text := _said(one, lost))],
        points=grade if grade else 1.0,
        lost=lost,
    )
    if grade is not None and grade <= 0:
        lost.append("its points were 0: it has one now")
    found.form = _TYPES[moodles](question, found)
    text = question.find("questiontext")
    found.images = images((text.findtext("text") if text is not None else "") or "")
    settle(found, moodle_files(text))
    for tag in question.findall("tags/tag"):
        if (said := (tag.findtext("text") or "").strip()) in ("recall", "understand", "apply", "analyse"):
            found.level = said
    lost += [
        f"what is said to all right or wrong answers ({overall})"
        for overall in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
        if words(_text(question, overall, [])) not in ("", *_MOODLES_OWN)
    ]
    return found


_STEM_WITH_GAPS = ("cloze",)  # what is asked holds the answers
_MOODLES_OWN = ("Your answer is correct.", "Your answer is partially correct.", "Your answer is incorrect.")


def _choices(question: _Element, found: Found) -> Form:
    options = []
    for place, answer in enumerate(question.findall("answer")):
        options.append(Option(str(place), _said(answer, found.lost), (_feedback(answer, found.lost),), _share(answer)))
    single = (question.findtext("single") or "true").strip() in ("true", "1")
    return Choosing(options, single=single)


def _truth(question: _Element, found: Found) -> Form:
    options = []
    for answer in question.findall("answer"):
        said = (answer.findtext("text") or "").strip().casefold()
        if said not in ("true", "false"):
            raise LeftOutError(f"an answer to true or false is “{said}”")
        options.append(Option(said, said.title(), (_feedback(answer, found.lost),), _share(answer)))
    return Choosing(sorted(options, key=lambda one: one.id, reverse=True), single=True)


def _short(question: _Element, found: Found) -> Form:
    if (question.findtext("usecase") or "0").strip() == "1":
        found.lost.append("capitals had to be right; here they do not matter")
    accepted, feedback = [], ""
    for answer in question.findall("answer"):
        said, share = (answer.findtext("text") or "").strip(), _share(answer)
        told = _feedback(answer, found.lost)
        if share == 1 and not re.search(r"(?<!\\)\*", said):
            accepted.append(said.replace("\\*", "*"))
            feedback = feedback or told
        else:
            found.lost.append(f"the answer “{said}” worth {100 * share:g} %{' and its feedback' if told else ''}")
    return typed_gap(found, accepted, feedback)


def typed_gap(found: Found, accepted: list[str], feedback: str) -> Filling:
    """Return a question answered by words as a text with one gap: ours where the stem shows it, else a bare one."""
    if not accepted:
        raise LeftOutError("no answer earns everything without a wildcard")
    text = "[1]"
    if parted := own.blank(found.stem):
        found.stem, text = parted
        found.explanation, told = own.below(found.explanation, [f"1: {' / '.join(accepted)}. "])
        feedback = feedback or "".join(told)
    return Filling(text, [Gap("1", {}, accepted, feedback)])


def _numerical(question: _Element, found: Found) -> Form:
    right: list[Amount] = []
    wrong, otherwise = [], ""
    for answer in question.findall("answer"):
        said, share, told = (answer.findtext("text") or "").strip(), _share(answer), _feedback(answer, found.lost)
        if said == "*":
            otherwise = told
            continue
        value, slack = _number(said), _number(answer.findtext("tolerance") or "0")
        if value is None or slack is None:
            raise LeftOutError(f"“{said}” is no number")
        if share == 1:
            right.append(Amount(value, abs(slack), told))
        elif share > 0:
            found.lost.append(f"the answer {decimal(value)} worth {100 * share:g} %")
        else:
            wrong.append(Amount(value, abs(slack), told))
    if len(right) != 1:
        raise LeftOutError(f"{len(right)} numbers are right, and the course has one" if right else "no number is right")
    units = [(one.findtext("unit_name") or "").strip() for one in question.findall("units/unit")]
    found.stem, unit = own.unit(found.stem)
    if len(units) > 1:
        found.lost.append(f"other units: {', '.join(units[1:])}")
    if units and unit is None:
        unit = from_html(units[0], found.lost)
    return Entering(right[0], unit, wrong, otherwise)


def _matching(question: _Element, found: Found) -> Form:
    pairs: list[tuple[str, str, str]] = []
    partners: dict[str, str] = {}
    for one in question.findall("subquestion"):
        partner = from_html_words(one.findtext("answer/text") or "", found.lost)
        name = partners.setdefault(partner, f"p{len(partners)}")
        asked = _said(one, found.lost)
        if asked:
            pairs.append((asked, name, partner))
    found.explanation, told = own.below(found.explanation, [f"{text} – {said}: " for text, _, said in pairs])
    said = told or [""] * len(pairs)
    made = [Pairing(str(place), text, name, said[place]) for place, (text, name, _) in enumerate(pairs)]
    return Matching(made, {name: text for text, name in partners.items()})


def from_html_words(text: str, lost: list[str]) -> str:
    """Return words that may hold entities, as Moodle keeps what is matched."""
    return from_html(text.replace("<", "&lt;"), lost)


def _ordering(question: _Element, found: Found) -> Form:
    answers = sorted(question.findall("answer"), key=lambda one: _number(one.get("fraction", "0")) or 0.0)
    texts = [_said(one, found.lost) for one in answers]
    found.explanation, told = own.below(found.explanation, [f"{text}: " for text in texts])
    said = told or [_feedback(one, found.lost) for one in answers]
    if (kind := (question.findtext("gradingtype") or "").strip()) not in ("", "RELATIVE_NEXT_EXCLUDE_LAST", "1"):
        found.lost.append(f"how it is scored ({kind}): here it is the share of right neighbours")
    return Ordering([Thing(str(place), text, said[place]) for place, text in enumerate(texts)])


def _cloze(question: _Element, found: Found) -> Form:
    element = question.find("questiontext")
    markup = (element.findtext("text") if element is not None else "") or ""
    form, found.stem, total = filling(markup, found.lost)
    found.points = float(total)
    beginnings = [
        f"{gap.id}: {' / '.join(gap.options[one] if gap.options else one for one in gap.right)}. " for gap in form.gaps
    ]
    found.explanation, told = own.below(found.explanation, beginnings)
    if told:
        gaps = [Gap(gap.id, gap.options, gap.right, said) for gap, said in zip(form.gaps, told, strict=True)]
        form = Filling(form.text, gaps)
    return form


def _essay(question: _Element, found: Found) -> Form:
    lost: list[str] = []
    told = _text(question, "graderinfo", lost)
    found.explanation, model = own.model_answer(found.explanation)
    info, again = own.model_answer(told)
    model = model or again
    if again == model:
        told = info
    if words(_text(question, "responsetemplate", [])):
        found.lost.append("the text that stands in the answer from the beginning")
    # Each entry of a list is a point of the rubric: nothing of it is lost.
    found.lost += [line for line in lost if line != LIST]
    return Writing(model, [line.removeprefix("• ") for line in told.split("\n\n") if line])


def _share(answer: _Element) -> float:
    share = (_number(answer.get("fraction", "0")) or 0.0) / 100
    return round(share, 5)


def _number(said: str) -> float | None:
    try:
        value = float(said.strip())
    except ValueError:
        return None
    return value if value == value and abs(value) != float("inf") else None


def _feedback(answer: _Element, lost: list[str]) -> str:
    return _text(answer, "feedback", lost)


def _text(parent: _Element, name: str, lost: list[str]) -> str:
    element = parent.find(name)
    return _said(element, lost) if element is not None else ""


def _said(element: _Element, lost: list[str]) -> str:
    text = element.findtext("text") or ""
    format = element.get("format") or "moodle_auto_format"
    return from_moodle(text, format, lost)


_TYPES: dict[str, Callable[[_Element, Found], Form]] = {
    "multichoice": _choices,
    "truefalse": _truth,
    "shortanswer": _short,
    "numerical": _numerical,
    "matching": _matching,
    "ordering": _ordering,
    "cloze": _cloze,
    "multianswer": _cloze,
    "essay": _essay,
}
