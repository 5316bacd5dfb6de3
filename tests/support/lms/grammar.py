"""Which elements may stand where, in which order, with which attributes: a small language for rules of XML formats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from lxml import etree

IDENTIFIER = r"[A-Za-z_][\w.\-]*"
ANY = r"(?s).*"
SOME = r"(?s).*\S.*"
FLOAT = r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?"
WHOLE = r"\d+"
COUNT = r"[1-9]\d*"
BOOLEAN = "true|false"
LANGUAGES = {"{http://www.w3.org/XML/1998/namespace}lang", "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"}


@dataclass(frozen=True)
class Element:
    """What an element holds: its children as an expression of names, its attributes as patterns, and its text.

    ``children`` is read like a regular expression whose letters are names: ``"head? (row | rule)* end"``. ``text`` is
    the pattern of the text where there is any; an empty one allows none but spaces between the children.
    """

    children: str = ""
    needs: Mapping[str, str] = field(default_factory=dict)
    may: Mapping[str, str] = field(default_factory=dict)
    text: str = ""


def name(element: etree._Element) -> str:
    return etree.QName(element).localname


def path(element: etree._Element) -> str:
    """Return where an element stands, with the identifiers on the way."""
    steps = [element, *element.iterancestors()][::-1]
    return "/".join(name(one) + _called(one) for one in steps)


def _called(element: etree._Element) -> str:
    called = next((element.get(key) for key in ("identifier", "ident") if element.get(key)), None)
    return f"[{called}]" if called else ""


def structure(root: etree._Element, rules: Mapping[str, Element], namespace: str | None) -> list[str]:
    """Return what is wrong with the elements of a namespace and their attributes, down from the root."""
    problems = []
    for element in root.iter(etree.Element):
        if etree.QName(element).namespace != namespace:
            continue
        problems += [f"{path(element)}: {problem}" for problem in _element(element, rules, namespace)]
    return problems


def _element(element: etree._Element, rules: Mapping[str, Element], namespace: str | None) -> Iterable[str]:
    rule = rules.get(name(element))
    if rule is None:
        yield "is no element of this format"
        return
    for key, pattern in rule.needs.items():
        if element.get(key) is None:
            yield f"lacks the attribute {key}"
        elif not re.fullmatch(pattern, element.get(key)):
            yield f"{key}={element.get(key)!r} is not allowed"
    for key in set(element.keys()) - set(rule.needs) - LANGUAGES:
        if key not in rule.may:
            yield f"has the unknown attribute {key}"
        elif not re.fullmatch(rule.may[key], element.get(key)):
            yield f"{key}={element.get(key)!r} is not allowed"
    inner = [child for child in element if isinstance(child.tag, str)]
    # What stands in another namespace is that namespace's affair; an expression names it by the word "other".
    names = [name(child) if etree.QName(child).namespace == namespace else "other" for child in inner]
    if not _matches(names, rule.children):
        yield f"holds {' '.join(names) or 'nothing'}, not {rule.children or 'nothing'}"
    text = "".join([element.text or "", *(child.tail or "" for child in element)])
    if not re.fullmatch(rule.text or r"\s*", text):
        yield f"holds the text {text.strip()[:40]!r}"


def fits(element: etree._Element, children: str) -> bool:
    """Return whether an element's children, all of its own namespace, stand as an expression says."""
    return _matches([name(child) for child in element if isinstance(child.tag, str)], children)


def _matches(names: list[str], expression: str) -> bool:
    return _compiled(expression).fullmatch("".join(f"{one}," for one in names)) is not None


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\s+", "", re.sub(r"[\w.-]+", lambda word: f"(?:{word[0]},)", expression)))


def doubled(what: str, names: Iterable[str | None]) -> list[str]:
    """Return a line for each name that stands more than once."""
    return [f"the {what} {one!r} stands {count} times" for one, count in Counter(names).items() if count > 1]


def dangling(what: str, names: Iterable[str | None], known: Iterable[str | None]) -> list[str]:
    """Return a line for each name that leads nowhere."""
    there = set(known)
    return [f"the {what} {one!r} leads nowhere" for one in dict.fromkeys(names) if one not in there]
