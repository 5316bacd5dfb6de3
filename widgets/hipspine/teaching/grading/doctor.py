"""Looking at submissions before grading: what cannot be told for certain is said, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hipspine.teaching.grading.outer import opened
from hipspine.teaching.grading.reading import read
from hipspine.teaching.grading.submissions import Stray, Submission, find

if TYPE_CHECKING:
    from hipspine.teaching.assignment.key import Key
    from hipspine.teaching.grading.notices import Finding
    from hipspine.teaching.grading.owners import Owners


@dataclass
class Examination:
    """What a look at the submissions found: by student, who handed in nothing, and files of nobody."""

    findings: dict[str, list[Finding]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)


def examine(
    submissions: Path,
    key: Key,
    *,
    owners: Owners | None = None,
    prefer: str | None = None,
    track: Callable[[Sequence[Submission]], Iterable[Submission]] = iter,
) -> Examination:
    """Return the findings of every submission. Raises DataErrors for a folder that is not there."""
    with opened(submissions) as folder:
        handed_in, strays = find(folder, key, owners)
        result = Examination(strays=strays)
        for submission in track(handed_in):
            notebook, sidecar = submission.contents()
            findings = list(submission.findings)
            if notebook is not None:
                findings += read(key, submission.student, notebook, sidecar, prefer=prefer).findings
            elif not any(finding.blocks for finding in findings):
                result.missing.append(submission.student)
            result.findings[submission.student] = findings
        return result


def unowned(submissions: Path, key: Key, owners: Owners | None = None) -> list[tuple[str, str]]:
    """Return the files that belong to nobody, each with the reason. Raises DataErrors as ``examine`` does."""
    with opened(submissions) as folder:
        return [(stray.name, stray.reason) for stray in find(folder, key, owners)[1]]
