"""What the course knows and how sure it is: claims, works, numbers, words, anatomy. Read when first asked for."""

from __future__ import annotations

from hipspine.callable_module import answers
from hipspine.evidence.anatomy import Anatomy, Muscle, Nerve, load_anatomy
from hipspine.evidence.bibliography import Reference, load_references
from hipspine.evidence.card import evidence
from hipspine.evidence.claims import Claim, Finding, Omission, badge_words, load_claims, verdict_of
from hipspine.evidence.emergency import Emergency, Sign, load_emergency
from hipspine.evidence.glossary import Term, load_glossary
from hipspine.evidence.numbers import Number, load_numbers, number
from hipspine.evidence.wording import NOT_IN_DOCUMENT, OUR_ADDITION, VERDICTS

__all__ = [
    "NOT_IN_DOCUMENT",
    "OUR_ADDITION",
    "VERDICTS",
    "Anatomy",
    "Claim",
    "Emergency",
    "Finding",
    "Muscle",
    "Nerve",
    "Number",
    "Omission",
    "Reference",
    "Sign",
    "Term",
    "badge_words",
    "load_anatomy",
    "load_claims",
    "load_emergency",
    "load_glossary",
    "load_numbers",
    "load_references",
    "number",
    "verdict_of",
]

answers(__name__, evidence)
