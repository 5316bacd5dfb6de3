"""The book as a zip: one folder, the same bytes each time, no notebooks, and a place that says what it is."""

from __future__ import annotations

import os
import zipfile

import lxml.html
import pytest

from hipspine import __version__
from hipspine.book.take_along import write_zip, zip_name

NAME = f"a-book-of-hips-{__version__}"
PAGE = (
    '<!DOCTYPE html><html><body><p>Before</p><div class="hs-take-along docutils"><p>None here.</p></div></body></html>'
)
PLAIN = "<!DOCTYPE html><html><body><p>Nothing here.</p></body></html>"


def made(folder):
    """Write a small site with a place for the zip at the top and in a folder, and with notebooks."""
    for name, text in {
        "index.html": PAGE,
        "chapters/about.html": PAGE,
        "chapters/b.html": PLAIN,
        "_static/x.js": "x" * 5000,
        "lite/index.html": PAGE,
    }.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def site(tmp_path):
    return made(tmp_path / "site")


def place(text):
    (found,) = lxml.html.fromstring(text).find_class("hs-take-along")
    return found


def test_the_zip_has_one_folder_with_the_whole_site_but_no_notebooks(site):
    packed = zipfile.ZipFile(write_zip(site, "A book of: Hips!"))
    assert packed.filename == str(site / f"{NAME}.zip")
    files = ("_static/x.js", "chapters/about.html", "chapters/b.html", "index.html")
    assert packed.namelist() == [f"{NAME}/{name}" for name in files]
    assert packed.testzip() is None
    assert packed.read(f"{NAME}/chapters/b.html").decode() == PLAIN


def test_the_same_pages_give_the_same_bytes_at_another_time_and_again(site, tmp_path):
    first = write_zip(site, "A book").read_bytes()
    other = made(tmp_path / "elsewhere")
    for path in other.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(0o700)
    assert write_zip(other, "A book").read_bytes() == first
    assert write_zip(site, "A book").read_bytes() == first, "the zip of an earlier build is no part of the next"


@pytest.mark.parametrize(("page", "up"), [("index.html", ""), ("chapters/about.html", "../")])
def test_a_page_of_the_site_leads_to_it_and_the_same_page_in_the_zip_says_what_it_is(site, page, up):
    packed = write_zip(site, "A book of hips")
    shown = place((site / page).read_text(encoding="utf-8"))
    (link,) = shown.iter("a")
    assert link.get("href") == f"{up}{NAME}.zip"
    assert (site / page).parent.joinpath(link.get("href")).resolve() == packed.resolve()
    assert __version__ in link.text and "MB" in link.text and "None here" not in shown.text_content()
    within = place(zipfile.ZipFile(packed).read(f"{NAME}/{page}"))
    assert not list(within.iter("a"))
    assert "emergency number" in within.text_content() and __version__ in within.text_content()


def test_a_zip_of_an_earlier_version_goes(site):
    (site / "a-book-0.0.1.zip").write_bytes(b"old")
    write_zip(site, "A book")
    assert [path.name for path in site.glob("*.zip")] == [zip_name("A book")]
