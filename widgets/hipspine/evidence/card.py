"""One statement of the ledger as a card: its words, the verdict, what limits it, and the works it rests on."""

from __future__ import annotations

from hipspine.cards import Card, Table, Words
from hipspine.evidence import wording
from hipspine.evidence.bibliography import load_references
from hipspine.evidence.claims import Claim, Finding, Omission, load_claims
from hipspine.refusals import UnknownNameError, instead


def evidence(claim: str) -> Card:
    """Return the claim or omission with this id as a card: words, verdict, limits, sources.

    The ids stand in the addresses of the evidence ledger, behind ``#claim-``. Where a claim could do harm as it stands,
    the safer words come first. Raises KeyError naming the nearest id for one that does not exist.

    >>> from hipspine import evidence
    >>> print(evidence("pelvis-is-the-link").parts[0].text)
    well supported
    """
    claims = load_claims()
    if not isinstance(claim, str) or claim not in claims:
        raise UnknownNameError(f"there is no claim {claim!r}; {instead(claim, claims, 'there are')}")
    one = claims[claim]
    told = _omission(one) if isinstance(one, Omission) else _claim(one)
    rows = tuple(map(_finding, one.findings))
    found = (Table(wording.FINDINGS, wording.FINDINGS_HEAD, rows),) if rows else ()
    works = "; ".join(load_references()[key].label for key in one.sources)
    return Card(told.title, (*told.parts, *found, Words(works, wording.SOURCES)))


def _omission(one: Omission) -> Card:
    return Card(one.text, (Words(wording.NOT_IN_DOCUMENT, wording.VERDICT),))


def _claim(one: Claim) -> Card:
    verdict = Words(one.verdict_label, wording.VERDICT)
    if one.safer is None:
        return Card(one.claim, (verdict, Words(one.nuance)))
    # The verdict is of the words that could mislead, and must not seem to be of the safer ones.
    return Card(one.safer, (Words(one.claim, wording.MISLEADS), verdict, Words(one.nuance)))


def _finding(finding: Finding) -> tuple[str, str, str]:
    missing = finding.aside or "–"
    return load_references()[finding.work].label, finding.speaks_for or missing, finding.against or missing
