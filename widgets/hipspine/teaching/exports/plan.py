"""What every format starts from: questions as they are asked, choices with what each earns, and the report."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hipspine.chapters import chapter_files, chapter_id
from hipspine.quiz.interactions.forms import Choosing, Filling, Gap, Matching, Option, Ordering, OwnPage
from hipspine.teaching.exports.markup import bare, block, escaped, inline, plain, words

if TYPE_CHECKING:
    from hipspine.quiz.interactions.question import Question
    from hipspine.quiz.schema import Bank

SEED = 1
"""The seed that draws the numbers of parametric questions: an export holds one draw of each, always the same."""

_DECIMAL = re.compile(r"(\d)\.(?=\d)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class LeftOut:
    """A question that a format cannot carry, and why."""

    item: str
    kind: str
    reason: str


@dataclass(frozen=True)
class Export:
    """What an export wrote: the ids of the questions, those left out, and what else a reader should know."""

    path: Path
    written: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """The questions of one question file, each with its numbers drawn."""

    quiz: str
    title: str
    items: list[Question] = field(default_factory=list)
    page: str = ""
    """The address of the chapter in the published book, where the command was told it."""


@dataclass(frozen=True)
class Format:
    """A format: what it refuses and why (None: it carries the question), how it is written, what it loses.

    ``links`` says whether it can lead to the chapters of the published book.
    """

    refuses: Callable[[Question], str | None]
    write: Callable[[Sequence[Chapter]], bytes]
    notes: Callable[[Sequence[Chapter]], list[str]] = lambda chapters: []
    links: bool = False


@dataclass(frozen=True)
class Choice:
    """Something to choose, as HTML: its id, what it says, what is said to it, and the share (-1 to 1) that it earns."""

    id: str
    html: str
    feedback: str
    share: float


def planned(banks: Sequence[Bank], kind: Format, book: str = "") -> tuple[list[Chapter], list[LeftOut]]:
    """Return what a format can carry, by chapter, and what it cannot; ``book`` is where the book is published."""
    chapters, left_out = [], []
    pages = {chapter_id(path): path.stem for path in chapter_files()} if book else {}
    for bank in banks:
        page = f"{book.rstrip('/')}/chapters/{pages[bank.quiz]}.html" if bank.quiz in pages else ""
        chapter = Chapter(bank.quiz, plain(bank.title).replace("\n", " "), page=page)
        for item in bank.items:
            asked = item.drawn(SEED)
            reason = "it holds a control character" if _unprintable(item.model_dump()) else kind.refuses(asked)
            if reason:
                left_out.append(LeftOut(item.id, item.kind, reason))
            else:
                chapter.items.append(asked)
        if chapter.items:
            chapters.append(chapter)
    return chapters, left_out


def own_page(item: Question) -> str | None:
    """Return why only the course's own page can ask a question, None where a format may be able to."""
    form = item.form()
    return form.reason if isinstance(form, OwnPage) else None


def shows_body(item: Question) -> bool:
    """Return whether a question needs the picture of the body."""
    form = item.form()
    return isinstance(form, Choosing) and form.body


def choices(form: Choosing) -> list[Choice]:
    """Return what there is to choose from."""
    return [Choice(one.id, _said(one), _feedback(one), one.share) for one in form.options]


def _said(option: Option) -> str:
    return escaped(option.lead) + bare(option.text) if option.lead else inline(option.text)


def _feedback(option: Option) -> str:
    return inline(option.feedback[0]) if len(option.feedback) == 1 else block(*option.feedback)


def general(item: Question, *more: str) -> str:
    """Return the explanation as HTML, with what belongs to no single option below it."""
    return block(item.explanation, *more)


def filled(form: Filling) -> str:
    """Return what fills each gap and why, as paragraphs in HTML."""
    told = []
    for gap in form.gaps:
        right = [bare(gap.options[one]) if gap.options else escaped(one) for one in gap.right]
        told.append(f"<p>{gap.id}: {' / '.join(right)}. {bare(gap.feedback)}</p>")
    return "".join(told)


def spellings(gap: Gap) -> list[str]:
    """Return what counts for a gap that is typed: every spelling, and a number with a decimal comma as well."""
    return list(dict.fromkeys([*gap.right, *(_DECIMAL.sub(r"\1,", one) for one in gap.right)]))


def placed(form: Ordering) -> str:
    """Return why each thing stands where it stands, as paragraphs in HTML."""
    return "".join(f"<p>{bare(thing.text)}: {bare(thing.feedback)}</p>" for thing in form.things)


def paired(form: Matching) -> str:
    """Return which pairs belong together and why, as paragraphs in HTML; partners are plain words."""
    said = {name: escaped(words(text)) for name, text in form.partners.items()}
    return "".join(f"<p>{bare(pair.text)} – {said[pair.match]}: {bare(pair.feedback)}</p>" for pair in form.pairs)


def named(items: Sequence[Question], *forms: type) -> str:
    """Return the ids of the questions of these forms, for a note; "" where there are none."""
    return ", ".join(item.id for item in items if isinstance(item.form(), forms))


def same_choices(form: Filling) -> bool:
    """Return whether two choices of a gap are the same once they are plain words."""
    said = [[words(text) for text in gap.options.values()] for gap in form.gaps]
    return any(len(set(texts)) < len(texts) for texts in said)


def percent(share: float) -> str:
    """Return a share (-1 to 1) in percent as Moodle's list writes it, with 5 places: 33.33333."""
    return f"{100 * share:.5f}".rstrip("0").rstrip(".")


def _unprintable(data: object) -> bool:
    """Return whether any text of the data holds what XML cannot, or what would change how text is shown."""
    if isinstance(data, str):
        return bool(_CONTROL.search(data))
    entries = data.values() if isinstance(data, dict) else data if isinstance(data, list | tuple) else ()
    return any(_unprintable(entry) for entry in entries)
