"""Every address that the book ever had still leads somewhere."""

from __future__ import annotations

import pytest

from hipspine.book.addresses import FILE, Addresses, lost, read_addresses, standing, write_anchors
from hipspine.datafile import DataError

PAGE = """<!DOCTYPE html><html><body><main><section id="now"><h2>Now</h2><a href="#ref-x">x</a><i id="ref-x"></i>
<div data-island="figure:pelvis"></div><a href="a.html#pelvis?tilt=3">y</a><a href="https://example.org/a.html#z">z</a>
</section></main></body></html>"""
MOVED = """<html><head><link rel="canonical" href="a.html"><noscript><meta http-equiv="refresh" content="0; url=a.html">
</noscript></head><body></body></html>"""


@pytest.fixture
def site(tmp_path):
    for name, text in {"a.html": PAGE, "old.html": MOVED}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_every_address_that_the_book_ever_had_leads_somewhere(root, built_book):
    addresses = read_addresses(root / "data" / FILE)
    assert len(addresses.known) > 1000
    assert "chapters/01-connection.html#take-away" in addresses.known, "an earlier heading"
    assert lost(built_book, addresses) == []


def test_the_list_has_all_addresses_of_the_book_of_today(root, built_book):
    missing = standing(built_book) - read_addresses(root / "data" / FILE).known
    assert missing == set(), "`hipspine addresses` adds them"


def test_the_list_is_as_the_command_writes_it(root):
    file = root / "data" / FILE
    assert read_addresses(file).text() == file.read_text(encoding="utf-8")


def test_sections_figures_and_what_links_point_at_are_addresses(site):
    assert standing(site) == {"a.html", "a.html#now", "a.html#ref-x", "a.html#pelvis"}


def test_what_leads_nowhere_is_named_and_a_page_that_moved_leads_on(site):
    known = {"a.html", "a.html#now", "a.html#gone", "b.html", "b.html#x", "old.html", "old.html#now", "old.html#gone"}
    assert lost(site, Addresses(known)) == ["a.html#gone", "b.html", "b.html#x", "old.html#gone"]


def test_a_place_that_went_is_found_at_the_one_that_took_over(site):
    addresses = Addresses({"a.html#gone"}, {"a.html#gone": "now"})
    write_anchors(site, addresses)
    once = (site / "a.html").read_text(encoding="utf-8")
    assert '<h2>Now<a id="gone"></a></h2>' in once
    assert lost(site, addresses) == []
    write_anchors(site, addresses)
    assert (site / "a.html").read_text(encoding="utf-8") == once


def test_a_successor_that_is_not_there_is_refused(site):
    with pytest.raises(DataError, match="took over, 'later'"):
        write_anchors(site, Addresses({"a.html#gone"}, {"a.html#gone": "later"}))


@pytest.mark.parametrize("line", ["a.html > now", "a", "", "a.html#x >  ", "a.html#b c"])
def test_a_line_that_is_no_address_is_refused_with_its_number(tmp_path, line):
    file = tmp_path / FILE
    file.write_text(f"a.html\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match="2: this is no address"):
        read_addresses(file)
