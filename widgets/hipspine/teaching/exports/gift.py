"""GIFT, the plain-text format of Moodle and others: choices, numbers, matching and essays, without points or files."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hipspine.quiz.kinds.arranging import Matching, Ordering
from hipspine.quiz.kinds.base import Question
from hipspine.quiz.kinds.body import Body
from hipspine.quiz.kinds.case import Case
from hipspine.quiz.kinds.numeric import Numeric
from hipspine.quiz.kinds.setting import Setting
from hipspine.quiz.kinds.written import Written
from hipspine.teaching.exports.markup import bare, block, escaped, inline, model_answer, words
from hipspine.teaching.exports.plan import NO_FIGURE, NO_STORY, Chapter, Format, choosing, decimal, general, percent

_OWN = re.compile(r"([\\~=#{}:])")


def refuses(item: Question) -> str | None:
    """Return why GIFT cannot carry a question, None where it can."""
    if isinstance(item, Body):
        return "GIFT cannot hold its picture"
    if isinstance(item, Ordering):
        return "GIFT has no ordering, and matching with places would be marked differently"
    if isinstance(item, Setting):
        return NO_FIGURE
    if isinstance(item, Case):
        return NO_STORY
    if isinstance(item, Matching):
        said = [words(option.text) for option in item.options]
        if len(set(said)) < len(said):
            return "GIFT holds what is matched as plain text, in which two of its options are the same"
        if any("&&0" in text for text in said):
            return "“&&0” in what is matched is a sign of GIFT's own"
    return None


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
    choice = choosing(item)
    if choice:
        for option in choice.options:
            sign = "=" if choice.single and option.share == 1 else "~"
            weight = f"%{percent(option.share)}%" if sign == "~" and option.share else ""
            lines.append(f"{sign}{weight}{_html(option.html)}#{_html(option.feedback)}")
    elif isinstance(item, Numeric):
        if item.answer.unit:
            stem += f"<p>Answer in {bare(item.answer.unit)}.</p>"
        lines.append(f"={_range(item.answer)}#{_html(inline(item.answer.feedback))}")
        lines += [f"=%0%{_range(one)}#{_html(inline(one.feedback))}" for one in item.mistakes]
        lines.append(f"~#{_html(inline(item.otherwise))}")
        lines[0] = "#\n\t" + lines[0]
    elif isinstance(item, Matching):
        partners = {option.id: words(option.text) for option in item.options}
        used = {pair.match for pair in item.pairs}
        lines = [f"={_html(inline(pair.text))} -> {_plain(partners[pair.match])}" for pair in item.pairs]
        lines += [f"= -> {_plain(text)}" for name, text in partners.items() if name not in used]
        more = "".join(
            f"<p>{bare(pair.text)} – {escaped(partners[pair.match])}: {bare(pair.feedback)}</p>" for pair in item.pairs
        )
    elif isinstance(item, Written):
        more = model_answer(item.model_answer)
    lines.append(f"####{_html(general(item) + more)}")
    answers = "".join(f"\t{line}\n" for line in lines)
    return f"::{item.id}::{_html(stem)}{{\n{answers}}}"


def _range(part: object) -> str:
    return f"{decimal(part.value)}:{decimal(part.tolerance)}"


def _html(markup: str) -> str:
    """Return HTML with its format named, so that a text may begin with a bracket."""
    return f"[html]{_plain(markup)}"


def _plain(text: str) -> str:
    return _OWN.sub(r"\\\1", text)


FORMAT = Format(refuses, write, notes)
