"""One question as a QTI 2.1 item: what is asked, what each response earns, and what is said to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from hipspine.quiz.kinds.arranging import Matching, Ordering
from hipspine.quiz.kinds.base import Question
from hipspine.quiz.kinds.body import Body
from hipspine.quiz.kinds.numeric import Numeric
from hipspine.quiz.kinds.written import Written
from hipspine.quiz.sampling import shuffled, stream
from hipspine.teaching.exports import bodymap
from hipspine.teaching.exports.markup import bare, block, inline
from hipspine.teaching.exports.plan import Choosing, choosing, decimal, general

if TYPE_CHECKING:
    from lxml.etree import _Element

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA_PLACE = "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"

GENERAL = "general_fb"
"""The feedback that everybody gets. Canvas knows it by this name, and that of an option by its condition."""


def add(parent: _Element, name: str, said: str | None = None, **attributes: str) -> _Element:
    """Add an element of QTI with its text and return it."""
    from lxml import etree

    element = etree.SubElement(parent, f"{{{QTI}}}{name}", **attributes)
    element.text = said
    return element


def interaction(item: Question) -> str:
    """Return the kind of interaction that asks a question."""
    names = {Numeric: "textEntry", Ordering: "order", Matching: "match", Written: "extendedText"}
    return f"{names.get(type(item), 'choice')}Interaction"


def assessment_item(item: Question, name: str) -> _Element:
    """Return a question as an item with this identifier; SCORE runs from 0 to its points."""
    from lxml import etree

    root = etree.Element(f"{{{QTI}}}assessmentItem", nsmap={None: QTI, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{QTI} {SCHEMA_PLACE}")
    for attribute, value in (("identifier", name), ("title", item.id), ("adaptive", "false")):
        root.set(attribute, value)
    root.set("timeDependent", "false")
    choice = choosing(item)
    if choice:
        _choices(root, item, choice)
    elif isinstance(item, Numeric):
        _number(root, item)
    elif isinstance(item, Ordering):
        _ordering(root, item)
    elif isinstance(item, Matching):
        _matching(root, item)
    elif isinstance(item, Written):
        _essay(root, item)
    else:
        raise TypeError(f"{item.id}: QTI 2.1 does not carry kind {item.kind}")
    return root


def _choices(root: _Element, item: Question, choice: Choosing) -> None:
    names = {option.id: f"choice_{place}" for place, option in enumerate(choice.options, start=1)}
    cardinality = "single" if choice.single else "multiple"
    declared = _declare(root, item, cardinality, "identifier", [names[right] for right in choice.right])
    _map(declared, item, {names[option.id]: option.share for option in choice.options})
    body = add(root, "itemBody")
    _fill(body, block(item.stem))
    if isinstance(item, Body):
        _fill(body, f"<p>{bodymap.image(bodymap.NAME)}</p>")
    # Combined options and regions of the body stand in an order that helps to find them.
    mixed = "true" if len(choice.options) <= 5 else "false"
    most = "1" if choice.single else "0"
    asked = add(body, "choiceInteraction", responseIdentifier="RESPONSE", shuffle=mixed, maxChoices=most)
    for option in choice.options:
        _fill(add(asked, "simpleChoice", identifier=names[option.id], fixed="false"), option.html)
    processing = add(root, "responseProcessing")
    add(_set(processing, "SCORE"), "mapResponse", identifier="RESPONSE")
    for place, option in enumerate(choice.options, start=1):
        chosen = add(add(processing, "responseCondition"), "responseIf")
        test = add(chosen, "match" if choice.single else "member")
        _value(test, "identifier", names[option.id])
        add(test, "variable", identifier="RESPONSE")
        _say(chosen, f"feedback_{place}")
    _say(processing, GENERAL)
    told = [(f"feedback_{place}", option.feedback) for place, option in enumerate(choice.options, start=1)]
    _feedback(root, [*told, (GENERAL, general(item))])


def _number(root: _Element, item: Numeric) -> None:
    _declare(root, item, "single", "float", [decimal(item.answer.value)])
    body = add(root, "itemBody")
    _fill(body, block(item.stem))
    unit = f"Answer in {bare(item.answer.unit)}: " if item.answer.unit else "Answer: "
    _fill(body, f"<p>{unit}</p>")
    add(body[-1], "textEntryInteraction", responseIdentifier="RESPONSE", expectedLength="12")
    processing = add(root, "responseProcessing")
    condition = add(processing, "responseCondition")
    empty = add(condition, "responseIf")
    add(add(empty, "isNull"), "variable", identifier="RESPONSE")
    _value(_set(empty, "SCORE"), "float", "0")
    told = []
    for place, part in enumerate([item.answer, *item.mistakes]):
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
    _feedback(root, [*told, ("feedback_other", inline(item.otherwise)), (GENERAL, general(item))])


def _ordering(root: _Element, item: Ordering) -> None:
    """Add an ordering, marked by its right neighbours: each pair in sequence earns its part."""
    names = {option.id: f"thing_{place}" for place, option in enumerate(_mixed(item), start=1)}
    right = [names[option.id] for option in item.options]
    _declare(root, item, "ordered", "identifier", right)
    body = add(root, "itemBody")
    _fill(body, block(item.stem))
    asked = add(body, "orderInteraction", responseIdentifier="RESPONSE", shuffle="true")
    for option in _mixed(item):
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
    reasons = "".join(f"<p>{bare(option.text)}: {bare(option.feedback)}</p>" for option in item.options)
    _feedback(root, [(GENERAL, general(item) + reasons)])


def _matching(root: _Element, item: Matching) -> None:
    pairs = {f"pair_{pair.id} partner_{pair.match}": 1 / len(item.pairs) for pair in item.pairs}
    declared = _declare(root, item, "multiple", "directedPair", pairs)
    _map(declared, item, pairs)
    body = add(root, "itemBody")
    _fill(body, block(item.stem))
    most = str(len(item.pairs))
    asked = add(body, "matchInteraction", responseIdentifier="RESPONSE", shuffle="true", maxAssociations=most)
    left, right = add(asked, "simpleMatchSet"), add(asked, "simpleMatchSet")
    for pair in item.pairs:
        _fill(add(left, "simpleAssociableChoice", identifier=f"pair_{pair.id}", matchMax="1"), inline(pair.text))
    for partner in item.options:
        # Several may have the same partner.
        named = add(right, "simpleAssociableChoice", identifier=f"partner_{partner.id}", matchMax=most)
        _fill(named, inline(partner.text))
    processing = add(root, "responseProcessing")
    add(_set(processing, "SCORE"), "mapResponse", identifier="RESPONSE")
    _say(processing, GENERAL)
    partners = {option.id: bare(option.text) for option in item.options}
    told = "".join(f"<p>{bare(pair.text)} – {partners[pair.match]}: {bare(pair.feedback)}</p>" for pair in item.pairs)
    _feedback(root, [(GENERAL, general(item) + told)])


def _essay(root: _Element, item: Written) -> None:
    _declare(root, item, "single", "string", [])
    body = add(root, "itemBody")
    _fill(body, block(item.stem))
    add(body, "extendedTextInteraction", responseIdentifier="RESPONSE", expectedLines="6")
    rubric = add(body, "rubricBlock", view="scorer")
    lines = "".join(f"<li>{bare(line)}</li>" for line in item.rubric)
    _fill(rubric, f"<ul>{lines}</ul><p>A model answer: {bare(item.model_answer)}</p>")
    processing = add(root, "responseProcessing")
    _say(processing, GENERAL)
    _feedback(root, [(GENERAL, f"{general(item)}<p>A model answer: {bare(item.model_answer)}</p>")])


def _declare(root: _Element, item: Question, cardinality: str, kind: str, right: Iterable[str]) -> _Element:
    """Declare the response with the right one, the score with its maximum, and the feedback."""
    declared = add(root, "responseDeclaration", identifier="RESPONSE", cardinality=cardinality, baseType=kind)
    values = list(right)
    if values:
        correct = add(declared, "correctResponse")
        for value in values:
            add(correct, "value", value)
    score = add(root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    score.set("normalMaximum", decimal(item.points))
    score.set("normalMinimum", "0")
    add(add(score, "defaultValue"), "value", "0")
    add(root, "outcomeDeclaration", identifier="FEEDBACK", cardinality="multiple", baseType="identifier")
    return declared


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


def _feedback(root: _Element, told: Iterable[tuple[str, str]]) -> None:
    for name, markup in told:
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


def _mixed(item: Ordering) -> list:
    """Return the things in a drawn order, as some platforms show them as they stand."""
    below: Callable[[int], int] = stream(item.id, item.version, "export")
    mixed = shuffled(item.options, below)
    return mixed if mixed != list(item.options) else mixed[::-1]
