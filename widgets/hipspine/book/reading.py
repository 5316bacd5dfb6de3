"""The script that helps to read a page: sheets and cards for links, what is folded, and where one stopped reading."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from hipspine.book.islands import FOLDER, versioned
from hipspine.book.links import pages
from hipspine.book.look_up import file_of
from hipspine.links import KINDS

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

SCRIPT = "reading.js"
_TOLD = ("claim", "term", "cite")
"""The kinds of links that a sheet tells of. An emergency sign is followed at once."""


def _add_to_page(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, Any],  # Any: Sphinx's own
    doctree: nodes.document | None,
) -> None:
    """Add the script to a page of the course, with the addresses of what it loads as seen from the script's folder."""
    if doctree is None:
        return
    known = {kind: where for kind, where in pages(app.env).items() if kind in _TOLD}
    up = "../" * (FOLDER.count("/") + 1)
    look_up = {
        kind: {
            "file": versioned(file_of(kind)),
            "page": f"{up}{app.builder.get_target_uri(where)}#{KINDS[kind].anchor('')}",
        }
        for kind, where in sorted(known.items())
    }
    source = f"{'../' * page.count('/')}{FOLDER}/{versioned(SCRIPT)}"
    data = f'data-page="{escape(page)}" data-look-up="{escape(json.dumps(look_up))}"'
    context["metatags"] = context.get("metatags", "") + f'<script defer src="{source}" {data}></script>'


def setup_reading(app: Sphinx) -> None:
    """Connect the script to a Sphinx build."""
    app.connect("html-page-context", _add_to_page)
