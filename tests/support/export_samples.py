"""What the tests of the exports share: the questions, what they earn, and what is seen of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, product
from pathlib import Path

import lxml.html

from hipspine.quiz.bank import load_bank
from hipspine.quiz.interactions.choose import regions
from hipspine.quiz.interactions.question import Question
from hipspine.quiz.kinds import Body, Parametric, Reason, Several, Single
from hipspine.quiz.schema import Bank
from hipspine.quiz.text import to_html
from hipspine.teaching.assignment.selection import select
from hipspine.teaching.exports import export
from hipspine.teaching.exports.plan import SEED

ODD = Path(__file__).parents[1] / "data" / "9-odd.yml"
SAYS_NOTHING = {"say": lambda line: None}


@cache
def practice() -> list[Bank]:
    return select(None)


@cache
def odd() -> Bank:
    return load_bank(ODD)


@cache
def everything() -> list[Bank]:
    """Return the course's questions, and odd ones of every kind."""
    return [*practice(), odd()]


@cache
def items() -> dict[str, Question]:
    """Return every question by its id, with its numbers drawn."""
    found = [item for bank in everything() for item in bank.items]
    return {item.id: item.drawn(SEED) if isinstance(item, Parametric) else item for item in found}


def of_kind(*kinds: str) -> set[str]:
    """Return the ids of the questions of these kinds, as their files call them."""
    return {item.id for bank in everything() for item in bank.items if item.kind in kinds}


@cache
def exported(format: str, folder: Path) -> Path:
    """Return the export of everything."""
    path = folder / f"everything.{format}"
    export(everything(), format, path, **SAYS_NOTHING)
    return path


@cache
def seen(markup: str) -> str:
    """Return what a browser shows of HTML, without its spaces."""
    return re.sub(r"\s", "", lxml.html.fragment_fromstring(f"<div>{markup}</div>").text_content())


@cache
def said(*texts: str) -> str:
    """Return what the course's own page shows of texts, without its spaces."""
    return "".join(seen(to_html(text)) for text in texts)


def responses(item: Question) -> Iterator[tuple[tuple[int, ...], float, tuple[str, ...]]]:
    """Give every response to a question of choosing: the places of what is chosen, the share earned, the feedback."""
    if isinstance(item, Single):
        for place, option in enumerate(item.options):
            yield (place,), item.grade(item.accept(option.id)).score, (said(option.feedback),)
    elif isinstance(item, Reason):
        both = [(truth, option) for truth in (True, False) for option in item.options]
        for place, (truth, option) in enumerate(both):
            told = said(item.if_true if truth else item.if_false, option.feedback)
            yield (place,), item.grade(item.accept({"truth": truth, "reason": option.id})).score, (told,)
    else:
        names = list(regions()) if isinstance(item, Body) else item.letters
        for count in range(1, len(names) + 1):
            for chosen in combinations(range(len(names)), count):
                response = item.accept([names[place] for place in chosen])
                yield chosen, item.grade(response).score, tuple(said(item.feedback_for(one)) for one in response)


def fillings(item: Question) -> Iterator[dict[str, str]]:
    """Give every way to fill the gaps of a text: with each option, each spelling, and a wrong word."""
    ways = [gap.letters or [*gap.right, gap.right[0].upper(), "?"] for gap in item.gaps]
    for chosen in product(*ways):
        yield {gap.id: one for gap, one in zip(item.gaps, chosen, strict=True)}


def choices(item: Question) -> list[str] | None:
    """Return what is seen of each option of a question of choosing; None for another kind."""
    if isinstance(item, Reason):
        return [f"{truth}.{said(option.text)}" for truth in ("True", "False") for option in item.options]
    if isinstance(item, Single | Several):
        return [said(option.text) for option in item.options]
    if isinstance(item, Body):
        return [f"{chr(65 + place)}:{words.replace(' ', '')}" for place, words in enumerate(regions().values())]
    return None
