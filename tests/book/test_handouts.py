"""The handouts hold what they should, each thing from where it stands; a slip in their file is told with its line."""

from __future__ import annotations

import pytest
import yaml
from bs4 import BeautifulSoup

from hipspine.book.handouts import context_of
from hipspine.book.points import after_box, lead, points
from hipspine.chapters import Cell, Chapter, chapter_id, read_chapter, taught_files
from hipspine.datafile import DataErrors
from hipspine.evidence import load_emergency, load_numbers, load_references
from hipspine.evidence.emergency import sentence
from hipspine.handout.content import load_handouts, read_handouts, told
from hipspine.links import CARE

PATHS = {path.stem: path for path in taught_files()}
NAMES = [chapter_id(path) for path in PATHS.values()]


def words(html):
    return " ".join(BeautifulSoup(str(html), "lxml").get_text(" ").split())


def letters(html):
    """Return a text without its spaces, which markup sets in several ways."""
    return "".join(BeautifulSoup(str(html), "lxml").get_text().split())


@pytest.fixture(scope="module")
def handout(built_book):
    return lambda name: BeautifulSoup((built_book / f"handouts/{name}.html").read_text(encoding="utf-8"), "lxml")


def test_every_chapter_that_teaches_has_its_figure_and_numbers():
    assert list(load_handouts()) == NAMES
    assert all(2 <= len(one.numbers) <= 4 for one in load_handouts().values())


@pytest.mark.parametrize("name", PATHS)
def test_a_handout_holds_each_point_of_in_one_minute(handout, name):
    page = letters(handout(name).main)
    chapter = read_chapter(PATHS[name])
    source = [
        line for cell in chapter.cells if cell.text.startswith("## In one minute") for line in cell.text.split("\n")
    ]
    bullets = [line.strip(" -").replace("*", "") for line in source if line.strip().startswith("- ")]
    assert len(bullets) >= len(points(chapter)) >= 3
    for bullet in bullets:
        assert "".join(bullet.replace('"', "").split()) in page.replace("“", "").replace("”", "").replace('"', "")
    assert letters(lead(chapter)) in page


@pytest.mark.parametrize("name", PATHS)
def test_a_handout_holds_every_emergency_sign_and_the_short_form_of_the_rest(handout, name):
    page = handout(name)
    lines = [words(one) for one in page.select(".hs-handout-signs li")]
    assert lines == [" ".join(sentence(sign).split()) for sign in load_emergency().signs.values()]
    care = read_chapter(PATHS[CARE])
    assert "call your local emergency number and ask" in words(after_box(care))
    assert letters(after_box(care)) in letters(page.select_one(".hs-handout-care"))
    for kind in ("Prompt: call today", "Can wait: pain without these"):
        assert words(page.main).count(kind) == 1


@pytest.mark.parametrize("name", PATHS)
def test_a_handout_tells_its_key_numbers_with_their_sources(handout, name):
    shown = handout(name).select(".hs-handout-numbers li")
    declared = load_handouts()[chapter_id(PATHS[name])].numbers
    assert len(shown) == len(declared)
    for one, key in zip(shown, declared, strict=True):
        number = load_numbers()[key.number]
        assert number.status in ("verified", "derived")
        assert load_references()[number.source].label in words(one.small)
        assert ("our calculation" in words(one.small)) == (number.status == "derived")
        assert words(one.b) == " ".join(told(key, load_numbers(), load_references()).amount.split())


@pytest.mark.parametrize("name", PATHS)
def test_a_handout_is_of_its_own_and_says_whose_it_is(handout, built_book, name):
    page = handout(name)
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"
    foot = words(page.footer)
    for said in ("CC BY 4.0", "not medical advice", "Nothing here can tell you what you have"):
        assert said in foot
    assert page.time["datetime"] and page.h1.get_text() == read_chapter(PATHS[name]).title
    chapter = BeautifulSoup((built_book / f"chapters/{name}.html").read_text(encoding="utf-8"), "lxml")
    links = chapter.select("#in-one-minute .hs-handout-link a")
    assert [(link["href"], link.get_text()) for link in links] == [(f"../handouts/{name}.html", "Print the handout")]
    assert not chapter.select('nav a[href*="handouts/"]')


def test_a_known_home_stands_in_the_page():
    chapter, care = (read_chapter(PATHS[name]) for name in ("01-connection", CARE))
    assert (
        context_of(chapter, care, "https://a.example/b/")["home"] == "https://a.example/b/chapters/01-connection.html"
    )
    assert context_of(chapter, care, "")["home"] == ""


def test_a_chapter_that_is_not_listed_has_its_first_figure_and_no_numbers(tmp_path):
    care = read_chapter(PATHS[CARE])
    texts = [
        "# New\n\nA lead.",
        "## In one minute\n\n- One [word](glossary.md#term-a). [how sure? contested](evidence.md#claim-b)\n- Two.\n\n"
        "## Next\n\n- No",
    ]
    cells = [Cell(number, "markdown", text) for number, text in enumerate(texts, 1)]
    chapter = Chapter(tmp_path / "09-new.ipynb", (*cells, Cell(9, "code", 'figure("hip-labrum")')))
    shown = context_of(chapter, care, "")
    assert shown["picture"]["title"].startswith("The labrum seals")
    assert shown["numbers"] == []
    assert [words(point) for point in shown["points"]] == ["One word.", "Two."]
    bare = Chapter(tmp_path / "09-new.ipynb", tuple(cells))
    assert context_of(bare, care, "")["picture"] is None


KEY = {"number": "lbp-in-tha-patients", "amount": "{value} %", "words": "of people."}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": "nowhere"}, "data/handouts.yml:2: no chapter “nowhere”"),
        ({"figure": "nothing"}, "data/handouts.yml:3: connection: there is no figure 'nothing'"),
        ({"settings": {"anterior_tilt": 900}}, "data/handouts.yml:4: connection: "),
        ({"settings": {"tilt": 1}}, "data/handouts.yml:4: connection: "),
        ({"numbers": [KEY | {"number": "none-such"}]}, "data/handouts.yml:7: connection: no number “none-such”"),
        ({"numbers": [KEY | {"number": "vialle-means"}]}, "data/handouts.yml:7: connection: the number “vialle-means”"),
        ({"numbers": [KEY | {"amount": "{share} %"}]}, "lbp-in-tha-patients: it has no value “share”"),
        ({"numbers": [KEY | {"words": "of 344 people."}]}, "lbp-in-tha-patients: 344 stands in the words"),
        ({"numbers": [KEY] * 5}, "numbers"),
        ({"title": "x"}, "unknown field “title”"),
    ],
)
def test_a_broken_handout_is_told_with_its_line(tmp_path, change, message):
    entry = {"id": "connection", "figure": "pelvic-tilt", "settings": {"anterior_tilt": 10}, "numbers": [KEY]} | change
    path = tmp_path / "data" / "handouts.yml"
    path.parent.mkdir()
    path.write_text(yaml.safe_dump({"handouts": [entry]}, sort_keys=False), encoding="utf-8")
    with pytest.raises(DataErrors) as caught:
        read_handouts(path, load_numbers(), load_references(), NAMES)
    assert message in str(caught.value)


def test_a_number_in_the_words_does_not_part_from_its_sign():
    key = load_handouts()["connection"].numbers[0]
    assert told(key, load_numbers(), load_references()).amount == "49.4\N{NO-BREAK SPACE}%"
