"""Python in a page of the book: the small ``hipspine`` that its cells import, where no kernel runs.

A page's Python is Pyodide in a Worker. ``book/python_files.py`` packs what stands here under the names that cells use
(``PLACES``), together with files of the course that are the same in both (``SHARED``): the models' plain functions,
their checks and their words. So nothing in this folder may need SymPy, NumPy, pydantic or a file of the course.
"""

from __future__ import annotations

PLACES = {
    "__init__.py": "front.py",
    "evidence/__init__.py": "evidence.py",
    "figures/__init__.py": "figures.py",
    "quiz/__init__.py": "quiz.py",
    "inpage/__init__.py": "__init__.py",
    "inpage/cells.py": "cells.py",
    "inpage/errors.py": "errors.py",
    "inpage/islands.py": "islands.py",
    "inpage/judge.py": "judge.py",
    "inpage/output.py": "output.py",
    "inpage/running.py": "running.py",
    "inpage/session.py": "session.py",
    "inpage/wheels.py": "wheels.py",
    "inpage/wording.py": "wording.py",
}
"""Where each file of this folder stands in the package of the page."""

SHARED = (
    "callable_module.py",
    "cards.py",
    "evidence/studied.py",
    "figures/settings.py",
    "figures/written.py",
    "mathml.py",
    "models",
    "refusals.py",
    "signatures.py",
)
"""Files and folders of the course that the page has as they are."""

NUMBERS = "numbers.json"
"""Beside them: the numbers that the course may print."""
