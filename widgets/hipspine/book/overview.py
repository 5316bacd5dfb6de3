"""``{chapters-table}`` and ``{my-progress}``: what chapters show, read from their own files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from hipspine.book import wording
from hipspine.book.islands import progress_island
from hipspine.book.links import HtmlElement, html
from hipspine.chapters import FINAL, Chapter, catalogue
from hipspine.quiz.bank import load_quiz
from hipspine.quiz.text import to_html

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class ChaptersTable(SphinxDirective):
    """A row for each numbered chapter: its title, the file with its questions, and its figures (links)."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        head = html("thead", html("tr", *(html("th", nodes.Text(word)) for word in (wording.CHAPTER, wording.FIGURES))))
        rows = [self._row(chapter) for chapter in catalogue(Path(self.env.srcdir))]
        return [html("table", head, html("tbody", *rows), classes=["table"])]

    def _row(self, chapter: Chapter) -> HtmlElement:
        title = addnodes.pending_xref(
            "",
            nodes.inline(),
            refdomain="std",
            reftype="doc",
            reftarget=chapter.page,
            refexplicit=False,
            refdoc=self.env.docname,
            refwarn=True,
        )
        figures = [_link(f"{chapter.page}.html#{name}", name) for name in chapter.figures]
        files = [
            html("code", nodes.Text(f"{name}.yml")) if name != FINAL else nodes.Text(wording.ALL_QUESTIONS)
            for name in chapter.quizzes
        ]
        # Two columns, so that the table fits a phone.
        cells = ([nodes.inline("", "", title), html("br"), *_separated(files)], _separated(figures))
        return html("tr", *(html("td", *cell) for cell in cells))


class MyProgress(SphinxDirective):
    """The reader's own page: an island that knows the outline of every quiz."""

    def run(self) -> list[nodes.Node]:
        """Return the island."""
        self.env.metadata[self.env.docname]["hs_islands"] = True
        page_of = {name: chapter.page for chapter in catalogue(Path(self.env.srcdir)) for name in chapter.quizzes}
        banks = [(page, load_quiz(name)) for name, page in page_of.items() if name != FINAL]
        course = [
            {
                "title": to_html(bank.title),
                "page": f"{page}.html",
                "objectives": {name: to_html(text) for name, text in bank.objectives.items()},
                "items": {item.id: item.objective for item in bank.items if item.scored},
                "stories": [item.id for item in bank.items if item.in_steps],
            }
            for page, bank in banks
        ]
        first = banks[0][1].quiz if banks else FINAL
        return [nodes.raw("", progress_island(course, first), format="html")]


def _link(address: str, words: str) -> HtmlElement:
    return html("a", nodes.Text(words), attrs={"href": address})


def _separated(parts: list[nodes.Node]) -> list[nodes.Node]:
    return [node for i, part in enumerate(parts) for node in ([nodes.Text(", ")] if i else []) + [part]]


def setup_overview(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("chapters-table", ChaptersTable)
    app.add_directive("my-progress", MyProgress)
