"""What ``data/accessibility.yml`` declares: how far the book meets each criterion, and how that was found out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, StringConstraints

from hipspine.conformance.criteria import CRITERIA
from hipspine.datafile import DataError, Document, read_yaml
from hipspine.evidence.records import Record, Words, by_id, raise_all, read_records
from hipspine.paths import data_path

Result = Literal["supports", "partially-supports", "does-not-support", "not-applicable"]
"""The terms of the form, without the one for what was not evaluated, which it allows at level AAA alone."""
FILE = "accessibility.yml"

_Number = Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+)*$")]
_Test = Annotated[str, StringConstraints(pattern=r"^([a-z_]+/)*test_\w+::test_\w+$")]


class Finding(Record):
    """How far a criterion is met: the result, what to know of it, and how it was found out.

    ``axe`` says that rules of axe-core try it on every page, ``tests`` names tests of the repository, and ``looked``
    what a person looked at.
    """

    id: _Number
    result: Result
    remark: Words
    axe: bool = False
    tests: tuple[_Test, ...] = ()
    looked: Words | None = None


class Provision(Record):
    """How far a provision of a law or standard beside WCAG is met; ``table`` says of which."""

    id: _Number
    table: Literal["section-508", "en-301-549"]
    name: Words
    result: Result
    remark: Words


class Report(NamedTuple):
    """The findings by criterion, in the criteria's order; the provisions in the file's; and what was not tested."""

    findings: Mapping[str, Finding]
    provisions: tuple[Provision, ...]
    untested: tuple[str, ...]


class _Untested(Record):
    text: Annotated[Words, Field(min_length=10)]


def read_report(path: Path) -> Report:
    """Read and check the report.

    Raises DataError and DataErrors with every line that is wrong: an unknown or missing field, a criterion that WCAG
    does not have at A or AA, one that is left out, and one that nothing was done to find out about.
    """
    document = read_yaml(path)
    found, errors = read_records(document, "criteria", Finding)
    table = by_id(document, found, errors)
    for finding, place in found:
        errors += _problems(finding, document, document.line(*place))
    missing = [number for number in CRITERIA if number not in table]
    if missing and not errors:  # one that could not be read would be called missing too
        problem = f"nothing is said of {', '.join(missing)}"
        errors.append(DataError(document.file, document.line("criteria"), problem, "an entry for every criterion"))
    provisions, wrong = read_records(document, "provisions", Provision)
    untested, odd = read_records(document, "untested", _Untested)
    raise_all([*errors, *wrong, *odd])
    return Report(
        {number: table[number] for number in CRITERIA},
        tuple(provision for provision, _ in provisions),
        tuple(one.text for one, _ in untested),
    )


def _problems(finding: Finding, document: Document, line: int) -> list[DataError]:
    if finding.id not in CRITERIA:
        return [DataError(document.file, line, f"WCAG has no criterion {finding.id} at A or AA")]
    if finding.result != "not-applicable" and not (finding.axe or finding.tests or finding.looked):
        problem = f"nothing tells how {finding.id} was found out"
        return [DataError(document.file, line, problem, "axe, tests or looked")]
    return []


@cache
def load_report() -> Report:
    """Return the course's report. Raises DataError or DataErrors."""
    return read_report(data_path(FILE))
