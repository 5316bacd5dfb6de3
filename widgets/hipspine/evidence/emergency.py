"""The emergency signs: the one list that every page, question and glossary entry names, and the boxes made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from hipspine.datafile import DataError, read_yaml
from hipspine.evidence.bibliography import Reference, load_references
from hipspine.evidence.records import Ident, Record, Words, by_id, raise_all, read_records
from hipspine.evidence.wording import BOX, NO_APPOINTMENT, NOW, ONE_IS_ENOUGH, SHORT_BOX, SUCH_AS
from hipspine.links import CARE
from hipspine.paths import data_path

PLACEHOLDERS = ("**Emergency box**", "**Emergency signs**")
_NOW = f"- {NOW}"
_EMERGENCY = re.compile(
    r"\bemergency (?:department|number|help|room|service|now\b)|\bambulance\b|\b(?:is|are|becomes?) an emergency\b"
    r"|\bgo (?:there )?(?:now|at once|immediately)\b|\bcall\b[^.;]{0,40}\b(?:now|at once|immediately)\b",
    re.IGNORECASE,
)
"""Words that call something an emergency."""


class Group(Record):
    """Signs that stand together: under ``heading`` in the whole box, after ``short`` in the short ones."""

    id: Ident
    heading: Words
    short: Words


class Sign(Record):
    """One emergency sign; what its fields are for stands at the head of ``data/emergency.yml``."""

    id: Ident
    group: Ident
    line: Words
    short: Words
    words: Annotated[tuple[Words, ...], Field(min_length=1)]
    advice: Words | None = None
    first: bool = False
    sources: Annotated[tuple[str, ...], Field(min_length=1)]

    def named_in(self, text: str) -> bool:
        """Return whether a text holds one of the words by which the sign is known."""
        return any(re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) for word in self.words)


@dataclass(frozen=True)
class Emergency:
    """The list: groups and signs by id, in the order of the file."""

    groups: Mapping[str, Group]
    signs: Mapping[str, Sign]

    def grouped(self) -> Iterator[tuple[Group, list[Sign]]]:
        """Yield each group with its signs."""
        for group in self.groups.values():
            yield group, [sign for sign in self.signs.values() if sign.group == group.id]

    def box(self) -> str:
        """Return the whole box, as Markdown."""
        rows = [f"{BOX} {NO_APPOINTMENT}", ""]
        for group, signs in self.grouped():
            rows.append(f"- **{group.heading}**")
            rows += [f"  - {sentence(sign)}" for sign in signs]
        return quoted(rows)

    def short_box(self, link: str) -> str:
        """Return the box that names every sign in short; ``link`` leads to the page with the whole one."""
        rows = [f"{SHORT_BOX} Call your local emergency number, or go to an emergency department.", ""]
        rows += [f"- *{group.short}:* {listed(signs)}." for group, signs in self.grouped()]
        return quoted([*rows, "", f"One sign is enough. [When to seek care]({link}) has each of them in full."])

    def such_as(self) -> str:
        """Return what stands above a list that is folded: some of the signs, in short."""
        return SUCH_AS.format(listed([sign for sign in self.signs.values() if sign.first]))

    def now(self) -> str:
        """Return the point of "In one minute" that names every sign in short."""
        points = [f"  - *{group.short}:* {listed(signs)}." for group, signs in self.grouped()]
        return "\n".join([f"{_NOW} {ONE_IS_ENOUGH}", *points])


def sentence(sign: Sign) -> str:
    """Return the line of a sign, with a word on what of it is general advice."""
    return f"{sign.line} ({sign.advice[0].upper()}{sign.advice[1:]}.)" if sign.advice else sign.line


def listed(signs: list[Sign]) -> str:
    """Return the short names of signs as a list in words."""
    names = [sign.short for sign in signs]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, or {names[-1]}"


def quoted(rows: list[str]) -> str:
    """Return rows of Markdown as one quotation."""
    return "\n".join(f"> {row}".rstrip() for row in rows)


def read_emergency(path: Path, references: Mapping[str, Reference]) -> Emergency:
    """Read and check the list.

    Raises DataError and DataErrors with every line that is wrong: a missing or unknown field, an id that stands twice,
    a group that is not there or holds no sign, a work that is not in ``references``.
    """
    document = read_yaml(path)
    groups, errors = read_records(document, "groups", Group)
    signs, more = read_records(document, "signs", Sign)
    errors += more
    known = [group.id for group, _ in groups]
    for sign, place in signs:
        if sign.group not in known:
            line = document.line(*place, "group")
            errors.append(DataError(document.file, line, f"{sign.id}: no group “{sign.group}”", ", ".join(known)))
        line = document.line(*place, "sources")
        errors += [
            DataError(document.file, line, f"{sign.id}: no work “{key}”", "the keys of data/references.bib")
            for key in sign.sources
            if key not in references
        ]
    errors += [
        DataError(document.file, document.line(*place), f"the group “{group.id}” holds no sign", "one sign or more")
        for group, place in groups
        if all(sign.group != group.id for sign, _ in signs)
    ]
    tables = by_id(document, groups, errors), by_id(document, signs, errors)
    raise_all(errors)
    return Emergency(*tables)


@cache
def load_emergency() -> Emergency:
    """Return the course's list. Raises DataError or DataErrors."""
    return read_emergency(data_path() / "emergency.yml", load_references())


def calls_emergency(text: str) -> bool:
    """Return whether a text calls something an emergency."""
    return bool(_EMERGENCY.search(text))


def with_boxes(text: str, page: str, emergency: Emergency) -> str:
    """Return the Markdown of a page, or of a cell of it, with its boxes and its line "Now" as the list has them.

    ``page`` is the name of the page, such as "index" or "05-seek-care". Text without a box or a placeholder stays.
    """
    whole, short = emergency.box(), emergency.short_box(link_from(page))
    begins = {**dict.fromkeys((BOX, PLACEHOLDERS[0]), whole), **dict.fromkeys((SHORT_BOX, PLACEHOLDERS[1]), short)}
    made = {f"> {words}": (box, ">") for words, box in begins.items()}
    if page == CARE:
        made[_NOW] = (emergency.now(), "  - ")
    rows: list[str] = []
    below = ""  # how the rows begin that belong to what was made last
    for row in text.split("\n"):
        found = next((made[words] for words in made if row.startswith(words)), None)
        if found:
            rows.append(found[0])
            below = found[1]
        elif not (below and row.startswith(below)):
            rows.append(row)
            below = ""
    return "\n".join(rows)


def link_from(page: str) -> str:
    """Return the address of the page with the whole box, as seen from another page."""
    return f"chapters/{CARE}.ipynb" if page == "index" else f"{CARE}.ipynb"
