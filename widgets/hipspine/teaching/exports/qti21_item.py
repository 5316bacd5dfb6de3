"""One question as a QTI 2.1 item: what is asked, what each response earns, and what is said to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hipspine.quiz.interactions.enter.numbers import decimal
from hipspine.quiz.interactions.forms import Choosing, Entering, Filling, Gap, Matching, Ordering, Thing, Writing
from hipspine.quiz.sampling import shuffled, stream
from hipspine.teaching.exports.markup import bare, block, bullets, escaped, inline, model_answer, words
from hipspine.teaching.exports.package import adder
from hipspine.teaching.exports.pictures import stem_html
from hipspine.teaching.exports.plan import choices, filled, general, placed, spellings

if TYPE_CHECKING:
    from lxml.etree import _Element

    from hipspine.quiz.interactions.question import Question

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA_PLACE = "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"

GENERAL = "general_fb"
"""The feedback that everybody gets. Canvas knows it by this name, and that of an option by its condition."""

add = adder(QTI)


def interactions(item: Question) -> list[str]:
    """Return the kinds of interaction that ask a question, in their order."""
    form = item.form()
    names = [_gap_name(gap) for gap in form.in_order] if isinstance(form, Filling) else [_NAMES[type(form)]]
    return [f"{name}Interaction" for name in names]


def assessment_item(item: Question, name: str) -> _Element:
    """Return a question as an item with this identifier; SCORE runs from 0 to its points."""
    from lxml import etree

    root = etree.Element(f"{{{QTI}}}assessmentItem", nsmap={None: QTI, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{QTI} {SCHEMA_PLACE}")
    for attribute, value in (("identifier", name), ("title", item.id), ("adaptive", "false")):
        root.set(attribute, value)
    root.set("timeDependent", "false")
    form = item.form()
    if type(form) not in _WRITERS:
        raise TypeError(f"{item.id}: QTI 2.1 does not carry kind {item.kind}")
    _WRITERS[type(form)](root, item, form)
    return root


def _choices(root: _Element, item: Question, form: Choosing) -> None:
    options = choices(form)
    names = {option.id: f"choice_{place}" for place, option in enumerate(options, start=1)}
    cardinality = "single" if form.single else "multiple"
    declared = _declare(root, item, cardinality, "identifier", [names[right] for right in form.right])
    _map(declared, item, {names[option.id]: option.share for option in options})
    body = add(root, "itemBody")
    _fill(body, stem_html(item, ""))
    # Combined options and regions of the body stand in an order that helps to find them.
    mixed = "true" if len(options) <= 5 else "false"
    most = "1" if form.single else "0"
    asked = add(body, "choiceInteraction", responseIdentifier="RESPONSE", shuffle=mixed, maxChoices=most)
    for option in options:
        _fill(add(asked, "simpleChoice", identifier=names[option.id], fixed="false"), option.html)
    processing = add(root, "responseProcessing")
    add(_set(processing, "SCORE"), "mapResponse", identifier="RESPONSE")
    for place, option in enumerate(options, start=1):
        chosen = add(add(processing, "responseCondition"), "responseIf")
        test = add(chosen, "match" if form.single else "member")
        _value(test, "identifier", names[option.id])
        add(test, "variable", identifier="RESPONSE")
        _say(chosen, f"feedback_{place}")
    _say(processing, GENERAL)
    told = [(f"feedback_{place}", option.feedback) for place, option in enumerate(options, start=1)]
    _feedback(root, [*told, (GENERAL, general(item))])


def _number(root: _Element, item: Question, form: Entering) -> None:
    _declare(root, item, "single", "float", [decimal(form.right.value)])
    body = add(root, "itemBody")
    _fill(body, stem_html(item, ""))
    unit = f"Answer in {bare(form.unit)}: " if form.unit else "Answer: "
    _fill(body, f"<p>{unit}</p>")
    add(body[-1], "textEntryInteraction", responseIdentifier="RESPONSE", expectedLength="12")
    processing = add(root, "responseProcessing")
    condition = add(processing, "responseCondition")
    empty = add(condition, "responseIf")
    add(add(empty, "isNull"), "variable", identifier="RESPONSE")
    _value(_set(empty, "SCORE"), "float", "0")
    told = []
    for place, part in enumerate([form.right, *form.mistakes]):
        found = add(condition, "responseElseIf")
        # The bank compares what it has rounded to 9 digits, platforms compare binary numbers, where 2.6 - 2.5 is more
        # than 0.1: what rounding can make up is added, 5e-9 for each of the two.
        slack = decimal(part.tolerance + 1e-8 * (abs(part.value) + part.tolerance), digits=12)
        equal = add(found, "equal", toleranceMode="absolute", tolerance=f"{slack} {slack}")
        add(equal, "variable", identifier="RESPONSE")
        _value(equal, "float", decimal(part.value))
        _value(_set(found, "SCORE"), "float", "0" if place else decimal(item.points))
        told.append((f"feedback_{place}", inline(part.feedback)))
        _say(found, f"feedback_{place}")
    otherwise = add(condition, "responseElse")
    _value(_set(otherwise, "SCORE"), "float", "0")
    _say(otherwise, "feedback_other")
    _say(processing, GENERAL)
    _feedback(root, [*told, ("feedback_other", inline(form.otherwise)), (GENERAL, general(item))])


def _ordering(root: _Element, item: Question, form: Ordering) -> None:
    """Add an ordering, marked by its right neighbours: each pair in sequence earns its part."""
    mixed = _mixed(item, form)
    names = {option.id: f"thing_{place}" for place, option in enumerate(mixed, start=1)}
    right = [names[option.id] for option in form.things]
    _declare(root, item, "ordered", "identifier", right)
    body = add(root, "itemBody")
    _fill(body, stem_html(item, ""))
    asked = add(body, "orderInteraction", responseIdentifier="RESPONSE", shuffle="true")
    for option in mixed:
        _fill(add(asked, "simpleChoice", identifier=names[option.id], fixed="false"), inline(option.text))
    processing = add(root, "responseProcessing")
    for first, second in pairwise(right):
        found = add(add(processing, "responseCondition"), "responseIf")
        anywhere = add(found, "or")
        for place in range(1, len(right)):
            both = add(anywhere, "and")
            for at, name in ((place, first), (place + 1, second)):
                match = add(both, "match")
                add(add(match, "index", n=str(at)), "variable", identifier="RESPONSE")
                _value(match, "identifier", name)
        total = add(_set(found, "SCORE"), "sum")
        add(total, "variable", identifier="SCORE")
        _value(total, "float", decimal(item.points / (len(right) - 1), digits=15))
    _say(processing, GENERAL)
    _feedback(root, [(GENERAL, general(item) + placed(form))])


def _matching(root: _Element, item: Question, form: Matching) -> None:
    pairs = {f"pair_{pair.id} partner_{pair.match}": 1 / len(form.pairs) for pair in form.pairs}
    declared = _declare(root, item, "multiple", "directedPair", pairs)
    _map(declared, item, pairs)
    body = add(root, "itemBody")
    _fill(body, stem_html(item, ""))
    most = str(len(form.pairs))
    asked = add(body, "matchInteraction", responseIdentifier="RESPONSE", shuffle="true", maxAssociations=most)
    left, right = add(asked, "simpleMatchSet"), add(asked, "simpleMatchSet")
    for pair in form.pairs:
        _fill(add(left, "simpleAssociableChoice", identifier=f"pair_{pair.id}", matchMax="1"), inline(pair.text))
    for partner, text in form.partners.items():
        # Several may have the same partner.
        named = add(right, "simpleAssociableChoice", identifier=f"partner_{partner}", matchMax=most)
        _fill(named, inline(text))
    processing = add(root, "responseProcessing")
    add(_set(processing, "SCORE"), "mapResponse", identifier="RESPONSE")
    _say(processing, GENERAL)
    partners = {name: bare(text) for name, text in form.partners.items()}
    told = "".join(f"<p>{bare(pair.text)} – {partners[pair.match]}: {bare(pair.feedback)}</p>" for pair in form.pairs)
    _feedback(root, [(GENERAL, general(item) + told)])


def _filling(root: _Element, item: Question, form: Filling) -> None:
    """Add a text with gaps, each with a response of its own; what they earn adds up."""
    share = item.points / len(form.gaps)
    for gap in form.in_order:
        chosen = bool(gap.options)
        keys = [_choice_name(gap, name) for name in gap.right] if chosen else spellings(gap)
        declared = _response(root, _gap_response(gap), "single", "identifier" if chosen else "string", keys[:1])
        _map_gap(declared, share, keys, typed=not chosen)
    _outcomes(root, item)
    body = add(root, "itemBody")
    _fill(body, stem_html(item, ""))
    _fill(body, form.shown(block(form.text), _gap))
    processing = add(root, "responseProcessing")
    total = add(_set(processing, "SCORE"), "sum")
    for gap in form.in_order:
        add(total, "mapResponse", identifier=_gap_response(gap))
    _say(processing, GENERAL)
    _feedback(root, [(GENERAL, general(item) + filled(form))])


def _gap(gap: Gap) -> str:
    if not gap.options:
        return f'<textEntryInteraction responseIdentifier="{_gap_response(gap)}" expectedLength="20"/>'
    options = "".join(
        f'<inlineChoice identifier="{_choice_name(gap, name)}" fixed="false">{escaped(words(text))}</inlineChoice>'
        for name, text in gap.options.items()
    )
    return (
        f'<inlineChoiceInteraction responseIdentifier="{_gap_response(gap)}" shuffle="true">{options}'
        "</inlineChoiceInteraction>"
    )


def _map_gap(declared: _Element, share: float, keys: Iterable[str], *, typed: bool) -> None:
    points = decimal(share, digits=15)
    mapping = add(declared, "mapping", lowerBound="0", upperBound=points, defaultValue="0")
    for key in keys:
        entry = add(mapping, "mapEntry", mapKey=key, mappedValue=points)
        if typed:
            entry.set("caseSensitive", "false")


def _gap_response(gap: Gap) -> str:
    return f"RESPONSE_{gap.id}"


def _choice_name(gap: Gap, name: str) -> str:
    return f"gap_{gap.id}_{name}"


def _gap_name(gap: Gap) -> str:
    return "inlineChoice" if gap.options else "textEntry"


def _essay(root: _Element, item: Question, form: Writing) -> None:
    _declare(root, item, "single", "string", [])
    body = add(root, "itemBody")
    _fill(body, stem_html(item, ""))
    add(body, "extendedTextInteraction", responseIdentifier="RESPONSE", expectedLines="6")
    _fill(add(body, "rubricBlock", view="scorer"), bullets(form.rubric) + model_answer(form.model_answer))
    processing = add(root, "responseProcessing")
    _say(processing, GENERAL)
    _feedback(root, [(GENERAL, general(item) + model_answer(form.model_answer))])


def _declare(root: _Element, item: Question, cardinality: str, kind: str, right: Iterable[str]) -> _Element:
    """Declare the response with the right one, the score with its maximum, and the feedback."""
    declared = _response(root, "RESPONSE", cardinality, kind, list(right))
    _outcomes(root, item)
    return declared


def _response(root: _Element, name: str, cardinality: str, kind: str, right: Sequence[str]) -> _Element:
    declared = add(root, "responseDeclaration", identifier=name, cardinality=cardinality, baseType=kind)
    if right:
        correct = add(declared, "correctResponse")
        for value in right:
            add(correct, "value", value)
    return declared


def _outcomes(root: _Element, item: Question) -> None:
    score = add(root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    score.set("normalMaximum", decimal(item.points))
    score.set("normalMinimum", "0")
    add(add(score, "defaultValue"), "value", "0")
    add(root, "outcomeDeclaration", identifier="FEEDBACK", cardinality="multiple", baseType="identifier")


def _map(declared: _Element, item: Question, shares: dict[str, float]) -> None:
    """Tell what each value earns; what is chosen adds up, between nothing and the points."""
    mapping = add(declared, "mapping", lowerBound="0", upperBound=decimal(item.points), defaultValue="0")
    for key, share in shares.items():
        add(mapping, "mapEntry", mapKey=key, mappedValue=decimal(share * item.points, digits=15))


def _set(parent: _Element, outcome: str) -> _Element:
    return add(parent, "setOutcomeValue", identifier=outcome)


def _value(parent: _Element, kind: str, said: str) -> None:
    add(parent, "baseValue", said, baseType=kind)


def _say(parent: _Element, name: str) -> None:
    """Add a feedback to those that are shown."""
    together = add(_set(parent, "FEEDBACK"), "multiple")
    add(together, "variable", identifier="FEEDBACK")
    _value(together, "identifier", name)


def _feedback(root: _Element, texts: Iterable[tuple[str, str]]) -> None:
    for name, markup in texts:
        shown = add(root, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier=name, showHide="show")
        # Canvas keeps the first paragraph of an option's feedback: it has one.
        single = markup.replace("</p><p>", "<br/>") if name != GENERAL else markup
        _fill(shown, single if single.startswith("<p>") else f"<p>{single}</p>")


def _fill(parent: _Element, markup: str) -> None:
    """Add HTML as elements of QTI's own namespace; formulas keep theirs."""
    from lxml import etree

    found = etree.fromstring(f'<x xmlns="{QTI}">{markup}</x>', etree.XMLParser(resolve_entities=False, huge_tree=True))
    if found.text:
        last = parent[-1] if len(parent) else None
        if last is None:
            parent.text = (parent.text or "") + found.text
        else:
            last.tail = (last.tail or "") + found.text
    parent.extend(found)


def _mixed(item: Question, form: Ordering) -> list[Thing]:
    """Return the things in a drawn order, as some platforms show them as they stand."""
    below: Callable[[int], int] = stream(item.id, item.version, "export")
    mixed = shuffled(form.things, below)
    return mixed if mixed != list(form.things) else mixed[::-1]


_NAMES = {
    Choosing: "choice",
    Entering: "textEntry",
    Ordering: "order",
    Matching: "match",
    Writing: "extendedText",
}
_WRITERS: dict[type, Callable[[_Element, Question, Any], None]] = {
    Choosing: _choices,
    Entering: _number,
    Ordering: _ordering,
    Matching: _matching,
    Filling: _filling,
    Writing: _essay,
}
