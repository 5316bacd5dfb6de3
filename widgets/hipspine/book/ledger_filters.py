"""The form that searches the ledger. It stands in the page, so that nothing moves when its script is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docutils import nodes

import hipspine.evidence as evidence
from hipspine.book import wording
from hipspine.book.links import HtmlElement, html

NAME = "record"
"""What stands behind the # of an address that carries what is searched: ``#record?q=groin&verdict=contested``."""


def filters(chapters: Mapping[str, str], count: int) -> HtmlElement:
    """Return the form: words, verdict, chapter (ids and titles) and safety, then how many statements are shown.

    The theme hides what is ``pst-js-only`` where no script runs.
    """
    verdicts = {**evidence.VERDICTS, "omission": evidence.OUR_ADDITION}
    search = {"type": "search", "name": "q", "autocomplete": "off", "spellcheck": "false", "maxlength": "100"}
    box = html("input", attrs={"type": "checkbox", "name": "safety", "value": "yes"})
    counted = html("output", nodes.Text(wording.statements(count)), attrs={"name": "count", "role": "status"})
    clear = html("button", nodes.Text(wording.CLEAR_FILTERS), attrs={"type": "reset", "hidden": "hidden"})
    return html(
        "form",
        html(
            "label", html("span", nodes.Text(wording.SEARCH)), html("input", attrs=search), classes=["hs-ledger-words"]
        ),
        _choice("verdict", wording.VERDICT, wording.ALL_VERDICTS, verdicts.items()),
        _choice("chapter", wording.IN_CHAPTER, wording.ALL_CHAPTERS, chapters.items()),
        html("label", box, html("span", nodes.Text(wording.ONLY_SAFETY)), classes=["hs-ledger-safety"]),
        html("p", counted, nodes.Text(" "), clear, classes=["hs-ledger-count"]),
        ids=[NAME],
        classes=["hs-ledger-filters", "pst-js-only"],
        attrs={"role": "search", "aria-label": wording.SEARCH_LABEL},
    )


def _choice(name: str, label: str, every: str, options: Iterable[tuple[str, str]]) -> HtmlElement:
    shown = [html("option", nodes.Text(words), attrs={"value": value}) for value, words in [("", every), *options]]
    return html("label", html("span", nodes.Text(label)), html("select", *shown, attrs={"name": name}))
