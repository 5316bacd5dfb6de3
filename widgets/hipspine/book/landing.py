"""The landing page: ``{figure-alone}``, the figure within the first screen, and the one line above it.

That line is the box of emergency signs, folded where scripts run. Without them, and on paper, it is open.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from hipspine.book import wording
from hipspine.book.headings import level_at_end
from hipspine.book.islands import figure_alone
from hipspine.book.links import HtmlElement, html
from hipspine.chapters import catalogue
from hipspine.evidence import load_emergency
from hipspine.evidence.wording import HELP_NOW

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import OptionSpec

_FIRST = "hs_figure_first"


class FigureAlone(SphinxDirective):
    """A figure with one slider and nothing beside it; the content says what to do, and a link leads to all of it."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[OptionSpec] = {"slider": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the island and the link; a figure or slider that does not exist is told at its line."""
        name, page = self.arguments[0], self.env.docname
        root = "../" * page.count("/")
        level = level_at_end(self.state.document)
        try:
            island = figure_alone(name, self.options.get("slider", ""), " ".join(self.content), root, level)
        except ValueError as error:
            raise self.error(str(error)) from None
        self.env.metadata[page] |= {"hs_islands": True, _FIRST: True}
        shown = next((one for one in catalogue(Path(self.env.srcdir)) if name in one.figures), None)
        more = [_more(f"{root}chapters/{shown.page}.html#{name}")] if shown else []
        return [nodes.raw("", island, format="html"), *more]


class FoldBox(SphinxPostTransform):
    """Fold the box of emergency signs to one line where a figure follows it, when it is a box already."""

    default_priority = 410
    formats = ("html",)

    def run(self, **options: object) -> None:
        """Put all of the box into a ``<details>`` whose summary names some of the signs."""
        if not self.env.metadata[self.env.docname].get(_FIRST):
            return
        for box in list(self.document.findall(HtmlElement)):
            if "hs-urgent-short" in box["classes"]:
                box["classes"].append("hs-urgent-line")
                whole = box.children
                box.children = []
                box += _fold(whole)


def _fold(whole: list[nodes.Node]) -> HtmlElement:
    said = nodes.Text(f" {load_emergency().such_as()} ")
    asked = html("span", nodes.Text(wording.ALL_SIGNS), classes=["hs-all-signs"])
    summary = html("summary", nodes.strong("", HELP_NOW), said, asked)
    # What it is marked with has first.js close it before it is painted.
    return html("details", summary, *whole, attrs={"open": "", "data-folded": ""})


def _more(address: str) -> nodes.Node:
    link = html("a", nodes.Text(wording.MORE_OF_IT), attrs={"href": address})
    return nodes.paragraph("", "", link, classes=["hs-alone-more"])


def setup_landing(app: Sphinx) -> None:
    """Register the directive and the fold."""
    app.add_directive("figure-alone", FigureAlone)
    app.add_post_transform(FoldBox)
