"""What a site holds for whoever hosts it: no folder is left out, a missing page is told, pages are listed."""

from __future__ import annotations

import lxml.html
import pytest
from lxml import etree

from hipspine.book.hosting import listed, write_hosting

MOVED = '<html><head><noscript><meta http-equiv="refresh" content="0; url=b.html"></noscript></head></html>'
PAGES = ["index.html", "chapters/a & b.html", "handouts/a.html"]
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def site(tmp_path):
    """A small site with pages to read, a moved one, and files that are no pages for readers."""
    for name in (*PAGES, "search.html", "lite/index.html", "_static/x.html", "embed/a.html", "chapters/moved.html"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(MOVED if "moved" in name else "<html></html>", encoding="utf-8")
    return tmp_path


def test_the_list_for_search_engines_has_the_pages_that_readers_read_at_their_addresses(site):
    write_hosting(site, "https://example.org/course/")
    root = etree.parse(site / "sitemap.xml").getroot()
    assert root.tag == f"{SPACE}urlset"
    assert {loc.text for loc in root.iter(f"{SPACE}loc")} == {f"https://example.org/course/{page}" for page in PAGES}
    write_hosting(site, "https://example.org/course/")
    assert sorted(listed(site)) == sorted(PAGES), "the page for missing ones is none"


def test_without_an_address_there_is_no_list_and_none_of_an_earlier_build(site):
    write_hosting(site, "https://example.org/")
    write_hosting(site, "")
    assert not (site / "sitemap.xml").exists()
    assert (site / ".nojekyll").is_file()


@pytest.mark.parametrize(
    ("address", "top"), [("", "/"), ("https://example.org/", "/"), ("https://someone.github.io/course/", "/course/")]
)
def test_the_page_for_missing_ones_leads_on_from_any_depth_and_to_care_first(site, address, top):
    write_hosting(site, address)
    page = lxml.html.fromstring((site / "404.html").read_text(encoding="utf-8"))
    links = [link.get("href") for link in page.iter("a")]
    assert links[0] == f"{top}chapters/05-seek-care.html"
    assert all(link.startswith(top) for link in (*links, *page.xpath("//script/@src | //link/@href")))
    assert page.find_class("bd-article") and not page.xpath("//script[not(@src)]")
