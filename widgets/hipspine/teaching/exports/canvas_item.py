"""One question as Canvas writes it in QTI 1.2: its kind in the metadata, numbered answers, feedback by its name."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING, Any

from hipspine.quiz.interactions.enter.numbers import decimal
from hipspine.quiz.interactions.forms import Choosing, Entering, Filling, Gap, Matching, Writing
from hipspine.teaching.exports.markup import bare, block, inline, model_answer, words
from hipspine.teaching.exports.package import adder, qti_metadata
from hipspine.teaching.exports.pictures import stem_html
from hipspine.teaching.exports.plan import choices, filled, general, spellings

if TYPE_CHECKING:
    from lxml.etree import _Element

    from hipspine.quiz.interactions.question import Question

ASI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
PICTURES = "web_resources/"
"""The folder of pictures in the package. Canvas finds them by this path, and knows a cartridge's signs there alone."""

_FIRST_ID = 1000
"""Canvas knows answers by numbers."""

_GENERAL, _RIGHT, _WRONG = "general_fb", "correct_fb", "general_incorrect_fb"
add = adder(ASI)


class _Question:
    """A question while it is written: where its parts go, the numbers of its answers, and the feedback so far."""

    def __init__(self, section: _Element, item: Question) -> None:
        self.item = item
        self.element = add(section, "item", ident=f"q-{item.id}", title=item.id)
        self.metadata = add(self.element, "itemmetadata")
        self.presentation = add(self.element, "presentation")
        self.processing = add(self.element, "resprocessing")
        outcomes = add(self.processing, "outcomes")
        add(outcomes, "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
        self.ids: list[str] = []
        self.told: list[tuple[str, str]] = []
        self._next = count(_FIRST_ID)

    def answer(self) -> str:
        """Return the number of one more answer."""
        self.ids.append(str(next(self._next)))
        return self.ids[-1]

    def condition(self, more: str | None = None) -> _Element:
        """Add a condition; ``more`` says whether others are looked at when it holds."""
        attributes = {"continue": more} if more else {}
        return add(self.processing, "respcondition", **attributes)

    def says(self, condition: _Element, name: str, markup: str) -> None:
        """Show a feedback where the condition holds."""
        add(condition, "displayfeedback", feedbacktype="Response", linkrefid=name)
        self.told.append((name, markup))

    def says_to_all(self, name: str, markup: str) -> None:
        """Show a feedback to everybody; Canvas keeps that for wrong answers by its name."""
        condition = self.condition("Yes")
        add(add(condition, "conditionvar"), "other")
        self.says(condition, name, markup)

    def asks(self, more: str = "") -> None:
        """Add the question itself, with more HTML below it."""
        _material(self.presentation, f"<div>{stem_html(self.item, PICTURES)}{more}</div>")


def add_item(section: _Element, item: Question) -> None:
    """Add a question to the section of a quiz."""
    form = item.form()
    if type(form) not in _WRITERS:
        raise TypeError(f"{item.id}: Canvas does not carry kind {item.kind}")
    place = _Question(section, item)
    kind = _WRITERS[type(form)](place, form)
    told = {"question_type": kind, "points_possible": decimal(item.points), "original_answer_ids": ",".join(place.ids)}
    qti_metadata(add, place.metadata, told)
    for name, markup in place.told:
        _material(add(add(place.element, "itemfeedback", ident=name), "flow_mat"), markup)


def _choices(place: _Question, form: Choosing) -> str:
    place.asks()
    place.says_to_all(_GENERAL, general(place.item))
    asked = add(
        place.presentation, "response_lid", ident="response1", rcardinality="Single" if form.single else "Multiple"
    )
    shown = add(asked, "render_choice")
    ids = {}
    for option in choices(form):
        ids[option.id] = place.answer()
        _material(add(shown, "response_label", ident=ids[option.id]), option.html)
        condition = place.condition("Yes")
        _equal(add(condition, "conditionvar"), ids[option.id])
        place.says(condition, f"{ids[option.id]}_fb", option.feedback)
    condition = place.condition("No")
    test = add(condition, "conditionvar")
    if form.single:
        _equal(test, ids[form.right[0]])
    else:
        every = add(test, "and")
        for name, number in ids.items():
            _equal(every if name in form.right else add(every, "not"), number)
    add(condition, "setvar", "100", action="Set", varname="SCORE")
    return "multiple_choice_question" if form.single else "multiple_answers_question"


def _number(place: _Question, form: Entering) -> str:
    place.asks(f"<p>Answer in {bare(form.unit)}.</p>" if form.unit else "")
    asked = add(place.presentation, "response_str", ident="response1", rcardinality="Single")
    add(add(asked, "render_fib", fibtype="Decimal"), "response_label", ident="answer1")
    place.says_to_all(_GENERAL, general(place.item))
    place.answer()
    condition = place.condition("No")
    either = add(add(condition, "conditionvar"), "or")
    _equal(either, decimal(form.right.value))
    both = add(either, "and")
    for test, sign in (("vargte", -1), ("varlte", 1)):
        add(both, test, decimal(form.right.value + sign * form.right.tolerance, digits=12), respident="response1")
    add(condition, "setvar", "100", action="Set", varname="SCORE")
    place.says(condition, _RIGHT, inline(form.right.feedback))
    place.says_to_all(_WRONG, inline(form.otherwise))
    return "numerical_question"


def _matching(place: _Question, form: Matching) -> str:
    place.asks()
    place.says_to_all(_GENERAL, general(place.item))
    pairs = [(pair, place.answer()) for pair in form.pairs]
    partners = {name: str(_FIRST_ID * 2 + at) for at, name in enumerate(form.partners)}
    for pair, number in pairs:
        asked = add(place.presentation, "response_lid", ident=f"response_{number}")
        _material(asked, inline(pair.text))
        shown = add(asked, "render_choice")
        for name, text in form.partners.items():
            _plain(add(shown, "response_label", ident=partners[name]), words(text))
        _earns_share(place, f"response_{number}", partners[pair.match], len(pairs))
        condition = place.condition()
        wrong = add(add(condition, "conditionvar"), "not")
        _equal(wrong, partners[pair.match], f"response_{number}")
        place.says(condition, f"{number}_fb", inline(pair.feedback))
    return "matching_question"


def _filling(place: _Question, form: Filling) -> str:
    """Add a text whose gaps stand in brackets, each with its answers; those of a typed gap all count."""
    place.asks(form.shown(block(form.text), lambda gap: f"[{_gap(gap)}]"))
    place.says_to_all(_GENERAL, general(place.item) + filled(form))
    for gap in form.in_order:
        asked = add(place.presentation, "response_lid", ident=f"response_{_gap(gap)}")
        _plain(asked, _gap(gap))
        shown = add(asked, "render_choice")
        said = [(words(text), name in gap.right) for name, text in gap.options.items()]
        numbers = []
        for text, right in said or [(one, True) for one in spellings(gap)]:
            number = place.answer()
            _plain(add(shown, "response_label", ident=number), text)
            numbers += [number] if right else []
        _earns_share(place, f"response_{_gap(gap)}", numbers[0], len(form.gaps))
    return "multiple_dropdowns_question" if form.gaps[0].options else "fill_in_multiple_blanks_question"


def _essay(place: _Question, form: Writing) -> str:
    place.asks()
    asked = add(place.presentation, "response_str", ident="response1", rcardinality="Single")
    add(add(asked, "render_fib"), "response_label", ident="answer1", rshuffle="No")
    place.says_to_all(_GENERAL, general(place.item) + model_answer(form.model_answer))
    add(add(place.condition("No"), "conditionvar"), "other")
    return "essay_question"


def _gap(gap: Gap) -> str:
    return f"gap{gap.id}"


def _equal(parent: _Element, said: str, response: str = "response1") -> None:
    add(parent, "varequal", said, respident=response)


def _earns_share(place: _Question, response: str, right: str, parts: int) -> None:
    condition = place.condition()
    _equal(add(condition, "conditionvar"), right, response)
    add(condition, "setvar", f"{100 / parts:.2f}", varname="SCORE", action="Add")


def _material(parent: _Element, markup: str) -> None:
    add(add(parent, "material"), "mattext", markup, texttype="text/html")


def _plain(parent: _Element, said: str) -> None:
    add(add(parent, "material"), "mattext", said, texttype="text/plain")


_WRITERS: dict[type, Callable[[_Question, Any], str]] = {
    Choosing: _choices,
    Entering: _number,
    Matching: _matching,
    Filling: _filling,
    Writing: _essay,
}
