"""The version that pages show is the one of the package and of the citation."""

from __future__ import annotations

import tomllib

import yaml

from hipspine import __version__


def test_package_and_citation_have_the_version_that_pages_show(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    assert project["version"] == citation["version"] == __version__


def test_every_page_with_a_footer_shows_it(built_book):
    pages = [path.read_text(encoding="utf-8") for path in sorted(built_book.glob("chapters/*.html"))]
    footed = [page for page in pages if 'class="hs-footer"' in page]
    assert len(footed) >= 15
    assert all(f"Version {__version__}." in page for page in footed)
