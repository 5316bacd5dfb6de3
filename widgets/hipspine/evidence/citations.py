"""The works that the course may cite, each as a line in the usual form of a bibliography."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pybtex.database import BibliographyData
    from pybtex.style import FormattedEntry
    from pybtex.style.template import Node

    from hipspine.evidence.bibliography import Reference

_HIDDEN_FIELDS = ("note", "unconfirmed", "shortauthor", "people", "sides")


def formatted_works(bibliography: BibliographyData, works: Mapping[str, Reference]) -> Iterator[FormattedEntry]:
    """Yield the works that may be cited, by author, formatted by pybtex and without the notes: ``key`` and ``text``."""
    from pybtex.database import BibliographyData, Entry
    from pybtex.style.formatting.plain import Style
    from pybtex.style.template import field, names, optional, sentence

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
    for key, entry in bibliography.entries.items():
        if works[key].citable:
            fields = {name: text for name, text in entry.fields.items() if name not in _HIDDEN_FIELDS}
            if "url" in fields:
                fields.pop("howpublished", None)
            shown.add_entry(key, Entry(entry.type, fields=fields, persons=entry.persons))
    yield from TitlesAsWritten(abbreviate_names=True).format_bibliography(shown)
