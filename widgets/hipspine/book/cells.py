"""Cells of a chapter that only show a figure, a quiz and the like: the page has what they show, and not the cell.

Which they are is read from the code itself, so that a chapter needs no tags; the notebook keeps every cell.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SHOWING = ("figure", "quiz", "exercise", "appointment")
"""The functions of the course that show a thing of its own."""


def only_shows(code: str) -> bool:
    """Return whether code does nothing but show what the course has: calls of ``figure`` and its like, and imports.

    Values that are worked out, names that are kept and anything else teach, and stay. Code that is not Python stays.
    """
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return False
    rest = [statement for statement in tree.body if not isinstance(statement, ast.Import | ast.ImportFrom)]
    return bool(rest) and all(isinstance(one, ast.Expr) and _shows(one.value) for one in rest)


def _shows(value: ast.expr) -> bool:
    """Return whether an expression is such a call, with what is chained to it: ``figure("gait").select("psoas")``."""
    if not isinstance(value, ast.Call) or not all(map(_is_plain, [*value.args, *(w.value for w in value.keywords)])):
        return False
    if isinstance(value.func, ast.Attribute):
        return _shows(value.func.value)
    return isinstance(value.func, ast.Name) and value.func.id in SHOWING


def _is_plain(value: ast.expr) -> bool:
    try:
        ast.literal_eval(value)
    except (ValueError, TypeError):  # a name or a sum; a key that cannot be one
        return False
    return True


class HideShowingCells(SphinxTransform):
    """Take the code of such cells out of the page."""

    default_priority = 210

    def apply(self, **options: object) -> None:
        """Leave the output of each such cell, and nothing of its source."""
        for source in list(self.document.findall(_is_source)):
            if only_shows(source.astext()):
                source.parent.remove(source)


def _is_source(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code_source"


def setup_cells(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(HideShowingCells)
