"""Each figure and each quiz has a page for a frame; the instructors' list has its code, and one that a phone reads."""

from __future__ import annotations

import io
import re
from urllib.parse import urlsplit

import lxml.html
import pytest
import zxingcpp
from bs4 import BeautifulSoup
from docutils import nodes
from PIL import Image
from resvg_py import svg_to_bytes

from hipspine.book.address import NO_FRAMES
from hipspine.book.embeds import embeds, listed, scanned
from hipspine.book.headers import EMBED
from hipspine.chapters import FINAL, catalogue
from hipspine.evidence import load_emergency
from hipspine.figures import FIGURES
from hipspine.links import CARE
from hipspine.quiz.bank import bank_names, load_quiz
from tests.book.test_weight import HTML_LIMIT, PAGE_LIMIT, parts

SITE = "https://hips.example.org/course/"
NAMES = [f"figure-{name}" for name in FIGURES] + [f"quiz-{name}" for name in (*bank_names(), FINAL)]


@pytest.fixture(scope="module")
def found():
    return embeds(catalogue())


@pytest.fixture(scope="module")
def page(built_book):
    return lambda name: BeautifulSoup((built_book / EMBED / f"{name}.html").read_text(encoding="utf-8"), "lxml")


def test_there_is_a_page_for_every_figure_and_every_quiz_and_no_other(built_book, found):
    assert {path.stem for path in (built_book / EMBED).glob("*.html")} == set(NAMES)
    assert {one.page for one in found} == {f"{EMBED}/{name}" for name in NAMES}
    assert len(found) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_named_says_whose_it_is_and_leads_to_its_chapter(page, built_book, name):
    seen = page(name)
    assert seen.h1.get_text() and seen.title.get_text().startswith(f"{seen.h1.get_text()} – ")
    assert seen.select_one('meta[name="robots"]')["content"] == "noindex"
    foot = " ".join(seen.footer.get_text(" ").split())
    for said in ("CC BY 4.0", "not medical advice", "Hips and Back Pain"):
        assert said in foot
    [link] = seen.footer.select("a")
    path, _, anchor = link["href"].partition("#")
    chapter = BeautifulSoup((built_book / EMBED / path).resolve().read_text(encoding="utf-8"), "lxml")
    kind, _, what = name.partition("-")
    assert chapter.select(f'[data-island="{kind}:{what}"]')
    assert anchor == (what if kind == "figure" else "")
    # A page of the book refuses to stand in another site's frame, so no link may open it there.
    assert seen.base["target"] == "_blank" and not seen.base.get("href")
    assert not seen.select("[target]:not(base)")
    # The still form, for readers without scripts.
    assert seen.select(".hs-island .hs-poster img" if kind == "figure" else ".hs-island ol > li")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_calls_no_other_host_and_its_files_are_there(page, built_book, name):
    seen = page(name)
    told = seen.select("script[src], link[href], img[src], source[srcset]")
    addresses = [one.get("src") or one.get("href") or one.get("srcset") for one in told]
    assert len(addresses) >= 6
    for address in addresses:
        parted = urlsplit(address)
        assert not parted.scheme and not parted.netloc, address
        assert (built_book / EMBED / parted.path).resolve().is_file(), address


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_as_light_as_a_chapter_has_to_be(built_book, name):
    file = built_book / EMBED / f"{name}.html"
    assert sum(parts(file).values()) <= PAGE_LIMIT
    assert file.stat().st_size <= HTML_LIMIT
    assert "site.css" in {one.name for one in parts(file)}


@pytest.mark.parametrize("name", [f"quiz-{name}" for name in (*bank_names(), FINAL)])
def test_a_quiz_about_emergency_signs_begins_with_the_line_about_them(page, name):
    about = any(item.signs for item in load_quiz(name.partition("-")[2]).items)
    line = page(name).select(".hs-embed-now")
    assert len(line) == about
    for one in line:
        assert load_emergency().such_as() in one.get_text()
        assert one.a["href"] == f"../chapters/{CARE}.html"


def test_figures_that_tell_of_emergency_signs_begin_with_the_line_about_them(found):
    signs = {one.name for one in found if one.kind == "figure" and one.signs}
    assert {"red-flags", "recovery", "scans-by-age", "what-helps", "examination"} <= signs
    assert "pelvic-tilt" not in signs


def test_the_name_of_a_figure_for_the_frame_does_not_tell_its_point(found):
    by_name = {one.name: one for one in found}
    assert by_name["pelvic-tilt"].title == "Figure: pelvic tilt"
    assert by_name["connection"].title == "Questions: " + load_quiz("connection").title


def test_the_code_is_one_frame_with_a_name_an_address_and_a_height(found):
    for one in found:
        [frame] = lxml.html.fragments_fromstring(one.code(SITE))
        assert frame.tag == "iframe" and frame.get("src") == f"{SITE}{one.page}.html"
        assert frame.get("title") == one.title
        assert 600 <= int(frame.get("height")) <= 1600
        assert not set(frame.attrib) & {"onload", "srcdoc", "sandbox"}


def test_with_an_address_the_list_has_every_code_and_without_one_it_says_what_to_fill_in(found):
    known = listed(found, SITE, "../")
    codes = [one.astext() for entry in known for one in entry.findall(nodes.Element) if one.get("tag") == "pre"]
    assert codes == [one.code(SITE) for one in found]
    pictures = [one for entry in known for one in entry.findall(nodes.Element) if one.get("tag") == "img"]
    assert [one["attrs"]["src"] for one in pictures] == [f"../{one.page}.svg" for one in found]
    line, pages = listed(found, "", "../")
    assert line.astext() == NO_FRAMES and "_config.yml" in NO_FRAMES
    links = [one["attrs"]["href"] for one in pages.findall(nodes.Element) if one.get("tag") == "a"]
    assert links == [f"../{one.page}.html" for one in found]


def test_the_instructors_page_lists_every_page_for_a_frame(built_book):
    text = (built_book / "chapters/instructors.html").read_text(encoding="utf-8")
    seen = BeautifulSoup(text, "lxml")
    place = seen.select_one(".hs-embeds")
    assert NO_FRAMES in place.get_text()  # the repository knows no address of its own
    assert {link["href"] for link in place.select("a")} == {f"../{EMBED}/{name}.html" for name in NAMES}
    assert re.search(r'<script type="module" src="[^"]*/embeds\.js\?v=', text)
    assert "{embed-list}" not in text


def test_a_code_to_scan_is_read_back_as_the_address(found):
    for one in found[:3]:
        drawn = svg_to_bytes(svg_string=scanned(one.address(SITE)).decode(), width=400)
        [code] = zxingcpp.read_barcodes(Image.open(io.BytesIO(drawn)).convert("L"))
        assert code.text == f"{SITE}{one.page}.html"
