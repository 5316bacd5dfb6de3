"""*Go deeper* is folded: a chapter stays short on a phone, and whoever wants the equations opens them.

The fold is a ``<details>`` below the heading, so that it opens without a script and a browser opens it for a link that
leads into it. Paper shows its text, without the code
(``print.css``, and ``frontend/src/reading`` for browsers that print it closed).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from hipspine.book import wording
from hipspine.book.exercise_places import EXERCISE
from hipspine.book.links import html
from hipspine.book.python_files import address

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class FoldDeeper(SphinxPostTransform):
    """Fold the section when a page is written: its headings have gone into the page's table of contents by then."""

    default_priority = 420
    formats = ("html",)

    def run(self, **options: object) -> None:
        """Put all that follows the heading *Go deeper* into a ``<details>``."""
        for section in list(self.document.findall(nodes.section)):
            title, *rest = section.children
            if isinstance(title, nodes.title) and title.astext() == wording.DEEPER and rest:
                summary = html("summary", nodes.Text(wording.DEEPER_HOLDS))
                where = html("p", nodes.Text(wording.DEEPER_PAPER), classes=["hs-paper-only"])
                section.children = []
                cells = any(True for part in rest for _ in part.findall(_is_run))
                attrs = {"data-python": "../" * self.env.docname.count("/") + address()} if cells else {}
                fold = html("details", summary, where, *rest, attrs=attrs, classes=["hs-deeper"])
                section += [title, fold]


def _is_run(node: nodes.Node) -> bool:
    """Return whether something is run by a page's Python: a code cell, or an exercise."""
    if isinstance(node, nodes.raw):
        return EXERCISE in node.astext()
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code_source"


def setup_folded(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(FoldDeeper)
