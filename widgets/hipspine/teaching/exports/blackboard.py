"""Blackboard's question file: one question a line, its parts between tabs, in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hipspine.quiz.interactions.enter.numbers import decimal
from hipspine.quiz.interactions.forms import BLANK, Choosing, Entering, Filling, Gap, Matching, Ordering, Writing
from hipspine.teaching.exports.markup import words
from hipspine.teaching.exports.pictures import pictures
from hipspine.teaching.exports.plan import Chapter, Format, named, own_page, spellings

if TYPE_CHECKING:
    from hipspine.quiz.interactions.question import Question

MOST_GAPS = 10
"""As many gaps as Blackboard knows in a question."""


def refuses(item: Question) -> str | None:
    """Return why Blackboard's file cannot carry a question, None where it can."""
    form = item.form()
    if pictures(item):
        return "Blackboard's file cannot hold its picture"
    if isinstance(form, Choosing) and form.halves:
        return "Blackboard's file gives one option the mark or none, and would lose the half for the right truth"
    if isinstance(form, Matching) and Counter(pair.match for pair in form.pairs) != Counter(list(form.partners)):
        return "Blackboard's file wants each partner once"
    if isinstance(form, Filling):
        if len(form.gaps) > 1 and any(gap.options for gap in form.gaps):
            return "Blackboard's file has no gaps to choose for"
        if len(form.gaps) > MOST_GAPS:
            return f"Blackboard knows {MOST_GAPS} gaps in a question at most"
    reason = own_page(item)
    if reason is None and any(len(set(texts)) < len(texts) for texts in _alternatives(item)):
        return "in plain words, which Blackboard's file holds, two of its options are the same"
    return reason


def write(chapters: Sequence[Chapter]) -> bytes:
    """Return the lines as UTF-8 without a byte order mark, which Blackboard would take for a part of the first type."""
    lines = ["\t".join(_fields(item)) for chapter in chapters for item in chapter.items]
    return ("\r\n".join(lines) + "\r\n").encode()


def notes(chapters: Sequence[Chapter]) -> list[str]:
    """Return what Blackboard's file loses of these questions."""
    items = [item for chapter in chapters for item in chapter.items]
    lines = [
        "Blackboard's file holds no feedback, explanation, hint, emphasis or chapter, and no points: give them there"
    ]
    several = [item.id for item in items if isinstance(form := item.form(), Choosing) and not form.single]
    parts = ", ".join(filter(None, [", ".join(several), named(items, Ordering)]))
    if parts:
        lines.append(f"all right or nothing, until you allow partial credit in Blackboard: {parts}")
    if foreseen := [item.id for item in items if isinstance(form := item.form(), Entering) and form.unit]:
        lines.append(f"the unit stands in the question and is not to be typed: {', '.join(foreseen)}")
    return lines


def _fields(item: Question) -> list[str]:
    """Return the fields of a question; none is empty and none holds a tab or a line break."""
    form, stem = item.form(), words(item.stem)
    if isinstance(form, Choosing):
        options = [(option.lead + words(option.text), option.id in form.right) for option in form.options]
        return ["MC" if form.single else "MA", stem, *_marked(options)]
    if isinstance(form, Entering):
        asked = f"{stem} Answer in {words(form.unit)}." if form.unit else stem
        return ["NUM", asked, decimal(form.right.value), decimal(form.right.tolerance)]
    if isinstance(form, Ordering):
        return ["ORD", stem, *(words(thing.text) for thing in form.things)]
    if isinstance(form, Matching):
        partners = {name: words(text) for name, text in form.partners.items()}
        return ["MAT", stem, *(part for pair in form.pairs for part in (words(pair.text), partners[pair.match]))]
    if isinstance(form, Filling):
        return _filling(form, stem)
    if isinstance(form, Writing):
        return ["ESS", stem, words(form.model_answer)]
    raise TypeError(f"{item.id}: Blackboard's file does not carry kind {item.kind}")


def _filling(form: Filling, stem: str) -> list[str]:
    """Return a text with gaps: one that is chosen as a choice, one that is typed, or several by their names."""
    first = form.gaps[0]
    if len(form.gaps) == 1:
        asked = f"{stem} {words(form.shown(form.text, lambda gap: BLANK))}"
        if first.options:
            return ["MC", asked, *_marked([(words(text), name in first.right) for name, text in first.options.items()])]
        return ["FIB", asked, *spellings(first)]
    # Brackets that are no gap would be taken for one.
    plain = f"{stem} {words(form.shown(form.text, lambda gap: _MARK.format(gap.id)))}"
    asked = plain.replace("[", "(").replace("]", ")")
    for gap in form.gaps:
        asked = asked.replace(_MARK.format(gap.id), f"[{_name(gap)}]")
    answers: list[str] = []
    for gap in form.in_order:
        answers += [*([""] if answers else []), _name(gap), *spellings(gap)]
    return ["FIB_PLUS", asked, *answers]


def _marked(options: Sequence[tuple[str, bool]]) -> list[str]:
    return [part for text, right in options for part in (text, "correct" if right else "incorrect")]


def _name(gap: Gap) -> str:
    return f"gap{gap.id}"


def _alternatives(item: Question) -> list[list[str]]:
    """Return the texts, in plain words, of which each has to be told from the others."""
    form = item.form()
    if isinstance(form, Choosing):
        return [[option.lead + words(option.text) for option in form.options]]
    if isinstance(form, Ordering):
        return [[words(thing.text) for thing in form.things]]
    if isinstance(form, Matching):
        return [[words(text) for text in form.partners.values()], [words(pair.text) for pair in form.pairs]]
    if isinstance(form, Filling):
        return [[words(text) for text in gap.options.values()] for gap in form.gaps]
    return []


_MARK = "\u27e6{}\u27e7"
"""What stands for a gap while the brackets of the text are replaced."""

FORMAT = Format(refuses, write, notes)
