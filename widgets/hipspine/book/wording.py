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

# The reader's own page
PROGRESS_NEEDS_SCRIPT = "Your progress is kept and shown by a script, which does not run here."

# Claims in the text and in the ledger
OUR_ADDITION = "our addition"
LEFT_OUT = "The source document leaves this out."
NONE_CITABLE = "none left that can be cited"
MISLEADS = "The document says, in a way that could mislead"
OFTEN_SAID = "It is often said, in a way that could mislead"
SAFER = "Safer to say"
USED_IN = "Used in"
NONE_OF_THEM = "none of them can be cited"
NOT_CITED = "read, not cited"
HALVES = ("Speaks for it", "Speaks against it, or finds nothing")
"""The headings of the two columns that hold what works found; the style sheet repeats them on a phone."""

# How far each work was confirmed
CONFIRMED_TITLE = "How far each work was confirmed"
CONFIRMED = "Confirmed"
NOT_CONFIRMED = "Not confirmed in full"
NOT_CITED_BECAUSE = "Not cited, because these are not confirmed"

# The table of chapters
CHAPTER, FIGURES = "Chapter and its questions", "Figures"
ALL_QUESTIONS = "questions of all chapters"
