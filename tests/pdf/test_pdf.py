"""The course as a PDF, as it is written from the built book: what programs read in it, and what is on its pages."""

from __future__ import annotations

import re
import subprocess
import sys

import pikepdf
import pypdfium2
import pytest

from hipspine.book import wording
from hipspine.book.fallback import amount
from hipspine.book.pdf import make
from hipspine.book.pdf.browser import print_page
from hipspine.book.pdf.plates import COLUMNS, settings
from hipspine.book.pdf.site import LEFT_OUT, places, title_of
from hipspine.book.pdf.tags import elements
from hipspine.datafile import DataError
from hipspine.evidence import load_emergency
from hipspine.evidence.emergency import sentence
from hipspine.figures import FIGURES, declared
from tests.support.chapters import CATALOGUE, TAUGHT
from tests.support.printing import filled

MOST_BYTES = 9e6
CHAPTER = "03-mechanics"


def run(*arguments):
    """Run a command of the course, and return how it ended."""
    command = [sys.executable, "-m", "hipspine.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


class Document:
    """A PDF with the words of each of its pages."""

    def __init__(self, path):
        self.path = path
        self.pdf = pikepdf.open(path)
        sheets = pypdfium2.PdfDocument(path)
        self.words = [plain(sheet.get_textpage().get_text_range()) for sheet in sheets]

    def outline(self):
        """Return the titles of the outline's first level, each with its page from 1."""
        numbers = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, 1)}
        with self.pdf.open_outline() as outline:
            return [(one.title, numbers[one.destination[0].objgen]) for one in outline.root]

    def links(self):
        return [link for page in self.pdf.pages for link in page.get("/Annots", [])]


def plain(text):
    """Return a text with single blanks; a hyphen that a line's end put in is gone."""
    return " ".join(text.replace("\ufffe", "").replace("\x02", "").split())


def bare(text):
    """Return the letters and digits of a text alone: lines of a page break it anywhere."""
    return re.sub(r"[\W_]", "", text)


@pytest.fixture(scope="module")
def whole(built_book, tmp_path_factory):
    path = tmp_path_factory.mktemp("pdf") / "course.pdf"
    make(built_book, path, say=lambda line: None)
    return Document(path)


@pytest.fixture(scope="module")
def chapter(built_book, tmp_path_factory):
    path = tmp_path_factory.mktemp("pdf") / "mechanics.pdf"
    done = run("pdf", "--chapter", "mechanics", "--site", built_book, "--out", path)
    assert done.returncode == 0, done.stderr
    assert f"written to {path}" in done.stdout
    return Document(path)


@pytest.fixture(params=["whole", "chapter"])
def document(request):
    return request.getfixturevalue(request.param)


def failures(path):
    import page

    report = page.validate_pdf(path, profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant == (not report.failures)
    return {failure.rule_id: failure.message for failure in report.failures}


def test_pdf_ua_1_is_kept(document):
    assert failures(document.path) == {}


def test_the_checker_refuses_what_the_browser_alone_prints(tmp_path):
    page = tmp_path / "page.html"
    page.write_text('<!DOCTYPE html><html lang="en"><title>A</title><h1>A</h1><img src="data:," width="9" height="9">')
    printed = tmp_path / "printed.pdf"
    printed.write_bytes(print_page(page))
    assert {"PDFUA1-ID-PART-001", "PDFUA1-METADATA-TITLE-001"} <= failures(printed).keys()


def test_it_says_its_title_its_language_and_that_it_is_tagged(document, built_book):
    root, title = document.pdf.Root, title_of(built_book)
    assert str(root.Lang).startswith("en")
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert str(document.pdf.docinfo["/Title"]).endswith(title)
    with document.pdf.open_metadata() as said:
        assert said["dc:title"] == str(document.pdf.docinfo["/Title"])
        assert said["pdfuaid:part"] == "1"
        assert said["dc:creator"] == ["The hip and spine course authors"]


def test_every_picture_has_words_of_its_own(chapter):
    alts = [str(one.get("/Alt", "")) for one in elements(chapter.pdf) if one.S == "/Figure"]
    figures = CATALOGUE[CHAPTER].figures
    assert len(alts) == 2 * len(figures)
    assert len(set(alts)) == len(alts)
    for name in figures:
        assert sum(alt.startswith(declared(name).title.rstrip(".")) for alt in alts) == 2


def test_every_font_is_in_the_file(whole):
    fonts = {font.objgen: font for page in whole.pdf.pages for font in page.resources.get("/Font", {}).values()}
    assert fonts
    for font in fonts.values():
        if font.Subtype != "/Type3":  # which is its own drawings
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            assert "/FontFile2" in inner.FontDescriptor or "/FontFile3" in inner.FontDescriptor, font.BaseFont


def test_the_outline_has_the_pages_of_the_book_in_order_and_leads_to_them(whole, built_book):
    outline = whole.outline()
    kept = [one.title for one in places(built_book) if one.stem not in LEFT_OUT]
    front = [title_of(built_book), wording.EMERGENCY, wording.CONTENTS]
    assert [title for title, _ in outline] == [*front, *kept, wording.ANSWERS]
    for title, page in outline:
        assert bare(title) in bare(whole.words[page - 1]), title


def test_the_contents_name_the_page_where_each_part_begins(whole):
    contents = whole.words[2]
    assert wording.CONTENTS in contents
    for title, page in whole.outline()[3:]:
        assert f"{title} {page}" in contents


def test_each_sheet_has_its_number_and_the_title_of_its_chapter(whole, built_book):
    outline = whole.outline()[3:]
    ends = [page for _, page in outline[1:]] + [len(whole.words) + 1]
    for (title, first), end in zip(outline, ends, strict=True):
        for number in range(first, end):
            words = whole.words[number - 1]
            assert words.count(title) >= 1 + (number == first and title not in words), (title, number)
            assert title_of(built_book) in words
            assert re.search(rf"\b{number}\b", words[-400:] + words[:200])


def test_the_emergency_signs_stand_first_and_whole_on_one_page(document):
    with_box = next(place for place, words in enumerate(document.words) if wording.EMERGENCY in words)
    assert with_box <= 1
    words = bare(document.words[with_box])
    for _, signs in load_emergency().grouped():
        for sign in signs:
            assert bare(sentence(sign)) in words


def test_the_cover_says_which_edition_it_is_and_that_it_is_no_diagnosis(whole):
    assert wording.PDF_NOTICE in whole.words[0]
    assert wording.PDF_LICENCE in whole.words[0]
    assert re.search(r"Version \S+, \d{1,2} [A-Z][a-z]+ \d{4}", whole.words[0])


def test_links_lead_to_the_web_or_within_and_each_says_where(document):
    places_known = set(document.pdf.Root.get("/Dests", {}).keys())
    for link in document.links():
        assert str(link.Contents).strip()
        if "/A" in link:
            assert re.match(r"https?://", str(link.A.URI))
        else:
            assert str(link.Dest) in places_known


def test_every_web_address_is_printed(whole):
    printed = bare(" ".join(whole.words))
    addresses = {str(link.A.URI) for link in whole.links() if "/A" in link}
    assert len(addresses) > 100
    for address in addresses:
        assert bare(address.partition("//")[2].removeprefix("doi.org/")) in printed, address


def test_answers_stand_at_the_end_and_nowhere_before(whole, built_book):
    from bs4 import BeautifulSoup

    start = whole.outline()[-1][1]
    before, told = (bare(" ".join(part)) for part in (whole.words[: start - 1], whole.words[start - 1 :]))
    for name in TAUGHT:
        page = BeautifulSoup((built_book / f"chapters/{name}.html").read_text(encoding="utf-8"), "lxml")
        answers = page.select(".hs-answers ol > li")
        assert answers
        for one in answers:
            text = bare(one.get_text())
            assert text[-40:] in told
            assert text not in before


def test_a_figure_stands_on_one_page_with_its_numbers_at_each_setting(chapter):
    shown = 0
    for name in dict.fromkeys(CATALOGUE[CHAPTER].figures):
        figure = declared(name)
        (sheet,) = [words for words in chapter.words[:-2] if bare(figure.title) in bare(words)]
        for way in settings(figure, {})[:COLUMNS]:
            e = figure.evaluate(way.values)
            for readout in figure.spec["readouts"]:
                assert bare(readout["label"]) in bare(sheet)
                assert bare(amount(e[readout["value"]], readout["decimals"], readout["unit"])) in bare(sheet)
                shown += 1
    assert shown > 20


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_on_paper_begins_as_it_stands_and_shows_no_setting_twice(name):
    figure = declared(name)
    first, *others = settings(figure, {})
    assert first.values == figure.check({})
    assert others or not (figure.presets or any(not one.layer for one in figure.choices))
    values = [str(one.values) for one in (first, *others)]
    assert len(set(values)) == len(values)


def test_the_second_picture_is_the_telling_one_of_the_handout():
    assert settings(declared("single-leg-stance"), {})[1].values["cane_force"] == pytest.approx(0.1)


def test_every_badge_shows_its_verdict(chapter, built_book):
    from bs4 import BeautifulSoup

    page = BeautifulSoup((built_book / f"chapters/{CHAPTER}.html").read_text(encoding="utf-8"), "lxml")
    verdicts = [one.get_text() for one in page.select(".hs-verdict")]
    words = " ".join(chapter.words)
    for verdict in set(verdicts):
        assert words.count(verdict) >= verdicts.count(verdict) > 0


def test_nothing_that_only_a_screen_can_do_is_left(document):
    words = " ".join(document.words)
    for leftover in (wording.EXERCISE_NEEDS_SCRIPT, wording.PLOT_NEEDS_SCRIPT, "Run and check", "how sure?"):
        assert leftover not in words
    assert not [one for one in elements(document.pdf) if one.S == "/Form"]
    assert all(len(sheet) > 100 for sheet in document.words), "a sheet is blank"


def test_no_sheet_of_a_chapter_is_nearly_empty(chapter):
    *inner, _ = filled(chapter.path.read_bytes())
    assert min(inner) > 0.4


def test_it_is_light(whole):
    assert whole.path.stat().st_size < MOST_BYTES
    assert len(whole.words) < 220


def test_two_runs_write_the_same_file(chapter, built_book, tmp_path):
    for name in ("again.pdf", "once-more.pdf"):  # Chromium numbers tags anew in some runs only
        make(built_book, tmp_path / name, chapter=CHAPTER, say=lambda line: None)
        assert (tmp_path / name).read_bytes() == chapter.path.read_bytes()


def test_tags_are_named_by_their_order_and_the_heads_of_cells_are_found(chapter):
    named = [one for one in elements(chapter.pdf) if "/ID" in one]
    assert named
    assert [str(one.ID) for one in named] == [f"tag{number:06}" for number in range(1, len(named) + 1)]
    known = dict(pikepdf.NameTree(chapter.pdf.Root.StructTreeRoot.IDTree))
    assert {name: one.objgen for name, one in known.items()} == {str(one.ID): one.objgen for one in named}
    heads = [
        str(head)
        for one in elements(chapter.pdf)
        for about in one.get("/A", [])
        if isinstance(about, pikepdf.Dictionary)
        for head in about.get("/Headers", [])
    ]
    assert heads and set(heads) <= set(known)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"--chapter": "mechanic"}, "did you mean 'mechanics'"),
        ({"--site": "{tmp}"}, "this is not the folder of a built book"),
        ({"--out": "{tmp}"}, "this is a folder"),
        ({"--out": "{tmp}/nowhere/course.pdf"}, "its folder is not there"),
    ],
)
def test_what_cannot_be_is_told_in_one_line_before_the_work(built_book, tmp_path, changed, said):
    given = {"--chapter": "about", "--site": str(built_book), "--out": str(tmp_path / "course.pdf")} | changed
    parts = [part.format(tmp=tmp_path) for pair in given.items() for part in pair]
    done = run("pdf", *parts)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["/no/browser/here", ""])
def test_without_a_browser_it_says_what_to_install(built_book, tmp_path, monkeypatch, path):
    monkeypatch.setenv("BROWSER_PATH", path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DataError, match=r"Chromium"):
        make(built_book, tmp_path / "course.pdf", say=lambda line: None)


def test_a_browser_that_fails_leaves_the_old_file(built_book, tmp_path, monkeypatch):
    old = tmp_path / "course.pdf"
    old.write_bytes(b"old")
    monkeypatch.setenv("BROWSER_PATH", sys.executable)
    done = run("pdf", "--chapter", "about", "--site", built_book, "--out", old)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert old.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["course.pdf"]
