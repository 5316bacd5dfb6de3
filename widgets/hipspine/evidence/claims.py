"""The statements of the source document in our words, each with a verdict, and what the document leaves out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from hipspine.chapters import question_files
from hipspine.datafile import DataError, Document, read_yaml
from hipspine.evidence.bibliography import Reference, load_references
from hipspine.evidence.records import Ident, Place, Record, Words, by_id, raise_all, read_records
from hipspine.evidence.wording import HOW_SURE, OUR_ADDITION, VERDICTS
from hipspine.paths import data_path

Sources = Annotated[tuple[str, ...], Field(min_length=1)]
Half = Annotated[Words, StringConstraints(max_length=200)]
"""One half of what a work found: a short plain sentence or two."""


_WHOLE = "for and against, or an “aside” that says why the other half does not bear on this"


class Finding(Record):
    """What one work found about a statement: ``for`` speaks for it, ``against`` speaks against it or finds nothing.

    ``aside`` says why a half is missing of a work that found both: because it does not bear on this statement.
    """

    work: str
    speaks_for: Half | None = Field(default=None, alias="for")
    against: Half | None = None
    aside: Half | None = None

    @model_validator(mode="after")
    def _halves(self) -> Finding:
        if not (self.speaks_for or self.against or self.aside):
            raise ValueError("a finding needs “for”, “against”, or both")
        if self.both and self.aside:
            raise ValueError("a finding with “for” and “against” needs no “aside”")
        return self

    @property
    def both(self) -> bool:
        """Whether it tells both halves."""
        return self.speaks_for is not None and self.against is not None


class Claim(Record):
    """A statement of the source document, with what the evidence says of it."""

    id: Ident
    chapter: Words
    claim: Words
    verdict: Literal["well-supported", "supported-with-limits", "contested", "convention"]
    nuance: Words
    sources: Sources
    findings: tuple[Finding, ...] = ()
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
    chapter: Words
    text: Words
    sources: Sources
    findings: tuple[Finding, ...] = ()


def verdict_of(claim: Claim | Omission) -> tuple[str, str]:
    """Return the name (for CSS classes) and the words of a verdict; an omission is our addition."""
    if isinstance(claim, Omission):
        return "omission", OUR_ADDITION
    return claim.verdict, claim.verdict_label


def badge_words(claims: Mapping[str, Claim | Omission]) -> dict[str, str]:
    """Return what the badge of each claim says in the Markdown of a page, by id: "how sure? contested"."""
    return {name: f"{HOW_SURE} {verdict_of(claim)[1]}" for name, claim in claims.items()}


def read_claims(
    path: Path, references: dict[str, Reference], chapters: Collection[str] | None = None
) -> dict[str, Claim | Omission]:
    """Read and check one file of claims and omissions.

    Raises DataErrors, with every line that is wrong: a missing or unknown field, an unknown verdict or chapter, a
    safety claim without safer wording, an id that stands twice, a source that is not in ``references``, and where the
    findings tell one half of a work that has two. The chapters are those with questions: the course's own by default.
    """
    chapters = question_files() if chapters is None else chapters
    document = read_yaml(path)
    claims, errors = read_records(document, "claims", Claim)
    omissions, more = read_records(document, "omissions", Omission)
    errors += more
    records: list[tuple[Claim | Omission, Place]] = [*claims, *omissions]
    for record, place in records:
        if record.chapter not in chapters:
            problem = f"{record.id}: chapter {record.chapter!r} is not known"
            errors.append(DataError(document.file, document.line(*place, "chapter"), problem, ", ".join(chapters)))
        line = document.line(*place, "sources")
        errors += [
            DataError(document.file, line, f"{record.id}: no work “{key}”", "the keys of data/references.bib")
            for key in record.sources
            if key not in references
        ]
        errors += _one_sided(document, record, place, references)
    table: dict[str, Claim | Omission] = by_id(document, records, errors)
    raise_all(errors)
    return table


def _one_sided(
    document: Document, record: Claim | Omission, place: Place, references: dict[str, Reference]
) -> Iterator[DataError]:
    """Yield where the findings of one statement and the marks of its works do not agree."""
    told: dict[str, int] = {}
    for index, finding in enumerate(record.findings):
        line = document.line(*place, "findings", index)
        key = finding.work
        if key in told:
            problem = f"{record.id}: a second finding of “{key}”, the first is on line {told[key]}"
            yield DataError(document.file, line, problem, "one finding for each work")
        elif key not in record.sources:
            problem = f"{record.id}: a finding of “{key}”, which is not one of its sources"
            yield DataError(document.file, line, problem, ", ".join(record.sources))
        elif key in references and references[key].both and not (finding.both or finding.aside):
            half = "for" if finding.speaks_for else "against"
            problem = f"{record.id}: “{key}” found both; only “{half}” is told here"
            yield DataError(document.file, line, problem, _WHOLE)
        elif key in references and finding.aside and not references[key].both:
            problem = f"{record.id}: an aside on “{key}”, which is not marked as having found both"
            yield DataError(document.file, line, problem, "for or against")
        elif key in references and finding.both and not references[key].both:
            problem = f"{record.id}: “{key}” has both halves here, but its work bears no mark"
            yield DataError(document.file, line, problem, "sides = {both} in data/references.bib, or one half")
        told.setdefault(key, line)
    for key in record.sources:
        if key in references and references[key].both and key not in told:
            problem = f"{record.id}: “{key}” found both; nothing of it is told here"
            line = document.line(*place, "sources")
            yield DataError(document.file, line, problem, _WHOLE)


@cache
def load_claims() -> dict[str, Claim | Omission]:
    """Return the course's claims and omissions by id, in the order of the file. Raises DataError or DataErrors."""
    return read_claims(data_path() / "claims.yml", load_references())
