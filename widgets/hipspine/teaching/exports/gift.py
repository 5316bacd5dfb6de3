"""GIFT, the plain-text format of Moodle and others: choices, numbers, matching and essays, without points or files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hipspine.quiz.interactions.enter.numbers import decimal
from hipspine.quiz.interactions.forms import Amount, Choosing, Entering, Filling, Gap, Matching, Ordering, Writing
from hipspine.teaching.exports.markup import bare, block, inline, model_answer, words
from hipspine.teaching.exports.pictures import pictures
from hipspine.teaching.exports.plan import (
    Chapter,
    Format,
    choices,
    filled,
    general,
    own_page,
    paired,
    percent,
    same_choices,
    spellings,
)

if TYPE_CHECKING:
    from hipspine.quiz.interactions.question import Question

_OWN = re.compile(r"([\\~=#{}:])")


def refuses(item: Question) -> str | None:
    """Return why GIFT cannot carry a question, None where it can."""
    form = item.form()
    if pictures(item):
        return "GIFT cannot hold its picture"
    if isinstance(form, Ordering):
        return "GIFT has no ordering, and matching with places would be marked differently"
    if isinstance(form, Filling):
        if len(form.gaps) > 1:
            return "GIFT knows one gap in a question"
        if same_choices(form):
            return "GIFT shows what is chosen for a gap as plain text, in which two of its options are the same"
    if isinstance(form, Matching):
        said = [words(text) for text in form.partners.values()]
        if len(set(said)) < len(said):
            return "GIFT holds what is matched as plain text, in which two of its options are the same"
        if any("&&0" in text for text in said):
            return "“&&0” in what is matched is a sign of GIFT's own"
    return own_page(item)


def write(chapters: Sequence[Chapter]) -> bytes:
    """Return the questions as GIFT, a category for each chapter."""
    parts = []
    for chapter in chapters:
        # A slash would begin a subcategory; Moodle reads two as one that is meant.
        parts.append(f"$CATEGORY: $course$/top/{chapter.title.replace('/', '//')}")
        parts += [_question(item) for item in chapter.items]
    return ("\n\n".join(parts) + "\n").encode()


def notes(chapters: Sequence[Chapter]) -> list[str]:
    """Return what GIFT loses of these questions."""
    items = [item for chapter in chapters for item in chapter.items]
    other = [item.id for item in items if item.points != 1]
    return [f"GIFT holds no points; give them in the LMS: {', '.join(other)}"] if other else []


def _question(item: Question) -> str:
    stem, more = block(item.stem), ""
    lines: list[str] = []
    form = item.form()
    if isinstance(form, Choosing):
        for option in choices(form):
            sign = "=" if form.single and option.share == 1 else "~"
            weight = f"%{percent(option.share)}%" if sign == "~" and option.share else ""
            lines.append(f"{sign}{weight}{_html(option.html)}#{_html(option.feedback)}")
    elif isinstance(form, Entering):
        if form.unit:
            stem += f"<p>Answer in {bare(form.unit)}.</p>"
        lines.append(f"={_range(form.right)}#{_html(inline(form.right.feedback))}")
        lines += [f"=%0%{_range(one)}#{_html(inline(one.feedback))}" for one in form.mistakes]
        lines.append(f"~#{_html(inline(form.otherwise))}")
        lines[0] = "#\n\t" + lines[0]
    elif isinstance(form, Matching):
        partners = {name: words(text) for name, text in form.partners.items()}
        used = {pair.match for pair in form.pairs}
        lines = [f"={_html(inline(pair.text))} -> {_plain(partners[pair.match])}" for pair in form.pairs]
        lines += [f"= -> {_plain(text)}" for name, text in partners.items() if name not in used]
        more = paired(form)
    elif isinstance(form, Filling):
        stem += block(form.blanks)
        lines = _filling(form.gaps[0])
        more = filled(form)
    elif isinstance(form, Writing):
        more = model_answer(form.model_answer)
    lines.append(f"####{_html(general(item) + more)}")
    answers = "".join(f"\t{line}\n" for line in lines)
    return f"::{item.id}::{_html(stem)}{{\n{answers}}}"


def _filling(gap: Gap) -> list[str]:
    """Return what may be chosen for the one gap, or every spelling of what is typed."""
    if not gap.options:
        return [f"={_plain(_literal(one))}" for one in spellings(gap)]
    return [f"{'=' if name in gap.right else '~'}{_html(inline(text))}" for name, text in gap.options.items()]


def _literal(spelling: str) -> str:
    """Return a spelling in which an asterisk stands for itself, not for anything."""
    return spelling.replace("*", "\\*")


def _range(part: Amount) -> str:
    return f"{decimal(part.value)}:{decimal(part.tolerance)}"


def _html(markup: str) -> str:
    """Return HTML with its format named, so that a text may begin with a bracket."""
    return f"[html]{_plain(markup)}"


def _plain(text: str) -> str:
    return _OWN.sub(r"\\\1", text)


FORMAT = Format(refuses, write, notes)
