"""What figures say besides the words of ``data/figures/``: what several share, and what Python prints of one."""

from __future__ import annotations

# Panels of findings
SHOW, FOUND, GUESS = "Show", "what was found", "no result yet: I guess first"
NO_INTERVAL = "interval not shown"
STANDARD_DEVIATIONS = "standard deviations"

# A region of the body that nobody was asked about
NOT_ASKED = "not asked"

# The description that Python prints
CAN_SET = "You can set"
TELLS = "It tells"
ON = "shown"
OFF = "not shown"

# The card that a notebook shows of a figure
CAN_SET_HEAD = ("Name", "Now", "Range", "Meaning")
TELLS_HEAD = ("Name", "Now", "Meaning")
PRESETS = "Presets"
ILLUSTRATIVE = "Illustrative"
SOURCES = "Sources"

# The pictures that Python saves
DESCRIPTION = "What it shows"
NUMBERS = "All numbers"

# The still form of a figure, where no Python runs
SET_HEAD = ("Setting", "Now")
RESULT_HEAD = ("Result", "Now")
MOVE_HERE = "This is a picture. To move it, run this cell: {how}"
NO_PICTURE = "The picture of this figure needs Pillow: pip install pillow"

# The table of a sweep
SWEPT = "{rows} rows, of which the first {shown} are shown"
