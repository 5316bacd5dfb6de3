"""A package as Canvas reads and marks it, in our own words from the published source of Canvas.

Reading: ``gems/plugins/qti_exporter/lib/qti`` (``choice_interaction``, ``numeric_interaction``,
``associate_interaction``, ``fill_in_the_blank``, ``html_helper``); what Canvas writes: ``lib/cc/qti/qti_items.rb``;
marking: ``app/models/quizzes/quiz_question``. What is said to a question is found by the name of its feedback.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from lxml import etree

from tests.support.lms.grammar import FLOAT, dangling, doubled, name
from tests.support.lms.package import listing_problems, parsed_files
from tests.support.lms.qti12 import A, fields

CP = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
META = "{http://canvas.instructure.com/xsd/cccv1p0}"
SETTINGS = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
TYPES = {
    "multiple_choice_question": "response_lid",
    "multiple_answers_question": "response_lid",
    "numerical_question": "response_str",
    "matching_question": "response_lid",
    "multiple_dropdowns_question": "response_lid",
    "fill_in_multiple_blanks_question": "response_lid",
    "essay_question": "response_str",
}


@dataclass
class Answer:
    """An answer: its number, its text, whether it counts, what is said to it, and the gap or the pair it is of."""

    id: str
    text: str
    right: bool = False
    comment: str = ""
    of: str = ""


@dataclass
class Question:
    """A question as it stands in Canvas. ``range`` are the lowest and the highest number that count."""

    name: str
    type: str
    points: float
    text: str
    answers: list[Answer] = field(default_factory=list)
    matches: dict[str, str] = field(default_factory=dict)
    right_match: dict[str, str] = field(default_factory=dict)
    range: tuple[Decimal, Decimal] | None = None
    comments: dict[str, str] = field(default_factory=dict)

    def chosen(self, places: tuple[int, ...]) -> float:
        """Return what choosing these answers earns, 0 to 1; a wrong one takes off what a right one gives."""
        marks = [1 if self.answers[place].right else -1 for place in places]
        if self.type == "multiple_choice_question":
            return float(marks == [1])
        return max(0.0, sum(marks) / sum(answer.right for answer in self.answers))

    def entered(self, value: float) -> float:
        """Return what a number earns."""
        lowest, highest = self.range
        return float(lowest <= Decimal(repr(value)) <= highest)

    def matched(self, texts: Mapping[str, str]) -> float:
        """Return what matching the answers (by number) with these texts earns: each the same part."""
        found = sum(self.matches[match] == texts.get(number) for number, match in self.right_match.items())
        return found / len(self.answers)

    def filled(self, texts: Mapping[str, str]) -> float:
        """Return what filling the gaps (by name) with these texts earns; typed ones may differ in capitals."""
        gaps = {answer.of for answer in self.answers}
        typed = self.type == "fill_in_multiple_blanks_question"
        fold = str.lower if typed else str
        right = {(one.of, fold(one.text)) for one in self.answers if one.right}
        return sum((gap, fold(texts.get(gap, "").strip())) in right for gap in gaps) / len(gaps)


def quizzes(files: Mapping[str, bytes]) -> dict[str, list[Question]]:
    """Return the questions of each quiz of a package, by the title of the quiz."""
    found = {}
    for data in files.values():
        root = etree.fromstring(data) if data.startswith(b"<?xml") else None
        if root is not None and name(root) == "questestinterop":
            assessment = root.find(f"{A}assessment")
            found[assessment.get("title")] = [_question(item) for item in assessment.iterfind(f"{A}section/{A}item")]
    return found


def _question(item: etree._Element) -> Question:
    told = fields(item.find(f"{A}itemmetadata/{A}qtimetadata"))
    presentation = item.find(f"{A}presentation")
    question = Question(
        item.get("title"), told["question_type"], float(told["points_possible"]), presentation.findtext(_TEXT)
    )
    said = {one.get("ident"): one.findtext(f"{A}flow_mat/{_TEXT}") for one in item.iter(f"{A}itemfeedback")}
    question.comments = {one: said.get(f"{one}_fb", "") for one in ("general", "correct", "general_incorrect")}
    conditions = item.findall(f"{A}resprocessing/{A}respcondition")
    _READ[question.type](question, presentation, conditions, said)
    return question


def _choices(question: Question, presentation: etree._Element, conditions: list, said: dict) -> None:
    question.answers = [
        Answer(one.get("ident"), one.findtext(_TEXT)) for one in presentation.iter(f"{A}response_label")
    ]
    scored = [one for one in conditions if float(one.findtext(f"{A}setvar") or 0) > 0]
    for answer in question.answers:
        # What stands under "not" is no right one.
        equal = [one for condition in scored for one in condition.iter(f"{A}varequal") if one.text == answer.id]
        answer.right = any(name(one.getparent()) != "not" for one in equal)
        for condition in conditions:
            test = condition.find(f"{A}conditionvar/{A}varequal")
            shown = condition.find(f"{A}displayfeedback")
            if test is not None and test.text == answer.id and shown is not None:
                answer.comment = answer.comment or said[shown.get("linkrefid")]


def _number(question: Question, presentation: etree._Element, conditions: list, said: dict) -> None:
    """Read the first exact answer: Canvas keeps the number and its distance to the upper bound."""
    either = next(one for condition in conditions if (one := condition.find(f"{A}conditionvar/{A}or")) is not None)
    exact = Decimal(either.findtext(f"{A}varequal"))
    margin = Decimal(either.findtext(f"{A}and/{A}varlte")) - exact
    question.range = (exact - margin, exact + margin)


def _matching(question: Question, presentation: etree._Element, conditions: list, said: dict) -> None:
    asked = presentation.findall(f"{A}response_lid")
    question.answers = [Answer(one.get("ident"), one.findtext(_TEXT)) for one in asked]
    # The partners are those of the first list, in plain words.
    question.matches = {one.get("ident"): one.findtext(_TEXT).strip() for one in asked[0].iter(f"{A}response_label")}
    for condition in conditions:
        for test in condition.iter(f"{A}varequal"):
            if condition.find(f"{A}setvar") is not None:
                question.right_match[test.get("respident")] = test.text
            answer = next(one for one in question.answers if one.id == test.get("respident"))
            shown = condition.find(f"{A}displayfeedback")
            answer.comment = said[shown.get("linkrefid")] if shown is not None else answer.comment


def _gaps(question: Question, presentation: etree._Element, conditions: list, said: dict) -> None:
    scored = {
        one.text
        for condition in conditions
        if condition.find(f"{A}setvar") is not None
        for one in condition.iter(f"{A}varequal")
    }
    for asked in presentation.iterfind(f"{A}response_lid"):
        for label in asked.iter(f"{A}response_label"):
            right = question.type == "fill_in_multiple_blanks_question" or label.get("ident") in scored
            of = asked.get("ident").removeprefix("response_")
            question.answers.append(Answer(label.get("ident"), label.findtext(_TEXT).strip(), right, of=of))


def _essay(question: Question, presentation: etree._Element, conditions: list, said: dict) -> None:
    """Read nothing more: a person marks it."""


_TEXT = f"{A}material/{A}mattext"
_READ = {
    "multiple_choice_question": _choices,
    "multiple_answers_question": _choices,
    "numerical_question": _number,
    "matching_question": _matching,
    "multiple_dropdowns_question": _gaps,
    "fill_in_multiple_blanks_question": _gaps,
    "essay_question": _essay,
}


def problems(files: Mapping[str, bytes]) -> list[str]:
    """Return what is wrong with a package, given as its files by name."""
    parsed, found = parsed_files(files)
    if found:
        return found
    manifest = parsed["imsmanifest.xml"]
    found += [f"imsmanifest.xml: {one}" for one in listing_problems(manifest, files, CP)]
    settings = {one.get("identifier"): one for one in manifest.iter(f"{{{CP}}}resource") if one.get("type") == SETTINGS}
    for resource in manifest.iter(f"{{{CP}}}resource"):
        if resource.get("type") == "imsqti_xmlv1p2":
            needs = [one.get("identifierref") for one in resource.iterfind(f"{{{CP}}}dependency")]
            found += [f"the quiz {resource.get('identifier')!r} has no settings"] * (not set(needs) & set(settings))
    for file, root in parsed.items():
        if name(root) == "questestinterop":
            found += doubled("item", [one.get("ident") for one in root.iter(f"{A}item")])
            for item in root.iter(f"{A}item"):
                found += [f"{file}: {item.get('ident')}: {one}" for one in _problems(item, files)]
        elif name(root) == "quiz":
            found += [
                f"{file}: no {one}"
                for one in ("title", "quiz_type", "points_possible")
                if not root.findtext(META + one)
            ]
    return found


def _problems(item: etree._Element, files: Mapping[str, bytes]) -> Iterator[str]:
    told = fields(item.find(f"{A}itemmetadata/{A}qtimetadata"))
    kind = told.get("question_type", "")
    if kind not in TYPES:
        yield f"Canvas knows no question type {kind!r}"
        return
    if not re.fullmatch(FLOAT, told.get("points_possible", "")) or float(told["points_possible"]) <= 0:
        yield "the question has no points above 0"
    asked = [one for one in item.find(f"{A}presentation") if name(one) != "material"]
    if not asked or any(name(one) != TYPES[kind] for one in asked):
        yield f"a {kind} asks by {[name(one) for one in asked]}"
    for one in asked:
        labels = [label.get("ident") for label in one.iter(f"{A}response_label")]
        yield from doubled("label", labels)
        if TYPES[kind] == "response_lid":
            yield from (f"Canvas knows answers by numbers, not {label!r}" for label in labels if not label.isdecimal())
            tests = [t.text for t in item.iter(f"{A}varequal") if t.get("respident") == one.get("ident")]
            yield from dangling("compared label", tests, labels)
    yield from dangling(
        "respident",
        [one.get("respident") for one in item.iter() if one.get("respident")],
        [one.get("ident") for one in asked],
    )
    shown = [one.get("ident") for one in item.iter(f"{A}itemfeedback")]
    linked = [one.get("linkrefid") for one in item.iter(f"{A}displayfeedback")]
    yield from doubled("feedback", shown)
    yield from dangling("linkrefid", linked, shown)
    yield from (f"the feedback {one!r} is never shown" for one in shown if one not in linked)
    yield from _scores(item, kind)
    text = item.findtext(f"{A}presentation/{_TEXT}") or ""
    if "blanks" in kind or "dropdowns" in kind:
        gaps = [one.get("ident").removeprefix("response_") for one in asked]
        yield from (
            f"the gap {gap!r} stands {text.count(f'[{gap}]')} times" for gap in gaps if text.count(f"[{gap}]") != 1
        )
    for picture in re.findall(r'<img src="([^"]*)"', text):
        # A path is found whole, or as the end of one; the sign of a cartridge is not taken away here.
        if not any(file.endswith(re.sub(r"\$[A-Z_]*\$", "", picture)) for file in files):
            yield f"Canvas does not find the picture {picture!r}"


def _scores(item: etree._Element, kind: str) -> Iterator[str]:
    scores = [(float(one.text), one.get("action")) for one in item.iter(f"{A}setvar")]
    if kind == "essay_question":
        if scores:
            yield "an essay is marked"
    elif {action for _, action in scores} == {"Set"}:
        if [score for score, _ in scores] != [100.0]:
            yield f"the right answer earns {scores}"
    elif (
        not scores or {action for _, action in scores} != {"Add"} or abs(sum(score for score, _ in scores) - 100) > 0.1
    ):
        yield f"the parts do not add up to 100: {scores}"
    if kind == "numerical_question":
        bounds = [item.find(f".//{A}{one}") for one in ("varequal", "vargte", "varlte")]
        if any(one is None or not re.fullmatch(FLOAT, one.text) for one in bounds):
            yield "a number lacks its range"
        elif float(bounds[1].text) > float(bounds[0].text) or float(bounds[0].text) > float(bounds[2].text):
            yield "the number lies outside its range"
