"""What the published pages say of their own: the words of a second language would stand in a file like this.

The chapters' own words stand in their notebooks, those of figures, questions and claims in ``data/``.
"""

from __future__ import annotations

from hipspine import chapters
from hipspine.evidence.wording import HELP_NOW

# The line of emergency signs
ALL_SIGNS = "All signs"

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

# A quiz before its script runs: as words/quiz.js says it
ONE_QUESTION = "One question on this section"

# The part of a chapter that is folded: its heading in the notebook, and what the fold says it holds
DEEPER = chapters.DEEPER
DEEPER_HOLDS = "Equations, Python, exercises and the limits of the numbers"

DEEPER_PAPER = "The code and what it prints stand on the page itself."

# An exercise before its script runs
EXERCISE_NEEDS_SCRIPT = "Its buttons come with a script."

# The button that opens a chapter's notebook here and now, with the megabytes that it loads
OPEN_IN_BROWSER = "Open in this browser (loads about {size} MB, once)"

# The handout of a chapter: its link, and what it says besides the words of the course
IN_ONE_MINUTE = "In one minute"
PRINT_HANDOUT = "Print the handout"
PRINT_HANDOUT_HOLDS = "Two pages to take along."
HANDOUT = {
    "handout": "Handout",
    "back": "Back to the chapter",
    "print": "Print",
    "minute": IN_ONE_MINUTE,
    "numbers": "Key numbers",
    "care": "When to seek care",
    "ours": "our calculation",
    "illustrative": "The drawing is a model, not a measurement of you.",
    "more": "Read on",
    "holds": "The whole chapter, with figures to move and questions:",
    "no_home": "This copy does not know at which address the course is published, so that it shows no code to scan.",
    "no_diagnosis": "For learning, not medical advice. Nothing here can tell you what you have.",
    "unreviewed": "Not yet reviewed by a clinician.",
    "licence": "Text and figures: CC BY 4.0",
}

# The page that hosts show where there is none
MISSING = {
    "title": "There is no such page here",
    "says": "The address may be misspelt, or the page may have moved.",
    "care": "When to seek care, and the signs of an emergency",
    "home": "The beginning of the course",
    "search": "Search the course",
}

# The book as one file, on the page that leads to it, and in that file
TAKE_ALONG = "Download the book, version {version} (zip, {size} MB)"
TAKE_ALONG_HOW = (
    "Unpack it and open index.html with a double-click: text, figures, questions and search work with no connection."
)
TAKEN_ALONG = (
    "This is the copy to take along, version {version}. Guidance changes: for when to seek care, read the published "
    "course where you can. In an emergency call your local emergency number."
)

# A page for a frame of another site, and the instructors' list of them; words/share.js names a figure alike
EMBED_FIGURE = "Figure: {0}"
EMBED_QUIZ = "Questions: {0}"
EMBED_SCAN = "Code to scan: {0}"
EMBED_OPEN = "Open the page for the frame"
EMBED = {
    "now": HELP_NOW,
    "all_signs": ALL_SIGNS,
    "part_of": "Part of the chapter",
    "new_window": "opens in a new window",
    "licence": HANDOUT["licence"],
    "no_diagnosis": HANDOUT["no_diagnosis"],
}

# The end of a chapter on paper
ANSWERS = "Answers"
FIGURES_SHOW = "What the figures show"

# The reader's own page
PROGRESS_NEEDS_SCRIPT = "Your progress is kept and shown by a script, which does not run here."

# Claims in the text and in the ledger
LEFT_OUT = "The source document leaves this out."
NONE_CITABLE = "none left that can be cited"
MISLEADS = "The document says, in a way that could mislead"
OFTEN_SAID = "It is often said, in a way that could mislead"
SAFER = "Safer to say"
DOCUMENT, OFTEN = "The document’s words", "What is often said"
OWN_ADDRESS = "Link to this statement."
USED_IN = "Used in"
NONE_OF_THEM = "none of them can be cited"
HALVES = ("Speaks for it", "Speaks against it, or finds nothing")
"""The headings of the two columns that hold what works found; the style sheet repeats them on a phone."""


def statements(count: int) -> str:
    """How many statements there are; ``ledger.js`` says it in the words of ``words/ledger.js``."""
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

# The landing page
MORE_OF_IT = "More about this figure"
AFTERWARDS = "You can then"

# The table of chapters
CHAPTER, FIGURES = "Chapter and its questions", "Figures"
ALL_QUESTIONS = "questions of all chapters"

# The teaching guide
PLAN = "A lesson of 45 minutes"
MINUTES, CLASS_DOES = "Minutes", "What the class does"
MISCONCEPTIONS = "Three misconceptions"
SHOWN_BY, SHOWN_BY_OPTION = "Shown by", ", where somebody chooses “{0}”"
SAY_INSTEAD = "Say instead"
DISCUSSION = "A question on the ledger"
GOOD_ANSWERS = "Good answers"

# The report on accessibility
REPORT_VERSION = "The course in version {0}."
REPORT_TALLY = "Of the {0} criteria:"
REPORT_UNTESTED = "What was not tested"
REPORT_LEVEL = "WCAG 2.0, 2.1 and 2.2, level {0}"
REPORT_SINCE = "from WCAG {0} on"
REPORT_TABLES = {
    "section-508": "Revised Section 508",
    "en-301-549": "EN 301 549",
}
REPORT_HEAD = ("Criteria", "Conformance Level", "Remarks and Explanations")
RESULTS = {
    "supports": "Supports",
    "partially-supports": "Partially Supports",
    "does-not-support": "Does Not Support",
    "not-applicable": "Not Applicable",
}
FOUND_OUT = "*Found out by {0}.*"
BY_AXE = "axe-core"
BY_TEST, BY_TESTS = "the test {0}", "the tests {0}"
BY_EYE = "looking at {0}"

# What a page says of itself where it is shared or listed
NO_ADVICE = "For learning, not medical advice"
DRAWING = "Drawing"
LEVEL = "introductory"
LESSON, ASSESSMENT, REFERENCE, WHOLE = "lesson", "assessment", "reference", "course"
PATIENTS = "people with hip or back pain"
ROLES = ("student", "health professional", "teacher")

# The course as a PDF.
AT_FIRST = "At first"
MOVED = "Moved"
CONTENTS = "Contents"
ADDRESSES = "Web addresses"
EMERGENCY = "Emergency signs first"
PDF_NOTICE = "For learning. This is not a diagnosis, and it does not replace someone who can examine you."
PDF_EDITION = "Version {version}, {day}"
PDF_LICENCE = "Text, questions and evidence: Creative Commons Attribution 4.0 (CC BY 4.0). Code: BSD 3-Clause."
PDF_STILL = (
    "Figures that move on the screen stand here at first and at one more setting, with their numbers. "
    "Answers stand at the end."
)
PDF_TO_PAGE = "Page {0} of this document"
