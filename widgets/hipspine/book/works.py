"""The list of works that the course may cite, and how far each was confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

import hipspine.evidence as evidence
from hipspine.book.links import HtmlElement, address, html
from hipspine.book.lists import DataDirective, definition, link
from hipspine.evidence.bibliography import load_bibliography
from hipspine.evidence.citations import formatted_works
from hipspine.evidence.lists import confirmation
from hipspine.links import KINDS


class ReferencesList(DataDirective):
    """``{references-list}``: the works that the course may cite, by author, without the notes."""

    kind = "cite"
    files = ("references.bib",)

    def build(self) -> Iterator[nodes.Node]:
        """Yield one list, formatted by pybtex."""
        from pybtex_docutils import Backend

        backend = Backend()
        items = [
            html(
                "li",
                nodes.paragraph("", "", *formatted.text.render(backend)),
                ids=[KINDS["cite"].anchor(formatted.key)],
            )
            for formatted in formatted_works(load_bibliography(), evidence.load_references())
        ]
        yield html("ul", *items, classes=["hs-references"])


class ReferenceLinks(SphinxPostTransform):
    """Give the works of the ledger their address on the page of references."""

    default_priority = 411
    formats = ("html",)

    def run(self, **options: object) -> None:
        """Fill in the addresses; without such a page the label stays plain text."""
        for node in list(self.document.findall(HtmlElement)):
            if "hs_work" not in node:
                continue
            href = address(self.app, self.env.docname, "cite", node["hs_work"])
            node.replace_self(link(href, node.astext()) if href else node.children)


def confirmed(work: evidence.Reference) -> nodes.Node:
    """Say what was confirmed of one work, and why it is not cited where that is so."""
    label = html("span", nodes.Text(work.label))
    if work.citable:
        label["hs_work"] = work.key
    return definition(f"src-{work.key}", [label], [nodes.Text(confirmation(work))])
