"""The list of works that the course may cite, and how far each was confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

import hipspine.evidence as evidence
from hipspine.book import wording
from hipspine.book.links import HtmlElement, address, html
from hipspine.book.lists import DataDirective, definition, link
from hipspine.evidence.bibliography import load_bibliography

_HIDDEN_FIELDS = ("note", "unconfirmed", "shortauthor", "people", "sides")


class ReferencesList(DataDirective):
    """``{references-list}``: the works that the course may cite, by author, without the notes."""

    kind = "cite"
    files = ("references.bib",)

    def build(self) -> Iterator[nodes.Node]:
        """Yield one list, formatted by pybtex."""
        from pybtex.database import BibliographyData, Entry
        from pybtex.style.formatting.plain import Style
        from pybtex.style.template import Node, field, names, optional, sentence
        from pybtex_docutils import Backend

        class TitlesAsWritten(Style):  # type: ignore[misc]  # pybtex says no types
            """The plain style, which would otherwise put abbreviations in titles into small letters.

            A work of which no page shows who wrote it stands by its title.
            """

            def format_names(self, role: str, as_sentence: bool = True) -> Node:
                found = names(role, sep=", ", sep2=" and ", last_sep=", and ")
                return optional[sentence[found]] if as_sentence else found

            def format_title(self, e: Entry, which_field: str, as_sentence: bool = True) -> Node:
                title = field(which_field)
                return sentence[title] if as_sentence else title

        shown = BibliographyData()
        for key, entry in load_bibliography().entries.items():
            if evidence.load_references()[key].citable:
                fields = {name: text for name, text in entry.fields.items() if name not in _HIDDEN_FIELDS}
                if "url" in fields:
                    fields.pop("howpublished", None)
                shown.add_entry(key, Entry(entry.type, fields=fields, persons=entry.persons))
        backend = Backend()
        items = [
            html("li", nodes.paragraph("", "", *formatted.text.render(backend)), ids=[f"ref-{formatted.key}"])
            for formatted in TitlesAsWritten(abbreviate_names=True).format_bibliography(shown)
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
    note = work.note.removeprefix("verified:").strip()
    start = f"{wording.NOT_CITED_BECAUSE}: {', '.join(work.gaps)}. " if work.gaps else ""
    state = wording.CONFIRMED if work.verified else wording.NOT_CONFIRMED
    return definition(f"src-{work.key}", [label], [nodes.Text(f"{start}{state}: {note}")])
