"""The profile of QTI 1.2 in Common Cartridge 1.1 (1EdTech, "Common Cartridge Profile", chapter on assessments)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tests.support.lms.grammar import FLOAT, IDENTIFIER, SOME, Element, dangling, doubled, name, structure

SPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
A = f"{{{SPACE}}}"

_TEST = "(and | or | not | varequal | other)"
_IDENT = {"ident": IDENTIFIER}

ASSESSMENT = {
    "questestinterop": Element("assessment"),
    "assessment": Element("qtimetadata section", {**_IDENT, "title": SOME}),
    "qtimetadata": Element("qtimetadatafield+"),
    "qtimetadatafield": Element("fieldlabel fieldentry"),
    "fieldlabel": Element(text=SOME),
    "fieldentry": Element(text=SOME),
    "section": Element("item+", _IDENT),
    "item": Element("itemmetadata presentation resprocessing? itemfeedback*", {**_IDENT, "title": SOME}),
    "itemmetadata": Element("qtimetadata"),
    "presentation": Element("material (response_lid | response_str)"),
    "response_lid": Element("render_choice", {**_IDENT, "rcardinality": "Single|Multiple"}),
    "response_str": Element("render_fib", {**_IDENT, "rcardinality": "Single"}),
    "render_choice": Element("response_label+"),
    "render_fib": Element(),
    "response_label": Element("material", _IDENT),
    "material": Element("mattext+"),
    "mattext": Element("", {"texttype": "text/plain|text/html"}, text=SOME),
    "resprocessing": Element("outcomes respcondition+"),
    "outcomes": Element("decvar"),
    "decvar": Element(
        "", {"varname": "SCORE", "vartype": "Decimal|Integer", "minvalue": r"0(\.0+)?", "maxvalue": r"100(\.0+)?"}
    ),
    "respcondition": Element("conditionvar setvar* displayfeedback*", {"continue": "Yes|No"}),
    "conditionvar": Element(f"{_TEST}+"),
    "and": Element(f"{_TEST}+"),
    "or": Element(f"{_TEST}+"),
    "not": Element(_TEST),
    "varequal": Element("", {"respident": IDENTIFIER, "case": "Yes|No"}, text=SOME),
    "other": Element(),
    "setvar": Element("", {"varname": "SCORE", "action": "Set"}, text=FLOAT),
    "displayfeedback": Element("", {"feedbacktype": "Response|Solution|Hint", "linkrefid": IDENTIFIER}),
    "itemfeedback": Element("flow_mat | solution", _IDENT),
    "flow_mat": Element("material"),
    "solution": Element("solutionmaterial+"),
    "solutionmaterial": Element("material"),
}

_YES = {"Yes", "No"}
# What the metadata may say: each field once, with these entries.
_OF_ASSESSMENT = {
    "cc_profile": {"cc.exam.v0p1"},
    "qmd_assessmenttype": {"Examination"},
    "qmd_scoretype": {"Percentage"},
    **{f"qmd_{one}permitted": _YES for one in ("feedback", "hints", "solutions")},
    "cc_allow_late_submission": _YES,
    "cc_maxattempts": {"1", "2", "3", "4", "5", "unlimited"},
}
_OF_ITEM = {
    "cc_profile": {
        f"cc.{one}.v0p1"
        for one in ("multiple_choice", "multiple_response", "true_false", "fib", "pattern_match", "essay")
    },
    "cc_weighting": {str(one) for one in range(1, 100)},
    "qmd_scoringpermitted": _YES,
    "qmd_computerscored": _YES,
}
# What a kind of question asks for: its response and cardinality.
_ASKS = {
    "cc.multiple_choice.v0p1": ("response_lid", "Single"),
    "cc.true_false.v0p1": ("response_lid", "Single"),
    "cc.multiple_response.v0p1": ("response_lid", "Multiple"),
    "cc.essay.v0p1": ("response_str", "Single"),
    "cc.fib.v0p1": ("response_str", "Single"),
    "cc.pattern_match.v0p1": ("response_str", "Single"),
}


def problems(root: etree._Element) -> list[str]:
    """Return what is wrong with an assessment of a cartridge."""
    found = structure(root, ASSESSMENT, SPACE)
    if found:
        return found
    found += _fields(root.find(f"{A}assessment/{A}qtimetadata"), _OF_ASSESSMENT)
    found += doubled("item", [one.get("ident") for one in root.iter(f"{A}item")])
    for item in root.iter(f"{A}item"):
        found += [f"{item.get('ident')}: {one}" for one in _item(item)]
    return found


def profile(item: etree._Element) -> str | None:
    """Return the kind of question that an item says it is."""
    return fields(item.find(f"{A}itemmetadata/{A}qtimetadata")).get("cc_profile")


def fields(metadata: etree._Element) -> dict[str, str]:
    """Return the entries of metadata by their labels."""
    return {one.findtext(f"{A}fieldlabel"): one.findtext(f"{A}fieldentry") for one in metadata}


def _fields(metadata: etree._Element, allowed: dict[str, set[str]]) -> Iterator[str]:
    yield from doubled("metadata field", [one.findtext(f"{A}fieldlabel") for one in metadata])
    for label, entry in fields(metadata).items():
        if entry not in allowed.get(label, ()):
            yield f"the metadata field {label} says {entry!r}"
    if "cc_profile" not in fields(metadata):
        yield "the metadata tell no cc_profile"


def _item(item: etree._Element) -> Iterator[str]:
    yield from _fields(item.find(f"{A}itemmetadata/{A}qtimetadata"), _OF_ITEM)
    asked = item.find(f"{A}presentation")[-1]
    if (name(asked), asked.get("rcardinality")) != _ASKS.get(profile(item)):
        yield f"{profile(item)} asks by {name(asked)} {asked.get('rcardinality')}"
    labels = [one.get("ident") for one in asked.iter(f"{A}response_label")]
    yield from doubled("label", labels)
    tests = list(item.iter(f"{A}varequal"))
    yield from dangling("respident", [one.get("respident") for one in tests], [asked.get("ident")])
    if labels:
        yield from dangling("compared label", [one.text for one in tests], labels)
    shown = [one.get("ident") for one in item.iter(f"{A}itemfeedback")]
    linked = [one.get("linkrefid") for one in item.iter(f"{A}displayfeedback")]
    yield from doubled("feedback", shown)
    yield from dangling("linkrefid", linked, shown)
    yield from (f"the feedback {one!r} is never shown" for one in shown if one not in linked)
    for one in item.iter(f"{A}displayfeedback"):
        target = item.find(f"{A}itemfeedback[@ident='{one.get('linkrefid')}']")
        if target is not None and (one.get("feedbacktype") == "Solution") != (name(target[0]) == "solution"):
            yield f"the feedback {one.get('linkrefid')!r} is shown as {one.get('feedbacktype')}"
    scores = [float(one.text) for one in item.iter(f"{A}setvar")]
    if any(not 0 <= one <= 100 for one in scores):
        yield f"a score of {max(scores, key=abs):g} is not from 0 to 100"
    if labels and 100 not in scores:
        yield "nothing earns 100"


def earned(item: etree._Element, chosen: set[str]) -> tuple[float, list[str]]:
    """Run the conditions of an item on what was chosen; return the score and the idents of the feedback shown."""
    score, shown = 0.0, []
    for condition in item.iter(f"{A}respcondition"):
        if not all(_holds(test, chosen) for test in condition.find(f"{A}conditionvar")):
            continue
        score = float(condition.findtext(f"{A}setvar") or score)
        shown += [one.get("linkrefid") for one in condition.iterfind(f"{A}displayfeedback")]
        if condition.get("continue") == "No":
            break
    return score, shown


def _holds(test: etree._Element, chosen: set[str]) -> bool:
    kind = name(test)
    if kind == "varequal":
        return test.text in chosen
    if kind == "not":
        return not _holds(test[0], chosen)
    if kind == "or":
        return any(_holds(one, chosen) for one in test)
    assert kind in ("and", "other"), kind
    return all(_holds(one, chosen) for one in test)
