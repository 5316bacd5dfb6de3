"""The glossary leads to the plates: which words do follows from the names in the anatomy; a link lights its part."""

from __future__ import annotations

import re
from html import unescape

import pytest

from hipspine.book.plate_links import on_plates, pictures
from hipspine.chapters import catalogue
from hipspine.evidence import load_glossary
from hipspine.evidence.anatomy import load_anatomy
from hipspine.figures import declared
from hipspine.figures.painting import frame, painting

WORDS = on_plates()


def test_every_word_that_names_a_drawn_part_leads_to_a_plate():
    parts = {part.id: part.name.casefold() for part in load_anatomy()}
    named = {term.id for term in load_glossary().values() if term.id in parts or term.term.casefold() in parts.values()}
    assert set(WORDS) == named
    assert {"psoas", "gluteus-maximus", "gluteus-medius", "hamstrings", "quadratus-lumborum"} <= named
    assert "femoral-head" not in named, "a bone, though a nerve bears half its name"


@pytest.mark.parametrize("term", WORDS)
def test_the_link_leads_to_a_plate_in_its_chapter_and_lights_that_part(term):
    page, plate, part = re.fullmatch(r"([\w-]+)\.html#([\w-]+)\?shown=([\w-]+)", WORDS[term].address).groups()
    assert plate in next(chapter for chapter in catalogue() if chapter.page == page).figures
    figure = declared(plate)
    assert part in figure.choices[-1].names
    drawn = painting(figure.spec, figure.evaluate({"shown": part}), figure.shapes, frame(figure.spec, 640))
    lit = {one["picks"][1] for many in drawn for one in many if one["tag"] == "path" and one.get("picks")} & {part}
    assert lit == {part}


def test_the_small_pictures_show_the_lit_part_and_are_small():
    made = pictures()
    assert len(made) == 2 * len(WORDS)
    for file, text in made.items():
        assert len(text) < 60_000, file
        assert 'width="150"' in text
        assert "<text" not in text
        assert "paint-order" in text, "the muscle itself"


def test_the_glossary_page_has_the_links_and_their_pictures(built_book):
    page = (built_book / "chapters" / "glossary.html").read_text(encoding="utf-8")
    links = [unescape(link) for link in re.findall(r'<p class="hs-on-plate"><a href="([^"]+)"', page)]
    assert sorted(links) == sorted(place.address for place in WORDS.values())
    for link in links:
        target = built_book / "chapters" / link.split("#")[0]
        assert f'data-island="figure:{link.split("#")[1].split("?")[0]}"' in target.read_text(encoding="utf-8")
    for source in re.findall(r'src="\.\./(_static/hipspine/plate-[\w-]+\.svg)"', page):
        assert (built_book / source).is_file()
