"""A small reader of QTI 2.1 items: it runs their response processing as the specification tells, for the tests."""

from __future__ import annotations

from typing import Any

from lxml import etree

QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"


def run(item: etree._Element, response: Any) -> dict[str, Any]:
    """Return the outcomes (SCORE, FEEDBACK) that an item gives a response; None is no response.

    An item with several responses takes them by their identifiers.
    """
    outcomes: dict[str, Any] = {"SCORE": 0.0, "FEEDBACK": []}
    declared = [one.get("identifier") for one in item.iterfind(f"{QTI}responseDeclaration")]
    values = {"RESPONSE": response} if declared == ["RESPONSE"] else {one: response.get(one) for one in declared}
    for rule in item.find(f"{QTI}responseProcessing"):
        _rule(rule, item, values, outcomes)
    return outcomes


def _rule(rule: etree._Element, item: etree._Element, values: dict, outcomes: dict) -> None:
    name = etree.QName(rule).localname
    if name == "setOutcomeValue":
        outcomes[rule.get("identifier")] = _value(rule[0], item, values, outcomes)
        return
    assert name == "responseCondition", name
    for branch in rule:
        last = etree.QName(branch).localname == "responseElse"
        if last or _value(branch[0], item, values, outcomes) is True:
            for inner in branch[0 if last else 1 :]:
                _rule(inner, item, values, outcomes)
            return


def _value(node: etree._Element, item: etree._Element, values: dict, outcomes: dict) -> Any:
    name = etree.QName(node).localname
    if name == "variable":
        return {**outcomes, **values}[node.get("identifier")]
    if name == "baseValue":
        return float(node.text) if node.get("baseType") == "float" else node.text
    if name == "mapResponse":
        return _mapped(item, node.get("identifier"), values)
    found = [_value(child, item, values, outcomes) for child in node]
    if name == "isNull":
        return found[0] is None
    if name == "or":
        return any(one is True for one in found)
    if name == "and":
        return all(one is True for one in found)
    if name == "multiple":
        return [entry for one in found for entry in (one if isinstance(one, list) else [one])]
    if name == "sum":
        return sum(found)
    if any(one is None for one in found):
        return None
    if name == "index":
        place = int(node.get("n")) - 1
        return found[0][place] if place < len(found[0]) else None
    if name == "match":
        return found[0] == found[1]
    if name == "member":
        return found[0] in found[1]
    if name == "equal":
        assert node.get("toleranceMode") == "absolute"
        below, above = map(float, node.get("tolerance").split())
        return found[1] - below <= found[0] <= found[1] + above
    raise AssertionError(f"the reader does not know {name}")


def _mapped(item: etree._Element, name: str, values: dict) -> float:
    response = values[name]
    mapping = item.find(f"{QTI}responseDeclaration[@identifier='{name}']/{QTI}mapping")
    told = {entry.get("mapKey"): float(entry.get("mappedValue")) for entry in mapping}
    if any(entry.get("caseSensitive") == "false" for entry in mapping):
        told = {key.lower(): value for key, value in told.items()}
        response = response.lower() if response is not None else None
    chosen = [] if response is None else response if isinstance(response, list) else [response]
    total = sum(told.get(one, float(mapping.get("defaultValue"))) for one in chosen)
    return min(max(total, float(mapping.get("lowerBound"))), float(mapping.get("upperBound")))
