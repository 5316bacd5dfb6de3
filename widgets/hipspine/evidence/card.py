"""One statement of the ledger as a card: its words, the verdict, what limits it, and the works it rests on."""

from __future__ import annotations

from collections.abc import Mapping

from hipspine.cards import Card, Table, Words
from hipspine.evidence import wording
from hipspine.evidence.bibliography import Reference, load_references
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
    told, works = without_sources(claims[claim], load_references()), load_references()
    labels = "; ".join(works[key].label for key in claims[claim].sources)
    return Card(told.title, (*told.parts, Words(labels, wording.SOURCES)))


def without_sources(one: Claim | Omission, works: Mapping[str, Reference]) -> Card:
    """Return the card of a statement without its last line, the works it rests on; ``works`` has their labels."""
    told = _omission(one) if isinstance(one, Omission) else _claim(one)
    rows = tuple(_finding(finding, works) for finding in one.findings)
    found = (Table(wording.FINDINGS, wording.FINDINGS_HEAD, rows),) if rows else ()
    return Card(told.title, (*told.parts, *found))


def _omission(one: Omission) -> Card:
    return Card(one.text, (Words(f"{wording.OUR_ADDITION}, {wording.NOT_IN_DOCUMENT}", wording.VERDICT),))


def _claim(one: Claim) -> Card:
    verdict = Words(one.verdict_label, wording.VERDICT)
    if one.safer is None:
        return Card(one.claim, (verdict, Words(one.nuance)))
    # The verdict is of the words that could mislead, and must not seem to be of the safer ones.
    return Card(one.safer, (Words(one.claim, wording.MISLEADS), verdict, Words(one.nuance)))


def _finding(finding: Finding, works: Mapping[str, Reference]) -> tuple[str, str, str]:
    missing = finding.aside or "–"
    return works[finding.work].label, finding.speaks_for or missing, finding.against or missing
