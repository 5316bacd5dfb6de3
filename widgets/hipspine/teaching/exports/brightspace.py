"""Brightspace's question CSV: a block of rows for each question, its texts as HTML, with feedback, hints and points."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hipspine.quiz.interactions.enter.numbers import decimal
from hipspine.quiz.interactions.forms import Choosing, Entering, Filling, Matching, Ordering, Writing
from hipspine.teaching.exports.markup import block, bullets, model_answer
from hipspine.teaching.exports.pictures import pictures
from hipspine.teaching.exports.plan import (
    Chapter,
    Format,
    choices,
    filled,
    general,
    named,
    own_page,
    paired,
    percent,
    spellings,
)

if TYPE_CHECKING:
    from hipspine.quiz.interactions.question import Question

Row = list[str]
HTML = "HTML"
"""Says of the cell before it that it holds HTML. Such a cell begins with a tag, so that no spreadsheet runs it."""


def refuses(item: Question) -> str | None:
    """Return why Brightspace's file cannot carry a question, None where it can."""
    form = item.form()
    if pictures(item):
        return "Brightspace's file cannot hold its picture"
    if isinstance(form, Entering):
        return "Brightspace's file has no numbers with a tolerance"
    if isinstance(form, Filling):
        if len(form.gaps) > 1:
            return "Brightspace's file has one gap in a question"
        if any(one[:1] in "=+-@" for one in form.gaps[0].right if not form.gaps[0].options):
            return "what is to be typed would be a formula in a spreadsheet"
    return own_page(item)


def write(chapters: Sequence[Chapter]) -> bytes:
    """Return the rows as UTF-8 with a byte order mark; the first row is a remark, which Brightspace passes over."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(["//" + ", ".join(chapter.title for chapter in chapters)])
    for chapter in chapters:
        for item in chapter.items:
            table.writerows(_rows(item))
    return text.getvalue().encode("utf-8-sig")


def notes(chapters: Sequence[Chapter]) -> list[str]:
    """Return what Brightspace loses of these questions."""
    items = [item for chapter in chapters for item in chapter.items]
    lines = ["Brightspace puts all questions in one list; make sections for the chapters there"]
    several = [item.id for item in items if isinstance(form := item.form(), Choosing) and not form.single]
    if several:
        lines.append(f"Brightspace counts every option, ticked or left, right minus wrong: {', '.join(several)}")
    if ordered := named(items, Ordering):
        lines.append(f"Brightspace counts right places, not right neighbours: {ordered}")
    return lines


def _rows(item: Question) -> Iterator[Row]:
    form = item.form()
    stem, more, kind = block(item.stem), "", _TYPES.get(type(form), "")
    rows: list[Row] = []
    if isinstance(form, Choosing):
        kind = "MC" if form.single else "MS"
        rows = [] if form.single else [["Scoring", "RightMinusWrong"]]
        for option in choices(form):
            share = percent(option.share) if form.single else str(int(option.share > 0))
            rows.append(["Option", share, _html(option.html), HTML, _html(option.feedback), HTML])
    elif isinstance(form, Ordering):
        rows = [["Scoring", "EquallyWeighted"]]
        rows += [["Item", block(thing.text), HTML, block(thing.feedback), HTML] for thing in form.things]
    elif isinstance(form, Matching):
        rows = [["Scoring", "EquallyWeighted"]]
        numbers = {name: str(place) for place, name in enumerate(form.partners, start=1)}
        rows += [["Choice", numbers[name], block(text), HTML] for name, text in form.partners.items()]
        rows += [["Match", numbers[pair.match], block(pair.text), HTML] for pair in form.pairs]
        more = paired(form)
    elif isinstance(form, Filling):
        gap = form.gaps[0]
        stem += block(form.blanks)
        more = filled(form)
        if gap.options:
            kind = "MC"
            for name, text in gap.options.items():
                rows.append(["Option", "100" if name in gap.right else "0", block(text), HTML])
        else:
            rows = [["InputBox", "1", "40"], *(["Answer", "100", one] for one in spellings(gap))]
    elif isinstance(form, Writing):
        rows = [["AnswerKey", bullets(form.rubric) + model_answer(form.model_answer), HTML]]
    else:
        raise TypeError(f"{item.id}: Brightspace's file does not carry kind {item.kind}")
    yield ["NewQuestion", kind]
    yield ["Title", item.id]
    yield ["QuestionText", stem, HTML]
    yield ["Points", decimal(item.points)]
    if item.difficulty:
        yield ["Difficulty", str(item.difficulty)]
    yield from rows
    if item.hints:
        yield ["Hint", block(*item.hints), HTML]
    yield ["Feedback", general(item) + more, HTML]


def _html(markup: str) -> str:
    """Return HTML that begins with a tag."""
    return markup if markup.startswith("<p>") else f"<p>{markup}</p>"


_TYPES: dict[type, str] = {Ordering: "O", Matching: "M", Filling: "SA", Writing: "WR"}

FORMAT = Format(refuses, write, notes)
