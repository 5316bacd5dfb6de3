"""QTI 2.1 items and tests (1EdTech, "Assessment Test, Section, and Item Information Model", final version 2012)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from lxml import etree

from tests.support.lms.grammar import (
    ANY,
    BOOLEAN,
    COUNT,
    FLOAT,
    IDENTIFIER,
    SOME,
    WHOLE,
    Element,
    dangling,
    doubled,
    name,
    structure,
)

SPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
MATH = "http://www.w3.org/1998/Math/MathML"
Q = f"{{{SPACE}}}"

BASE = "identifier|boolean|integer|float|string|point|pair|directedPair|duration|file|uri"
CARDINALITY = "single|multiple|ordered|record"
_INLINE = "(em | strong | code | br | img | span | sub | sup | textEntryInteraction | inlineChoiceInteraction | other)*"
_BLOCK = "p | ul | ol | div | pre | blockquote"
_FLOW = "(p | ul | ol | em | strong | code | br | img | span | sub | sup | other)*"
_ASKED = "choiceInteraction | orderInteraction | matchInteraction | extendedTextInteraction | rubricBlock"
_RULES = "(responseCondition | setOutcomeValue)*"
_VALUE = "(and | or | sum | multiple | index | match | member | equal | isNull | mapResponse | variable | baseValue)"
_RESPONSE = {"responseIdentifier": IDENTIFIER}

ITEM = {
    "assessmentItem": Element(
        "responseDeclaration* outcomeDeclaration* templateDeclaration* templateProcessing? stylesheet* itemBody?"
        " responseProcessing? modalFeedback*",
        {"identifier": IDENTIFIER, "title": ANY, "adaptive": BOOLEAN, "timeDependent": BOOLEAN},
    ),
    "responseDeclaration": Element(
        "defaultValue? correctResponse? mapping? areaMapping?",
        {"identifier": IDENTIFIER, "cardinality": CARDINALITY, "baseType": BASE},
    ),
    "outcomeDeclaration": Element(
        "defaultValue?",
        {"identifier": IDENTIFIER, "cardinality": CARDINALITY, "baseType": BASE},
        {"normalMaximum": FLOAT, "normalMinimum": FLOAT},
    ),
    "correctResponse": Element("value+"),
    "defaultValue": Element("value+"),
    "value": Element(text=SOME),
    "mapping": Element("mapEntry+", {"defaultValue": FLOAT}, {"lowerBound": FLOAT, "upperBound": FLOAT}),
    "mapEntry": Element("", {"mapKey": SOME, "mappedValue": FLOAT}, {"caseSensitive": BOOLEAN}),
    "itemBody": Element(f"({_BLOCK} | {_ASKED})*"),
    "rubricBlock": Element(f"({_BLOCK})*", {"view": "(author|candidate|proctor|scorer|testConstructor|tutor)"}),
    "choiceInteraction": Element("prompt? simpleChoice+", {**_RESPONSE, "shuffle": BOOLEAN, "maxChoices": WHOLE}),
    "orderInteraction": Element("prompt? simpleChoice+", {**_RESPONSE, "shuffle": BOOLEAN}),
    "matchInteraction": Element(
        "prompt? simpleMatchSet simpleMatchSet", {**_RESPONSE, "shuffle": BOOLEAN, "maxAssociations": WHOLE}
    ),
    "simpleMatchSet": Element("simpleAssociableChoice*"),
    "textEntryInteraction": Element("", _RESPONSE, {"expectedLength": WHOLE}),
    "inlineChoiceInteraction": Element("inlineChoice+", {**_RESPONSE, "shuffle": BOOLEAN}),
    "inlineChoice": Element("", {"identifier": IDENTIFIER}, {"fixed": BOOLEAN}, SOME),
    "extendedTextInteraction": Element("prompt?", _RESPONSE, {"expectedLines": WHOLE}),
    "simpleChoice": Element(_FLOW, {"identifier": IDENTIFIER}, {"fixed": BOOLEAN}, ANY),
    "simpleAssociableChoice": Element(_FLOW, {"identifier": IDENTIFIER, "matchMax": WHOLE}, text=ANY),
    "responseProcessing": Element(_RULES),
    "responseCondition": Element("responseIf responseElseIf* responseElse?"),
    "responseIf": Element(_VALUE + _RULES),
    "responseElseIf": Element(_VALUE + _RULES),
    "responseElse": Element(_RULES),
    "setOutcomeValue": Element(_VALUE, {"identifier": IDENTIFIER}),
    **{one: Element(f"{_VALUE}+") for one in ("and", "or", "sum")},
    **{one: Element(f"{_VALUE}{_VALUE}") for one in ("match", "member")},
    "multiple": Element(f"{_VALUE}*"),
    "isNull": Element(_VALUE),
    "index": Element(_VALUE, {"n": COUNT}),
    "equal": Element(f"{_VALUE}{_VALUE}", {"toleranceMode": "absolute|relative", "tolerance": rf"{FLOAT}( {FLOAT})?"}),
    "mapResponse": Element("", {"identifier": IDENTIFIER}),
    "variable": Element("", {"identifier": IDENTIFIER}),
    "baseValue": Element("", {"baseType": BASE}, text=SOME),
    "modalFeedback": Element(
        f"({_BLOCK})*", {"outcomeIdentifier": IDENTIFIER, "identifier": IDENTIFIER, "showHide": "show|hide"}
    ),
    **{one: Element(_INLINE, text=ANY) for one in ("p", "em", "strong", "code", "span", "sub", "sup", "li")},
    **{one: Element("li+") for one in ("ul", "ol")},
    "br": Element(),
    "img": Element("", {"src": SOME, "alt": SOME}, {"width": WHOLE, "height": WHOLE}),
}

TEST = {
    "assessmentTest": Element("outcomeDeclaration* testPart+ outcomeProcessing?", {"identifier": SOME, "title": ANY}),
    "outcomeDeclaration": ITEM["outcomeDeclaration"],
    "testPart": Element(
        "assessmentSection+",
        {
            "identifier": IDENTIFIER,
            "navigationMode": "linear|nonlinear",
            "submissionMode": "individual|simultaneous",
        },
    ),
    "assessmentSection": Element(
        "(assessmentSection | assessmentItemRef)*", {"identifier": IDENTIFIER, "title": ANY, "visible": BOOLEAN}
    ),
    "assessmentItemRef": Element("", {"identifier": IDENTIFIER, "href": SOME}),
    "outcomeProcessing": Element("setOutcomeValue*"),
    "setOutcomeValue": Element("sum", {"identifier": IDENTIFIER}),
    "sum": Element("testVariables+"),
    "testVariables": Element("", {"variableIdentifier": IDENTIFIER}),
}

_WITHIN_TEXT = ("inlineChoiceInteraction", "textEntryInteraction")
# The response that each kind of interaction binds: its cardinality and base type.
_BINDS = {
    "choiceInteraction": ("single|multiple", "identifier"),
    "orderInteraction": ("ordered", "identifier"),
    "matchInteraction": ("multiple", "directedPair"),
    "textEntryInteraction": ("single", "string|integer|float"),
    "inlineChoiceInteraction": ("single", "identifier"),
    "extendedTextInteraction": ("single|multiple|ordered", "string|integer|float"),
}


def item_problems(item: etree._Element) -> list[str]:
    """Return what is wrong with an item: structure, identifiers, references and types."""
    problems = structure(item, ITEM, SPACE)
    return problems or [*_declarations(item), *_bindings(item), *_values(item), *_feedback(item), *_types(item)]


def listed_test_problems(test: etree._Element) -> list[str]:
    """Return what is wrong with a test apart from the files that it names."""
    problems = structure(test, TEST, SPACE)
    for what in ("testPart", "assessmentSection", "assessmentItemRef"):
        problems += doubled(f"identifier of {what}", [one.get("identifier") for one in test.iter(Q + what)])
    declared = [one.get("identifier") for one in test.iterfind(f"{Q}outcomeDeclaration")]
    return problems + dangling("outcome", [one.get("identifier") for one in test.iter(f"{Q}setOutcomeValue")], declared)


def interactions(item: etree._Element) -> list[etree._Element]:
    """Return what an item asks."""
    return [one for one in item.iter(etree.Element) if name(one) in _BINDS]


def _declared(item: etree._Element) -> dict[str, etree._Element]:
    kinds = ("responseDeclaration", "outcomeDeclaration")
    return {one.get("identifier"): one for one in item if name(one) in kinds}


def _declarations(item: etree._Element) -> Iterator[str]:
    kinds = ("responseDeclaration", "outcomeDeclaration")
    yield from doubled("declaration", [one.get("identifier") for one in item if name(one) in kinds])
    score = item.find(f"{Q}outcomeDeclaration[@identifier='SCORE']")
    if score is None:
        yield "there is no outcome SCORE"
        return
    if score.get("normalMaximum") is None or float(score.get("normalMaximum")) <= 0:
        yield "SCORE has no maximum above 0"
    for mapping in item.iter(f"{Q}mapping"):
        keys = [entry.get("mapKey") for entry in mapping]
        yield from doubled("mapKey", keys)
        low, high = float(mapping.get("lowerBound", "-inf")), float(mapping.get("upperBound", "inf"))
        if low > high:
            yield f"the mapping's lower bound {low} is above its upper bound {high}"
    ends = [mapping.get("upperBound", "inf") for mapping in item.iter(f"{Q}mapping")]
    if ends and not math.isclose(sum(map(float, ends)), float(score.get("normalMaximum") or "nan")):
        yield f"the mapping ends at {' and '.join(ends)}, SCORE at {score.get('normalMaximum')}"


def _bindings(item: etree._Element) -> Iterator[str]:
    asked = interactions(item)
    responses = {key: one for key, one in _declared(item).items() if name(one) == "responseDeclaration"}
    bound = [one.get("responseIdentifier") for one in asked]
    yield from dangling("responseIdentifier", bound, responses)
    yield from doubled("responseIdentifier", bound)
    yield from (f"nothing asks for the response {one!r}" for one in responses if one not in bound)
    for one in asked:
        declared = responses.get(one.get("responseIdentifier"))
        if declared is None:
            continue
        cardinality, base = _BINDS[name(one)]
        if not re.fullmatch(cardinality, declared.get("cardinality")):
            yield f"{name(one)} cannot give a {declared.get('cardinality')} response"
        if not re.fullmatch(base, declared.get("baseType")):
            yield f"{name(one)} cannot give a response of base type {declared.get('baseType')}"
        if name(one) == "choiceInteraction" and (one.get("maxChoices") == "1") != (
            declared.get("cardinality") == "single"
        ):
            yield f"maxChoices {one.get('maxChoices')} does not fit a {declared.get('cardinality')} response"
        yield from doubled("choice", [choice.get("identifier") for choice in one.iter() if choice.get("identifier")])


def allowed_values(asked: etree._Element) -> set[str] | None:
    """Return the values that the response to an interaction may hold; None where it is typed."""
    if name(asked) == "matchInteraction":
        left, right = ([one.get("identifier") for one in group] for group in asked.iterfind(f"{Q}simpleMatchSet"))
        return {f"{one} {other}" for one in left for other in right}
    names = {choice.get("identifier") for choice in asked.iterfind(f"{Q}simpleChoice")}
    names |= {choice.get("identifier") for choice in asked.iterfind(f"{Q}inlineChoice")}
    return names or None


def _values(item: etree._Element) -> Iterator[str]:
    asked = interactions(item)
    within = [one for one in asked if name(one) in _WITHIN_TEXT]
    if len(asked) != 1 and (not asked or within != asked):
        yield f"{len(asked)} interactions, not one"
        return
    responses = {one.get("identifier"): one for one in item.iterfind(f"{Q}responseDeclaration")}
    for one in asked:
        if (declared := responses.get(one.get("responseIdentifier"))) is not None:
            yield from _response_values(item, one, declared)


def _response_values(item: etree._Element, asked: etree._Element, declared: etree._Element) -> Iterator[str]:
    allowed = allowed_values(asked)
    right = [one.text for one in declared.iterfind(f"{Q}correctResponse/{Q}value")]
    if declared.get("cardinality") == "single" and len(right) > 1:
        yield f"{len(right)} right values for a single response"
    if name(asked) != "extendedTextInteraction" and not right:
        yield "no right response is told"
    if name(asked) == "orderInteraction" and sorted(right) != sorted(allowed):
        yield "the right order does not hold every choice once"
    if declared.get("baseType") == "float":
        yield from (f"the right value {one!r} is no number" for one in right if not re.fullmatch(FLOAT, one))
    if allowed is None:
        return
    yield from dangling("right value", right, allowed)
    keys = [entry.get("mapKey") for entry in declared.iter(f"{Q}mapEntry")]
    yield from dangling("mapKey", keys, allowed)
    if name(asked) in _WITHIN_TEXT:
        return
    for test in item.iter(f"{Q}match", f"{Q}member"):
        yield from dangling("compared value", [one.text for one in test.iterfind(f"{Q}baseValue")], allowed)


def _feedback(item: etree._Element) -> Iterator[str]:
    outcomes = {key for key, one in _declared(item).items() if name(one) == "outcomeDeclaration"}
    shown = item.findall(f"{Q}modalFeedback")
    yield from dangling("outcomeIdentifier", [one.get("outcomeIdentifier") for one in shown], outcomes)
    names = [one.get("identifier") for one in shown]
    yield from doubled("feedback", names)
    said = [
        one.text
        for rule in item.iter(f"{Q}setOutcomeValue")
        if rule.get("identifier") == "FEEDBACK"
        for one in rule.iter(f"{Q}baseValue")
    ]
    yield from dangling("feedback that is set", said, names)
    yield from (f"the feedback {one!r} is never shown" for one in names if one not in said)
    yield from (f"the feedback {one.get('identifier')!r} is empty" for one in shown if not _says(one))


def _says(element: etree._Element) -> bool:
    return bool("".join(element.itertext()).strip())


def _types(item: etree._Element) -> Iterator[str]:
    declared = _declared(item)
    for rule in item.iter(f"{Q}setOutcomeValue"):
        outcome = declared.get(rule.get("identifier"))
        if outcome is None or name(outcome) != "outcomeDeclaration":
            yield f"the outcome {rule.get('identifier')!r} is not declared"
            continue
        wanted = (outcome.get("cardinality"), outcome.get("baseType"))
        found = _type(rule[0], declared)
        if found != wanted:
            yield f"{rule.get('identifier')} is set to {found}, not {wanted}"
    for test in item.iter(f"{Q}responseIf", f"{Q}responseElseIf"):
        if (found := _type(test[0], declared)) != ("single", "boolean"):
            yield f"a condition is {found}, not a truth"
    for node in item.iter(f"{Q}match", f"{Q}member", f"{Q}equal"):
        (one, base), (many, other) = (_type(child, declared) for child in node)
        fits = (one, many) == ("single", "multiple") if name(node) == "member" else one == many
        if base != other or not fits:
            yield f"{name(node)} compares {one} {base} with {many} {other}"
        if name(node) == "equal" and base not in ("float", "integer"):
            yield f"equal compares {base}"


def _type(node: etree._Element, declared: dict[str, etree._Element]) -> tuple[str, str]:
    """Return the cardinality and the base type of an expression."""
    kind = name(node)
    if kind == "variable":
        one = declared.get(node.get("identifier"))
        return (one.get("cardinality"), one.get("baseType")) if one is not None else ("undeclared", "nothing")
    if kind == "baseValue":
        number = node.get("baseType") in ("float", "integer")
        return "single", "no number" if number and not re.fullmatch(FLOAT, node.text) else node.get("baseType")
    if kind == "mapResponse":
        one = declared.get(node.get("identifier"))
        return ("single", "float") if one is not None and one.find(f"{Q}mapping") is not None else ("no", "mapping")
    if kind == "index":
        cardinality, base = _type(node[0], declared)
        return ("single", base) if cardinality == "ordered" else ("no", "order")
    if kind == "multiple":
        found = {_type(child, declared)[1] for child in node}
        return "multiple", found.pop() if len(found) == 1 else "a mixture"
    return "single", "float" if kind == "sum" else "boolean"
