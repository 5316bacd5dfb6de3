"""What the questions of the course, taken together, must not do: give answers away, or lean on one small study."""

from __future__ import annotations

import difflib
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from hipspine.datafile import DataError, Document, Raw
from hipspine.evidence import Reference
from hipspine.quiz.kinds import KINDS

ABSOLUTES = ("always", "never", "all", "only", "proves", "alone")
"""Words that must not tell a right option from a wrong one."""
STOCK = ("crooked", "worn", "slipped", "damage")
"""Words that frighten, and were distractors so often that they said "this is wrong"."""
WITHIN = 0.10
"""How far the shares of right and of wrong options with an absolute word may lie apart."""
STOCK_LIMIT = 4
SMALL = 100
"""Fewer people than this make a study small."""
SMALL_LIMIT = 8
"""How many questions may rest on one small study."""
ALIKE = 0.75
"""From which likeness (0 to 1) on two keys with the same sources ask the same."""


@dataclass(frozen=True)
class Choice:
    """One option of the whole bank: where it stands, and whether it is right."""

    document: Document
    place: tuple[str | int, ...]
    item: str
    text: str
    right: bool

    def error(self, problem: str, allowed: str) -> DataError:
        """Return what is wrong with it."""
        return DataError(self.document.file, self.document.line(*self.place), f"{self.item}: {problem}", allowed)


def problems(documents: Sequence[Document], works: Mapping[str, Reference]) -> list[DataError]:
    """Return what is wrong with sound question files taken together, ``works`` being the course's references."""
    choices = [choice for document in documents for choice in choices_of(document)]
    return [
        *word_problems(choices),
        *stock_problems(choices),
        *twin_problems(documents),
        *leaning_problems(documents, works),
        *recall_problems(documents),
    ]


def choices_of(document: Document) -> Iterator[Choice]:
    """Yield every option of a file: of questions, of reasons, and of the decisions of cases."""
    for at, item in _items(document):
        places: list[tuple[str | int, ...]] = [("items", at)]
        places += [("items", at, "steps", step) for step in range(len(item.get("steps", [])))]
        for place in places:
            part = item["steps"][place[-1]] if len(place) > 2 else item
            if not KINDS[part["kind"]].counts_options:
                continue
            for number, option in enumerate(part.get("options", [])):
                yield Choice(
                    document, (*place, "options", number), item["id"], option["text"], bool(option.get("correct"))
                )


def share(choices: Sequence[Choice], words: Sequence[str]) -> float:
    """Return the share of options (0 to 1) that hold one of the words."""
    return sum(_holds(choice.text, words) for choice in choices) / max(1, len(choices))


def word_problems(choices: Sequence[Choice]) -> Iterator[DataError]:
    """Yield the options that put an absolute word out of balance: of the side with too many, the last ones too many."""
    sides = {right: [choice for choice in choices if choice.right is right] for right in (True, False)}
    for words in (ABSOLUTES, *((word,) for word in ABSOLUTES)):
        shares = {right: share(side, words) for right, side in sides.items()}
        heavy = shares[True] > shares[False]
        if abs(shares[True] - shares[False]) <= WITHIN:
            continue
        allowed = math.floor((shares[not heavy] + WITHIN) * len(sides[heavy]))
        holding = [choice for choice in sides[heavy] if _holds(choice.text, words)]
        name = "absolute words" if len(words) > 1 else f"“{words[0]}”"
        told = f"{name} stand in {shares[True]:.0%} of right and {shares[False]:.0%} of wrong options"
        side = "right" if heavy else "wrong"
        for choice in holding[allowed:]:
            remedy = f"at most {WITHIN * 100:.0f} points apart: say it here without {', '.join(words)}"
            yield choice.error(f"{told}, and this {side} one tips the balance", remedy)


def stock_problems(choices: Sequence[Choice]) -> Iterator[DataError]:
    """Yield the options that use a stock distractor once more than may be."""
    for word in STOCK:
        holding = [choice for choice in choices if _holds(choice.text, (word,), beginning=True)]
        for choice in holding[STOCK_LIMIT:]:
            yield choice.error(
                f"“{word}” stands in {len(holding)} options of the course", f"{STOCK_LIMIT} at most: another distractor"
            )


def twin_problems(documents: Sequence[Document]) -> Iterator[DataError]:
    """Yield each question that has the sources and nearly the key of an earlier one."""
    by_sources: dict[frozenset[str], list[tuple[Document, int, dict[str, Raw]]]] = defaultdict(list)
    for document in documents:
        for at, item in _items(document):
            by_sources[frozenset(item["sources"])].append((document, at, item))
    for group in by_sources.values():
        for (_, _, first), (document, at, second) in combinations(group, 2):
            keys = key_of(first), key_of(second)
            if all(keys) and difflib.SequenceMatcher(None, _words(keys[0]), _words(keys[1])).ratio() >= ALIKE:
                problem = f"{second['id']}: it has the sources and nearly the right answer of {first['id']}"
                yield DataError(
                    document.file, document.line("items", at), problem, "another question, or one of the two"
                )


def key_of(item: Mapping[str, Raw]) -> str:
    """Return the right options of a question as one text, "" for kinds without options."""
    return " ".join(option["text"] for option in item.get("options", []) if option.get("correct"))


def leaning_problems(documents: Sequence[Document], works: Mapping[str, Reference]) -> Iterator[DataError]:
    """Yield the questions beyond those that may rest on one small study, and on works that do not say their size."""
    resting: dict[str, list[tuple[Document, int, str]]] = defaultdict(list)
    for document in documents:
        for at, item in _items(document):
            for key in dict.fromkeys(item["sources"]):
                resting[key].append((document, at, item["id"]))
    for key, items in resting.items():
        people = works[key].people
        if len(items) <= SMALL_LIMIT or people in ("review", "guidance") or (people and int(people) >= SMALL):
            continue
        of = f"a study of {people} people" if people else "which does not say how many people it is about"
        remedy = f"{SMALL_LIMIT} at most" if people else "a field “people” in data/references.bib"
        for document, at, name in items[SMALL_LIMIT:]:
            problem = f"{name}: {len(items)} questions rest on “{key}”, {of}"
            yield DataError(document.file, document.line("items", at, "sources"), problem, remedy)


def recall_problems(documents: Sequence[Document]) -> Iterator[DataError]:
    """Yield the questions that ask to recall a percentage."""
    for document in documents:
        for at, item in _items(document):
            unit = KINDS[item["kind"]].unit_of(item)
            if re.search(r"%|percent|of 100", unit) and item["level"] in ("recall", "understand"):
                problem = f"{item['id']}: it asks to recall a percentage"
                yield DataError(
                    document.file, document.line("items", at), problem, "a question on what the percentage means"
                )


def _items(document: Document) -> Iterator[tuple[int, dict[str, Raw]]]:
    return enumerate(document.data["items"])


def _holds(text: str, words: Sequence[str], *, beginning: bool = False) -> bool:
    end = "" if beginning else r"\b"
    return any(re.search(rf"\b{word}{end}", text, re.IGNORECASE) for word in words)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
