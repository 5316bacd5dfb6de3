"""What Python in a page says to readers."""

from __future__ import annotations

NO_FIGURE = "this page has no figure {name!r}; {known}"
NO_QUIZ = "this page has no quiz {name!r}; {known}"
IT_HAS = "it has"
NO_NUMBER = "no number “{name}” in data/numbers.yml"
OTHER_COUNT = "the quiz on this page asks {count} questions, which the page alone can change"
QUIZ_VALUES = "a quiz has no value {name!r} to set; it has responses, checked, confidence and seed{meant}"
QUIZ_MOVED = "the page marks the quiz: what it says now is known to the next cell that is run"
FIGURE_RESULT = "{name} follows from what is set, and is not set itself; set {names}"
FIGURE_VALUE = "{figure} has no value {name!r} to set; {instead}"
ONLY_IN_JUPYTER = "{name} works where the course is opened as a notebook, not in this page"
FIGURE_HERE = "the figure “{name}” on this page"
QUIZ_HERE = "the quiz “{name}” on this page"

NO_MODULE = "No module named {name!r}. In this page there are Python’s own modules, hipspine, {known}."
NO_NUMPY = (
    "there is no NumPy for this page. Models take one number at a time without it, and plotly.graph_objects "
    "takes lists."
)
NO_MEMORY = "this needs more memory than Python has in this page"
NO_INPUT = "input() cannot ask in this page: write the value into the cell"
NOT_LOADED = "{name} could not be loaded from this site: is there a connection?"
LINE = "line {number}"

GAP = "There is still a gap: put something in place of the three dots, then try again."
NO_NAME = "The check looks for the name “{name}”, which this code does not set. Keep the names that stood there."
NO_CHECK = "The check could not make sense of what this code gave. Change only what stood as three dots."
