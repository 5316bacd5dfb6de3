"""Lanes: what a test needs (a browser, a live Jupyter, a hub, Node, a build of a book) gives it its marker.

Every test is in exactly one lane. A file that is named here is in its lane as a whole; of the others a fixture decides;
the rest are unit tests.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePath

LANES = {
    "unit": "needs nothing but Python",
    "node": "runs Node",
    "browser": "opens pages of the built book or of its own in a browser",
    "live": "starts Jupyter servers or kernels",
    "class": "starts JupyterHub or nbgrader",
    "build": "builds a book, or reads the built one",
    "site": "builds the site with its notebooks and runs them in a browser",
    "frontends": "starts marimo, Voilà and the classic notebook; not part of `make test`",
}
_FILES = {
    "test_hub": "class",
    "test_nbgrader": "class",
    "test_nbgrader_release": "class",
    "test_lasting": "live",
    "test_live": "live",
    "test_never_blank": "live",
    "test_live_exercises": "live",
    "test_live_python": "live",
    "test_live_links": "live",
    "test_assignment": "live",
    "test_binder": "live",
    "test_alone": "live",
    "test_frontends": "frontends",
    "test_lite": "site",
    "test_zip": "site",
    "test_build": "build",
    "test_folded": "build",
    "test_pdf": "browser",
    "test_links": "build",
    "test_publish": "build",
    "test_fonts": "build",
    "test_share": "build",
    "test_axe_rules": "node",
    "test_export_gift": "node",
    "test_node": "node",
    "test_types": "node",
}
# In this order: what opens the built book in a browser is a browser test.
_FIXTURES = {"browser": {"browser", "chromium"}, "build": {"built_book"}}


def lane_of(path: PurePath, fixtures: Collection[str]) -> str:
    """Return the lane of a test from its file and all the fixtures that it needs, those of its fixtures included."""
    if path.suffix == ".ipynb":
        return "live"
    if path.stem in _FILES:
        return _FILES[path.stem]
    return next((lane for lane, needed in _FIXTURES.items() if needed & set(fixtures)), "unit")
