"""QTI 2.0 to 2.2: one question a file, with what each response earns and what is said to it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from hipspine.quiz.interactions.forms import Choosing, Filling, Form, Gap, Matching, Option, Ordering, Pairing, Thing
from hipspine.quiz.interactions.forms import Writing as WritingForm
from hipspine.teaching.imports import own
from hipspine.teaching.imports.elements import child, every, first, markup
from hipspine.teaching.imports.found import Found, LeftOut, LeftOutError, Reading
from hipspine.teaching.imports.markup import from_html
from hipspine.teaching.imports.pictures import images_in
from hipspine.teaching.imports.qti21_rules import Rules, entering
from hipspine.teaching.imports.safe_files import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_ASKING = "Interaction"
_ASIDE = ("rubricBlock", "feedbackInline", "feedbackBlock", "modalFeedback", "templateInline", "templateBlock")
_MARK = "\ue000{}\ue001"


def references(test: _Element, place: str) -> Iterator[tuple[str, str]]:
    """Give the section and the file of each question of a test, in its order."""
    for section in every(test, "assessmentSection"):
        for one in section:
            if local(one) == "assessmentItemRef" and one.get("href"):
                path = posixpath.join(posixpath.dirname(place), one.get("href"))
                yield section.get("title", ""), posixpath.normpath(path)


def read_item(reading: Reading, root: _Element, section: str, place: str) -> None:
    """Read one question into the group of its section."""
    name = root.get("title") or root.get("identifier") or "a question without a name"
    try:
        found = _question(root, name)
        found.file = place
        reading.group(section).questions.append(found)
    except LeftOutError as error:
        reading.left_out.append(LeftOut(name, root.sourceline or 1, str(error), place))


def _question(root: _Element, name: str) -> Found:
    body = first(root, "itemBody")
    if body is None:
        raise LeftOutError("it has no text (itemBody)")
    asked = [one for one in body.iter() if local(one).endswith(_ASKING)]
    kinds = {local(one).removesuffix(_ASKING) for one in asked}
    lost: list[str] = []
    rules = Rules(root, lost)
    if not asked:
        raise LeftOutError("it asks nothing")
    if kinds <= {"textEntry", "inlineChoice"}:
        read: Callable[[_Element, list[_Element], Rules, Found], Form] = _gaps
    elif len(asked) > 1:
        raise LeftOutError(f"it asks {len(asked)} things at once ({', '.join(sorted(kinds))})")
    elif (kind := next(iter(kinds))) in _TYPES:
        read = _TYPES[kind]
    else:
        raise LeftOutError(f"the course has no questions of the type {kind}{_ASKING}")
    found = Found(name, root.sourceline or 1, "", WritingForm("", []), points=rules.points, lost=lost)
    found.explanation = rules.general
    found.images = [image for part in body for image in images_in(part) if not _aside(part)]
    found.form = read(body, asked, rules, found)
    lost += rules.unread()
    return found


def _aside(part: _Element) -> bool:
    """Return whether a part of a body asks nothing, or holds what there is to choose from."""
    return local(part) in _ASIDE or local(part).endswith(_ASKING)


def _stem(body: _Element, asked: list[_Element], found: Found) -> None:
    prompt = child(asked[0], "prompt")
    told = f"<p>{markup(prompt)}</p>" if prompt is not None else ""
    found.stem = from_html(markup(body, _ASIDE, {asked[0]: told}), found.lost)


def _choices(body: _Element, asked: list[_Element], rules: Rules, found: Found) -> Form:
    _stem(body, asked, found)
    declared = rules.response(asked[0])
    single = declared.single or asked[0].get("maxChoices") == "1"
    options = []
    shares = declared.shares(single=single)
    for one in every(asked[0], "simpleChoice"):
        name = one.get("identifier", "")
        inner = [markup(part) for part in every(one, "feedbackInline")]
        told = from_html("".join(inner), found.lost) or rules.feedback(name)
        text = from_html(markup(one, _ASIDE), found.lost)
        options.append(Option(name, text, (told,), shares.get(name, 0.0 if single else shares[""])))
    if declared.all_or_nothing and not single:
        found.lost.append("all right or nothing: here wrong ones are taken off the right ones")
    return Choosing(options, single=single)


def _order(body: _Element, asked: list[_Element], rules: Rules, found: Found) -> Form:
    _stem(body, asked, found)
    things = every(asked[0], "simpleChoice")
    texts = {one.get("identifier", ""): from_html(markup(one, _ASIDE), found.lost) for one in things}
    right = rules.response(asked[0]).right
    if sorted(right) != sorted(texts):
        raise LeftOutError("its right order does not name each thing once")
    found.explanation, told = own.below(found.explanation, [f"{texts[name]}: " for name in right])
    told = told or [""] * len(right)
    return Ordering([Thing(name, texts[name], feedback) for name, feedback in zip(right, told, strict=True)])


def _match(body: _Element, asked: list[_Element], rules: Rules, found: Found) -> Form:
    _stem(body, asked, found)
    sets = every(asked[0], "simpleMatchSet")
    if len(sets) != 2:
        raise LeftOutError("it does not match two lists")
    left, right = ({one.get("identifier", ""): from_html(markup(one, _ASIDE), found.lost) for one in every(side,
                    "simpleAssociableChoice")} for side in sets)  # fmt: skip
    matched: dict[str, list[str]] = {}
    for pair in rules.response(asked[0]).right:
        one, _, other = pair.partition(" ")
        matched.setdefault(one, []).append(other)
    if sorted(matched) != sorted(left) or any(len(ones) != 1 or ones[0] not in right for ones in matched.values()):
        raise LeftOutError("not each of the first list has exactly one partner")
    names = list(left)
    beginnings = [f"{left[name]} – {right[matched[name][0]]}: " for name in names]
    found.explanation, told = own.below(found.explanation, beginnings)
    told = told or [""] * len(names)
    pairs = [Pairing(name, left[name], matched[name][0], text) for name, text in zip(names, told, strict=True)]
    return Matching(pairs, right)


def _essay(body: _Element, asked: list[_Element], rules: Rules, found: Found) -> Form:
    _stem(body, asked, found)
    found.explanation, model = own.model_answer(found.explanation)
    rubric: list[str] = []
    for block in every(body, "rubricBlock"):
        entries = every(block, "li")
        rubric += [from_html(markup(one), found.lost) for one in entries]
        rest = from_html(markup(block, ("ul", "ol")), found.lost)
        told, again = own.model_answer(rest)
        model = model or again
        if (told and told != rest) or (not again and told):
            rubric.append(told)
    return WritingForm(model, rubric)


def _gaps(body: _Element, asked: list[_Element], rules: Rules, found: Found) -> Form:
    only = asked[0] if len(asked) == 1 else None
    if only is not None and rules.response(only).numeric:
        marked = from_html(markup(body, _ASIDE, {only: _MARK.format(1)}), found.lost)
        return entering(marked, rules, rules.response(only), found)
    places = {one: _MARK.format(place) for place, one in enumerate(asked, start=1)}
    paragraphs = from_html(markup(body, _ASIDE, places), found.lost).split("\n\n")
    begin = next(place for place, one in enumerate(paragraphs) if "\ue000" in one)
    text = "\n\n".join(paragraphs[begin:]).replace("\ue000", "[").replace("\ue001", "]")
    found.stem = "\n\n".join(paragraphs[:begin]) or "Fill in the gaps."
    gaps = []
    for place, one in enumerate(asked, start=1):
        declared = rules.response(one)
        if declared.numeric:
            raise LeftOutError("a gap takes a number, and the course's gaps take words")
        shown = every(one, "inlineChoice")
        options = {str(part.get("identifier")): from_html(markup(part), found.lost) for part in shown}
        right = declared.best if options else declared.spellings
        if not right or (options and right[0] not in options):
            raise LeftOutError(f"nothing fills gap {place} rightly")
        gaps.append((str(place), options, right[:1] if options else right))
    beginnings = [f"{name}: {' / '.join(texts.get(one, one) for one in right)}. " for name, texts, right in gaps]
    found.explanation, told = own.below(found.explanation, beginnings)
    feedback = told or [""] * len(gaps)
    return Filling(text, [Gap(*gap, said_) for gap, said_ in zip(gaps, feedback, strict=True)])


_TYPES: dict[str, Callable[[_Element, list[_Element], Rules, Found], Form]] = {
    "choice": _choices,
    "order": _order,
    "match": _match,
    "extendedText": _essay,
}
