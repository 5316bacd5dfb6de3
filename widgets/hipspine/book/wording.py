"""What the published pages say of their own: the words of a second language would stand in a file like this.

The chapters' own words stand in their notebooks, those of figures, questions and claims in ``data/``.
"""

from __future__ import annotations

# Figures before their script runs, without scripts and on paper
ILLUSTRATIVE = "Illustrative."
SOURCE, SOURCES = "Source", "Sources"
TASK = "Try it"
NUMBERS = "Numbers"
HOW = "How we know"
CHART = "Chart: {1} over {0}"
ANSWER = "What you should have seen"
PLOT_NEEDS_SCRIPT = "This plot is drawn by a script; its numbers are in the table."
PLOT_NUMBERS = "The numbers of this plot"
PLOT_LINE = "Line"

# A quiz before its script runs: as words.js says it
ONE_QUESTION = "One question on this section"

# The part of a chapter that is folded: its heading in the notebook, and what the fold says it holds
DEEPER = "Go deeper"
DEEPER_HOLDS = "Equations, Python and the limits of the numbers"

# The reader's own page
PROGRESS_NEEDS_SCRIPT = "Your progress is kept and shown by a script, which does not run here."

# Claims in the text and in the ledger
OUR_ADDITION = "our addition"
LEFT_OUT = "The source document leaves this out."
NONE_CITABLE = "none left that can be cited"
MISLEADS = "The document says, in a way that could mislead"
OFTEN_SAID = "It is often said, in a way that could mislead"
SAFER = "Safer to say"
DOCUMENT, OFTEN = "The document’s words", "What is often said"
OWN_ADDRESS = "Link to this statement."
USED_IN = "Used in"
NONE_OF_THEM = "none of them can be cited"
NOT_CITED = "read, not cited"
HALVES = ("Speaks for it", "Speaks against it, or finds nothing")
"""The headings of the two columns that hold what works found; the style sheet repeats them on a phone."""


def statements(count: int) -> str:
    """How many statements there are; ``ledger.js`` says it in the words of ``words.js``."""
    return f"{count} statement{'' if count == 1 else 's'}"


def works(count: int) -> str:
    """How many works there are."""
    return f"{count} work{'' if count == 1 else 's'}"


# The form that searches the ledger
SEARCH_LABEL = "Search the statements"
SEARCH = "Words in a statement, its limits or sources"
VERDICT, ALL_VERDICTS = "Verdict", "All verdicts"
IN_CHAPTER, ALL_CHAPTERS = "Chapter", "All chapters"
ONLY_SAFETY = "Only where safer words come first"
CLEAR_FILTERS = "Clear the filters"

# The glossary
LETTERS = "Letters"
ON_PLATE = "See {0} on the plate"

# How far each work was confirmed
CONFIRMED_TITLE = "How far each work was confirmed"
CONFIRMED = "Confirmed"
NOT_CONFIRMED = "Not confirmed in full"
NOT_CITED_BECAUSE = "Not cited, because these are not confirmed"

# The table of chapters
CHAPTER, FIGURES = "Chapter and its questions", "Figures"
ALL_QUESTIONS = "questions of all chapters"

# What a page says of itself where it is shared or listed
NO_ADVICE = "For learning, not medical advice"
DRAWING = "Drawing"
LEVEL = "introductory"
LESSON, ASSESSMENT, REFERENCE = "lesson", "assessment", "reference"
