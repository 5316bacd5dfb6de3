"""What the course's own exports put into one text, taken apart again: feedback below an explanation, units, blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hipspine.teaching.imports.markup import words

_UNIT = re.compile(r"^Answer in (.+?)[.:]?$", re.DOTALL)
_MODEL = "A model answer: "
BLANK = "\\_" * 8
_NUMBERED_BLANK = re.compile(r"\(1\) (?:\\_){8}")


def below(explanation: str, beginnings: Sequence[str]) -> tuple[str, list[str]]:
    """Return an explanation and what the paragraphs below it say, which begin with these words in this order.

    Where the text is another one, all of it is the explanation, and nothing is said.
    """
    paragraphs, count = explanation.split("\n\n"), len(beginnings)
    last = paragraphs[len(paragraphs) - count :]
    if not count or len(paragraphs) < count:
        return explanation, []
    rests = [_rest(paragraph, beginning) for paragraph, beginning in zip(last, beginnings, strict=True)]
    if any(rest is None for rest in rests):
        return explanation, []
    return "\n\n".join(paragraphs[: len(paragraphs) - count]), [rest for rest in rests if rest is not None]


def model_answer(explanation: str) -> tuple[str, str]:
    """Return an explanation and the model answer that stands below it, "" where none does."""
    before, said = below(explanation, [_MODEL])
    return (before, said[0]) if said else (explanation, "")


def unit(stem: str) -> tuple[str, str | None]:
    """Return the question and the unit that its last paragraph asks for."""
    before, _, last = stem.rpartition("\n\n")
    found = _UNIT.match(last) if before else None
    return (before, found[1]) if found else (stem, None)


def blank(stem: str) -> tuple[str, str] | None:
    """Return the question and the text with its one gap, None where the last paragraphs have none of our blanks."""
    paragraphs = stem.split("\n\n")
    places = [place for place, one in enumerate(paragraphs) if _NUMBERED_BLANK.search(one)]
    if len(places) != 1 or places[0] == 0 or len(_NUMBERED_BLANK.findall(paragraphs[places[0]])) != 1:
        return None
    text = _NUMBERED_BLANK.sub("[1]", "\n\n".join(paragraphs[places[0] :]))
    return "\n\n".join(paragraphs[: places[0]]), text


def _rest(paragraph: str, beginning: str) -> str | None:
    """Return what follows a beginning, which may be written with other signs of Markdown."""
    if paragraph.startswith(beginning.rstrip()):
        return paragraph[len(beginning.rstrip()) :].lstrip()
    wanted = words(beginning)
    if not words(paragraph).startswith(wanted):
        return None
    for place in range(min(len(paragraph), 400)):
        if words(paragraph[:place]) == wanted and paragraph[place : place + 1] in ("", " ", "\n"):
            return paragraph[place:].strip()
    return None
