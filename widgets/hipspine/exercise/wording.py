"""What exercises say besides the words of ``data/exercises/``."""

from __future__ import annotations

OURS = "our calculation"
TITLE = "Exercise: {title}"
HOW = "To do it, run this cell: {how}. Without buttons: {how}.check(code), .hint(1), .solution"
NO_EXERCISE = "there is no exercise {name!r}; {known}"
THERE_ARE = "there are"
NO_HINT = "an exercise has hints 1 to {most}, not {number!r}"
NO_CODE = "the code to check is text, not {code!r}"
FAILED = "The code ended with an error:\n{error}"

# What is wrong with a file.
GAPS = "{id}: {field}: {there} gaps (...) in the code, {told} told"
NO_GAP = "{id}: the code has no gap"
A_GAP = "one or two places with ... in them"
NO_PYTHON = "{id}: {field} is not Python: {problem}"
LOOSE = "{id}: {field}: {digits} stands in the words; a number comes by its name in braces, or in letters"
SEVERAL = "the number “{number}” holds several values; name one of them, as in {{{number}.name}}"
UNKNOWN = "{id}: {field}: {problem}"
NOT_OURS = "{id}: “{number}” is our calculation, and no words say so"
OURS_ALLOWED = "the words “our calculation” in task or right"
TWICE = "the exercise “{id}” already stands in {file}"
NO_CHAPTER = "no chapter “{chapter}” for these exercises"
MARKUP = "{id}: {field}: {problem}"

# What a trial of an exercise finds.
FAILS = "{id}: its solution is not found right: {said}"
PASSES = "{id}: its code is found right before the gap is filled"
OTHER = "{id}: with {gaps} it says “{said}”"
RIGHT = "{id}: {gaps} is found right, and stands under mistakes"

# What a chapter gets wrong.
NOT_SHOWN = "{id}: no cell of the chapter shows it"
SHOWN_BY = "exercise({id!r}) in a code cell below “## Go deeper”"
NO_SUCH = "no exercise “{id}”"
ELSEWHERE = "the exercise “{id}” belongs to another chapter"
TOO_HIGH = "the exercise “{id}” stands above “## Go deeper”, where a page has no Python"
