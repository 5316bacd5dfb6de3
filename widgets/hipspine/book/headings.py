"""Headings of figures and quizzes, which stand in a page's outline below the section that they are part of."""

from __future__ import annotations

from docutils import nodes

LOWEST = 6
"""The lowest level that HTML has."""


def level_at_end(document: nodes.document) -> int:
    """Return the level (2 to 6) of a heading of what comes next in a page that is being read.

    That is one below the section that the page ends with so far: what comes next is part of it.
    ``frontend/src/lib/heading.js`` finds the same in the page.
    """
    around, node = 0, document
    while sections := [child for child in node.children if isinstance(child, nodes.section)]:
        around, node = around + 1, sections[-1]
    return min(max(around, 1) + 1, LOWEST)
