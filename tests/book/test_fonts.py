"""The fonts that the book brings with it: few bytes, every character of the book, stand-ins of the same measures."""

from __future__ import annotations

import re

import lxml.html
import pytest
from fontTools.ttLib import TTFont

from hipspine.book.publish import PublishError, fonts
from hipspine.tokens import tokens

TEXT_LIMIT = 40_000  # bytes, all faces of the text together
# Formulas are MathML, which a browser sets in its own font; arrows and letters of Greek stand in for themselves.
ELSEWHERE = set("αβδθφΔℓ←→≥≤≈√∑∫±⁡")


@pytest.fixture(scope="module")
def folder(built_book):
    return built_book / "_static" / "fonts"


def texts(built_book):
    """Return the text of every page without its formulas and code."""
    for path in [built_book / "index.html", *(built_book / "chapters").glob("*.html")]:
        page = lxml.html.fromstring(path.read_text(encoding="utf-8"))
        for part in page.xpath("//math | //script | //pre | //code"):
            part.drop_tree()
        yield path.stem, page.text_content()


def test_the_text_fonts_are_light(folder):
    sizes = {face.file: (folder / face.file).stat().st_size for face in fonts.FACES if face.role == "body"}
    print(f"text fonts: {sum(sizes.values()):,} bytes (budget {TEXT_LIMIT:,})")
    assert sum(sizes.values()) <= TEXT_LIMIT, sizes
    assert len(sizes) == 3


@pytest.mark.parametrize("face", fonts.FACES, ids=lambda face: face.file)
def test_every_character_of_the_pages_is_in_the_fonts(built_book, folder, face):
    files = [face.file, face.rest] if face.parted else [face.file]
    there = {chr(code) for file in files for code in TTFont(folder / file).getBestCmap()}
    for name, text in texts(built_book):
        assert {one for one in text if one.isprintable()} - there - ELSEWHERE == set(), name


@pytest.mark.parametrize("file", [fonts.BODY, "text-600.woff2"])
def test_no_letter_is_higher_than_a_line_of_a_drawing(folder, file):
    font = TTFont(folder / file)
    above, below = (part * font["head"].unitsPerEm for part in fonts.DRAWN)
    boxes = {name: glyph for name, glyph in font["glyf"].glyphs.items() if hasattr(font["glyf"][name], "yMax")}
    assert len(boxes) > 100
    assert [name for name in boxes if font["glyf"][name].yMax > above or font["glyf"][name].yMin < -below] == []


def test_what_the_book_does_not_use_is_left_out(folder):
    there = {chr(code) for code in TTFont(folder / fonts.BODY).getBestCmap()}
    assert not there & set("ÞþŒ¿¶")


def test_each_page_fetches_the_font_of_its_text_at_once(built_book):
    for path in [built_book / "index.html", *(built_book / "chapters").glob("*.html")]:
        page = lxml.html.fromstring(path.read_text(encoding="utf-8"))
        if page.xpath("//link[@rel='stylesheet']"):  # pages that have moved have none
            [link] = page.xpath("//link[@rel='preload']")
            assert (path.parent / link.get("href")).resolve() == (built_book / "_static/fonts" / fonts.BODY).resolve()
            assert link.get("as") == "font" and link.get("crossorigin") is not None


def test_the_families_of_the_tokens_are_made(built_book):
    sheet = (built_book / "_static" / "site.css").read_text(encoding="utf-8")
    made = set(re.findall(r'@font-face\s*\{\s*font-family:\s*"([^"]+)"', sheet))
    named = {
        name for role in ("body", "heading", "drawing") for name in re.findall(r'"([^"]+)"', tokens().families[role])
    }
    assert named <= made
    assert len(named) >= 6


def test_a_stand_in_has_the_height_of_the_font_it_stands_in_for(built_book):
    """Its ascent times its stretch is the font's own, whatever the stand-in's own height."""
    sheet = (built_book / "_static" / "site.css").read_text(encoding="utf-8")
    rules = re.findall(r'family:"Source Sans 3 in [^}]+size-adjust:([\d.]+)%;ascent-override:([\d.]+)%', sheet)
    assert len(rules) == 4
    for stretch, ascent in rules:
        assert float(stretch) * float(ascent) / 100 == pytest.approx(102.4, abs=0.05)


def test_a_stand_in_whose_measures_nobody_knows_is_refused():
    with pytest.raises(PublishError, match=r"data/tokens\.toml: no measures of Comic Sans under stand-ins"):
        list(fonts.stand_ins(fonts.FACES[1], ["Source Sans 3 in Comic Sans"]))


@pytest.mark.parametrize("face", [face for face in fonts.FACES if face.parted], ids=lambda face: face.file)
def test_what_is_not_common_is_fetched_for_itself(built_book, folder, face):
    """The two files of a face share no character, and the style sheet tells the browser which has which."""
    sheet = (built_book / "_static" / "site.css").read_text(encoding="utf-8")
    files = {file: set(TTFont(folder / file).getBestCmap()) for file in (face.file, face.rest)}
    assert not files[face.file] & files[face.rest]
    for file, there in files.items():
        (told,) = re.findall(rf'unicode-range:([^;]+);src:url\("?fonts/{file}', sheet)
        ranges = [part.removeprefix("U+").split("-") for part in told.split(",")]
        assert there <= {code for part in ranges for code in range(int(part[0], 16), int(part[-1], 16) + 1)}
