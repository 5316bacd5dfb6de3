"""What badges, terms and citations point at, in short: a sheet or card beside the text tells it from these files.

There is one file for each kind of link, which a page loads when a reader first asks for one. Each is a script that sets
a value and nothing else, since a page that is opened from a folder may load scripts, but no data.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import hipspine.evidence as evidence
from hipspine.book import wording
from hipspine.book.links import source_labels
from hipspine.evidence.bibliography import load_bibliography

if TYPE_CHECKING:
    from pybtex.database import Entry

Entries = dict[str, dict[str, str]]
"""For each target by id, its parts: ``title`` and ``text``, and for a claim ``verdict``, ``words``, ``sources``."""

_PLACES = ("journal", "booktitle", "publisher", "institution", "howpublished")


def look_up() -> dict[str, Entries]:
    """Return what is told of each target, by kind of link. Raises DataError or DataErrors for data that are wrong."""
    return {"claim": dict(_claims()), "term": dict(_terms()), "cite": dict(_works())}


def look_up_files() -> dict[str, str]:
    """Return the files by name: scripts that put the entries of one kind into ``hipspineLookUp``."""
    return {file_of(kind): _script(kind, entries) for kind, entries in look_up().items()}


def file_of(kind: str) -> str:
    """Return the name of the file for one kind of link."""
    return f"look-up-{kind}.js"


def _script(kind: str, entries: Entries) -> str:
    data = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    return f"(globalThis.hipspineLookUp??={{}}).{kind}={data};\n"


def _claims() -> Iterator[tuple[str, dict[str, str]]]:
    for name, claim in evidence.load_claims().items():
        verdict, words = evidence.verdict_of(claim)
        if isinstance(claim, evidence.Omission):
            told = {"title": claim.text, "text": wording.LEFT_OUT}
        elif claim.safety:
            # What could harm as it stands is told in its safer words alone.
            told = {"title": f"{wording.SAFER}: {claim.safer}", "text": ""}
        else:
            told = {"title": claim.claim, "text": claim.nuance}
        sources = f"{wording.SOURCES}: {source_labels(claim) or wording.NONE_CITABLE}."
        yield name, {"verdict": verdict, "words": words, **told, "sources": sources}


def _terms() -> Iterator[tuple[str, dict[str, str]]]:
    for name, term in evidence.load_glossary().items():
        yield name, {"title": term.term, "text": term.definition}


def _works() -> Iterator[tuple[str, dict[str, str]]]:
    entries = load_bibliography().entries
    for key, work in evidence.load_references().items():
        if work.citable:
            parts = [work.title.rstrip("."), _place(entries[key]), work.year or ""]
            yield key, {"title": work.label, "text": f"{'. '.join(filter(None, parts))}."}


def _place(entry: Entry) -> str:
    """Return where a work appeared: its journal, or who published it."""
    from pybtex.richtext import Text

    found = next((entry.fields[name] for name in _PLACES if name in entry.fields), "")
    return str(Text.from_latex(found)).replace("\xa0", " ").rstrip(".")
