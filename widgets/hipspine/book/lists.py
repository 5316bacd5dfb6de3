"""What the pages made from the data share: a directive that lists the targets of one kind of link, and its entries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from hipspine.book.links import HtmlElement, html, pages
from hipspine.paths import data_path


class DataDirective(SphinxDirective):
    """A directive without content whose page lists the targets of one kind of link."""

    kind: ClassVar[str]
    files: ClassVar[tuple[str, ...]]

    def run(self) -> list[nodes.Node]:
        """Return the list; the page is read again whenever the data change."""
        pages(self.env)[self.kind] = self.env.docname
        for file in self.files:
            self.env.note_dependency(str(data_path() / file))
        return list(self.build())

    def build(self) -> Iterator[nodes.Node]:
        """Yield what stands on the page."""
        raise NotImplementedError


def definition(name: str, term: list[nodes.Node], meaning: list[nodes.Node]) -> nodes.Node:
    """Return an entry of a definition list, its term with the anchor ``name``."""
    return nodes.definition_list_item(
        "",
        nodes.term("", "", *term, ids=[name]),
        nodes.definition("", nodes.paragraph("", "", *meaning)),
    )


def link(href: str, text: str, **attrs: str) -> HtmlElement:
    """Return a plain link."""
    return html("a", nodes.Text(text), attrs={"href": href, **attrs})
