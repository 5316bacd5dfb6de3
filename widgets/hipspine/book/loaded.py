"""The course, loaded: what is imported, read and worked out before chapters run and pages are written.

Importing this module is all there is to it; ``hipspine.book.warm`` does so once, in the process from which
it forks others.
"""

from __future__ import annotations

import importlib
from contextlib import suppress

from hipspine.datafile import DataError, DataErrors

# The kernel comes first: it replaces the way in which widgets, which come after it, talk to a front end.
for _module in (
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "hipspine.figures.widget",
    "hipspine.quiz.widget",
    "plotly.graph_objects",
    "jupyter_book.sphinx",
    "myst_nb.sphinx_ext",
    "sphinx_book_theme",
):
    importlib.import_module(_module)

from hipspine.book.islands import generated  # noqa: E402 (after the kernel)

with suppress(DataError, DataErrors):  # the chapter or page that asks for it tells of it, with its place
    generated()
