"""The landing page as it is built: the emergency line, the figure, three doors, and a card for each chapter."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from hipspine.book.islands import figure_alone
from hipspine.chapters import about, catalogue, read_chapter, taught_files
from hipspine.evidence import load_emergency
from hipspine.figures import FIGURES, declared
from hipspine.figures.closeup import ALONE, alone, card_svg, looked_at, stands_alone
from hipspine.figures.painting import frame, painting
from hipspine.tokens import THEMES

HERO = "pelvic-tilt"


def read(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


@pytest.fixture(scope="module")
def landing(built_book):
    """The page as it is built."""
    return read(built_book / "index.html")


def text(element):
    return " ".join(element.get_text().split())


def one(page, css):
    [found] = page.select(css)
    return found


def links(element):
    return [link["href"] for link in element.select("a[href]")]


def test_title_emergency_line_and_figure_come_first_and_in_this_order(landing):
    article = one(landing, "article.bd-article")
    first = article.find_all(["h1", "aside", "h2"])[:3]
    assert [element.name for element in first] == ["h1", "aside", "h2"]
    assert text(first[2]) == "Tip the pelvis. Watch your back follow."


def test_the_line_names_some_signs_and_its_fold_names_every_one(landing):
    fold = one(landing, "aside.hs-urgent-line > details")
    assert fold.get("open") is not None, "without scripts the list is closed"
    summary, *rest = fold.find_all(recursive=False)
    said = text(summary)
    assert said.startswith("Get emergency help now for signs like ")
    signs = load_emergency().signs.values()
    assert [sign.id for sign in signs if sign.short in said] == [sign.id for sign in signs if sign.first] != []
    whole = " ".join(text(part) for part in rest)
    assert [sign.id for sign in signs if sign.short not in whole] == []
    assert "Call your local emergency number" in whole and "One sign is enough." in whole
    assert links(fold) == ["chapters/05-seek-care.html"]


def test_only_the_landing_page_folds_its_box(built_book):
    for chapter in catalogue():
        page = read(built_book / "chapters" / f"{chapter.page}.html")
        assert page.select("aside.hs-urgent") and not page.select("aside.hs-urgent details"), chapter.page


def test_the_figure_stands_alone_and_leads_to_its_place_in_a_chapter(landing, built_book):
    island = one(landing, ".hs-island")
    assert island.get("data-island") == f"figure:{HERO}"
    assert not island.select("details, .hs-prediction, .hs-layers, .hs-presets, .hs-chart")
    assert len(island.select(".hs-control")) == 1
    [address] = links(one(landing, ".hs-alone-more"))
    page, _, figure = address.partition("#")
    assert read(built_book / page).select(f"[data-island='figure:{figure}']")
    pictures = [one.get("src") or one["srcset"] for one in island.select("img, source")]
    assert len(pictures) == 4 and all((built_book / picture).is_file() for picture in pictures)


def test_three_doors_lead_to_pages_that_are_there(landing, built_book):
    doors = landing.select(".hs-doors > li")
    assert [text(door.strong) for door in doors] == ["I hurt.", "I study or treat.", "I teach."]
    for door in doors:
        assert links(door) and all((built_book / urlsplit(link).path).is_file() for link in links(door))
    assert links(doors[0])[0] == "chapters/05-seek-care.html"


def test_every_chapter_that_teaches_has_a_card_and_every_other_one_a_link(landing, built_book):
    cards = landing.select("ol.hs-cards > li")
    taught = [read_chapter(path) for path in taught_files()]
    assert len(cards) == len(taught) > 0
    for number, (card, chapter) in enumerate(zip(cards, taught, strict=True), start=1):
        assert text(one(card, "h3")) == f"{number} {chapter.title}"
        assert links(card) == [f"chapters/{chapter.page}.html"]
        words, can = card.select("p")
        assert text(words)[1:].replace("“", '"').replace("”", '"') == about(chapter)[1:]
        assert text(can).startswith("You can then: ") and text(can).endswith(chapter.objectives.texts[0][1:])
        pictures = card.select(".hs-card-picture img")
        assert [picture.get("alt") for picture in pictures] == [""] * len(THEMES), "the words beside it say all"
        for picture in pictures:
            assert (built_book / urlsplit(picture.get("src")).path).is_file()
            assert picture.get("loading") == "lazy"
    there = links(one(landing, "article.bd-article"))
    for name in (*(chapter.page for chapter in catalogue()), "my-progress", "glossary", "evidence", "references"):
        assert f"chapters/{name}.html" in there


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("theme", THEMES)
def test_the_picture_of_a_card_has_no_words_and_fits_its_card(name, theme):
    picture = BeautifulSoup(card_svg(declared(name), theme), "lxml").svg
    assert not picture.select("text") and picture.select("path, circle, image")
    assert float(picture["width"]) == 400 and 0 < float(picture["height"]) <= 300


def test_a_figure_that_stands_alone_keeps_its_names_and_its_height():
    figure = declared(HERO)
    spec = looked_at(figure, alone(figure))
    for width, kind in ((320, "phone"), (374, "phone"), (600, "desk"), (1000, "desk")):
        fit = frame(spec, width)
        assert 0 < fit["height"] <= ALONE[kind]
        for end in (-20, 20):
            painted = painting(spec, figure.evaluate({"anterior_tilt": end}), figure.shapes, fit)
            words = [one for many in painted for one in many if one["tag"] == "text"]
            assert len(words) == 2 and all(word["x"] < width and word["anchor"] == "start" for word in words)


def test_a_figure_or_slider_that_cannot_stand_alone_is_refused_with_those_that_can():
    able = [name for name in FIGURES if stands_alone(declared(name))]
    assert HERO in able
    with pytest.raises(ValueError, match=rf"“recovery” is no figure that can stand alone; those are {', '.join(able)}"):
        figure_alone("recovery", "weeks", "Look", "", 2)
    with pytest.raises(ValueError, match=r"has no slider “tilt”; it has anterior_tilt, "):
        figure_alone(HERO, "tilt", "Look", "", 2)


def test_words_of_the_page_are_no_markup_in_the_figure():
    island = BeautifulSoup(figure_alone(HERO, "anterior_tilt", "<img src=x> & </script>", "", 2), "lxml")
    assert text(one(island, "h2")) == "<img src=x> & </script>"
    assert len(island.select("script")) == 1
