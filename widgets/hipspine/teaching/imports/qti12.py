"""QTI 1.2: Canvas's own exports, the profile of Common Cartridge, and what other tools write of it."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from hipspine.quiz.interactions.enter.numbers import nine_digits
from hipspine.quiz.interactions.forms import Amount, Choosing, Entering, Filling, Form, Gap, Matching, Option, Pairing
from hipspine.quiz.interactions.forms import Writing as WritingForm
from hipspine.teaching.imports import own
from hipspine.teaching.imports.elements import child, every, first, number, said
from hipspine.teaching.imports.found import Found, LeftOut, LeftOutError, Reading
from hipspine.teaching.imports.html_writer import LIST
from hipspine.teaching.imports.markup import from_html, from_text
from hipspine.teaching.imports.moodle_xml import typed_gap
from hipspine.teaching.imports.pictures import images
from hipspine.teaching.imports.qti12_rules import Rules
from hipspine.teaching.imports.safe_files import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_REFUSED = {
    "text_only_question": "it is a text, which asks nothing",
    "calculated_question": "its numbers are drawn by a formula of Canvas",
    "file_upload_question": "it asks for a file",
    "ordering_question": "Canvas's questions in order are not read",
}
_CHOSEN = ("multiple_choice_question", "true_false_question", "multiple_answers_question")
_CC = {
    "cc.multiple_choice.v0p1": "multiple_choice_question",
    "cc.true_false.v0p1": "true_false_question",
    "cc.multiple_response.v0p1": "multiple_answers_question",
    "cc.essay.v0p1": "essay_question",
    "cc.fib.v0p1": "short_answer_question",
    "cc.pattern_match.v0p1": "short_answer_question",
}


def read_root(reading: Reading, root: _Element, place: str) -> None:
    """Read the questions of a document, each into the group of its assessment or question bank."""
    parts = [one for one in root if local(one) in ("assessment", "objectbank")] or [root]
    for part in parts:
        title = part.get("title") or _fields(part).get("bank_title", "")
        for item in every(part, "item"):
            name = item.get("title") or item.get("ident") or "a question without a name"
            if name.casefold() in ("question", "questions", ""):
                name = item.get("ident") or name
            try:
                found = _question(item, name)
                found.file = place
                reading.group(title).questions.append(found)
            except LeftOutError as error:
                reading.left_out.append(LeftOut(name, item.sourceline or 1, str(error), place))


def _question(item: _Element, name: str) -> Found:
    fields, presentation = _fields(item), first(item, "presentation")
    if presentation is None:
        raise LeftOutError("it has no text (presentation)")
    kind = fields.get("question_type") or _CC.get(fields.get("cc_profile", "")) or _kind(presentation, item)
    if kind in _REFUSED:
        raise LeftOutError(_REFUSED[kind])
    lost: list[str] = []
    points = number(fields.get("points_possible") or fields.get("cc_weighting") or "1")
    rules = Rules(item, lambda element: material(element, lost))
    found = Found(name, item.sourceline or 1, "", WritingForm("", []), points=points or 1.0, lost=lost)
    found.explanation = rules.general
    markup = _stem(presentation)
    found.images = images(markup)
    responses = every(presentation, "response_lid", "response_str", "response_num", "response_grp")
    if kind in ("fill_in_multiple_blanks_question", "multiple_dropdowns_question"):
        found.form = _gaps(markup, responses, rules, found, chosen=kind.startswith("multiple"))
    else:
        found.stem = from_html(markup, lost)
        found.form = _form(kind, responses, rules, found)
    lost += rules.unread()
    return found


def _form(kind: str, responses: list[_Element], rules: Rules, found: Found) -> Form:
    if kind in _CHOSEN:
        return _choices(responses, rules, found, single=kind != "multiple_answers_question")
    if kind == "matching_question":
        return _matching(responses, rules, found)
    if kind == "numerical_question":
        return _number(rules, found)
    if kind == "short_answer_question":
        right = [one for one in rules.right() if one]
        if len(right) < len(rules.right()):
            found.lost.append("an empty answer that counted")
        return typed_gap(found, right, rules.named("correct_fb"))
    if kind == "essay_question":
        found.explanation, model = own.model_answer(found.explanation)
        solution = rules.solution()
        entries = solution.split("\n\n")
        rubric = [one.removeprefix("• ") for one in entries if one.startswith("• ")]
        rest = "\n\n".join(one for one in entries if not one.startswith("• "))
        if rubric and LIST in found.lost:
            found.lost.remove(LIST)
        return WritingForm(model or rest, rubric)
    raise LeftOutError(f"the course has no questions of the type “{kind}”")


def _kind(presentation: _Element, item: _Element) -> str:
    """Return what a question asks, by its parts, in Canvas's words."""
    chosen, typed = every(presentation, "response_lid"), every(presentation, "response_str", "response_num")
    if len(chosen) == 1 and not typed:
        several = (chosen[0].get("rcardinality") or "Single") == "Multiple"
        return "multiple_answers_question" if several else "multiple_choice_question"
    if len(chosen) > 1 and not typed:
        return "matching_question"
    if len(typed) == 1 and not chosen:
        fib = first(typed[0], "render_fib")
        kind = (fib.get("fibtype") or "String") if fib is not None else "String"
        if kind in ("Decimal", "Integer") or local(typed[0]) == "response_num":
            return "numerical_question"
        return "short_answer_question" if every(item, "varequal") else "essay_question"
    return "of several parts" if chosen or typed else "text_only_question"


def _choices(responses: list[_Element], rules: Rules, found: Found, *, single: bool) -> Form:
    labels = every(responses[0], "response_label") if responses else []
    right, earned = rules.right(), rules.earned()
    options = []
    for label in labels:
        name = label.get("ident", "")
        share = (1.0 if single else 1 / len(right)) if name in right else 0.0 if single else -1 / max(len(right), 1)
        if single and name not in right and 0 < earned.get(name, 0) < rules.most:
            share = earned[name] / rules.most
        options.append(Option(name, material(label, found.lost), (rules.feedback(name),), share))
    if not single:
        found.lost.append("how the platform counts several answers: here wrong ones are taken off the right ones")
    return Choosing(options, single=single)


def _matching(responses: list[_Element], rules: Rules, found: Found) -> Form:
    partners: dict[str, str] = {}
    names: dict[str, str] = {}
    pairs = []
    for response in responses:
        for label in every(response, "response_label"):
            text = material(label, found.lost)
            names[label.get("ident", "")] = partners.setdefault(text, f"p{len(partners)}")
        asked = child(response, "material")
        right = rules.right(response.get("ident", ""))
        if len(right) != 1 or right[0] not in names:
            raise LeftOutError("not each of its parts has exactly one partner")
        text = _text(asked, found.lost) if asked is not None else ""
        told = rules.feedback(right[0], response.get("ident", ""))
        pairs.append(Pairing(response.get("ident", ""), text, names[right[0]], told))
    return Matching(pairs, {name: text for text, name in partners.items()})


def _number(rules: Rules, found: Found) -> Form:
    ranges = rules.ranges()
    if len(ranges) != 1:
        problem = f"{len(ranges)} numbers are right, and the course has one"
        raise LeftOutError(problem if ranges else "no number is right")
    exact, low, high = ranges[0]
    value = exact if exact is not None else nine_digits((low + high) / 2)
    slack = float(f"{max(high - value, value - low, 0.0):.7g}")
    if abs((high - value) - (value - low)) > 1e-6 * max(1.0, abs(value)):
        found.lost.append(f"its range is not even around {value:g} ({low:g} to {high:g}): the wider side counts")
    found.stem, unit = own.unit(found.stem)
    right = Amount(value, slack, rules.named("correct_fb"))
    return Entering(right, unit, [], rules.named("general_incorrect_fb"))


def _gaps(markup: str, responses: list[_Element], rules: Rules, found: Found, *, chosen: bool) -> Form:
    gaps: list[tuple[str, dict[str, str], list[str]]] = []
    for place, response in enumerate(responses, start=1):
        name = said(child(response, "material")) or (response.get("ident") or "").removeprefix("response_")
        if f"[{name}]" not in markup:
            raise LeftOutError(f"its text has no place [{name}]")
        markup = markup.replace(f"[{name}]", f"\ue000{place}\ue001", 1)
        texts = {one.get("ident", ""): said(one) for one in every(response, "response_label")}
        if chosen:
            right = rules.right(response.get("ident", ""))
            options = {ident: from_text(text, found.lost) for ident, text in texts.items()}
        else:
            right, options = list(dict.fromkeys(texts.values())), {}
        if not right:
            raise LeftOutError(f"nothing fills the gap [{name}] rightly")
        gaps.append((str(place), options, right))
    paragraphs = from_html(markup, found.lost).split("\n\n")
    begin = next((place for place, one in enumerate(paragraphs) if "\ue000" in one), 0)
    text = "\n\n".join(paragraphs[begin:]).replace("\ue000", "[").replace("\ue001", "]")
    found.stem = "\n\n".join(paragraphs[:begin]) or "Fill in the gaps."
    beginnings = [f"{name}: {' / '.join(texts.get(one, one) for one in right)}. " for name, texts, right in gaps]
    found.explanation, told = own.below(found.explanation, beginnings)
    feedback = told or [""] * len(gaps)
    return Filling(text, [Gap(*gap, why) for gap, why in zip(gaps, feedback, strict=True)])


def material(element: _Element, lost: list[str]) -> str:
    """Return the texts of an element, whatever lies between."""
    return "\n\n".join(filter(None, (_text(one, lost) for one in every(element, "mattext"))))


def _text(element: _Element, lost: list[str]) -> str:
    texts = [element] if local(element) == "mattext" else every(element, "mattext")
    return "\n\n".join(filter(None, (from_html(_html(one), lost) for one in texts)))


def _html(element: _Element) -> str:
    text = "".join(str(part) for part in element.itertext())
    if element.get("texttype", "text/plain") == "text/html" or re.search(r"</?[a-z]+[^<>]*>", text):
        return text
    return "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in text.split("\n\n"))


def _stem(presentation: _Element) -> str:
    """Return the HTML of what is asked: the texts before the first response."""
    found = []
    for one in presentation.iter():
        if local(one).startswith("response_"):
            break
        if local(one) == "mattext":
            found.append(_html(one))
        elif local(one) == "matimage":
            found.append(f'<img src="{html.escape(one.get("uri", ""))}">')
    return "".join(found)


def _fields(element: _Element) -> dict[str, str]:
    """Return the metadata of a question or an assessment, but not that of its parts."""
    told = {}
    for field in every(element, "qtimetadatafield"):
        above = next((one for one in field.iterancestors() if local(one) in ("item", "assessment", "objectbank")), None)
        if above is element:
            told[said(child(field, "fieldlabel"))] = said(child(field, "fieldentry"))
    return told
