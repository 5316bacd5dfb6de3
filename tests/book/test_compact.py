"""A figure asked for without its teaching, in a notebook and in the page."""

from __future__ import annotations

from hipspine.book.islands import island
from hipspine.figures import declared, figure


def test_compact_figures_teach_nothing_in_notebook_and_page():
    whole, compact = (island(figure("pelvic-tilt", compact=one).get_state(), "", 3) for one in (False, True))
    assert figure("pelvic-tilt", compact=True).get_state()["_bare"] is True
    asked = declared("pelvic-tilt").prediction[:30]
    assert asked in whole and "hs-try" in whole and "_bare" not in whole
    assert asked not in compact and "hs-try" not in compact and '"_bare":true' in compact
