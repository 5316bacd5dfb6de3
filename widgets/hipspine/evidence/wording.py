"""What readers see of the evidence besides the data's own words: verdicts, and how the boxes of emergency signs begin.

What tells that a sentence calls something an emergency (``emergency.py``) belongs to the language of the chapters, too.
"""

from __future__ import annotations

from types import MappingProxyType

VERDICTS = MappingProxyType(
    {
        "well-supported": "well supported",
        "supported-with-limits": "supported, with limits",
        "contested": "contested",
        "convention": "a convention",
    }
)
"""The four verdicts."""
OUR_ADDITION = "our addition"
"""What stands in place of a verdict where the source document says nothing."""
HOW_SURE = "how sure?"
"""How the words of a badge begin; the verdict follows."""
NOT_IN_DOCUMENT = "not in the source document"

BOX = "**Call your local emergency number or go to an emergency department now if any one of these fits.**"
HELP_NOW = "Get emergency help now"
SHORT_BOX = f"**{HELP_NOW} if any one of these fits.**"
SUCH_AS = "for signs like {}."
NO_APPOINTMENT = "Do not wait for an appointment."
NOW = "**Now:**"
ONE_IS_ENOUGH = "go to an emergency department or call for help. One sign is enough."

VERDICT = "How sure"
FINDINGS = "What works found"
FINDINGS_HEAD = ("Work", "For", "Against")
SOURCES = "Sources"
MISLEADS = "Could mislead as it is often put"
"""A card that Python shows: its leads."""

NOT_CITED = "read, not cited"
CONFIRMED_TITLE = "How far each work was confirmed"
CONFIRMED = "Confirmed"
NOT_CONFIRMED = "Not confirmed in full"
NOT_CITED_BECAUSE = "Not cited, because these are not confirmed"
BUILT_LEDGER = "*In the built book this record can be searched, and says where the course uses each statement.*"
BUILT_REFERENCES = "*In the built book a source is told beside the sentence that cites it.*"
BUILT_GLOSSARY = (
    "*In a notebook these words are links that lead here. In the built book their meaning appears beside them.*"
)
"""The lists of the look-up pages, as notebooks show them."""
