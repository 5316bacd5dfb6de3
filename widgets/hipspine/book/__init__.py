"""The Sphinx extension: islands, evidence links, the ledger and the look of the published book."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect everything that the book adds to Jupyter Book."""
    # Imported here, as the build uses this package's other modules in a process that does without Sphinx.
    from hipspine.book.cards import setup_cards
    from hipspine.book.cells import setup_cells
    from hipspine.book.conformance import setup_conformance
    from hipspine.book.embeds import setup_embeds
    from hipspine.book.folded import setup_folded
    from hipspine.book.handouts import setup_handouts
    from hipspine.book.islands import setup_islands
    from hipspine.book.landing import setup_landing
    from hipspine.book.ledger import setup_ledger
    from hipspine.book.links import setup_links
    from hipspine.book.overview import setup_overview
    from hipspine.book.paper import setup_paper
    from hipspine.book.reading import setup_reading
    from hipspine.book.teaching_guide import setup_teaching_guide
    from hipspine.book.theme import setup_theme

    content = (setup_islands, setup_links, setup_ledger, setup_overview, setup_cells, setup_folded)
    beside = (setup_teaching_guide, setup_conformance, setup_paper, setup_handouts, setup_embeds)
    for part in (*content, *beside, setup_reading, setup_cards, setup_landing, setup_theme):
        part(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
