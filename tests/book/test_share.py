"""What a page says of itself to those who share or list it, and the picture that it is shared with."""

from __future__ import annotations

import io
import json
import re
from types import SimpleNamespace
from urllib.parse import urlsplit

import lxml.html
import pytest
import yaml
from docutils import nodes
from fontTools.ttLib import TTFont
from PIL import Image

from hipspine.book import share_card
from hipspine.book.address import configured_address, site_address
from hipspine.book.publish.fonts import FACES
from hipspine.book.share import describe, tags
from hipspine.chapters import catalogue
from hipspine.figures import FIGURES

OPEN_GRAPH = {"og:type", "og:title", "og:description", "og:site_name", "og:image", "og:image:alt", "og:locale"}
# What schema.org gives a LearningResource and a Course, as far as it is used here.
KNOWN = {
    *("@context", "@type", "name", "description", "inLanguage", "license", "isAccessibleForFree", "educationalLevel"),
    *("author", "audience", "learningResourceType", "isPartOf", "teaches", "hasPart", "provider", "url", "image"),
}


@pytest.fixture(scope="module")
def pages(built_book, root):
    """Every page of the table of contents, by name."""
    contents = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    names = [contents["root"], *(entry["file"] for part in contents["parts"] for entry in part["chapters"])]
    return {name: lxml.html.parse(str(built_book / f"{name}.html")).getroot() for name in names}


def told(page):
    """Return a page's OpenGraph data, and what it says in the words of schema.org."""
    graph = {meta.get("property"): meta.get("content") for meta in page.xpath("//meta[@property]")}
    [script] = page.xpath("//script[@type='application/ld+json']")
    return graph, json.loads(script.text)


def test_every_page_says_what_it_is(pages):
    assert len(pages) >= 15
    for name, page in pages.items():
        graph, data = told(page)
        assert set(graph) >= OPEN_GRAPH and all(graph.values()), name
        assert data["@context"] == "https://schema.org"
        assert set(data) <= KNOWN and all(value not in ("", [], {}, None) for value in data.values()), name
        assert data["@type"] == ("Course" if name == "index" else "LearningResource")
        assert data["name"] == graph["og:title"] == page.xpath("string(//h1)").strip()
        assert data["description"] == graph["og:description"]
        assert page.xpath("//meta[@name='description']/@content") == [data["description"]]
        assert graph["og:site_name"] == "Hips and Back Pain"
        assert page.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"]


def test_chapters_say_what_they_teach(pages):
    for chapter in catalogue():
        _, data = told(pages[f"chapters/{chapter.page}"])
        assert data.get("teaches", []) == (chapter.objectives.texts if chapter.objectives else [])
        assert data["learningResourceType"] == ("lesson" if chapter.figures else "assessment")
        assert data["isPartOf"] == {"@type": "Course", "name": "Hips and Back Pain"}
    _, course = told(pages["index"])
    assert [part["name"] for part in course["hasPart"]] == [chapter.title for chapter in catalogue()]
    objectives = [chapter.objectives.texts for chapter in catalogue() if chapter.objectives]
    assert course["teaches"] == [text for texts in objectives for text in texts]
    assert course["learningResourceType"] == "course"


def test_every_page_says_for_whom_it_is_and_under_which_terms(pages):
    for name, page in pages.items():
        _, data = told(page)
        assert {one["@type"] for one in data["audience"]} == {"Audience", "EducationalAudience"}, name
        assert [one.get("educationalRole") for one in data["audience"]][1:] == [
            "student",
            "health professional",
            "teacher",
        ]
        assert data["license"].startswith("https://creativecommons.org/licenses/by/4.0")
        assert data["isAccessibleForFree"] is True
        assert (data["educationalLevel"], data["inLanguage"]) == ("introductory", "en")
        assert data["learningResourceType"] in ("course", "lesson", "assessment", "reference")
        assert "timeRequired" not in data, "nobody has measured it"


def test_each_picture_is_there_and_has_the_size_it_says(pages, built_book):
    own = {}
    for name, page in pages.items():
        graph, _ = told(page)
        assert not urlsplit(graph["og:image"]).scheme, "no address is known for this book"
        file = ((built_book / name).parent / graph["og:image"]).resolve()
        with Image.open(file) as picture:
            assert (str(picture.width), str(picture.height)) == (graph["og:image:width"], graph["og:image:height"])
        assert file.stat().st_size < 300_000  # some do not show what is larger
        own[name] = file
    taught = [f"chapters/{chapter.page}" for chapter in catalogue() if chapter.figures]
    assert len({own[name] for name in taught} | {own["index"]}) == len(taught) + 1
    assert {own[name] for name in own if name not in taught} == {own["index"]}
    assert {file.name for file in own["index"].parent.iterdir()} == {file.name for file in own.values()}


@pytest.mark.parametrize("figure", FIGURES)
def test_a_picture_shows_only_letters_that_the_fonts_have(figure):
    picture = share_card.card("Course", "A title", "Some words.", figure)
    there = {chr(code) for face in FACES for code in TTFont(face.source).getBestCmap()}
    words = re.sub(r"<[^>]*>", "", picture)
    assert set(words) - there == set()


def dark(picture):
    """Return how many dots of the left half, where the words are, are dark."""
    with Image.open(io.BytesIO(picture)) as image:
        left = image.convert("L").crop((40, 0, 620, share_card.HEIGHT))
        return sum(left.histogram()[:150])


def test_words_are_set_in_the_fonts_of_the_book_and_are_no_markup(tmp_path):
    full = share_card.png(share_card.card("Course", "A <b>title</b> & more", "Words.", "pelvic-tilt"), tmp_path)
    empty = share_card.png(share_card.card("", "", "", "pelvic-tilt"), tmp_path)
    assert dark(full) > dark(empty) + 5_000
    assert sorted(path.name for path in tmp_path.iterdir()) == ["headings.ttf", "text-400.ttf", "text-600.ttf"]


@pytest.mark.parametrize("title", ["Short", "What an examination is like, and what helps", "word " * 40])
def test_words_of_any_length_stay_in_their_column(title):
    picture = share_card.card("Course", title, "pneumonoultramicroscopic " * 30, "pelvic-tilt")
    words = re.findall(r'<text x="64" y="([\d.]+)" [^>]*font-weight="(\d+)" font-size="(\d+)"[^>]*>([^<]*)<', picture)
    baselines = [float(y) for y, *_ in words]
    assert baselines == sorted(baselines)
    assert baselines[-2] < baselines[-1] - 30 and baselines[-1] < share_card.HEIGHT
    assert words[-2][3].endswith("…")
    assert max(len(text) * float(size) * 0.4 for *_, size, text in words) < 620


def test_another_title_is_another_picture():
    one, other = (share_card.card("Course", title, "Words.", "pelvic-tilt") for title in ("One", "Other"))
    assert share_card.digest(one) != share_card.digest(other)


@pytest.mark.parametrize(
    ("given", "repository", "address"),
    [
        ("", "", ""),
        ("", "https://github.com/Someone/course", "https://someone.github.io/course/"),
        ("", "https://github.com/someone/course.git", "https://someone.github.io/course/"),
        ("", "https://github.com/someone/someone.github.io/", "https://someone.github.io/"),
        ("", "https://gitlab.com/someone/course", ""),
        ("https://example.org/hips", "https://github.com/someone/course", "https://example.org/hips/"),
    ],
)
def test_the_address_of_the_site_is_given_or_that_of_the_repository(given, repository, address):
    assert site_address(given, repository) == address


def test_the_address_is_read_from_the_settings_of_the_book():
    repository = {"url": "https://github.com/someone/course"}
    assert configured_address({"html": {"baseurl": ""}, "repository": {"url": ""}}) == ""
    assert configured_address({}) == configured_address({"html": None, "repository": "none"}) == ""
    assert configured_address({"repository": repository}) == "https://someone.github.io/course/"
    given = {"html": {"baseurl": "https://example.org"}, "repository": repository}
    assert configured_address(given) == "https://example.org/"


def test_text_of_a_page_is_never_markup():
    bad = '</script><script>alert(1)</script> "><img src=x>'
    facts = {"@type": "LearningResource", "name": bad, "description": bad, "teaches": [bad]}
    page = lxml.html.fromstring(f"<html><head>{tags(bad, facts, {'address': bad, 'alt': bad}, '')}</head></html>")
    assert page.xpath("//img") == [] and len(page.xpath("//script")) == 1
    graph, data = told(page)
    assert graph["og:title"] == bad and data["teaches"] == [bad]
    assert "og:url" not in graph, "nothing is said of an address that nobody knows"


def test_a_lead_is_no_part_of_a_description():
    page = nodes.document(SimpleNamespace(), None)
    page += nodes.section(
        "",
        nodes.title("", "T"),
        nodes.paragraph("", "", nodes.strong("", "In one sentence:"), nodes.Text(" hips move.")),
    )
    assert describe(page) == "Hips move."
    assert describe(nodes.document(SimpleNamespace(), None)) == ""
