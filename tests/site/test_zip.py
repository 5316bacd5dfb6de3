"""The zip of the site, unpacked and opened by double-click."""

from __future__ import annotations

import re
import zipfile
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

from hipspine.book.publish import html
from tests.browser.test_any_host import works

LIMIT = 30e6  # bytes


@pytest.fixture(scope="module")
def packed(built_site):
    (path,) = built_site.glob("*.zip")
    return path


@pytest.fixture(scope="module")
def folder(packed, tmp_path_factory):
    """The folder that lies there once the zip is unpacked."""
    place = tmp_path_factory.mktemp("unpacked folder")  # with a space, as people's folders have
    with zipfile.ZipFile(packed) as opened:
        opened.extractall(place)
    (only,) = place.iterdir()
    return only


def test_the_zip_is_small_enough_and_has_no_notebooks(packed, folder):
    print(f"{packed.name}: {packed.stat().st_size:,} bytes (budget {LIMIT:,.0f})")
    assert packed.stat().st_size <= LIMIT
    assert not (folder / "lite").exists()


def test_every_link_to_a_file_of_the_book_leads_to_one_in_the_zip(folder):
    broken, seen = [], 0
    for path in sorted(folder.rglob("*.html")):
        if path.name == "404.html":
            continue  # its links begin at the top of a host
        for href in html.read(path).xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            link = urlsplit(href)
            if link.scheme or link.netloc or not link.path:
                continue
            seen += 1
            if not (path.parent / unquote(link.path)).exists():
                broken.append(f"{path.relative_to(folder)}: {href}")
    assert seen > 1000
    assert broken == []


def test_the_page_about_the_course_opened_from_the_folder_says_that_it_is_the_copy(chromium, folder):
    page = chromium.new_page()
    page.goto((folder / "chapters" / "about.html").as_uri())
    place = page.locator(".hs-take-along")
    expect(place).to_contain_text("emergency number")
    assert place.locator("a").count() == 0
    page.close()


def test_the_page_of_the_site_leads_to_the_zip_and_says_its_true_size(built_site, packed):
    (place,) = html.read(built_site / "chapters" / "about.html").find_class("hs-take-along")
    (link,) = place.iter("a")
    assert (built_site / "chapters" / link.get("href")).resolve() == packed.resolve()
    (size,) = re.findall(r"(\d+) MB", link.text)
    assert abs(int(size) - packed.stat().st_size / 1e6) <= 0.5


def test_figures_and_questions_of_the_unpacked_book_work_with_no_connection(chromium, folder):
    context = chromium.new_context(offline=True, reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto((folder / "chapters" / "03-mechanics.html").as_uri())
    works(page)
    page.goto(f"{(folder / 'search.html').as_uri()}?q=labrum")
    expect(page.locator("#search-results li").first).to_be_visible(timeout=30_000)
    context.close()
