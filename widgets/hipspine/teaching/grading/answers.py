"""The one answer that a submission holds to a question, of what was clicked and what was typed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hipspine.quiz.interactions.literal import UnreadableError, shown
from hipspine.teaching.answering.answer_store import StoredAnswer, in_words
from hipspine.teaching.answering.typed_answers import Typed, TypedCell, alone, read_cell
from hipspine.teaching.assignment.wording import SOLUTION, STUB, how_to_type
from hipspine.teaching.grading.cells import Cell, source

if TYPE_CHECKING:
    from hipspine.teaching.assignment.variant import Variant

Tell = Callable[..., None]
"""Notes a finding: its code, what it is about in words, and the question it concerns, if any."""


@dataclass(frozen=True)
class Answer:
    """An answer in the bank's ids (None: none), and whether it was clicked or typed."""

    response: object = None
    how: str = "none"


@dataclass(frozen=True)
class Found:
    """What was found of a question: its own cells, others that speak of it, texts below it, and what was clicked.

    ``newer`` is a click that only the file beside the notebook has, ``words`` an answer of which a tool left the words
    alone.
    """

    own: Sequence[Cell]
    others: Sequence[Cell]
    below: Callable[[], Sequence[str]]
    clicks: Sequence[StoredAnswer]
    newer: StoredAnswer | None
    words: str | None


class _FindingError(Exception):
    """What keeps an answer from being told: a finding's code, and its words."""


def answer_of(variant: Variant, found: Found, prefer: str | None, tell: Tell) -> Answer:
    """Return the one answer to a question, and note what keeps it from being told."""
    name, clicks = variant.name, list(found.clicks)
    if not found.own and not clicks and found.newer is None:
        tell("deleted", "its cell is gone, and no answer to it is kept", name)
        return Answer()
    if found.newer is not None:
        tell("unsaved", "the newest click is in the file beside the notebook only", name)
        clicks = [found.newer]
    clicked: list[object] = []
    try:
        clicked = [_accepted(variant, click.response, _brief(click.response)) for click in clicks]
        if len(clicks) > 1 and same(clicked):
            tell("doubled", "it stands twice, with the same answer", name)
        clicked = [response for response in clicked if response is not None] if same(clicked) else clicked
        typed = [] if prefer == "clicked" and clicked else _typed(variant, found, bool(clicked), tell)
        if typed and not clicked and prefer is None:
            _agrees(variant, found.words, typed[0])
    except _FindingError as error:
        code, text = error.args
        beside = f"; {_brief(variant.to_letters(clicked[0]))} was clicked" if clicked else ""
        tell(code, f"{text}{beside}", name)
        return Answer()
    if prefer == "typed" and typed:
        clicked = []
    if not same([*clicked, *typed]):
        told = [*((one, "clicked") for one in different(clicked)), *((one, "typed") for one in different(typed))]
        listed = " and ".join(f"{_brief(variant.to_letters(one))} {how}" for one, how in told)
        tell("conflict", f"its answers differ: {listed}", name)
        return Answer()
    if clicked:
        return Answer(clicked[0], "clicked")
    return Answer(typed[0], "typed") if typed else Answer()


def _typed(variant: Variant, found: Found, clicked: bool, tell: Tell) -> list[object]:
    """Return what was typed, each in the bank's ids. What was typed and cannot be read is an error, or a note."""
    comments = (*SOLUTION, STUB, how_to_type(variant))
    responses: list[object] = []
    unread: list[str] = []
    for cell in (*found.own, *found.others):
        told = _read(source(cell), variant.name, comments)
        given = [response for value in told.values if (response := _value(variant, value)) is not None]
        responses += given
        # Somebody may compare an answer that was given, and meant to give one where none was.
        wrong = [*told.misplaced, *([] if responses else told.compared)]
        if wrong:
            how = f'a line of its own such as answer_{variant.name} = "…", not indented,'
            raise _FindingError("unclear", f"{shown(wrong[0])} was typed; {how} can be read")
        own = any(cell is one for one in found.own)
        if own and not given and (told.more or not told.values):
            unread.append(shown(told.more[0]) if told.more else "the line for the answer is gone")
    if responses:
        return responses
    if unread and clicked:
        tell("unread", f"its cell was changed, which was not read: {unread[0]}", variant.name)
    elif unread:
        raise _FindingError("unclear", f"its cell was changed, and no answer in it can be read: {unread[0]}")
    elif not clicked:
        _nothing_else(variant, found)
    return []


def _agrees(variant: Variant, words: str | None, typed: object) -> None:
    """Raise for a typed answer that is not the one of which a tool left the words."""
    letters = variant.to_letters(typed)
    if words is not None and sorted(words.split()) != sorted(in_words(letters).split()):
        raise _FindingError("conflict", f"{shown(words)} is said to have been clicked, and {_brief(letters)} was typed")


def _nothing_else(variant: Variant, found: Found) -> None:
    """Raise for a question without an answer where something speaks for one."""
    if found.words is not None:
        raise _FindingError("unclear", f"a tool dropped its answer; {shown(found.words)} is said to have been clicked")
    for text in found.below():
        try:
            response = _value(variant, Typed(alone(text), text))
        except _FindingError:
            continue
        if response is not None:
            raise _FindingError("unclear", f"{shown(text)} stands in a cell below it, which is not read")


def _read(text: str, name: str, comments: Sequence[str]) -> TypedCell:
    try:
        return read_cell(text, name, comments)
    except UnreadableError as error:
        raise _FindingError("unclear", str(error)) from None


def _value(variant: Variant, typed: Typed) -> object:
    """Return a typed value in the bank's ids, None for no answer."""
    # A text is shown without its quotation marks, and everything else as it stands in the cell.
    text = typed.value if isinstance(typed.value, str) else typed.text
    try:
        response = variant.item.read(typed.value)
    except UnreadableError as error:
        said = f"{shown(text)} was typed; {error.allowed} can be read" if error.allowed else str(error)
        raise _FindingError("unclear", said) from None
    except ValueError:
        raise _FindingError("impossible", _no_answer(variant, shown(text))) from None
    return None if response is None else _accepted(variant, response, shown(text))


def _accepted(variant: Variant, response: object, text: str) -> object:
    try:
        return variant.item.canonical(variant.to_bank(response))
    except (ValueError, TypeError):
        raise _FindingError("impossible", _no_answer(variant, text)) from None


def _no_answer(variant: Variant, text: str) -> str:
    return f"{text} is no answer to it; it takes {variant.typed_as()}"


def different(responses: Sequence[object]) -> list[object]:
    """Return the responses that differ, each once."""
    return list({json.dumps(response, sort_keys=True): response for response in responses}.values())


def same(responses: Sequence[object]) -> bool:
    """Return whether all responses are the same."""
    return len(different(responses)) <= 1


def _brief(value: object) -> str:
    return shown(value if isinstance(value, str) else json.dumps(value, default=str, ensure_ascii=False))
