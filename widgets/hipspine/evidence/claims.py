"""The statements of the source document in our words, each with a verdict, and what the document leaves out."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field, model_validator

from hipspine.datafile import DataError, read_yaml
from hipspine.evidence.bibliography import Reference, load_references
from hipspine.evidence.records import Ident, Place, Record, Words, by_id, raise_all, read_records
from hipspine.paths import data_path

CHAPTERS = MappingProxyType(
    {
        "connection": "How the hip and the spine are connected",
        "conditions": "Hip conditions",
        "mechanics": "How the hip changes the way the spine works",
        "differentiating": "Telling hip pain from back pain",
        "seek-care": "When to seek care",
        "examination-and-care": "What an examination is like, and what helps",
    }
)
"""The chapters that statements belong to, in order, with the headings of the ledger."""

VERDICTS = MappingProxyType(
    {
        "well-supported": "well supported",
        "supported-with-limits": "supported, with limits",
        "contested": "contested",
        "convention": "a convention",
    }
)
"""The four verdicts, in the words that readers see."""

ChapterName = Literal[
    "connection", "conditions", "mechanics", "differentiating", "seek-care", "examination-and-care"
]
Sources = Annotated[tuple[str, ...], Field(min_length=1)]


class Claim(Record):
    """A statement of the source document, with what the evidence says of it."""

    id: Ident
    chapter: ChapterName
    claim: Words
    verdict: Literal["well-supported", "supported-with-limits", "contested", "convention"]
    nuance: Words
    sources: Sources
    safety: bool = False
    safer: Words | None = None

    @model_validator(mode="after")
    def _safety_needs_words(self) -> Claim:
        if self.safety and not self.safer:
            raise ValueError("a claim with “safety: true” needs a “safer” wording")
        if self.safer and not self.safety:
            raise ValueError("a “safer” wording needs “safety: true”")
        return self

    @property
    def verdict_label(self) -> str:
        """The verdict in the words that readers see."""
        return VERDICTS[self.verdict]


class Omission(Record):
    """Something that the source document leaves out and a careful course needs."""

    id: Ident
    chapter: ChapterName
    text: Words
    sources: Sources


def read_claims(path: Path, references: dict[str, Reference]) -> dict[str, Claim | Omission]:
    """Read and check one file of claims and omissions.

    Raises DataErrors, with every line that is wrong: a missing or unknown field, an unknown verdict or chapter, a
    safety claim without safer wording, an id that stands twice, a source that is not in ``references``.
    """
    document = read_yaml(path)
    claims, errors = read_records(document, "claims", Claim)
    omissions, more = read_records(document, "omissions", Omission)
    errors += more
    records: list[tuple[Claim | Omission, Place]] = [*claims, *omissions]
    for record, place in records:
        line = document.line(*place, "sources")
        errors += [
            DataError(document.file, line, f"{record.id}: no work “{key}”", "the keys of data/references.bib")
            for key in record.sources
            if key not in references
        ]
    table: dict[str, Claim | Omission] = by_id(document, records, errors)
    raise_all(errors)
    return table


@cache
def load_claims() -> dict[str, Claim | Omission]:
    """Return the course's claims and omissions by id, in the order of the file. Raises DataError or DataErrors."""
    return read_claims(data_path() / "claims.yml", load_references())
